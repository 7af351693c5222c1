"""Multi-label kernel ridge regression in closed form, kept exact while rows come and go (recursive least squares).

    A = solve(K + lambda I, Y - m),    f(x) = k(x, L) A + m

m is the empirical-Bayes centre: each code's share of the coded rows, drawn to the mean density by alpha = 20 rows. A rejected
suggestion is a row with target 0 for the rejected code, and no row at all for the codes nobody judged.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.linalg.lapack import dpotrf, dpotri

LAMBDA = 0.5
ALPHA = 20.0
SPARE = 64
_BLOCK = 32768


@dataclass(frozen=True, slots=True)
class Refusals:
    """Suggestions that were rejected, beside the n rows of a solution.

    Attributes:
        cross: Kernel between the rows and the r rejected passages, n x r.
        own: Kernel among the rejected passages, r x r.
        verdicts: True where the code was rejected, r x c.
    """

    cross: np.ndarray
    own: np.ndarray
    verdicts: np.ndarray


@dataclass(frozen=True, slots=True)
class Step:
    """One change of a solution, as whoever keeps scores beside it needs it: `scores -= (cross @ spread) outer change`.

    Attributes:
        spread: One coefficient a row (of the rows before the change), length n.
        change: What each column loses along it.
    """

    spread: np.ndarray
    change: np.ndarray


class Solution:
    """A fitted ridge of n rows (passages and pseudo-passages) and c codes.

    Beside the dual coefficients of the codes it keeps those of further right-hand sides, which make all updates exact: a column of
    ones (for a new centre), and the kernel to each rejected passage.

    Attributes:
        targets: Y, n x c.
        real: Which rows are passages; the others are pseudo-passages and not counted in the centre.
        centre: m, length c; zero while nothing is coded.
        columns: inverse @ [Y - m, 1, cross], n x (c + 1 + r).
    """

    def __init__(self, gram: np.ndarray, targets: np.ndarray, real: np.ndarray, refusals: Refusals | None = None) -> None:
        """Solve for the kernel matrix `gram` (n x n) and 0/1 targets (n x c)."""
        self.targets = np.array(targets, float)
        self.real = np.array(real, bool)
        self.centre = centre_of(self.targets[self.real])
        self._room = _inverted(gram)
        self.refusals = refusals or Refusals(np.zeros((len(gram), 0)), np.zeros((0, 0)), np.zeros((0, self.targets.shape[1]), bool))
        self.columns = self.inverse @ self.wanted()
        self._refused: np.ndarray | None = None

    @property
    def inverse(self) -> np.ndarray:
        """(K + lambda I)^-1, n x n."""
        size = len(self.targets)
        return self._room[:size, :size]

    @property
    def codes(self) -> int:
        """c, the number of codes."""
        return int(self.targets.shape[1])

    def wanted(self) -> np.ndarray:
        """The right-hand sides, n x (c + 1 + r)."""
        return np.hstack([self.targets - self.centre, np.ones((len(self.targets), 1)), self.refusals.cross])

    def dual(self) -> np.ndarray:
        """The dual coefficients of rows and rejected passages, (n + r) x c."""
        push = self._pushes(self._inside(), self.centre)
        return np.vstack([self.columns[:, : self.codes] - self.columns[:, self.codes + 1 :] @ push, push])

    def held_out(self, groups: Sequence[str]) -> np.ndarray:
        """Predictions f for the real rows in order, each made without the rows of its group (its document), real x c.

        Closed form: f_G = Y_G - solve(inverse_GG, A_G). Rejections are not looked at.
        """
        predicted = np.zeros((int(self.real.sum()), self.codes))
        names, real = np.asarray(groups), np.flatnonzero(self.real)
        for name in sorted(set(groups)):
            at = np.flatnonzero(names == name)
            rows = real[at]
            predicted[at] = self.targets[rows] - np.linalg.solve(self.inverse[np.ix_(rows, rows)], self.columns[rows, : self.codes])
        return predicted

    def scores(self, kernel: np.ndarray, refused: np.ndarray) -> np.ndarray:
        """S for passages by their kernel to the rows (u x n) and to the rejected passages (u x r): u x c."""
        return self.summed(kernel @ self.columns, refused)

    def summed(self, sums: np.ndarray, refused: np.ndarray) -> np.ndarray:
        """As `scores`, from the kernel times `columns`, u x (c + 1 + r)."""
        return _with_refusals(sums, refused, self._pushes(self._inside(), self.centre))

    def dual_without(self, out: Sequence[int]) -> np.ndarray:
        """As `dual`, of a fit without the rows `out`, whose own coefficients are 0 then (places from n on are rejected passages)."""
        rows, part, centre = self._leave(out)
        columns = self.columns - self.inverse[:, rows] @ part
        columns[:, : self.codes] -= np.outer(columns[:, self.codes], centre - self.centre)
        columns[rows] = 0
        push = self._pushes(self.refusals.cross.T @ columns, centre, [place - len(columns) for place in out if place >= len(columns)])
        return np.vstack([columns[:, : self.codes] - columns[:, self.codes + 1 :] @ push, push])

    def scores_without(self, kernel: np.ndarray, refused: np.ndarray, out: Sequence[int]) -> np.ndarray:
        """As `scores` of a single passage, of a fit without the rows `out` (places from n on are rejected passages), length c.

        Closed form of the block inverse: A - inverse[:, G] solve(inverse_GG, A_G), then the shift of the centre.
        """
        size = len(self.targets)
        rows, part, centre = self._leave(out)
        sums = kernel @ self.columns - (kernel @ self.inverse[:, rows]) @ part
        inside = self._inside() - self.columns[rows, self.codes + 1 :].T @ part
        for each in (sums[None], inside):
            each[:, : self.codes] -= np.outer(each[:, self.codes], centre - self.centre)
        push = self._pushes(inside, centre, [place - size for place in out if place >= size])
        return _with_refusals(sums[None], refused[None], push)[0]

    def _leave(self, out: Sequence[int]) -> tuple[list[int], np.ndarray, np.ndarray]:
        """The rows among `out`, what leaving them out takes from the columns (by row left out), and the centre without them."""
        rows = [place for place in out if place < len(self.targets)]
        kept = self.real.copy()
        kept[rows] = False
        return rows, np.linalg.solve(self.inverse[np.ix_(rows, rows)], self.columns[rows]), centre_of(self.targets[kept])

    def _inside(self) -> np.ndarray:
        """The sums of the rejected passages themselves, r x (c + 1 + r)."""
        if self._refused is None:
            self._refused = self.refusals.cross.T @ self.columns
        return self._refused

    def _pushes(self, inside: np.ndarray, centre: np.ndarray, out: Sequence[int] = ()) -> np.ndarray:
        """The coefficients of the rejected passages, r x c, without those of `out`."""
        verdicts = self.refusals.verdicts.copy()
        verdicts[list(out)] = False
        found = np.zeros(verdicts.shape)
        for code in np.flatnonzero(verdicts.any(axis=0)):
            rows = np.flatnonzero(verdicts[:, code])
            rest = self.refusals.own[np.ix_(rows, rows)] + LAMBDA * np.eye(len(rows)) - inside[np.ix_(rows, self.codes + 1 + rows)]
            found[rows, code] = np.linalg.solve(rest, -centre[code] - inside[rows, code])
        return found

    # -- exact updates --------------------------------------------------------------------------------------------

    def add(self, kernel: np.ndarray, own: float, target: np.ndarray, refused: np.ndarray, *, real: bool = True) -> Step:
        """One more row, the last: its kernel to the rows (n) and to itself, its targets (c), its kernel to the rejected passages (r)."""
        spread = self.inverse @ kernel
        rest = own + LAMBDA - kernel @ spread
        change = (np.r_[target - self.centre, 1.0, refused] - kernel @ self.columns) / rest
        size = len(spread)
        self._make_room(size + 1)
        subtract_outer(self._room[:size, :size], -spread / rest, spread)
        self._room[size, :size] = self._room[:size, size] = -spread / rest
        self._room[size, size] = 1 / rest
        self.columns = np.vstack([self.columns - np.outer(spread, change), change])
        self.targets = np.vstack([self.targets, target])
        self.real = np.r_[self.real, real]
        self.refusals = Refusals(np.vstack([self.refusals.cross, refused]), self.refusals.own, self.refusals.verdicts)
        self._refused = None
        return Step(spread, change)

    def remove(self, place: int) -> Step:
        """Take a row out; the last row takes its place."""
        spread = self.inverse[:, place] / self.inverse[place, place]
        change = self.columns[place].copy()
        subtract_outer(self.inverse, spread, self.inverse[place].copy())
        last = len(spread) - 1
        self._room[place, : last + 1] = self._room[last, : last + 1]
        self._room[: last + 1, place] = self._room[: last + 1, last]
        self.columns -= np.outer(spread, change)
        order = moved(last + 1, place)
        self.columns, self.targets, self.real = self.columns[order], self.targets[order], self.real[order]
        self.refusals = Refusals(self.refusals.cross[order], self.refusals.own, self.refusals.verdicts)
        self._refused = None
        return Step(spread, change)

    def _make_room(self, size: int) -> None:
        """See that the inverse has space for so many rows."""
        if len(self._room) < size:
            larger = np.empty((size + SPARE, size + SPARE))
            larger[: size - 1, : size - 1] = self.inverse
            self._room = larger

    def relabel(self, place: int, target: np.ndarray) -> Step:
        """Give a row other targets (c)."""
        change = np.zeros(self.columns.shape[1])
        change[: self.codes] = self.targets[place] - target
        spread = self.inverse[:, place].copy()
        self.columns -= np.outer(spread, change)
        self.targets[place] = target
        self._refused = None
        return Step(spread, change)

    def retarget(self, codes: np.ndarray, targets: np.ndarray) -> None:
        """Give these columns of codes the targets of `targets` (n x c), whatever rows differ."""
        self.targets[:, codes] = targets[:, codes]
        self.columns[:, codes] = self.inverse @ (self.targets[:, codes] - self.centre[codes])
        self._refused = None

    def take_columns(self, before: Sequence[int]) -> None:
        """Arrange the columns of codes anew: for each code its place before, or -1 for a fresh one, which no row carries."""
        fresh = np.array([place < 0 for place in before], bool)
        rest = self.columns[:, self.codes :]
        columns, targets = self.columns[:, list(before)].copy(), self.targets[:, list(before)].copy()
        columns[:, fresh] = targets[:, fresh] = 0
        self.centre = np.where(fresh, 0.0, self.centre[list(before)])
        verdicts = np.where(fresh, False, self.refusals.verdicts[:, list(before)])
        self.columns, self.targets = np.hstack([columns, rest]), targets
        self.refusals = Refusals(self.refusals.cross, self.refusals.own, verdicts)
        self._refused = None

    def refuse(self, refusals: Refusals) -> None:
        """Take these rejected passages in place of all there were."""
        self.refusals = refusals
        self.columns = np.hstack([self.columns[:, : self.codes + 1], self.inverse @ refusals.cross])
        self._refused = None

    def recentre(self) -> np.ndarray:
        """Take the centre from the present targets; what was added to it, length c: `scores[:, :c] -= outer(scores[:, c], added)`."""
        added = centre_of(self.targets[self.real]) - self.centre
        self.columns[:, : self.codes] -= np.outer(self.columns[:, self.codes], added)
        self.centre = self.centre + added
        self._refused = None
        return added


def _inverted(gram: np.ndarray) -> np.ndarray:
    """(gram + lambda I)^-1 by Cholesky's decomposition, which needs no second matrix beside the result."""
    room = np.array(gram, float)
    if not len(room):
        return room
    room[np.diag_indices(len(room))] += LAMBDA
    factor, failed = dpotrf(room.T, lower=True, overwrite_a=True)
    if failed:
        raise np.linalg.LinAlgError("the kernel matrix is not positive definite")
    found, _ = dpotri(factor, lower=True, overwrite_c=True)
    for place in range(1, len(room)):
        found[:place, place] = found[place, :place]
    return np.ascontiguousarray(found.T)


