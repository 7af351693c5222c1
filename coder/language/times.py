"""Dates told in Chinese or English, as EDTF; 去年 and `last year` are left to the reader, who knows when it was said."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from coder.text.search.fold import fold

_DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
_TENS = {"二十": "2", "三十": "3", "四十": "4", "五十": "5", "六十": "6", "七十": "7", "八十": "8", "九十": "9"}
_YEAR_WORD = r"(?:1[89]\d\d|20\d\d|[一二][九八〇○零][〇○零一二三四五六七八九]{2})"


def _date_form(end: str) -> str:
    month, day = rf"(?P<{end}m>1[0-2]|0?[1-9])", rf"(?P<{end}d>3[01]|[12]\d|0?[1-9])"
    return rf"(?P<{end}y>{_YEAR_WORD})\s*年(?!代)(?:\s*{month}\s*月(?:\s*{day}\s*[日号])?)?"


_TO = r"\s*(?:到|至|[-—–~～])\s*"
_PATTERNS = (
    re.compile(rf"{_date_form('a')}{_TO}{_date_form('b')}"),
    re.compile(rf"(?P<ay>{_YEAR_WORD}){_TO}(?P<by>{_YEAR_WORD})\s*年(?!代)"),
    re.compile(r"\b(?:from|between)\s+(?P<ay>1[89]\d\d|20\d\d)\s+(?:to|until|and)\s+(?P<by>1[89]\d\d|20\d\d)\b"),
    re.compile(r"(?<![\d-])(?P<ay>1[89]\d\d|20\d\d)\s*[–—-]\s*(?P<by>1[89]\d\d|20\d\d)(?![\d-])"),
    re.compile(r"(?:上个?世纪|20世纪|二十世纪)?(?P<decade>(?:1[89]|20)?[0-9]0|[二三四五六七八九]十)年代"),
    re.compile(r"\b(?P<decade>(?:1[89]|20)\d0)[’']?s\b"),
    re.compile(rf"{_date_form('a')}(?P<side>以后|之后|以来|起|开始|以前|之前|前后|左右|上下|那?前)?"),
    re.compile(r"民国\s*(?P<roc>\d{1,3})\s*年"),
    re.compile(
        r"\b(?P<side>in|since|after|before|until|till|around|about|circa|during|by|of|from)\s+(?:the year\s+)?(?P<ay>1[89]\d\d|20\d\d)\b(?![’']?s)"
    ),
)
_OPEN_STOP = frozenset(["以后", "之后", "以来", "起", "开始", "since", "after", "from"])
_OPEN_START = frozenset(["以前", "之前", "前", "那前", "before", "until", "till", "by"])
_ABOUT = frozenset(["前后", "左右", "上下", "around", "about", "circa"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A time in a text: EDTF, `..` for open, empty for not said; start and stop are code points."""

    start: int
    stop: int
    time_from: str
    time_to: str = ""


def times(text: str) -> list[Told]:
    """The times told, in order of place; where two overlap, the longer counts.

    >>> [(each.time_from, each.time_to) for each in times("1990年代起步，2004年5月到2008年合作，去年停了")]
    [('199X', ''), ('2004-05', '2008')]
    """
    folded = fold(text)
    taken: list[Told] = []
    for each in sorted(_all(folded), key=lambda each: (each.start - each.stop, each.start)):
        if all(each.stop <= other.start or other.stop <= each.start for other in taken):
            taken.append(each)
    return sorted(taken, key=lambda each: each.start)


def _all(folded: str) -> Iterator[Told]:
    for pattern in _PATTERNS:
        for found in pattern.finditer(folded):
            told = _told(found)
            if told:
                yield told


def _told(found: re.Match[str]) -> Told | None:
    parts = found.groupdict()
    start, stop = found.span()
    if parts.get("decade"):
        return Told(start=start, stop=stop, time_from=_decade(parts["decade"]))
    if parts.get("roc"):
        year = int(parts["roc"]) + 1911
        return Told(start=start, stop=stop, time_from=str(year)) if year < 2100 else None
    first, last, side = _date(parts, "a"), _date(parts, "b"), parts.get("side") or ""
    if side in _OPEN_START:
        return Told(start=start, stop=stop, time_from="..", time_to=first)
    if side in _OPEN_STOP:
        return Told(start=start, stop=stop, time_from=first, time_to="..")
    return Told(start=start, stop=stop, time_from=first + ("~" if side in _ABOUT else ""), time_to=last)


def _date(parts: dict[str, str | None], end: str) -> str:
    """The date of one end, as precise as it is told."""
    year = (parts.get(f"{end}y") or "").translate(_DIGITS)
    rest = [f"{int(parts[each] or 0):02d}" for each in (f"{end}m", f"{end}d") if parts.get(each)]
    return "-".join([year, *rest])


def _decade(words: str) -> str:
    """199X of 1990, 90, 九十; decades without a century are of the twentieth from the twenties on, of the twenty-first before."""
    digits = _TENS.get(words, words[-2]) if len(words) == 2 else words[2]
    century = words[:2] if len(words) == 4 else "19" if digits in "23456789" else "20"
    return f"{century}{digits}X"
