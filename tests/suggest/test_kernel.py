"""The closed forms of kernel ridge regression against the long way round."""

import numpy as np
import pytest
from sklearn.kernel_ridge import KernelRidge

from coder.suggest.kernel import LAMBDA, Refusals, Solution, centre_of


def solve(gram, targets, real: int, refusals: Refusals | None = None) -> Solution:
    return Solution(gram, targets, np.arange(len(targets)) < real, refusals)


@pytest.fixture
def case():
    """Ten passages, two pseudo-passages, three codes."""
    draw = np.random.default_rng(7)
    points = draw.normal(size=(12, 5))
    points /= np.linalg.norm(points, axis=1, keepdims=True)
    targets = (draw.random((12, 3)) < 0.3).astype(float)
    return points, points @ points.T, targets


def test_the_solution_is_that_of_scikit_learn(case):
    """The dual coefficients equal KernelRidge's for targets less the centre."""
    _, gram, targets = case
    solution = solve(gram, targets, 10)
    reference = KernelRidge(kernel="precomputed", alpha=LAMBDA).fit(gram, targets - centre_of(targets[:10]))
    assert np.allclose(solution.dual(), reference.dual_coef_)


@pytest.mark.parametrize("groups", [[str(row) for row in range(10)], ["a"] * 3 + ["b"] * 4 + ["c"] * 3])
def test_held_out_predictions_equal_refitting_without_the_group(case, groups):
    """Leave-one-out and leave-one-document-out need no refit."""
    _, gram, targets = case
    solution = solve(gram, targets, 10)
    held_out = solution.held_out(groups)
    for name in set(groups):
        rows = [row for row in range(10) if groups[row] == name]
        rest = [row for row in range(12) if row not in rows]
        dual = np.linalg.solve(gram[np.ix_(rest, rest)] + LAMBDA * np.eye(len(rest)), targets[rest] - solution.centre)
        assert np.allclose(held_out[rows], gram[np.ix_(rows, rest)] @ dual + solution.centre)


def test_a_rejection_is_a_row_for_the_rejected_code_alone(case):
    """The rejected code's column equals a fit with that row as a zero; the columns nobody judged stay as they were."""
    _, gram, targets = case
    verdicts = np.array([[True, False, False], [True, False, True]])
    base = solve(gram[:10, :10], targets[:10], 8)
    dual = solve(gram[:10, :10], targets[:10], 8, Refusals(gram[:10, 10:], gram[10:, 10:], verdicts)).dual()
    for code, rows in ((0, list(range(12))), (2, [*range(10), 11])):
        target = np.where(np.array(rows) < 10, targets[rows, code], 0) - base.centre[code]
        assert np.allclose(dual[rows, code], np.linalg.solve(gram[np.ix_(rows, rows)] + LAMBDA * np.eye(len(rows)), target))
    assert np.allclose(dual[:10, 1], base.dual()[:, 1]) and not dual[10:, 1].any()


def test_the_centre_shrinks_to_the_mean_density():
    """m = (positive + 20 p0) / (n + 20), and zero while nothing is coded."""
    targets = np.array([[1, 0], [1, 0], [0, 1], [0, 0]], float)
    assert np.allclose(centre_of(targets), [(2 + 20 * 0.375) / 24, (1 + 20 * 0.375) / 24])
    assert not centre_of(np.zeros((3, 2))).any()
