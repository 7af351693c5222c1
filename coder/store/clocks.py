"""What the writer of an event knew: which events of other copies lay before it.

Each copy writes a hash chain of its own. A copy knows all that lay in the file when it began its chain (its birth), and all that
a merge brought in since. Vector clocks (Fidge 1988, Mattern 1989) over the chains, read from births and records of merges.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping

Vector = Mapping[str, int]
"""Replica -> number of its events that are known."""


def joined(vectors: Iterable[Vector]) -> dict[str, int]:
    """The least vector that knows all that any of them knows."""
    found: dict[str, int] = {}
    for vector in vectors:
        for replica, seq in vector.items():
            if seq > found.get(replica, 0):
                found[replica] = seq
    return found


class Clocks:
    """Answers whether the writer of one event knew another."""

    def __init__(self, births: Mapping[str, Vector], merges: Mapping[str, list[tuple[int, str, Vector | None]]]) -> None:
        """`merges`: replica -> (its event, merge, what was seen by it; None where the merge was undone), in order."""
        self._steps = {replica: _steps(births.get(replica, {}), merges.get(replica, [])) for replica in {*births, *merges}}
        self._whole: dict[tuple[str, int], dict[str, int]] = {}

    def knew(self, later: tuple[str, int], earlier: tuple[str, int]) -> bool:
        """Whether the event `earlier` (replica, seq) was known where `later` was written."""
        if later[0] == earlier[0]:
            return earlier[1] < later[1]
        return self._at(*later).get(earlier[0], 0) >= earlier[1]

    def _at(self, replica: str, seq: int) -> Vector:
        steps = self._steps.get(replica)
        if not steps:
            return {}
        place = bisect_right(steps, seq, key=lambda step: step[0]) - 1
        known = self._whole.get((replica, place))
        if known is None:
            self._whole[replica, place] = {}  # a chain does not know itself through another
            own = steps[max(place, 0)][1]
            known = joined([own, *(self._at(each, upto) for each, upto in own.items() if each != replica)])
            self._whole[replica, place] = known
        return known


def _steps(birth: Vector, merges: Iterable[tuple[int, str, Vector | None]]) -> list[tuple[int, Vector]]:
    """From which event on a chain knew what."""
    steps: list[tuple[int, Vector]] = [(0, birth)]
    seen: dict[str, Vector] = {}
    for seq, merge, vector in merges:
        if vector is None:
            seen.pop(merge, None)
        else:
            seen[merge] = vector
        steps.append((seq, joined([birth, *seen.values()])))
    return steps
