"""Lines that may open a turn: each layout of transcripts reads a line its own way; nothing is decided here."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from coder.text.speech.labels import DETAIL, can_be_label, is_generic, is_never
from coder.text.speech.timecodes import RANGE, TIME, times

_GAP = r"[ \t\u3000]*"
_DETAILS = rf"(?:{_GAP}(?![(（\[［【]{TIME}){DETAIL}){{0,2}}"
_COLON_AHEAD = re.compile(r"^[^\n：:]{0,100}[：:]", re.MULTILINE)
_VOICE = re.compile(r"^[ \t]*<v(?:\.[\w.]+)? ([^<>\n]{1,60})>", re.MULTILINE)
_HEADING = re.compile(r"^(#{1,6})[ \t]+([^\n]*?)[ \t]*$", re.MULTILINE)
_INLINE = re.compile(
    rf"{_GAP}(?P<lead>[\[(（【<]?{RANGE}[\])）】>]?[ \t\u3000,，\-]*)?(?P<mark>\*\*|__)?"
    rf"(?P<label>[^\n\t：:*\[\]<>]{{1,60}}?{_DETAILS})(?P<mark2>\*\*|__)?{_GAP}(?P<trail>[\[(（【]?{RANGE}[\])）】]?)?{_GAP}(?P<mark3>\*\*|__)?"
    rf"(?P<colon>[：:])(?P<mark4>\*\*|__)?{_GAP}"
)
_OWN_LINE = re.compile(
    rf"{_GAP}(?:(?P<lead>[\[(（【]?{RANGE}[\])）】]?)[,，]?[ \t\u3000\-]*(?P<label1>[^\n：:*<>]{{1,40}}?)"
    rf"|\[?(?:\*\*)?(?P<label2>[^\n：:*<>\[\]]{{1,40}}?)(?:\*\*)?\]?[ \t\u3000]*(?P<trail>[\[(（【]?{RANGE}[\])）】]?)){_GAP}(?=\n|\Z)"
)
_NUMBERED_TIME = re.compile(rf"{_GAP}(?P<label>[^\n：:]{{1,20}}?)[ \t\u3000]+(?P<trail>{TIME})[ \t\u3000]+")
_CUE = re.compile(rf"{_GAP}{TIME}[ \t]*-->[ \t]*{TIME}{_GAP}\n{_GAP}(?P<label>[^\n：:]{{1,40}}?){_GAP}\n(?=[ \t]*[^\s])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Opener:
    """A place where a turn may begin.

    Attributes:
        line: Where the line begins.
        label, label_start: The name as printed and where it stands.
        speech: Where the speech begins.
        layout: heading, plain (### without a colon), voice, colon, own_line or cue.
        timed: Whether a time code stands beside the name.
    """

    line: int
    label: str
    label_start: int
    speech: int
    layout: str
    timed: bool = False
    time_start: float | None = None
    time_stop: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A Markdown heading: its line, depth and words."""

    line: int
    stop: int
    level: int
    start: int
    words: str


def headings(text: str) -> tuple[Heading, ...]:
    """All Markdown headings (`#` to `######`)."""
    if "#" not in text:
        return ()
    return tuple(
        Heading(line=match.start(), stop=match.end(), level=len(match[1]), start=match.start(2), words=match[2])
        for match in _HEADING.finditer(text)
        if match[2]
    )


def from_headings(found: tuple[Heading, ...]) -> tuple[Opener, ...]:
    """The `### name：` and `### name` headings as openers."""
    third = (heading for heading in found if heading.level == 3)
    openers = (_from_heading(heading) for heading in third)
    return tuple(opener for opener in openers if opener.label)


def _from_heading(heading: Heading) -> Opener:
    bare = heading.words.rstrip("：: \t\u3000")
    name = bare.strip("*_ \u3000") or bare
    start = heading.start + heading.words.find(name)
    layout = "heading" if heading.words.rstrip().endswith(("：", ":")) else "plain"
    return Opener(line=heading.line, label=name, label_start=start, speech=heading.stop, layout=layout)


def from_lines(text: str) -> Iterator[Opener]:
    """Lines that may open a turn by a colon, a time code or a voice tag, in order."""
    found: dict[int, Opener] = {}
    for match in _COLON_AHEAD.finditer(text):
        opener = _read_line(text, match.start())
        if opener:
            found[opener.line] = opener
    if "<v" in text:
        found.update((opener.line, opener) for opener in map(_voice, _VOICE.finditer(text)))
    return iter([found[line] for line in sorted(found)])


def _read_line(text: str, line: int) -> Opener | None:
    if text[line : line + 1] in ("#", ">"):
        return None
    return _cue(text, line) or _own_line(text, line) or _inline(text, line) or _numbered_time(text, line)


def _voice(match: re.Match[str]) -> Opener:
    return Opener(line=match.start(), label=match[1].strip(), label_start=match.start(1), speech=match.end(), layout="voice")


def _opener(line: int, match: re.Match[str], group: str, when: str | None, layout: str) -> Opener | None:
    label = match[group].strip()
    if not can_be_label(label):
        return None
    start = match.start(group) + match[group].find(label)
    first, last = times(when)
    return Opener(
        line=line,
        label=label,
        label_start=start,
        speech=match.end(),
        layout=layout,
        timed=first is not None,
        time_start=first,
        time_stop=last,
    )


def _inline(text: str, line: int) -> Opener | None:
    match = _INLINE.match(text, line, line + 200)
    if match is None or (match["colon"] == ":" and text.startswith(("//", ":"), match.end("colon"))):
        return None
    if match["colon"] == ":" and match["label"][-1:].isdigit() and text[match.end() : match.end() + 1].isdigit() and not is_generic(match["label"]):
        return None
    return _opener(line, match, "label", match["lead"] or match["trail"], "colon")


def _own_line(text: str, line: int) -> Opener | None:
    match = _OWN_LINE.match(text, line, line + 160)
    if match is None or _cut_off(text, match.end(), line + 160):
        return None
    group = "label1" if match["label1"] else "label2"
    return _opener(line, match, group, match["lead"] or match["trail"], "own_line")


def _cut_off(text: str, stop: int, limit: int) -> bool:
    return stop == limit and stop < len(text)


def _numbered_time(text: str, line: int) -> Opener | None:
    match = _NUMBERED_TIME.match(text, line, line + 80)
    return _opener(line, match, "label", match["trail"], "own_line") if match and is_generic(match["label"]) else None


def _cue(text: str, line: int) -> Opener | None:
    match = _CUE.match(text, line, line + 200)
    if match is None or is_never(match["label"]):
        return None
    return _opener(line, match, "label", match[0], "cue")
