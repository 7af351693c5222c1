"""Multi-label kernel ridge regression in closed form, with its leave-one-out predictions.

    A = solve(K + lambda I, Y - m),    f(x) = k(x, L) A + m

m is the empirical-Bayes centre: each code's share of the coded rows, drawn to the mean density by alpha = 20 rows.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

LAMBDA = 0.5
ALPHA = 20.0


@dataclass(frozen=True, slots=True)
class Solution:
    """A fitted ridge: n rows, of which the first `real` are passages and the others pseudo-passages, and c codes.

    Attributes:
        inverse: (K + lambda I)^-1, n x n.
        dual: A, n x c.
        centre: m, length c; zero while nothing is coded.
        targets: Y, n x c.
    """

    inverse: np.ndarray
    dual: np.ndarray
    centre: np.ndarray
    targets: np.ndarray
    real: int

    def held_out(self, groups: Sequence[str]) -> np.ndarray:
        """Predictions f for the real rows, each made without the rows of its group (its document), real x c.

        Closed form: f_G = Y_G - solve(inverse_GG, A_G).
        """
        predicted = np.zeros((self.real, self.dual.shape[1]))
        names = np.asarray(groups)
        for name in sorted(set(groups)):
            rows = np.flatnonzero(names == name)
            predicted[rows] = self.targets[rows] - np.linalg.solve(self.inverse[np.ix_(rows, rows)], self.dual[rows])
        return predicted


def centre_of(targets: np.ndarray) -> np.ndarray:
    """The centre m for the targets of the real rows, n x c."""
    rows, codes = targets.shape
    positive = targets.sum(axis=0)
    if not positive.any():
        return np.zeros(codes)
    return (positive + ALPHA * positive.mean() / rows) / (rows + ALPHA)


def solve(gram: np.ndarray, targets: np.ndarray, real: int) -> Solution:
    """Solve for the kernel matrix `gram` (n x n) and 0/1 targets (n x c); rows from `real` on are pseudo-passages."""
    centre = centre_of(targets[:real]) if real else np.zeros(targets.shape[1])
    inverse = np.linalg.inv(gram + LAMBDA * np.eye(len(gram)))
    return Solution(inverse, inverse @ (targets - centre), centre, targets, real)


def without(solution: Solution, out: Sequence[int]) -> tuple[np.ndarray, np.ndarray]:
    """The dual coefficients and the centre of a fit without the rows `out`, n x c and c; the rows left out have coefficients of 0.

    Closed form of the block inverse: A - inverse[:, G] solve(inverse_GG, A_G), then the shift of the centre.
    """
    rows = list(out)
    kept = np.setdiff1d(np.arange(solution.real), rows)
    centre = centre_of(solution.targets[kept]) if len(kept) else np.zeros_like(solution.centre)
    parts = np.column_stack([solution.dual, solution.inverse.sum(axis=1)])
    parts = parts - solution.inverse[:, rows] @ np.linalg.solve(solution.inverse[np.ix_(rows, rows)], parts[rows])
    dual = parts[:, :-1] - np.outer(parts[:, -1], centre - solution.centre)
    dual[rows] = 0
    return dual, centre


def refused(solution: Solution, cross: np.ndarray, own: np.ndarray, verdicts: np.ndarray, out: Sequence[int] = ()) -> np.ndarray:
    """The dual coefficients after rejected suggestions, (n + r) x c; without the rows `out` of the n, if any.

    A rejected row is a row with target 0 for the codes rejected there and no row at all for the codes nobody judged.

    Args:
        cross: Kernel between the n rows and the r rejected ones, n x r.
        own: Kernel among the rejected, r x r.
        verdicts: True where the code was rejected, r x c.
    """
    rows_out = list(out)
    base, centre = without(solution, rows_out) if rows_out else (solution.dual, solution.centre)
    dual = np.vstack([base, np.zeros((len(own), base.shape[1]))])
    size = len(base)
    if verdicts.any():
        spread_all = solution.inverse @ cross
        if rows_out:
            inner = solution.inverse[np.ix_(rows_out, rows_out)]
            spread_all = spread_all - solution.inverse[:, rows_out] @ np.linalg.solve(inner, spread_all[rows_out])
    for code in np.flatnonzero(verdicts.any(axis=0)):
        rows = np.flatnonzero(verdicts[:, code])
        spread = spread_all[:, rows]
        rest = own[np.ix_(rows, rows)] + LAMBDA * np.eye(len(rows)) - cross[:, rows].T @ spread
        push = np.linalg.solve(rest, -centre[code] - cross[:, rows].T @ base[:, code])
        dual[:size, code] -= spread @ push
        dual[size + rows, code] = push
    return dual
