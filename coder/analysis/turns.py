"""The turn, article or paragraph that a passage belongs to: the unit in which evidence is counted."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

from coder.model.document import Segment

UNIT_KINDS = ("turn", "article", "paragraph")


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A unit of a text.

    Attributes:
        kind: turn, article or paragraph; `gap` for a stretch between them.
        ordinal: Position among the units of its kind, from 1; 0 for a gap.
        start: Code point where it begins, label included.
        label: Name of the speaker as printed, or number of the article.
    """

    kind: str
    ordinal: int
    start: int
    label: str = ""


class TurnIndex:
    """Finds the unit at a code point of one document, in logarithmic time."""

    def __init__(self, segments: Iterable[Segment]) -> None:
        self._layers: dict[str, _Layer] = {}
        by_kind: dict[str, list[Segment]] = {kind: [] for kind in UNIT_KINDS}
        for segment in segments:
            if segment.kind in by_kind:
                by_kind[segment.kind].append(segment)
        self._layers = {kind: _Layer(found) for kind, found in by_kind.items() if found}

    def at(self, position: int) -> Turn:
        """The turn that holds the code point, else the innermost article, else the paragraph, else the gap between units."""
        for layer in self._layers.values():
            segment = layer.holding(position)
            if segment is not None:
                return _turn(segment)
        return Turn(kind="gap", ordinal=0, start=max((layer.last_stop(position) for layer in self._layers.values()), default=0))

    def units(self) -> tuple[Turn, ...]:
        """All units of the leading kind: the turns; in a text without turns the articles, else the paragraphs."""
        leading = next(iter(self._layers.values()), None)
        return tuple(_turn(segment) for segment in leading.segments) if leading else ()


class _Layer:
    """Segments of one kind, sorted by start; articles may lie in one another."""

    def __init__(self, segments: list[Segment]) -> None:
        placed = sorted((_opening(segment), -segment.stop, place) for place, segment in enumerate(segments))
        self.segments = [segments[place] for _, _, place in placed]
        self.starts = [start for start, _, _ in placed]
        self.reach = list(accumulate((-stop for _, stop, _ in placed), max))

    def holding(self, position: int) -> Segment | None:
        index = bisect_right(self.starts, position) - 1
        while index >= 0 and self.reach[index] > position:
            if self.segments[index].stop > position:
                return self.segments[index]
            index -= 1
        return None

    def last_stop(self, position: int) -> int:
        index = bisect_right(self.starts, position) - 1
        return self.reach[index] if index >= 0 else 0


def _opening(segment: Segment) -> int:
    """Where a segment begins with its printed label."""
    return segment.label_start if segment.label and segment.label_start < segment.start else segment.start


def _turn(segment: Segment) -> Turn:
    return Turn(kind=segment.kind, ordinal=segment.ordinal, start=_opening(segment), label=segment.label)
