"""The scores of all passages of a project, kept exact while a solution learns: what makes an update cheap.

For 20,000 passages and 2,000 rows the kernel takes 160 MB (float32), and one more row 40 ms.
"""

from collections.abc import Sequence

import numpy as np

from coder.model.suggestion import Unit
from coder.suggest.kernel import Solution, Step, subtract_outer
from coder.suggest.space import Points, Space

_BLOCK = 256
_CHUNK = 1000


class Pool:
    """Some passages with their kernel to the rows of a solution, and their sums over its columns.

    Attributes:
        sums: kernel to the n rows times the columns of the solution, u x (c + 1 + r) (float32).
        refused: Kernel to the rejected passages, u x r.
    """

    def __init__(self, space: Space, units: Sequence[Unit]) -> None:
        """Make points of the passages; `meet` them with a solution before anything else."""
        self._space = space
        self._at = {_key(unit): place for place, unit in enumerate(units)}
        self.points = space.points(units)
        self._blocks: list[np.ndarray] = []
        self._used = 0

    def kernel(self, places: np.ndarray) -> np.ndarray:
        """The kernel of the passages at these places to the rows, len(places) x n."""
        found = [block[:, places] for block in self._blocks]
        return np.concatenate(found)[: self._used].T if found else np.empty((len(places), 0), np.float32)

    def spread(self, coefficients: np.ndarray) -> np.ndarray:
        """The kernel to the rows times these coefficients of the rows (n, or n x k)."""
        weights = coefficients.astype(np.float32)
        found = np.zeros((len(self.points), *weights.shape[1:]), np.float32)
        for number, block in enumerate(self._blocks):
            part = weights[number * _BLOCK : (number + 1) * _BLOCK]
            found += block[: len(part)].T @ part
        return found

    def places(self, units: Sequence[Unit]) -> np.ndarray | None:
        """Where these passages are; None if one of them is not here."""
        found = [self._at.get(_key(unit)) for unit in units]
        return None if None in found else np.array(found, np.int64)

    def meet(self, rows: Points, refused: Points, solution: Solution) -> None:
        """Compute kernel and sums anew."""
        self._used = len(rows)
        self._blocks = [np.empty((_BLOCK, len(self.points)), np.float32) for _ in range(-(-self._used // _BLOCK))]
        for start in range(0, len(self.points), _CHUNK):
            part = np.arange(start, min(start + _CHUNK, len(self.points)))
            found = self._space.product(self.points.take(part), rows).T
            for number, block in enumerate(self._blocks):
                seen = found[number * _BLOCK : (number + 1) * _BLOCK]
                block[: len(seen), part[0] : part[-1] + 1] = seen
        self.sums = self.spread(solution.columns)
        self.refused = self._space.product(self.points, refused).astype(np.float32) if len(refused) else np.empty((len(self.points), 0), np.float32)

    def column(self, point: Points) -> np.ndarray:
        """The kernel of all passages to a single point, length u."""
        words, topics, meanings, roles = self._space.shares()
        terms = np.zeros(point.terms.shape[1], np.float32)
        terms[point.terms.indices] = point.terms.data
        found = words * (self.points.terms @ terms)
        if point.apart[0]:
            found[:] = 0
        if topics:
            found = found + topics * (self.points.topics @ point.topics[0])
        if meanings:
            found = found + meanings * (self.points.meanings @ point.meanings[0])
        return np.asarray(found + roles * (self.points.speakers @ point.speakers[0]) if roles else found, np.float32)

    def added(self, column: np.ndarray, step: Step) -> None:
        """Follow `Solution.add`."""
        subtract_outer(self.sums, self.spread(step.spread) - column, step.change.astype(np.float32))
        if self._used == len(self._blocks) * _BLOCK:
            self._blocks.append(np.empty((_BLOCK, len(self.points)), np.float32))
        self._row(self._used)[:] = column
        self._used += 1

    def removed(self, place: int, step: Step) -> None:
        """Follow `Solution.remove`."""
        self.changed(step)
        self._row(place)[:] = self._row(self._used - 1)
        self._used -= 1

    def changed(self, step: Step) -> None:
        """Follow `Solution.relabel`."""
        used = np.flatnonzero(step.change)
        if len(used) < len(step.change) // 2:
            self.sums[:, used] -= np.outer(self.spread(step.spread), step.change[used].astype(np.float32))
        else:
            subtract_outer(self.sums, self.spread(step.spread), step.change.astype(np.float32))

    def _row(self, place: int) -> np.ndarray:
        """The kernel of all passages to the row at this place."""
        found: np.ndarray = self._blocks[place // _BLOCK][place % _BLOCK]
        return found

    def recentred(self, added: np.ndarray) -> None:
        """Follow `Solution.recentre`."""
        codes = len(added)
        subtract_outer(self.sums[:, :codes], self.sums[:, codes].copy(), added.astype(np.float32))

    def recolumned(self, solution: Solution, places: np.ndarray) -> None:
        """Follow `Solution.retarget`."""
        self.sums[:, places] = self.spread(solution.columns[:, places])

    def take_columns(self, before: Sequence[int], solution: Solution) -> None:
        """Follow `Solution.take_columns`."""
        rest = self.sums.shape[1] - (solution.columns.shape[1] - len(before))
        columns = self.sums[:, list(before)].copy()
        columns[:, [place < 0 for place in before]] = 0
        self.sums = np.hstack([columns, self.sums[:, rest:]])

    def refuse(self, refused: Points, solution: Solution) -> None:
        """Follow `Solution.refuse`."""
        kept = self.sums[:, : solution.codes + 1]
        self.sums = np.hstack([kept, self.spread(solution.columns[:, solution.codes + 1 :])])
        self.refused = self._space.product(self.points, refused).astype(np.float32)


def _key(unit: Unit) -> tuple[str, int, int, str, str]:
    return unit.document_id, unit.start, unit.stop, unit.role, unit.text
