"""Speakers' turns: which lines of a text open a speech.

A colon is not enough: `目的：`, `Note:` and `第一：` stand in prose too. Each document is weighed as a whole: how often labels
come back, which share of the lines has one, whether they are known roles, look like names or carry time codes.
"""

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from itertools import groupby

from coder.model.document import Segment
from coder.text.speech.form import after_form
from coder.text.speech.labels import is_generic, is_name_like, is_never, is_short_name
from coder.text.speech.layouts import find_layout
from coder.text.speech.openers import Heading, Opener, from_headings, from_lines, headings
from coder.text.speech.talk import TALKS, looks_like_talk
from coder.text.speech.timecodes import RANGE

__all__ = ["find_turns", "looks_like_talk", "runs"]

_ENOUGH = 0.3
_HAN = re.compile("[\u3400-\u9fff]")
_ASIDE = re.compile(r"[ \t]*(?:>[^\n]*)?\Z")
_CUE_LINE = re.compile(rf"[ \t]*{RANGE}[^\n]{{0,80}}\Z")
_INDEX_LINE = re.compile(r"[ \t]*\d+[ \t]*\Z")


@lru_cache(maxsize=1)
def find_turns(text: str) -> tuple[Segment, ...]:
    """The speeches of a transcript, in order; empty for a text without speakers.

    Each segment spans the speech without its label: `text[start:stop]` has no white space at its ends, `label` is the name as
    printed and `label_start` where it stands. Known layouts: `### 唐鳳：`, `Name:` with either colon, `**Name**:`, `Q:`/`A:`,
    `[00:01:02] Li:`, `Li (00:01:02):`, a name and a time on a line of their own (Otter, 讯飞听见, 飞书妙记, Tencent, Zoom),
    `0:0:5.1 --> 0:0:9.3` with the name below or beside it (Teams), `<v Name>`, and `███：` after an erasure; and those of `layouts`.

    Headings with the same name one after the other stay turns of their own, as found in the text; `runs` groups them.
    A label without speech gives no turn. Lines of `> ...` (laughter, topics) at the end of a speech are left out of it.
    The last answer is kept, for a text is asked for its kind and then for its segments.
    """
    marks = headings(text)
    opened = _heading_layout(from_headings(marks)) or _line_layout(text)
    return _segments(text, opened, marks) if opened else ()


def runs(turns: Iterable[Segment]) -> tuple[tuple[Segment, ...], ...]:
    """Consecutive turns of one label as groups: what a reader would call one turn."""
    return tuple(tuple(group) for _, group in groupby(turns, key=lambda turn: turn.label))


def _heading_layout(found: tuple[Opener, ...]) -> tuple[Opener, ...]:
    """The headings that name speakers; none if the headings of this document are titles."""
    named = [opener for opener in found if opener.layout == "heading"]
    bare = [opener for opener in found if opener.layout == "plain" and _may_stand_alone(opener.label)]
    counts = Counter(opener.label for opener in named)
    people = [opener for opener in named if not is_never(opener.label)]
    if people and len(people) >= 0.5 * len(named) and (max(counts.values()) > 1 or any(_is_known(opener.label) for opener in people)):
        return tuple(sorted((*named, *bare), key=lambda opener: opener.line))
    repeated = Counter(opener.label for opener in bare)
    if not named and len(bare) >= 4 and len(bare) >= 2 * len(repeated) and len(repeated) > 1:
        return tuple(bare)
    return ()


def _may_stand_alone(label: str) -> bool:
    return len(label) <= 30 and label[0] not in "【〈《[(（〔「『" and not label[0].isdigit() and not is_never(label)


def _is_known(label: str) -> bool:
    return is_generic(label) or is_name_like(label)


def _line_layout(text: str) -> tuple[Opener, ...]:
    """The lines that open turns; none if the text is prose."""
    begins = after_form(text)
    found = [opener for opener in from_lines(text) if opener.speech > 0 and opener.line >= begins]
    lines = sum(map(_holds_words, text[begins:].split("\n")))
    counts = Counter(opener.label for opener in found)
    share = _share(found, lines)
    spoken: tuple[Opener, ...] = ()
    if found and _is_dialogue(text, found, counts, lines):
        spoken = tuple(opener for opener in found if _speaks(opener, counts, share >= 0.5))
        if share >= _ENOUGH:
            return spoken
    other = find_layout(text, lines, begins)
    return other if len(other) >= 2 * len(spoken) else spoken


def _holds_words(line: str) -> bool:
    """Whether a line is neither empty nor the number or the time of a subtitle."""
    return bool(line) and not line.isspace() and "-->" not in line and not (len(line) < 7 and line.strip().isdecimal())


