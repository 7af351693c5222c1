"""The segments of a document of any kind."""

import re
from bisect import bisect_left

from coder.model.document import Segment
from coder.text.speech import quotes
from coder.text.speech.openers import Heading, headings
from coder.text.speech.turns import find_turns

_PARAGRAPH = re.compile(r"[^\n]+")
_TOPIC = re.compile(r"^[ \t]*>[ \t]*【([^】\n]{1,100})】[ \t]*$", re.MULTILINE)


def segment(text: str, kind: str) -> tuple[Segment, ...]:
    """Everything found in a document of this kind, in order of start.

    Policy: headings, articles and paragraphs, which do not overlap. Other kinds: turns with the headings between them. An interview
    written as prose has its quoted speech as turns and all its paragraphs besides. Text without speakers: headings and
    paragraphs. Ordinals count from 1 within each kind.
    """
    if kind == "policy":
        from coder.text.policy.read import parse_policy  # its many patterns are made only where there is a policy text

        return parse_policy(text).segments
    marks = headings(text)
    turns = find_turns(text)
    if turns:
        return ordered((*turns, *_titles(text, marks, turns)))
    quoted = quotes.find_quotes(text) if kind == "interview" else ()
    return ordered((*quoted, *_titles(text, marks, ()), *paragraphs(text, marks)))


def paragraphs(text: str, marks: tuple[Heading, ...] = ()) -> tuple[Segment, ...]:
    """The lines of a text that hold something, without the headings among them and without white space at their ends."""
    titles = {mark.line for mark in marks}
    found: list[Segment] = []
    for match in _PARAGRAPH.finditer(text):
        words = match[0].strip()
        if words and match.start() not in titles:
            start = match.start() + match[0].find(words[0])
            found.append(Segment(kind="paragraph", ordinal=len(found) + 1, start=start, stop=start + len(words), label_start=start))
    return tuple(found)


def ordered(found: tuple[Segment, ...]) -> tuple[Segment, ...]:
    """The segments in order of start; of two that begin together the longer one first."""
    return tuple(sorted(found, key=lambda segment: (segment.start, -segment.stop)))


def _titles(text: str, marks: tuple[Heading, ...], turns: tuple[Segment, ...]) -> tuple[Segment, ...]:
    """Markdown headings that are not speakers' labels, and topic lines such as `> 【title】`."""
    labels = [turn.label_start for turn in turns]
    spoken = {mark.line for mark in marks if _labels(mark, labels)}
    places = [(mark.start, mark.start + len(mark.words), mark.level) for mark in marks if mark.line not in spoken]
    if "【" in text:
        places += [(match.start(1), match.end(1), 2) for match in _TOPIC.finditer(text)]
    return tuple(
        Segment(kind="heading", ordinal=number, start=start, stop=stop, label_start=start, level=level)
        for number, (start, stop, level) in enumerate(sorted(places), 1)
    )


def _labels(mark: Heading, labels: list[int]) -> bool:
    """Whether the heading holds the label of a turn."""
    index = bisect_left(labels, mark.line)
    return index < len(labels) and labels[index] < mark.stop
