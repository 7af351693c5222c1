"""What the writer of an event knew: which events of other copies lay before it.

Each copy writes a hash chain of its own. A copy knows all that lay in the file when it began its chain (its birth), and all that
a merge brought in since. Vector clocks (Fidge 1988, Mattern 1989) over the chains, read from births and records of merges.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

Vector = Mapping[str, int]
"""Replica -> number of its events that are known."""
Place = tuple[str, int]
"""An event: its chain, and its place there."""


def joined(vectors: Iterable[Vector]) -> dict[str, int]:
    """The least vector that knows all that any of them knows."""
    found: dict[str, int] = {}
    for vector in vectors:
        for replica, seq in vector.items():
            if seq > found.get(replica, 0):
                found[replica] = seq
    return found


@dataclass(frozen=True, slots=True)
class _Step:
    """From which event on a chain knew what: by its merges, without those that it took back, its own or those of an earlier chain."""

    since: int
    seen: Mapping[str, Vector]
    known: Vector
    taken_back: frozenset[str]

    def but(self, merges: frozenset[str]) -> Vector:
        """What it knew without these merges."""
        if merges.isdisjoint(self.seen):
            return self.known
        return joined(vector for merge, vector in self.seen.items() if merge not in merges)


class Clocks:
    """Answers whether the writer of one event knew another."""

    def __init__(self, births: Mapping[str, Vector], merges: Mapping[str, list[tuple[int, str, Vector | None]]]) -> None:
        """`merges`: replica -> (its event, merge, what was seen by it; None where the merge was undone), in order."""
        self._births = {replica: _nearest(birth, births) for replica, birth in births.items()}
        self._steps = {replica: _steps(told) for replica, told in merges.items()}
        self._whole: dict[tuple[str, int], Vector] = {}

    def knew(self, later: Place, earlier: Place) -> bool:
        """Whether the event `earlier` was known where `later` was written."""
        if later[0] == earlier[0]:
            return earlier[1] < later[1]
        return self._at(*later).get(earlier[0], 0) >= earlier[1]

    def line(self, place: Place) -> Iterator[Place]:
        """The chains that one file wrote one after the other, up to an event: its own first, of each its last event."""
        waiting = [place]
        while waiting:
            yield (each := waiting.pop())
            waiting += self._births.get(each[0], {}).items()

    def _at(self, replica: str, seq: int) -> Vector:
        key = replica, self._number(replica, seq)
        if key not in self._whole:
            known: list[Vector] = []
            taken_back: frozenset[str] = frozenset()
            for chain, upto in self.line((replica, seq)):
                known.append({chain: upto} if chain != replica else {})
                number = self._number(chain, upto)
                if number >= 0:
                    step = self._steps[chain][number]
                    known.append(step.but(taken_back))
                    taken_back |= step.taken_back
            self._whole[key] = joined(known)
        return self._whole[key]

    def _number(self, replica: str, seq: int) -> int:
        """Which step of a chain an event belongs to; -1: before the first merge."""
        return bisect_right(self._steps.get(replica, []), seq, key=lambda step: step.since) - 1


def _nearest(birth: Vector, births: Mapping[str, Vector]) -> dict[str, int]:
    """The chain before; what that one was born with needs no saying."""
    implied = {earlier for each in birth for earlier in births.get(each, {})}
    return {each: upto for each, upto in birth.items() if each not in implied}


def _steps(told: Iterable[tuple[int, str, Vector | None]]) -> list[_Step]:
    seen: dict[str, Vector] = {}
    known: Vector = {}
    taken_back: frozenset[str] = frozenset()
    steps = []
    for seq, merge, vector in told:
        if vector is None:
            seen = {each: other for each, other in seen.items() if each != merge}
            known, taken_back = joined(seen.values()), taken_back | {merge}
        else:
            seen = {**seen, merge: vector}
            known, taken_back = joined((known, vector)), taken_back - {merge}
        steps.append(_Step(seq, seen, known, taken_back))
    return steps
