"""The units of a policy text: headings, articles, numbered items and paragraphs, each with its reference."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from coder.model.document import Segment
from coder.text.policy.foot import Foot
from coder.text.policy.head import Head
from coder.text.policy.lines import ARTICLE, CHAPTER, ITEM1, ITEM5, MARKED, PLAIN, SECTION, Line

_TITLE_LEVEL = 0
_HEADING_TEXT = 50
_ENDS = ("。", "；", "：", ":", ";", "！", "？", "，", "、", "…", "”", ".")
_HAS_STOP = re.compile("[。；！？，]")
_HAN = re.compile("[\u3400-\u9fff]")
_CONTENTS = re.compile(r"目[ \t\u3000]*[录次]\Z")


@dataclass(slots=True)
class _Found:
    """A segment to be, whose end and level are not yet certain."""

    kind: str
    start: int
    stop: int
    label: str
    level: int
    ref: str


@dataclass(slots=True)
class _Walk:
    """Where the walk through the lines stands: the numbers above the current line, and what was found."""

    text: str
    has_articles: bool
    stack: list[tuple[int, str]] = field(default_factory=list)
    series: int = 1
    paragraphs: Counter[str] = field(default_factory=Counter)
    used: set[str] = field(default_factory=set)
    found: list[_Found] = field(default_factory=list)

    def reference(self) -> str:
        """The numbers above, such as `3-2`; `0` before any."""
        own = "-".join(number for _, number in self.stack) or "0"
        return own if self.series == 1 else f"{self.series}/{own}"

    def next_paragraph(self) -> str:
        """The reference of the next paragraph under the numbers above, such as `3.2`; items after a 款 count under it: `3.2-1`."""
        if self.has_articles and self.stack and self.stack[0][0] == ARTICLE:
            del self.stack[1:]
            self.stack[0] = (ARTICLE, self.stack[0][1].split(".")[0])
        above = self.reference()
        self.paragraphs[above] += 1
        reference = f"{above}.{self.paragraphs[above]}"
        if self.stack and self.stack[0][0] == ARTICLE:
            self.stack[0] = (ARTICLE, f"{self.stack[0][1]}.{self.paragraphs[above]}")
        return reference

    def claim(self, reference: str) -> str:
        """The reference, made unique if the text prints the same number twice."""
        unique, count = reference, 1
        while unique in self.used:
            count += 1
            unique = f"{reference}~{count}"
        self.used.add(unique)
        return unique

    def add(self, kind: str, line: Line, *, level: int = 0, ref: str = "") -> None:
        self.found.append(_Found(kind, line.start, line.stop, line.label, level, ref))


def units(text: str, found: tuple[Line, ...], head: Head, foot: Foot) -> tuple[Segment, ...]:
    """The segments of the body, and the title as the first heading, in order of start; ordinals count within each kind."""
    has_articles = sum(line.kind == ARTICLE for line in found) >= 2
    walk = _Walk(text, has_articles)
    contents = _contents(text, found, head.body)
    if head.title_lines:
        walk.add("heading", found[head.title_lines[0]], level=_TITLE_LEVEL)
    titled = _annex_title(text, found, foot)
    for index in range(head.body, len(found)):
        if index in contents or index in foot.lines:
            continue
        line = found[index]
        if index in titled:
            _new_series(walk, index == min(titled))
            walk.add("heading", line, level=_TITLE_LEVEL)
        elif line.kind <= SECTION or _parts_articles(walk, found, index):
            walk.stack.clear()
            walk.add("heading", line, level=min(line.kind, SECTION) + 1)
        elif line.kind == ARTICLE or ITEM1 <= line.kind <= ITEM5:
            _numbered(walk, line)
        else:
            _plain(walk, line, found, index)
    return _finished(walk.found)


def _numbered(walk: _Walk, line: Line) -> None:
    while walk.stack and walk.stack[-1][0] >= line.kind:
        walk.stack.pop()
    walk.stack.append((line.kind, line.number))
    if line.kind in (ARTICLE, ITEM1) and len(walk.stack) == 1 and line.number == "1" and walk.reference() in walk.used:
        walk.series += 1
    reference = walk.claim(walk.reference())
    if line.kind != ARTICLE and _is_title(walk.text, line):
        walk.add("heading", line, level=line.kind + 1, ref=reference)
    else:
        walk.paragraphs[reference] += line.kind == ARTICLE
        walk.add("article", line, ref=reference)


def _plain(walk: _Walk, line: Line, found: tuple[Line, ...], index: int) -> None:
    """A line without a number: a heading, the next 款 of an article, or a paragraph."""
    if line.kind == MARKED or (not walk.has_articles and _is_bare_title(walk.text, found, index)):
        walk.add("heading", line, level=CHAPTER + 1)
        return
    above = walk.found[-1] if walk.found else None
    if above and above.kind == "article" and walk.stack and walk.stack[-1][0] == ARTICLE:
        walk.paragraphs[above.ref] += 1
        above.stop = line.stop
        return
    reference = walk.next_paragraph()
    walk.add("paragraph", line, ref=walk.claim(reference))


def _new_series(walk: _Walk, first: bool) -> None:
    if first and walk.used:
        walk.series += 1
    walk.stack.clear()


def _parts_articles(walk: _Walk, found: tuple[Line, ...], index: int) -> bool:
    """Whether a line such as 三、举证责任 stands between articles (条) as a title of those that follow."""
    after = found[index + 1] if index + 1 < len(found) else None
    return walk.has_articles and found[index].kind == ITEM1 and after is not None and after.kind == ARTICLE and _is_title(walk.text, found[index])


def _is_title(text: str, line: Line) -> bool:
    """Whether a numbered line is the title of what follows: short, and no sentence."""
    return line.stop - line.start <= _HEADING_TEXT and line.rest < line.stop and not text.endswith(_ENDS, line.start, line.stop)


def _is_bare_title(text: str, found: tuple[Line, ...], index: int) -> bool:
    """Whether a line without a number is a title: short, no punctuation, not in brackets, between a finished sentence and a long paragraph."""
    line = found[index]
    words = text[line.start : line.stop]
    if len(words) > 25 or len(words) < 2 or words[0] in "（(" or _HAS_STOP.search(words) or words.endswith(_ENDS) or not _HAN.search(words):
        return False
    before = found[index - 1] if index else None
    done = before is None or before.kind not in (PLAIN, MARKED) or text[before.stop - 1] in "。！？：:…”）"
    after = found[index + 1] if index + 1 < len(found) else None
    return done and after is not None and (after.kind != PLAIN or after.stop - after.start > 40)


def _annex_title(text: str, found: tuple[Line, ...], foot: Foot) -> frozenset[int]:
    """The line after the foot that is the title of the annex."""
    if foot.annex is None:
        return frozenset()
    place = foot.annex
    while place < len(found) and place in foot.lines:
        place += 1
    if place >= len(found):
        return frozenset()
    line = found[place]
    short = line.stop - line.start <= 60 and line.kind in (PLAIN, MARKED) and not text.endswith(_ENDS, line.start, line.stop)
    return frozenset({place}) if short else frozenset()


def _contents(text: str, found: tuple[Line, ...], body: int) -> frozenset[int]:
    """The lines of a table of contents: from 目录 to where its first entry is printed again."""
    for index in range(body, min(body + 20, len(found) - 1)):
        line = found[index]
        if line.stop - line.start <= 6 and _CONTENTS.match(text[line.start : line.stop]):
            first = "".join(text[found[index + 1].start : found[index + 1].stop].split())
            for place in range(index + 2, min(index + 300, len(found))):
                if found[place].label == found[index + 1].label and "".join(text[found[place].start : found[place].stop].split()) == first:
                    return frozenset(range(index, place))
    return frozenset()


def _finished(found: Sequence[_Found]) -> tuple[Segment, ...]:
    """The segments, numbered within each kind; levels of headings count from 1, without gaps."""
    rank = {level: place for place, level in enumerate(sorted({each.level for each in found if each.kind == "heading"}), 1)}
    counts: Counter[str] = Counter()
    segments = []
    for each in found:
        counts[each.kind] += 1
        segments.append(
            Segment(
                kind=each.kind,
                ordinal=counts[each.kind],
                start=each.start,
                stop=each.stop,
                label=each.label,
                label_start=each.start,
                level=rank[each.level] if each.kind == "heading" else each.level,
                ref=each.ref,
            )
        )
    return tuple(segments)