def subtract_outer(matrix: np.ndarray, left: np.ndarray, right: np.ndarray) -> None:
    """`matrix -= outer(left, right)` in place, a block of rows at a time: the outer product of a large matrix would not fit the cache."""
    height = max(1, _BLOCK // max(1, len(right)))
    for start in range(0, len(left), height):
        matrix[start : start + height] -= left[start : start + height, None] * right


def moved(size: int, place: int) -> np.ndarray:
    """The order of rows after one is taken out and the last takes its place."""
    order = np.arange(size - 1)
    if place < size - 1:
        order[place] = size - 1
    return order


def _with_refusals(sums: np.ndarray, refused: np.ndarray, push: np.ndarray) -> np.ndarray:
    """S of passages from their sums over all columns, their kernel to the rejected passages, and the coefficients of those."""
    rejected, codes = push.shape
    found: np.ndarray = sums[:, :codes]
    return found + (refused - sums[:, codes + 1 :]) @ push if rejected and push.any() else found


def centre_of(targets: np.ndarray) -> np.ndarray:
    """The centre m for the targets of the real rows, n x c; zero without any."""
    rows, codes = targets.shape
    positive = targets.sum(axis=0)
    if not positive.any():
        return np.zeros(codes)
    return (positive + ALPHA * positive.mean() / rows) / (rows + ALPHA)
