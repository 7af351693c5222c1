"""Offsets as other programs count them, turned into code points of the frozen text; which way a file counts is found by its quotes."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Protocol

from coder.errors import InvalidValue
from coder.formats.foreign.anchoring import same_words

UNITS = ("code points", "utf-16", "bytes")
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_ENOUGH = 2_000


@dataclass(frozen=True, slots=True)
class Counting:
    """How a program counts.

    Attributes:
        unit: One of UNITS.
        crlf: 2 where CR LF counts as two, 1 where every line end counts as one.
        first: Number of the first character, 0 or 1.
        inclusive: Whether the last character is named, instead of the one after it.
    """

    unit: str = "code points"
    crlf: int = 2
    first: int = 0
    inclusive: bool = False

    def __str__(self) -> str:
        return f"CRLF={self.crlf}, {self.unit}, {'inclusive' if self.inclusive else 'exclusive'}{', from 1' if self.first else ''}"


def told(convention: str | None, default: Counting) -> Counting:
    """The counting that a user asks for, such as `CRLF=1, utf-16, inclusive`; what is not said is as in `default`.

    Raises:
        InvalidValue: a word of it is none of ours.
    """
    counting = default
    for word in filter(None, re.split(r"[,;\s]+", (convention or "").lower().replace("code points", "code-points"))):
        if word in ("crlf=1", "crlf=2"):
            counting = replace(counting, crlf=int(word[-1]))
        elif word in ("utf-16", "bytes", "code-points"):
            counting = replace(counting, unit=word.replace("-points", " points"))
        elif word in ("exclusive", "inclusive"):
            counting = replace(counting, inclusive=word == "inclusive")
        else:
            raise InvalidValue(f"no convention {word!r}", "Say some of: CRLF=1 CRLF=2 code-points utf-16 bytes exclusive inclusive.")
    return counting


class Measure(Protocol):
    """Turns a passage as another program counts it into one of ours."""

    def span(self, start: int, stop: int) -> tuple[int, int] | None:
        """The passage in code points of the frozen text; None if it lies outside."""


class Ruler:
    """Positions in a text as it stood in the other program (`raw`), and in the same text with LF newlines.

    Where every character counts as one (`_shift` says from which number on), nothing has to be looked up.
    """

    def __init__(self, raw: str, counting: Counting) -> None:
        text = raw if counting.crlf == 2 else raw.replace("\r\n", "\n")
        self._counting = counting
        self._length = len(text)
        self._pairs = [match.end() for match in re.finditer("\r\n", text)]
        self._ends = _ends(text) if counting.unit == "bytes" else None
        self._astral = [match.start() for match in _ASTRAL.finditer(text)] if counting.unit == "utf-16" else []
        self._shift = None if self._pairs or self._astral or self._ends is not None else counting.first

    def span(self, start: int, stop: int) -> tuple[int, int] | None:
        """Both ends of a passage; None if one lies outside of the text."""
        counting = self._counting
        if self._shift is not None:
            first, last = start - self._shift, stop - self._shift + counting.inclusive
            return (first, last) if 0 <= first <= self._length and 0 <= last <= self._length else None
        begins, ends = self._place(start - counting.first), self._place(stop - counting.first + counting.inclusive)
        return None if begins is None or ends is None else (begins, ends)

    def _place(self, offset: int) -> int | None:
        """The position in the frozen text. Inside a character, and between CR and LF, the place before counts."""
        if self._ends is not None:
            raw = bisect_right(self._ends, offset) if 0 <= offset <= (self._ends[-1] if self._ends else 0) else -1
        else:
            raw = self._narrow(offset)
        return raw - bisect_right(self._pairs, raw) if 0 <= raw <= self._length else None

    def _narrow(self, offset: int) -> int:
        """Code points before a UTF-16 offset: less by one for each character of two units before it."""
        low, high = 0, len(self._astral)
        while low < high:
            middle = (low + high) // 2
            if self._astral[middle] + middle < offset - 1:
                low = middle + 1
            else:
                high = middle
        inside = low < len(self._astral) and self._astral[low] + low + 1 == offset
        return offset - low - int(inside)


def _ends(raw: str) -> list[int] | None:
    """Where each character ends in bytes; None where each is one byte."""
    if raw.isascii():
        return None
    return list(accumulate(1 if each < "\x80" else 2 if each < "\u0800" else 3 if each < "\U00010000" else 4 for each in raw))


@dataclass(frozen=True, slots=True)
class Inferred:
    """The counting of a file, and how many quotes agree with it, of how many that were looked at."""

    counting: Counting
    agree: int
    of: int

    @property
    def evidence(self) -> str:
        """In one sentence."""
        return f"{self.agree} of {self.of} quotes agree" if self.of else "no quotes to compare; this is how the program is known to count"


def infer(texts: Mapping[str, str], quoted: Iterable[tuple[str, int | None, int | None, str]], candidates: Sequence[Counting]) -> Inferred:
    """The candidate with which most quotes agree; the first of them where several do as well.

    Args:
        texts: Raw, by key.
        quoted: (key of the text, start, stop, quote); the first two thousand are looked at.
    """
    sample = [each for each in quoted if each[3].strip() and each[0] in texts and each[1] is not None and each[2] is not None][:_ENOUGH]
    if not sample:
        return Inferred(candidates[0], 0, 0)
    best = max(candidates, key=lambda each: (_agreeing(texts, sample, each), -candidates.index(each)))
    return Inferred(best, _agreeing(texts, sample, best), len(sample))


def _agreeing(texts: Mapping[str, str], sample: Sequence[tuple[str, int | None, int | None, str]], counting: Counting) -> int:
    rulers = {key: Ruler(texts[key], counting) for key in {each[0] for each in sample}}
    frozen = {key: texts[key].replace("\r\n", "\n").replace("\r", "\n") for key in rulers}
    agree = 0
    for key, start, stop, quote in sample:
        place = rulers[key].span(start or 0, stop or 0)
        agree += bool(place and same_words(quote, frozen[key][place[0] : place[1]]))
    return agree
