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


def refused(solution: Solution, cross: np.ndarray, own: np.ndarray, verdicts: np.ndarray) -> np.ndarray:
    """The dual coefficients after rejected suggestions, (n + r) x c.

    A rejected row is a row with target 0 for the codes rejected there and no row at all for the codes nobody judged.

    Args:
        cross: Kernel between the n rows and the r rejected ones, n x r.
        own: Kernel among the rejected, r x r.
        verdicts: True where the code was rejected, r x c.
    """
    dual = np.vstack([solution.dual, np.zeros((len(own), solution.dual.shape[1]))])
    size = len(solution.dual)
    for code in np.flatnonzero(verdicts.any(axis=0)):
        rows = np.flatnonzero(verdicts[:, code])
        spread = solution.inverse @ cross[:, rows]
        rest = own[np.ix_(rows, rows)] + LAMBDA * np.eye(len(rows)) - cross[:, rows].T @ spread
        push = np.linalg.solve(rest, -solution.centre[code] - cross[:, rows].T @ solution.dual[:, code])
        dual[:size, code] -= spread @ push
        dual[size + rows, code] = push
    return dual
