"""A transcript in blocks: a turn or a paragraph each, its lines cut where a note of the margin begins or ends; nothing of the text is lost."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from coder.formats.tables.coding_rows import Voices, names_of_speakers
from coder.model.document import Document
from coder.model.snapshot import Snapshot
from coder.report.reading.notes import Note


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Text under the same notes.

    Attributes:
        is_label: It is the printed name of the speaker.
        opens, closes: Notes that begin before it, and that end after it. `under`: those it lies under, those that began first in front.
    """

    text: str
    is_label: bool
    opens: tuple[Note, ...]
    closes: tuple[Note, ...]
    under: tuple[Note, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of the text, by its number in the document from 1, without its line end."""

    number: int
    stretches: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Lines that belong together.

    Attributes:
        turn: Number of the turn, or None.
        speaker: Who speaks; empty if nobody.
        notes: Those that lie in it, in order; `continued`: numbers of those that began before it.
    """

    turn: int | None
    speaker: str
    lines: tuple[Line, ...]
    notes: tuple[Note, ...]
    continued: frozenset[int]


def blocks(snapshot: Snapshot, document: Document, notes: Sequence[Note]) -> Iterator[Block]:
    """The blocks of a document in order; joined by line ends their lines are the text.

    Args:
        notes: In order of start.
    """
    text, voices = snapshot.texts[document.id], Voices.of(snapshot, document.id, names_of_speakers(snapshot))
    cutting = _Cutting(text, snapshot, document, notes)
    held: list[Line] = []
    speaker, turn, place = "", None, 0
    for number, raw in enumerate(text.split("\n"), 1):
        who, here = voices.within(place, place + len(raw))
        if held and (here != turn or (here is None and raw.strip())):
            yield _block(held, speaker, turn)
            held = []
        speaker, turn = who, here
        held.append(Line(number=number, stretches=tuple(cutting.line(place, place + len(raw)))))
        place += len(raw) + 1
    yield _block(held, speaker, turn)


class _Cutting:
    """Cuts line after line where a note begins or ends, or a printed name does."""

    def __init__(self, text: str, snapshot: Snapshot, document: Document, notes: Sequence[Note]) -> None:
        turns = [each for each in snapshot.segments.get(document.id, ()) if each.kind == "turn" and each.label]
        self._text = text
        self._names = {each.label_start: each.start for each in turns}
        self._cuts = sorted({*self._names, *self._names.values(), *(end for note in notes for end in (note.start, note.stop))})
        self._waiting = list(reversed(notes))
        self._under: list[Note] = []
        self._name_ends = 0

    def line(self, start: int, stop: int) -> Iterator[Stretch]:
        """The stretches of a line; a note that ends with the line end ends with the line."""
        inside = self._cuts[bisect_right(self._cuts, start) : bisect_left(self._cuts, stop)]
        ends = [*inside, stop]
        for left, right in zip([start, *inside], ends, strict=True):
            yield self._stretch(left, right, right + 1 if right == stop else right)

    def _stretch(self, start: int, stop: int, limit: int) -> Stretch:
        opens = []
        while self._waiting and self._waiting[-1].start <= start:
            opens.append(self._waiting.pop())
        here = [*self._under, *opens]
        self._under = [each for each in here if each.stop > limit]
        self._name_ends = self._names.get(start, self._name_ends)
        return Stretch(
            text=self._text[start:stop],
            is_label=start < self._name_ends,
            opens=tuple(opens),
            closes=tuple(each for each in here if each.stop <= limit),
            under=tuple(each for each in here if each.stop > start),
        )


def _block(lines: list[Line], speaker: str, turn: int | None) -> Block:
    stretches = [each for line in lines for each in line.stretches]
    opened = {note.number for each in stretches for note in each.opens}
    found = {note.number: note for each in stretches for note in (*each.opens, *each.under)}
    notes = tuple(found[number] for number in sorted(found))
    return Block(turn=turn, speaker=speaker, lines=tuple(lines), notes=notes, continued=frozenset(found.keys() - opened))
