"""The scores of all passages of a project, kept exact while a solution learns: what makes an update cheap.

The kernel of all passages to the rows is never stored (20,000 x 2,000 would take 160 MB, and a pass over it 40 ms): the kernel is an inner
product, so its sums over rows are products of the passages with one direction for words, one for topics, one for vectors, one for roles.
"""

from collections.abc import Sequence

import numpy as np

from coder.model.suggestion import Unit
from coder.suggest.kernel import Solution, Step, subtract_outer
from coder.suggest.space import Points, Space

_COLUMNS = 32
"""So many directions are looked along at once."""


class Pool:
    """Some passages and their sums over the columns of a solution.

    Attributes:
        points: The passages, u.
        sums: Kernel to the n rows times the columns of the solution, u x (c + 1 + r) (float32).
        refused: Kernel to the rejected passages, u x r.
    """

    def __init__(self, space: Space, units: Sequence[Unit]) -> None:
        """Make points of the passages; `meet` them with a solution before anything else."""
        self._space = space
        self._at = {_key(unit): place for place, unit in enumerate(units)}
        self.points = space.points(units)

    def spread(self, rows: Points, coefficients: np.ndarray) -> np.ndarray:
        """The kernel to the rows times these coefficients of the rows (n, or n x k), float32."""
        if coefficients.ndim == 1:
            return self._space.along(self.points, self._space.directions(rows, coefficients[:, None]))[:, 0]
        found = np.empty((len(self.points), coefficients.shape[1]), np.float32)
        for start in range(0, coefficients.shape[1], _COLUMNS):
            part = slice(start, start + _COLUMNS)
            found[:, part] = self._space.along(self.points, self._space.directions(rows, coefficients[:, part]))
        return found

    def places(self, units: Sequence[Unit]) -> np.ndarray | None:
        """Where these passages are; None if one of them is not here."""
        found = [self._at.get(_key(unit)) for unit in units]
        return None if None in found else np.array(found, np.int64)

    def meet(self, rows: Points, refused: Points, solution: Solution) -> None:
        """Compute the sums anew."""
        self.sums = self.spread(rows, solution.columns)
        self.refused = self._space.product(self.points, refused).astype(np.float32) if len(refused) else np.empty((len(self.points), 0), np.float32)

    def added(self, rows: Points, step: Step) -> None:
        """Follow `Solution.add`; the new row is the last of `rows`."""
        self._follow(self.spread(rows, np.r_[step.spread, -1.0]), step)

    def changed(self, rows: Points, step: Step) -> None:
        """Follow `Solution.relabel` or `Solution.remove`; `rows` are those before it."""
        self._follow(self.spread(rows, step.spread), step)

    def _follow(self, spread: np.ndarray, step: Step) -> None:
        used = np.flatnonzero(step.change)
        if len(used) < len(step.change) // 2:
            self.sums[:, used] -= np.outer(spread, step.change[used].astype(np.float32))
        else:
            subtract_outer(self.sums, spread, step.change.astype(np.float32))

    def recentred(self, added: np.ndarray) -> None:
        """Follow `Solution.recentre`."""
        codes = len(added)
        subtract_outer(self.sums[:, :codes], self.sums[:, codes].copy(), added.astype(np.float32))

    def recolumned(self, rows: Points, solution: Solution, places: np.ndarray) -> None:
        """Follow `Solution.retarget`."""
        self.sums[:, places] = self.spread(rows, solution.columns[:, places])

    def take_columns(self, before: Sequence[int], solution: Solution) -> None:
        """Follow `Solution.take_columns`."""
        rest = self.sums.shape[1] - (solution.columns.shape[1] - len(before))
        columns = self.sums[:, list(before)].copy()
        columns[:, [place < 0 for place in before]] = 0
        self.sums = np.hstack([columns, self.sums[:, rest:]])

    def refuse(self, rows: Points, refused: Points, solution: Solution) -> None:
        """Follow `Solution.refuse`."""
        kept = self.sums[:, : solution.codes + 1]
        self.sums = np.hstack([kept, self.spread(rows, solution.columns[:, solution.codes + 1 :])])
        self.refused = self._space.product(self.points, refused).astype(np.float32)


def _key(unit: Unit) -> tuple[str, int, int, str, str]:
    return unit.document_id, unit.start, unit.stop, unit.role, unit.text
