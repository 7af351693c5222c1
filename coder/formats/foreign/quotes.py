"""The words that a file quotes, held against the text they are said to stand in: compared, and found again, whatever the white space."""

from collections.abc import Iterator
from functools import cached_property

CONTEXT = 30
LONGEST = 90
_CUT = ("…", "...")
_ALIKE = str.maketrans(
    {"‘": "'", "’": "'", "‚": "'", "‛": "'", "“": '"', "”": '"', "„": '"', "‟": '"', "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-"}
    | dict.fromkeys("\u200b\u200c\u200d\ufeff\u00ad\u2060", "")
)


def bare(words: str) -> str:
    """The words without white space and invisible characters, quotation marks and dashes of all kinds alike: what two programs keep in common."""
    return "".join(words.split()).translate(_ALIKE)


def cut(quote: str) -> str | None:
    """The words before the dots of a quote that its program cut short (`and then they…`); None: it is whole."""
    return next((quote[: -len(dots)] for dots in _CUT if quote.endswith(dots) and len(quote) > len(dots)), None)


def says(passage: str, quote: str) -> bool:
    """Whether a passage has the words of a quote, white space aside; a quote that was cut short is compared as far as it goes."""
    if passage == quote:
        return True
    whole = bare(passage)
    if whole == bare(quote):
        return True
    short = cut(quote)
    return short is not None and (passage.startswith(short) or whole.startswith(bare(short)))


class Quoted:
    """A text in which quotes are looked for."""

    def __init__(self, text: str) -> None:
        self.text = text

    def says(self, start: int, stop: int, quote: str) -> bool:
        """Whether the quote stands at this place."""
        return says(self.text[start:stop], quote)

    def places(self, quote: str, *, limit: int = 20) -> tuple[tuple[int, int], ...]:
        """Where the quote stands, up to `limit` places in order: word for word, else with white space and kinds of quotation marks aside.

        A quote that was cut short is found as far as it goes.
        """
        words = cut(quote) if cut(quote) is not None else quote
        words = (words or "").strip()
        if not words:
            return ()
        exact = tuple((at, at + len(words)) for at in _finds(self.text, words, limit))
        return exact or tuple(self._loosely(bare(words), limit))

    def nearest(self, quote: str, start: int) -> tuple[int, int] | None:
        """The place of the quote that begins closest to `start`; None: it is not in the text."""
        return min(self.places(quote), key=lambda place: abs(place[0] - start), default=None)

    def shown(self, start: int, stop: int) -> str:
        """The passage in square brackets between the characters around it, on one line."""
        inside = _flat(self.text[start:stop])
        if len(inside) > LONGEST:
            inside = f"{inside[: LONGEST // 2]} … {inside[-LONGEST // 2 :]}"
        return f"{_flat(self.text[max(0, start - CONTEXT) : start])}[{inside}]{_flat(self.text[stop : stop + CONTEXT])}"

    def _loosely(self, words: str, limit: int) -> Iterator[tuple[int, int]]:
        text, places = self._bare
        for at in _finds(text, words, limit) if words else ():
            yield places[at], places[at + len(words) - 1] + 1

    @cached_property
    def _bare(self) -> tuple[str, list[int]]:
        """The text as `bare` gives it, and the offset of each of its characters."""
        alike = self.text.translate(_ALIKE) if not self.text.isascii() else self.text
        if len(alike) == len(self.text):
            places = [at for at, each in enumerate(self.text) if not each.isspace()]
            return "".join(alike.split()), places
        kept = [(at, each.translate(_ALIKE)) for at, each in enumerate(self.text) if not each.isspace()]
        return "".join(each for _, each in kept), [at for at, each in kept if each]


def _finds(text: str, words: str, limit: int) -> Iterator[int]:
    at = text.find(words)
    while at >= 0 and limit > 0:
        yield at
        limit -= 1
        at = text.find(words, at + 1)


def _flat(words: str) -> str:
    return "".join(" " if each.isspace() else each for each in words)
