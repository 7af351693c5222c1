"""Subtitles (SubRip .srt, WebVTT .vtt) as a transcript, a cue a line.

WebVTT: W3C Candidate Recommendation 2019; SubRip has no standard. `metadata["cues"]` is [offset, seconds, seconds] for each cue.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from coder.errors import InputRefused
from coder.formats.read_document import Extract
from coder.formats.texts.speeches import Speech, transcript
from coder.text.freeze import freeze

_TIME = r"(?:(\d{1,4}):)?(\d{1,2}):(\d{1,2})[.,](\d{1,3})"
_TIMING = re.compile(rf"^[ \t]*{_TIME}[ \t]*-->[ \t]*{_TIME}")
_VOICE = re.compile(r"<v(?:\.[^\s<>]{0,80})?(?:[ \t]+([^<>]{0,200}))?>")
_TAG = re.compile(
    r"</?(?:c|i|b|u|s|v|font|lang|ruby)(?:[. \t=][^<>\n]{0,200})?/?>|<rt>[^<\n]{0,200}</rt>|<\d[\d:.]{0,20}>|\{\\[^{}\n]{0,80}\}", re.IGNORECASE
)
_NAMED = re.compile(r"^(?:>>+ ?)?([^\s:：.,，。!?！？][^:：.,，。!?！？\n]{0,39})[:：][ \t]*(?=\S)")
_IDEOGRAPH = re.compile("[\u3000-\u9fff\uf900-\ufaff\uff00-\uff60\U00020000-\U0003ffff]")


@dataclass(frozen=True, slots=True)
class Cue:
    """What is shown at one time; `start` and `stop` in seconds, None where the file does not say."""

    start: float | None
    stop: float | None
    lines: tuple[str, ...]
    line: int


def read(data: bytes, name: str, encoding: str | None = None) -> tuple[Extract, ...]:
    """One text.

    Raises:
        InputRefused: no cue in it.
    """
    frozen = freeze(data, name=name, encoding=encoding)
    found = tuple(cues(frozen.text))
    if not any(each.start is not None for each in found):
        raise InputRefused(f"{name}: not subtitles: no line such as 00:00:01,000 --> 00:00:02,000", "Rename it to .txt to add it as it is.")
    untimed = [each.line for each in found if each.start is None]
    told = (f"{len(untimed)} cues without a readable time (line {', '.join(map(str, untimed[:3]))})",) if untimed else ()
    text, places = transcript(Speech(cue.start, cue.stop, name, words) for cue in found for name, words in _speeches(cue))
    if not text.strip():
        raise InputRefused(f"{name}: the subtitles hold no words", "Give a file that holds text.")
    return (Extract(text=text, encoding=frozen.encoding, metadata={"cues": places}, warnings=(*frozen.warnings, *told)),)


def cues(text: str) -> Iterator[Cue]:
    """The cues of a file, in its order; headers, notes and styles are left out."""
    lines = text.removeprefix("\ufeff").split("\n")
    webvtt = lines[0].startswith("WEBVTT")
    number = 0
    for block in _blocks(lines):
        number, rows = block
        timing = next((index for index, row in enumerate(rows[:2]) if _TIMING.match(row)), None)
        if timing is None:
            words = rows[1:] if rows[0].strip().isdecimal() else rows
            if not webvtt and words:
                yield Cue(None, None, tuple(words), number)
            continue
        match = _TIMING.match(rows[timing])
        times = match.groups() if match else ()
        yield Cue(_seconds(times[:4]), _seconds(times[4:]), tuple(rows[timing + 1 :]), number + timing)


def _blocks(lines: list[str]) -> Iterator[tuple[int, list[str]]]:
    """(number of the first line, lines) of each stretch between empty lines; a new timing line also begins one."""
    block: list[str] = []
    first = 1
    for number, line in enumerate(lines, start=1):
        if line.strip():
            first = first if block else number
            block.append(line)
        elif block:
            yield first, block
            block = []
    if block:
        yield first, block


def _seconds(parts: tuple[str | None, ...]) -> float:
    hours, minutes, seconds, fraction = parts
    return int(hours or 0) * 3600 + int(minutes or 0) * 60 + int(seconds or 0) + int((fraction or "0").ljust(3, "0")) / 1000


def _speeches(cue: Cue) -> Iterator[tuple[str, str]]:
    """(name or empty, words) of each person in a cue."""
    whole = "\n".join(cue.lines)
    parts = _VOICE.split(whole)
    if _plain(parts[0]):
        yield from _by_line(parts[0])
    for name, words in zip(parts[1::2], parts[2::2], strict=True):
        if _plain(words):
            yield " ".join(html.unescape(name or "").split()), _joined([_plain(line) for line in words.split("\n")])


def _by_line(words: str) -> Iterator[tuple[str, str]]:
    """Lines of a cue without voice tags: `Name: words` or a dash begins a speech, other lines go on."""
    name, lines = "", [""]
    for line in map(_plain, words.split("\n")):
        named = _NAMED.match(line)
        if (named or line.startswith(("- ", "– ", "— "))) and any(lines):
            yield name, _joined(lines)
            name, lines = "", []
        if named:
            name, line = named[1].strip(), line[named.end() :]
        lines.append(line)
    if any(lines):
        yield name, _joined(lines)


def _plain(words: str) -> str:
    bare = _TAG.sub("", _VOICE.sub("", words))
    return " ".join(html.unescape(bare).replace("\u200e", "").replace("\u200f", "").split())


def _joined(lines: list[str]) -> str:
    text = ""
    for line in filter(None, lines):
        tight = not text or (_IDEOGRAPH.match(text[-1]) and _IDEOGRAPH.match(line))
        text += line if tight else f" {line}"
    return text
