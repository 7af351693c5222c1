"""Passages known only by their words: where they stand in the texts.

White space, the shape of quotation marks and dashes, and full-width forms of letters and digits may differ between a quote and its text.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from coder.formats.foreign.project import ForeignCoding, ForeignMemo, ForeignProject, ForeignQuote, ForeignText
from coder.formats.foreign.report import Doubtful
from coder.formats.loss import losses

CONTEXT = 30
_WHITE = re.compile(r"\s+")
_CUT = re.compile(r"\s*(?:…|\.\.\.|\[\.\.\.\]|［…］|\[…\])\s*\Z")
_SHAPES = str.maketrans(
    {
        **dict.fromkeys("“”„‟〝〞«»「」『』＂", '"'),
        **dict.fromkeys("‘’‚‛＇`´", "'"),
        **dict.fromkeys("‐‑‒–—―−－", "-"),
        **{chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if chr(code) not in "＂＇－"},
    }
)


@dataclass(frozen=True)
class Searched:
    """A text in which quotes are looked for."""

    text: str

    def places(self, quote: str, *, limit: int = 1000) -> tuple[tuple[int, int], ...]:
        """Where the quote stands (code points, half-open), in order: exactly, else with other white space, else with other shapes of marks."""
        words = quote.strip()
        if not words:
            return ()
        exact = _found(self.text, words, limit)
        if exact:
            return tuple((place, place + len(words)) for place in exact)
        bare = _WHITE.sub("", words)
        letters, offsets = self._bare
        for haystack, needle in ((letters, bare), (self._shaped, bare.translate(_SHAPES).casefold())):
            found = _found(haystack, needle, limit)
            if found:
                return tuple((offsets[place], offsets[place + len(needle) - 1] + 1) for place in found)
        return ()

    @cached_property
    def _bare(self) -> tuple[str, list[int]]:
        """The text without white space, and where each of its characters stands in the text."""
        offsets = [offset for offset, each in enumerate(self.text) if not each.isspace()]
        return "".join(self.text[offset] for offset in offsets), offsets

    @cached_property
    def _shaped(self) -> str:
        """The bare text with marks and letters in one shape; as long as it, so that offsets serve both."""
        folded = (each.translate(_SHAPES).casefold() for each in self._bare[0])
        return "".join(new if len(new) == 1 else old for new, old in zip(folded, self._bare[0], strict=True))


def same_words(quote: str, found: str) -> bool:
    """Whether a quote is what stands there, but for white space; a quote that ends in an ellipsis may be its beginning."""
    if quote == found or (quote[-1:] == "…" and len(quote) > 8 and found.startswith(quote[:-1])):
        return True
    wanted, there = _WHITE.sub("", quote), _WHITE.sub("", found)
    cut = _CUT.search(quote)
    return wanted == there or bool(cut and wanted and there.startswith(_WHITE.sub("", quote[: cut.start()])) and len(quote) > 8)


def cut_words(quote: str) -> str | None:
    """The words before the dots of a quote that was cut short; None: it is whole."""
    cut = _CUT.search(quote)
    return quote[: cut.start()] if cut else None


def context(text: str, start: int, stop: int) -> str:
    """What stands at a place, on one line, with some context before and after it."""
    middle = text[start:stop] if stop - start <= 4 * CONTEXT else f"{text[start : start + 2 * CONTEXT]} … {text[stop - 2 * CONTEXT : stop]}"
    return _WHITE.sub(" ", f"{text[max(0, start - CONTEXT) : start]}[{middle}]{text[stop : stop + CONTEXT]}")


def anchored(project: ForeignProject, known: Mapping[str, str]) -> ForeignProject:
    """The project with its quotes made codings, and the report grown by them.

    Args:
        known: Texts by title that the importing project has; those in which quotes are found come back among the project's texts.
    """
    if not project.quotes:
        return project
    work = _Anchoring(project, known)
    for quote in project.quotes:
        work.take(quote)
    return work.done()


def _found(text: str, words: str, limit: int) -> list[int]:
    found: list[int] = []
    place = text.find(words) if words else -1
    while place >= 0 and len(found) < limit:
        found.append(place)
        place = text.find(words, place + 1)
    return found


class _Anchoring:
    """One pass over the quotes of a project."""

    def __init__(self, project: ForeignProject, known: Mapping[str, str]) -> None:
        self._project = project
        self._shelf = _Shelf(project.texts, known)
        self._titles = {each.key: each.title for each in project.texts}
        self._searched: dict[str, Searched] = {}
        self._wanted = Counter((each.document, each.quote, each.code) for each in project.quotes)
        self._taken: Counter[tuple[str, str, str]] = Counter()
        self._codings: list[ForeignCoding] = []
        self._memos: list[ForeignMemo] = []
        self._doubtful: list[Doubtful] = []
        self._lost: dict[str, list[str]] = defaultdict(list)
        self._verified = 0

    def take(self, quote: ForeignQuote) -> None:
        """Find the place of a quote; what has none is a loss."""
        key = self._shelf.find(quote.document)
        if key is None:
            self._lost["quotes of documents that are neither in the project nor beside the file (put NAME.txt there and import again)"].append(
                f"{quote.document}: {quote.quote[:60]}"
            )
            return
        text = self._shelf.text(key)
        searched = self._searched.setdefault(key, Searched(text))
        places = searched.places(quote.quote)
        cut = quote.cut
        if not places and _CUT.search(quote.quote):
            places, cut = searched.places(_CUT.sub("", quote.quote)), True
        if not places:
            self._lost["quotes that do not stand in their document"].append(f"{quote.document}: {quote.quote[:60]}")
            return
        start, stop = self._choose(quote, places)
        if cut and quote.stop is not None and quote.start is not None:
            stop = max(stop, min(len(text), start + quote.stop - quote.start))
        self._code(quote, key, start, stop)
        self._judge(quote, key, text, (start, stop), len(places))

    def _choose(self, quote: ForeignQuote, places: Sequence[tuple[int, int]]) -> tuple[int, int]:
        near = quote.start
        if near is not None:
            return min(places, key=lambda place: (abs(place[0] - near), place))
        same = (quote.document, quote.quote, quote.code)
        turn = self._taken[same]
        self._taken[same] += 1
        return places[turn] if turn < len(places) else places[-1]

    def _code(self, quote: ForeignQuote, key: str, start: int, stop: int) -> None:
        made = ForeignCoding(
            key=f"quote:{quote.key}", text=key, start=start, stop=stop, code=quote.code, user=quote.user, created_at=quote.created_at
        )
        self._codings.append(made)
        if quote.note.strip():
            memo = ForeignMemo(
                key=f"quote:{quote.key}", target_kind="coding", target=made.key, body=quote.note, user=quote.user, created_at=quote.created_at
            )
            self._memos.append(memo)

    def _judge(self, quote: ForeignQuote, key: str, text: str, place: tuple[int, int], number: int) -> None:
        """Say whether the place is certain."""
        start, stop = place
        there = text[start:stop]
        sure = number == 1 or quote.start is not None or self._wanted[quote.document, quote.quote, quote.code] == number
        if sure and (same_words(quote.quote, there) or (quote.cut and _WHITE.sub("", there).startswith(_WHITE.sub("", quote.quote)))):
            self._verified += 1
            return
        expected = quote.quote if sure else f"{quote.quote} (stands at {number} places)"
        self._doubtful.append(Doubtful(source=self._shelf.title(key), start=start, stop=stop, expected=expected, found=context(text, start, stop)))

    def done(self) -> ForeignProject:
        """The project with what was found."""
        report, project = self._project.report, self._project
        texts = (*project.texts, *self._shelf.borrowed())
        grown = replace(
            report,
            sources=len(texts),
            selections=report.selections + len(self._codings),
            verified=report.verified + self._verified,
            doubtful=(*report.doubtful, *self._doubtful),
            losses=(*report.losses, *losses(self._lost.items())),
        )
        codings, memos = (*project.codings, *self._codings), (*project.memos, *self._memos)
        return replace(project, report=grown, texts=texts, codings=codings, memos=memos, quotes=())


class _Shelf:
    """The texts by the names that a table may give them: title, file name, either without a suffix, in any case."""

    def __init__(self, texts: Sequence[ForeignText], known: Mapping[str, str]) -> None:
        self._texts = {each.key: each for each in texts}
        self._borrowed: dict[str, ForeignText] = {}
        self._by_name: dict[str, str] = {}
        for title in known:
            self._name(title, f"known:{title}")
        for each in texts:
            self._name(each.title, each.key)
            self._name(each.source, each.key)
        self._known = known

    def _name(self, name: str, key: str) -> None:
        for each in names(name):
            self._by_name[each] = key

    def find(self, document: str) -> str | None:
        key = next((self._by_name[each] for each in names(document) if each in self._by_name), None)
        if key is not None and key not in self._texts:
            title = key.removeprefix("known:")
            self._borrowed[key] = self._texts[key] = ForeignText(key=key, title=title, text=self._known[title])
        return key

    def text(self, key: str) -> str:
        return self._texts[key].text

    def title(self, key: str) -> str:
        return self._texts[key].title

    def borrowed(self) -> tuple[ForeignText, ...]:
        return tuple(self._borrowed.values())


def names(name: str) -> tuple[str, ...]:
    """The forms under which a document's name is known: as it is, without its folder, without its suffix; folded.

    >>> names("Texts\\\\昆山 1.TXT")
    ('texts\\\\昆山 1.txt', '昆山 1.txt', '昆山 1')
    """
    whole = " ".join(name.split()).casefold()
    last = re.split(r"[\\/]", whole)[-1]
    bare = re.sub(r"\.[a-z0-9]{1,5}\Z", "", last)
    return tuple(each for each in dict.fromkeys((whole, last, bare)) if each)
