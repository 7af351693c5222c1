"""Texts in pieces with their codings, for programs that annotate or learn: whole documents, or turn by turn."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from coder.errors import InvalidValue
from coder.formats.loss import Loss, losses
from coder.formats.tables.coding_rows import Voices, names_of_speakers
from coder.model.coding import Coding
from coder.model.document import Document, Segment
from coder.model.snapshot import Snapshot

UNITS = ("document", "turn")
_PARTS = ("article", "paragraph")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """What of a coding lies in a piece: code points of the piece, half-open."""

    start: int
    stop: int
    coding: Coding


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A stretch of a document.

    Attributes:
        start: Where it begins in the document.
        speaker, turn: Who speaks in it and the number of the turn; empty and None for whole documents and where nobody speaks.
    """

    document: Document
    start: int
    text: str
    speaker: str
    turn: int | None
    marks: tuple[Mark, ...]

    def utf16(self) -> list[int]:
        """For each place of the text, from 0 to its length, so many UTF-16 units lie before it: how programs in a browser count."""
        return [0, *accumulate(2 if each > "\uffff" else 1 for each in self.text)]


class Pieces:
    """The pieces of a project, one after the other; afterwards what the cutting did to codings.

    A document without turns is cut into articles or paragraphs, if it has some. Printed labels of speakers are left out.
    """

    def __init__(self, snapshot: Snapshot, unit: str) -> None:
        """Cut by `unit`, one of UNITS.

        Raises:
            InvalidValue: it is none of them.
        """
        if unit not in UNITS:
            raise InvalidValue(f"texts are not cut by {unit!r}", f"It is one of: {', '.join(UNITS)}.")
        self._snapshot = snapshot
        self._unit = unit
        self._speakers = names_of_speakers(snapshot)
        self._across: list[str] = []
        self._outside: list[str] = []

    def __iter__(self) -> Iterator[Piece]:
        codings: dict[str, list[Coding]] = defaultdict(list)
        for coding in sorted(self._snapshot.codings, key=lambda each: (each.start, each.stop, each.code_id, each.id)):
            codings[coding.document_id].append(coding)
        for document in self._snapshot.documents:
            yield from self._of(document, codings[document.id])

    def losses(self) -> tuple[Loss, ...]:
        """Codings that lie in several pieces, or in none."""
        return losses(
            (
                ("codings across several turns or paragraphs, one mark in each", self._across),
                ("codings of nothing but printed names of speakers or white space", self._outside),
            )
        )

    def _of(self, document: Document, codings: Sequence[Coding]) -> Iterator[Piece]:
        text = self._snapshot.texts[document.id]
        voices = Voices.of(self._snapshot, document.id, self._speakers) if self._unit == "turn" else None
        times: dict[str, int] = dict.fromkeys((each.id for each in codings), 0)
        waiting: Iterator[Coding | None] = iter([*codings, None])
        here: list[Coding] = []
        following = next(waiting)
        for start, stop in self._stretches(document, text):
            while following and following.start < stop:
                here.append(following)
                following = next(waiting)
            here = [each for each in here if each.stop > start]
            marks = tuple(Mark(start=max(each.start, start) - start, stop=min(each.stop, stop) - start, coding=each) for each in here)
            for mark in marks:
                times[mark.coding.id] += 1
            speaker, turn = voices.at(start) if voices else ("", None)
            yield Piece(document=document, start=start, text=text[start:stop], speaker=speaker, turn=turn, marks=marks)
        for coding in codings:
            if times[coding.id] != 1:
                (self._across if times[coding.id] else self._outside).append(text[coding.start : coding.stop][:40])

    def _stretches(self, document: Document, text: str) -> Iterator[tuple[int, int]]:
        if self._unit == "document":
            yield 0, len(text)
            return
        here = 0
        for unit in _units(self._snapshot.segments.get(document.id, ())):
            yield from _not_blank(text, here, unit.label_start if unit.label else unit.start)
            yield from _not_blank(text, max(here, unit.start), unit.stop)
            here = max(here, unit.stop)
        yield from _not_blank(text, here, len(text))


def _units(segments: Iterable[Segment]) -> list[Segment]:
    turns = [each for each in segments if each.kind == "turn"]
    return turns or [each for each in segments if each.kind in _PARTS]


def _not_blank(text: str, start: int, stop: int) -> Iterator[tuple[int, int]]:
    """The stretch without white space at its ends, if anything is left."""
    piece = text[start:stop]
    inner = piece.strip()
    if inner:
        begin = start + piece.index(inner)
        yield begin, begin + len(inner)
