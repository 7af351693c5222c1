"""What each line of a policy text is: part, chapter, article, numbered item, plain words."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from coder.text.numerals import NUMERAL, number
from coder.text.policy.numbers import find_doc_number

PART, CHAPTER, SECTION, ARTICLE, ITEM1, ITEM2, ITEM3, ITEM4, ITEM5, PLAIN, MARKED = range(11)
"""Kinds of lines. 编, 章, 节, 条; 一、, （一）, 1., （1）, ①; plain words; a Markdown heading without a number."""

_WORD = re.compile(r"[^\W_]")
_LINE = re.compile(r"[^\n]+")
_PREFIX = re.compile(r"[ \t\u3000\u00a0]*(#{1,6}[ \t\u3000]*)?\**[ \t\u3000]*")
_UNIT = re.compile(rf"第[ \u3000]*([{NUMERAL}]{{1,9}})[ \u3000]*(编|篇|分编|部分|章|节|条)((?:之[一二三四五六七八九十]{{1,3}})?)")
_ITEM1 = re.compile(r"([一二三四五六七八九十百]{1,5})[、．.][ \t\u3000]*")
_ITEM2 = re.compile(r"[(（][ \u3000]?([一二三四五六七八九十百]{1,5})[ \u3000]?[)）][ \t\u3000、]*")
_ITEM3 = re.compile(r"(\d{1,3})(?:[、．]|\.(?!\d))[ \t\u3000]*")
_ITEM4 = re.compile(r"[(（](\d{1,3})[)）][ \t\u3000]*")
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_UNIT_KINDS = {"编": PART, "篇": PART, "分编": PART, "部分": PART, "章": CHAPTER, "节": SECTION, "条": ARTICLE}
_ITEMS = ((ITEM1, _ITEM1), (ITEM2, _ITEM2), (ITEM3, _ITEM3), (ITEM4, _ITEM4))
_CITED = "第、，,和与至及或的规款所"
_STOPS = "。！？：；:;"
_PAGE_LINES = 12
_NUMBER = 40
_NARROWEST, _WIDEST = 15, 80
_SLACK = 4
"""So many characters a line of a page may be shorter than the longest: punctuation is not set at its beginning."""
_FIRST = frozenset("第（(一二三四五六七八九十0123456789") | frozenset(_CIRCLED)


class Line(NamedTuple):
    """A line that holds something; a tuple, because very many are made.

    Attributes:
        kind: One of the kinds above.
        start, stop: The words, without Markdown signs and white space at the ends.
        label: The number as printed, such as 第三条 or （一）.
        number: Its value, as text; 10_1 for 第十条之一.
        rest: Where the words after the number begin.
    """

    kind: int
    start: int
    stop: int
    label: str = ""
    number: str = ""
    rest: int = 0


def lines(text: str, start: int = 0) -> Iterator[Line]:
    """The lines of the text from `start` on that hold something, in order."""
    for match in _LINE.finditer(text, start):
        line = _read(text, match.start(), match.end())
        if line is not None:
            yield line


def rejoined(text: str, found: tuple[Line, ...]) -> tuple[Line, ...]:
    """The same lines; where a text comes with the line ends of a printed page, a line that goes on the full one above is part of it."""
    full = _full_width(text, found)
    if not full:
        return found
    joined: list[Line] = []
    last = 0
    for line in found:
        width = line.stop - line.start
        above = joined[-1] if joined else None
        if above and line.kind == PLAIN and last >= full and text[above.stop - 1] not in _STOPS and not _is_number(text, line):
            joined[-1] = above._replace(stop=line.stop)
        else:
            joined.append(line)
        last = width
    return tuple(joined)


def _is_number(text: str, line: Line) -> bool:
    return line.stop - line.start < _NUMBER and find_doc_number(text, line.start, line.stop) is not None


def _full_width(text: str, found: tuple[Line, ...]) -> int:
    """From how many characters on a line of a printed page is full; 0 if the text does not come from such a page."""
    widths = sorted(line.stop - line.start for line in found)
    if len(widths) < _PAGE_LINES or widths[-1] > _WIDEST:
        return 0
    full = widths[int(len(widths) * 0.9)] - _SLACK
    wide = [line for line in found if line.stop - line.start >= full]
    broken = sum(text[line.stop - 1] not in _STOPS for line in wide)
    return full if full >= _NARROWEST and len(wide) >= 0.3 * len(found) and broken >= 0.7 * len(wide) else 0


def _read(text: str, start: int, stop: int) -> Line | None:
    prefix = _PREFIX.match(text, start, stop)
    first = prefix.end() if prefix else start
    while stop > first and (text[stop - 1].isspace() or text[stop - 1] == "*"):
        stop -= 1
    while first < stop and text[first].isspace():
        first += 1
    if first >= stop or not (text[first].isalnum() or _WORD.search(text, first, stop)):
        return None
    if text[first] in _FIRST:
        numbered = _unit(text, first, stop) or _item(text, first, stop)
        if numbered:
            return numbered
    return Line(MARKED if prefix and prefix[1] else PLAIN, first, stop, rest=first)


def _unit(text: str, first: int, stop: int) -> Line | None:
    match = _UNIT.match(text, first, stop)
    if match is None:
        return None
    kind, after = _UNIT_KINDS[match[2]], text[match.end() : match.end() + 1]
    if match.end() < stop and after in _CITED:
        return None
    if kind != ARTICLE and not (after == "" or after.isspace()) and stop - first > 40:
        return None
    suffix = f"_{number(match[3][1:])}" if match[3] else ""
    label = "".join(match[0].split())
    return Line(kind, first, stop, label, f"{number(match[1])}{suffix}", _skip(text, match.end(), stop))


def _item(text: str, first: int, stop: int) -> Line | None:
    if text[first] in _CIRCLED:
        return Line(ITEM5, first, stop, text[first], str(_CIRCLED.index(text[first]) + 1), _skip(text, first + 1, stop))
    for kind, pattern in _ITEMS:
        match = pattern.match(text, first, stop)
        if match:
            return Line(kind, first, stop, match[0].strip(), str(number(match[1])), match.end())
    return None


def _skip(text: str, start: int, stop: int) -> int:
    while start < stop and text[start].isspace():
        start += 1
    return start
