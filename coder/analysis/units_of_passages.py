"""The turns (else articles, else paragraphs) that a passage touches, and who speaks in them."""

from bisect import bisect_left, bisect_right

from coder.analysis.turns import Turn, TurnIndex
from coder.model.coding import Coding
from coder.model.snapshot import Snapshot


class Units:
    """Finds the units of passages; the segments of a document are read when it is first asked about."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._indexes: dict[str, tuple[TurnIndex, tuple[Turn, ...], list[int]]] = {}

    def of(self, coding: Coding) -> tuple[Turn, ...]:
        """The unit in which a passage begins, and those that begin inside it."""
        index, units, starts = self._index(coding.document_id)
        inside = units[bisect_right(starts, coding.start) : bisect_left(starts, coding.stop)]
        return (index.at(coding.start), *inside)

    def speakers(self, coding: Coding) -> tuple[str, ...]:
        """Ids of those who speak in a passage, each once; the printed name of one the project does not know."""
        ids = self._snapshot.turn_speakers.get(coding.document_id, ())
        found: dict[str, None] = {}
        for unit in self.of(coding):
            if unit.kind == "turn":
                known = ids[unit.ordinal - 1] if 0 < unit.ordinal <= len(ids) else None
                found[known or unit.label] = None
        return tuple(each for each in found if each)

    def _index(self, document_id: str) -> tuple[TurnIndex, tuple[Turn, ...], list[int]]:
        if document_id not in self._indexes:
            index = TurnIndex(self._snapshot.segments.get(document_id, ()))
            units = index.units()
            self._indexes[document_id] = index, units, [each.start for each in units]
        return self._indexes[document_id]
