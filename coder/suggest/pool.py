"""The scores of all passages of a project, kept exact while a solution learns: what makes an update cheap.

For 20,000 passages and 2,000 rows the kernel takes 160 MB (float32), and one more row 40 ms.
"""

from collections.abc import Sequence

import numpy as np

from coder.model.suggestion import Unit
from coder.suggest.kernel import Solution, Step, moved
from coder.suggest.space import Points, Space

_SPARE = 64
_CHUNK = 1000


class Pool:
    """Some passages with their kernel to the rows of a solution, and their sums over its columns.

    Attributes:
        cross: Kernel to the n rows, u x n (float32).
        sums: cross @ columns of the solution, u x (c + 1 + r) (float32).
        refused: Kernel to the rejected passages, u x r.
    """

    def __init__(self, space: Space, units: Sequence[Unit]) -> None:
        """Make points of the passages; `meet` them with a solution before anything else."""
        self._space = space
        self._at = {_key(unit): place for place, unit in enumerate(units)}
        self.points = space.points(units)
        self._columns = self.points.terms.tocsc()
        self._buffer = np.empty((len(self.points), 0), np.float32)
        self._used = 0

    @property
    def cross(self) -> np.ndarray:
        """Kernel to the rows."""
        return self._buffer[:, : self._used]

    def places(self, units: Sequence[Unit]) -> np.ndarray | None:
        """Where these passages are; None if one of them is not here."""
        found = [self._at.get(_key(unit)) for unit in units]
        return None if None in found else np.array(found, np.int64)

    def meet(self, rows: Points, refused: Points, solution: Solution) -> None:
        """Compute kernel and sums anew."""
        self._used = len(rows)
        if self._buffer.shape[1] < self._used:
            self._buffer = np.empty((len(self.points), self._used + _SPARE), np.float32)
        for start in range(0, len(self.points), _CHUNK):
            part = np.arange(start, min(start + _CHUNK, len(self.points)))
            self._buffer[part[0] : part[-1] + 1, : self._used] = self._space.product(self.points.take(part), rows)
        self.sums = self.cross @ solution.columns.astype(np.float32)
        self.refused = self._space.product(self.points, refused).astype(np.float32) if len(refused) else np.empty((len(self.points), 0), np.float32)

    def column(self, point: Points) -> np.ndarray:
        """The kernel of all passages to a single point, length u."""
        words, topics, meanings, roles = self._space.shares()
        terms = point.terms.tocsr()
        found = words * (self._columns[:, terms.indices] @ terms.data)
        if point.apart[0]:
            found[:] = 0
        if topics:
            found = found + topics * (self.points.topics @ point.topics[0])
        if meanings:
            found = found + meanings * (self.points.meanings @ point.meanings[0])
        return np.asarray(found + roles * (self.points.speakers @ point.speakers[0]) if roles else found, np.float32)

    def added(self, column: np.ndarray, step: Step) -> None:
        """Follow `Solution.add`."""
        self.sums += np.outer(column - self.cross @ step.spread.astype(np.float32), step.change.astype(np.float32))
        if self._used == self._buffer.shape[1]:
            larger = np.empty((len(self.points), self._used + _SPARE), np.float32)
            larger[:, : self._used] = self._buffer
            self._buffer = larger
        self._buffer[:, self._used] = column
        self._used += 1

    def removed(self, place: int, step: Step) -> None:
        """Follow `Solution.remove`."""
        self.changed(step)
        order = moved(self._used, place)
        if place < len(order):
            self._buffer[:, place] = self._buffer[:, order[place]]
        self._used -= 1

    def changed(self, step: Step) -> None:
        """Follow `Solution.relabel`."""
        used = np.flatnonzero(step.change)
        self.sums[:, used] -= np.outer(self.cross @ step.spread.astype(np.float32), step.change[used].astype(np.float32))

    def recentred(self, added: np.ndarray) -> None:
        """Follow `Solution.recentre`."""
        codes = len(added)
        self.sums[:, :codes] -= np.outer(self.sums[:, codes], added.astype(np.float32))

    def recolumned(self, solution: Solution, places: np.ndarray) -> None:
        """Follow `Solution.retarget`."""
        self.sums[:, places] = self.cross @ solution.columns[:, places].astype(np.float32)

    def take_columns(self, before: Sequence[int], solution: Solution) -> None:
        """Follow `Solution.take_columns`."""
        rest = self.sums.shape[1] - (solution.columns.shape[1] - len(before))
        columns = self.sums[:, list(before)].copy()
        columns[:, [place < 0 for place in before]] = 0
        self.sums = np.hstack([columns, self.sums[:, rest:]])

    def refuse(self, refused: Points, solution: Solution) -> None:
        """Follow `Solution.refuse`."""
        kept = self.sums[:, : solution.codes + 1]
        self.sums = np.hstack([kept, self.cross @ solution.columns[:, solution.codes + 1 :].astype(np.float32)])
        self.refused = self._space.product(self.points, refused).astype(np.float32)


def _key(unit: Unit) -> tuple[str, int, int, str, str]:
    return unit.document_id, unit.start, unit.stop, unit.role, unit.text
