"""What suggestions are made for: the turns of a transcript and the clauses of a policy text, long ones in groups of sentences."""

import re
from collections.abc import Sequence
from itertools import pairwise

from coder.model.document import Segment, Speaker
from coder.model.snapshot import Snapshot
from coder.model.suggestion import Unit
from coder.text.search.fold import fold
from coder.text.sentences import sentences

LONGEST = {"zh": 400, "mixed": 400, "en": 1100}
"""Code points of one unit; longer turns are parted into groups of whole sentences of about equal length."""
SHORTEST = {"zh": 20, "mixed": 20, "en": 60}
"""Shorter units get no suggestion: `是的，謝謝` carries no code by itself."""
MOST_UNITS = 4000
"""Of a larger project so many units, evenly spaced, say which words there are and how common they are; with them those people coded."""
_GREETING = re.compile(
    r".{0,30}(?:大家|各位|政委|长官|主席|主持人|先进|伙伴|贵宾|老师).{0,14}(?:大家)?(?:好|早安|早|午安|晚安)"
    r"|(?:hello|hi|good (?:morning|afternoon|evening))\b"
)
_INTRODUCTION = re.compile(r"我是|我叫|我来自|我们是|我姓|敝姓|这边是|我的专长|我今天的身分|i'm |i am |my name")
_OF_ONESELF = re.compile("[我敝這这mMｍＭ]")
"""One of them stands in every introduction."""
SHORT_TALK = {"zh": 100, "mixed": 100, "en": 250}
"""Up to this length a unit that greets and introduces its speaker is taken for an introduction."""
ASKING_ROLES = ("interviewer", "moderator")
_ASKING = re.compile(r"(?:q|interviewer|moderator|host|chair|facilitator|访谈者|访谈员|访员|采访者|采访人|提问者?|问|主持人|主席|司仪|记者)\d*$")


def units_of(snapshot: Snapshot, document_id: str) -> tuple[Unit, ...]:
    """The units of one document in order; together they hold every character of its turns or clauses but white space.

    The role is that of the speaker, else what the printed label says (`访谈者`, `Q`), else empty.
    """
    document = next(document for document in snapshot.documents if document.id == document_id)
    text, segments = snapshot.texts[document_id], snapshot.segments[document_id]
    turns = [segment for segment in segments if segment.kind == "turn"]
    speakers = {speaker.id: speaker for speaker in snapshot.speakers}
    named = snapshot.turn_speakers.get(document_id, ())
    units: list[Unit] = []
    for place, segment in enumerate(turns or passages(segments, len(text))):
        speaker = speakers.get(named[place] or "") if turns and place < len(named) else None
        role = role_of(segment.label, speaker) if turns else ""
        units += [
            Unit(document_id=document_id, start=start, stop=stop, text=text[start:stop], language=document.language, role=role, kind=document.kind)
            for start, stop in groups(text, segment.start, segment.stop, document.language)
        ]
    return tuple(units)


def passages(segments: Sequence[Segment], length: int) -> tuple[Segment, ...]:
    """The smallest clauses and paragraphs: segments other than headings that hold no other segment; the whole text if there are none."""
    ordered = sorted((segment for segment in segments if segment.kind in ("article", "paragraph")), key=lambda each: (each.start, -each.stop))
    if not ordered:
        return (Segment(kind="paragraph", ordinal=1, start=0, stop=length),) if length else ()
    return (*(left for left, right in pairwise(ordered) if right.start >= left.stop), ordered[-1])


def groups(text: str, start: int, stop: int, language: str) -> tuple[tuple[int, int], ...]:
    """`text[start:stop]` as one span, or parted at sentence ends into spans of about equal length up to `LONGEST`.

    A single sentence longer than that stays whole.
    """
    longest = LONGEST.get(language, LONGEST["zh"])
    if stop - start <= longest:
        return _stripped(text, start, stop)
    spans = sentences(text, start, stop)
    if not spans:
        return ()
    size = spans[-1][1] - spans[0][0]
    parts = -(-size // longest)
    if parts == 1:
        return ((spans[0][0], spans[-1][1]),)
    wanted = size / parts
    found: list[tuple[int, int]] = []
    begin = spans[0][0]
    for (_, last), (after, beyond) in pairwise(spans):
        if beyond - begin > wanted and abs(last - begin - wanted) <= abs(beyond - begin - wanted):
            found.append((begin, last))
            begin = after
    found.append((begin, spans[-1][1]))
    return tuple(found)


def _stripped(text: str, start: int, stop: int) -> tuple[tuple[int, int], ...]:
    """The span without white space at its ends; none if nothing else is in it."""
    inside = text[start:stop]
    first = start + len(inside) - len(inside.lstrip())
    last = stop - (len(inside) - len(inside.rstrip()))
    return ((first, last),) if first < last else ()


def role_of(label: str, speaker: Speaker | None = None) -> str:
    """The role given to the speaker, else `interviewer` where the printed label says so, else empty."""
    if speaker is not None and speaker.role:
        return speaker.role
    return "interviewer" if _ASKING.match(fold(label).strip()) else ""


def is_very_short(text: str) -> bool:
    """Whether a text is so short that nothing is suggested for it; one of ASCII alone is taken for English."""
    return len(text) < SHORTEST["en" if text.isascii() else "zh"]


def is_askable(unit: Unit) -> bool:
    """Whether the unit may carry a suggestion: said by somebody who answers, long enough, and no mere introduction of the speaker."""
    if unit.role in ASKING_ROLES or len(unit.text) < SHORTEST.get(unit.language, SHORTEST["zh"]):
        return False
    return not introduces(unit)


def introduces(unit: Unit) -> bool:
    """Whether a short unit greets the round and says who speaks: names of offices and skills there tell of no situation."""
    if len(unit.text) > SHORT_TALK.get(unit.language, SHORT_TALK["zh"]):
        return False
    if not _OF_ONESELF.search(unit.text):
        return False
    folded = fold(unit.text)
    greeting = _GREETING.match(folded)
    return greeting is not None and _INTRODUCTION.search(folded, 0, greeting.end() + 40) is not None
