"""Who says what in a document: the turns found in the text, as corrected by hand, with their speakers."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from coder.model.document import Document, Segment, Speaker, TurnEdit
from coder.store.store import Store
from coder.text.speech.corrections import corrected

UNIT_KINDS = ("turn", "article", "paragraph")
SHORTEST_PROSE = 12
"""Letters and digits that prose between two quotes needs to be a unit: `he said` is none."""
_QUOTES = ' \t\n\u3000“”‘’"「」『』'


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A turn of a transcript, or a unit of a text without speakers (article, paragraph).

    Attributes:
        ordinal: From 1.
        kind: turn, article, paragraph or heading.
        speaker, speaker_id, role: Who speaks; empty, None and empty if nobody is named.
        start, stop: The speech, code points, half-open.
        label_start: Where the printed label begins.
        ref: Citable id of a policy unit.
    """

    ordinal: int
    kind: str
    speaker: str
    speaker_id: str | None
    role: str
    start: int
    stop: int
    label: str
    label_start: int
    ref: str = ""
    time_start: float | None = None


def scoped(label: str, document_id: str | None) -> str:
    """A label as it is kept: with the document's id behind it where it holds in that document only."""
    return f"{label}@{document_id}" if document_id and not label.endswith(f"@{document_id}") else label


class Speakers:
    """Finds the speaker that a printed label means."""

    def __init__(self, speakers: Iterable[Speaker]) -> None:
        self._by_id = {each.id: each for each in speakers}
        self._by_label = {scoped(label, each.document_id): each for each in self._by_id.values() for label in each.labels}

    def named(self, label: str, document_id: str) -> Speaker | None:
        """The speaker meant by a label in a document."""
        return self._by_label.get(scoped(label, document_id)) or self._by_label.get(label)

    def with_id(self, speaker_id: str | None) -> Speaker | None:
        """The speaker with this id."""
        return self._by_id.get(speaker_id) if speaker_id else None


def turns_of(store: Store, document: Document, speakers: Speakers | None = None) -> tuple[Turn, ...]:
    """The turns of a document, else its articles and paragraphs, in order; who asks for many documents gives the speakers, read once."""
    segments = store.segments(document.text_sha256, document.kind)
    edits = store.all(TurnEdit, document_id=document.id)
    speakers = speakers or Speakers(store.all(Speaker))
    text = store.text(document.text_sha256) if edits or _has_both(segments) else ""
    units = units_of(segments, text)
    if not edits:
        return tuple(_turn(number, each, speakers.named(each.label, document.id) if each.label else None) for number, each in enumerate(units, 1))
    pairs = corrected(tuple(units), edits, text)
    return tuple(
        _turn(number, each, speakers.with_id(given) or (speakers.named(each.label, document.id) if each.label else None))
        for number, (each, given) in enumerate(pairs, 1)
    )


def unit_count(store: Store, document: Document) -> int:
    """How many turns, or other units, a document has as found in the text."""
    segments = store.segments(document.text_sha256, document.kind)
    return len(units_of(segments, store.text(document.text_sha256) if _has_both(segments) else ""))


def units_of(segments: Sequence[Segment], text: str) -> list[Segment]:
    """The turns; where people are quoted inside prose, the prose between the quotes too; articles and paragraphs where nobody speaks."""
    turns = [each for each in segments if each.kind == "turn"]
    if not turns:
        return [each for each in segments if each.kind in UNIT_KINDS]
    if not _has_both(segments):
        return turns
    prose = [piece for each in segments if each.kind == "paragraph" for piece in _between(each, turns, text)]
    return sorted([*turns, *prose], key=lambda each: each.start)


def _has_both(segments: Sequence[Segment]) -> bool:
    return {"turn", "paragraph"} <= {each.kind for each in segments}


def _between(paragraph: Segment, turns: Sequence[Segment], text: str) -> Iterator[Segment]:
    """What a paragraph says outside of the turns in it."""
    inside = [each for each in turns if paragraph.start <= each.start < paragraph.stop]
    starts = [paragraph.start, *(each.stop for each in inside)]
    stops = [*(each.start for each in inside), paragraph.stop]
    for start, stop in zip(starts, stops, strict=True):
        piece = text[start:stop]
        if not inside or sum(character.isalnum() for character in piece) >= SHORTEST_PROSE:
            first = start + len(piece) - len(piece.lstrip(_QUOTES))
            last = stop - len(piece) + len(piece.rstrip(_QUOTES))
            yield replace(paragraph, start=first, stop=last, label="", label_start=first)


def _turn(number: int, segment: Segment, speaker: Speaker | None) -> Turn:
    is_turn = segment.kind == "turn"
    return Turn(
        ordinal=number,
        kind=segment.kind,
        speaker=speaker.name if speaker else segment.label if is_turn else "",
        speaker_id=speaker.id if speaker else None,
        role=speaker.role if speaker else "",
        start=segment.start,
        stop=segment.stop,
        label=segment.label,
        label_start=segment.label_start,
        ref=segment.ref,
        time_start=segment.time_start,
    )