def _share(found: list[Opener], lines: int) -> float:
    """Share of the lines that have a label; a name on a line of its own counts with the line below."""
    return sum(2 if opener.layout in ("own_line", "cue") else 1 for opener in found) / max(lines, 1)


def _is_strong(opener: Opener, counts: Counter[str]) -> bool:
    """Whether the label opens a turn by what it is: a voice tag, a known role, a time code beside a name."""
    if opener.layout == "voice" or is_generic(opener.label):
        return True
    return opener.timed and opener.layout != "cue" and (counts[opener.label] > 1 or _is_person(opener))


def _is_person(opener: Opener) -> bool:
    """Whether the label looks like a person where it stands: beside a time code `李` and `Smith, John` do."""
    return is_name_like(opener.label) or (opener.timed and is_short_name(opener.label))


def _is_dialogue(text: str, found: list[Opener], counts: Counter[str], lines: int) -> bool:
    """Whether the labels of a document, taken together, are those of speakers."""
    strong = sum(_is_strong(opener, counts) for opener in found)
    share = _share(found, lines)
    if strong >= 2 or (strong == 1 and (share >= 0.5 or any(is_name_like(label) for label in counts))):
        return strong > 2 or share >= 0.05 or lines <= 40
    names = {opener.label for opener in found if _is_person(opener)}
    repeated = [label for label in counts if counts[label] > 1]
    named = sum(counts[label] for label in names)
    if len(counts) >= 2 and len(names) == len(counts) and share >= 0.5:
        return bool(repeated) or _is_talk(text, found)
    if len(counts) >= 2 and repeated and named >= 0.5 * len(found) and share >= 0.1:
        return True
    if len(repeated) >= 2 and len(found) >= 6 and (named >= 0.5 * len(found) or share >= 0.3):
        return len(found) >= 2 * len(counts)
    return len(names) >= 1 and max(counts.values(), default=0) >= 3 and named >= 0.8 * len(found) and share >= 0.3


def _is_talk(text: str, found: list[Opener]) -> bool:
    """Whether labels that each stand once have speech after them, not an explanation (`Kunshan: a city.`); a time code is enough."""
    firsts = [text[opener.speech : opener.speech + 200].lstrip().split("\n")[0] for opener in found[:100]]
    talks = sum(opener.timed or bool(TALKS.search(first)) or "？" in first or "?" in first for opener, first in zip(found, firsts, strict=False))
    return 3 * talks >= len(firsts)


def _speaks(opener: Opener, counts: Counter[str], dense: bool) -> bool:
    """Whether the label opens a turn in a document known to be a dialogue."""
    if _is_strong(opener, counts) or counts[opener.label] > 1:
        return True
    if dense and (is_short_name(opener.label) or (opener.timed and opener.layout == "colon" and not opener.label[0].islower())):
        return True
    return _is_person(opener) and (dense or bool(_HAN.search(opener.label)))


def _segments(text: str, opened: tuple[Opener, ...], marks: tuple[Heading, ...]) -> tuple[Segment, ...]:
    own = {opener.line for opener in opened}
    walls = sorted({*own, *(mark.line for mark in marks if mark.level <= 3), len(text)})
    following = {line: walls[index + 1] for index, line in enumerate(walls[:-1])}
    found: list[Segment] = []
    for opener in opened:
        start, stop = _speech(text, opener.speech, following[opener.line])
        if start < stop:
            found.append(
                Segment(
                    kind="turn",
                    ordinal=len(found) + 1,
                    start=start,
                    stop=stop,
                    label=opener.label,
                    label_start=opener.label_start,
                    time_start=opener.time_start,
                    time_stop=opener.time_stop,
                )
            )
    return tuple(found)


def _speech(text: str, start: int, stop: int) -> tuple[int, int]:
    """The speech between two walls: no white space at its ends, no remark or subtitle number after it."""
    first, last = _strip(text, start, stop)
    stop, after_cue = last, False
    while first < stop:
        line = text.rfind("\n", first, stop) + 1
        if not first < line or stop - line > 2000:
            break
        tail = text[line:stop]
        is_cue = bool(_CUE_LINE.match(tail))
        if not (is_cue or _ASIDE.match(tail) or (after_cue and _INDEX_LINE.match(tail))):
            break
        after_cue = is_cue
        stop = _strip(text, first, line)[1]
    if text.startswith("</v>", stop - 4, stop):
        stop = _strip(text, first, stop - 4)[1]
    return first, stop


def _strip(text: str, start: int, stop: int) -> tuple[int, int]:
    while start < stop and text[start].isspace():
        start += 1
    while stop > start and text[stop - 1].isspace():
        stop -= 1
    return start, stop
