"""Recall@k, macro-F1 and calibration error against worked examples and against scikit-learn."""

import numpy as np
import pytest
from sklearn.metrics import f1_score

from coder.suggest.metrics import calibration_error, macro_f1, recall_at, top_calibration_error

SCORES = np.array([[0.9, 0.5, 0.1, 0.0], [0.1, 0.2, 0.8, 0.7], [0.3, 0.2, 0.1, 0.9]])


def test_recall_is_the_mean_share_of_codes_among_the_first() -> None:
    """Both codes of the first passage, one of two of the second, none of the third."""
    truth = np.array([[1, 1, 0, 0], [1, 0, 1, 0], [0, 0, 1, 0]], float)
    assert recall_at(SCORES, truth, 2) == pytest.approx((1 + 0.5 + 0) / 3)
    assert recall_at(SCORES, truth, 4) == 1.0


def test_macro_f1_of_one_code_each_is_that_of_scikit_learn() -> None:
    """Over the codes that occur."""
    chance = np.random.default_rng(3)
    scores, codes = chance.random((60, 5)), chance.integers(0, 4, 60)
    truth = np.eye(5)[codes]
    expected = f1_score(codes, scores.argmax(axis=1), average="macro", labels=[0, 1, 2, 3], zero_division=0)
    assert macro_f1(scores, truth) == pytest.approx(expected)


def test_macro_f1_of_several_codes_takes_as_many_pairs_as_are_true() -> None:
    """The three highest of twelve here."""
    truth = np.array([[1, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 0]], float)
    assert macro_f1(SCORES, truth) == pytest.approx((1 + 0 + 1) / 3)


def test_calibration_error_is_the_gap_by_band() -> None:
    """Two bands: .25 foretold and .5 found (4 of 8 values), .85 foretold and 1 found."""
    p = np.array([0.25, 0.25, 0.25, 0.25, 0.85, 0.85, 0.85, 0.85])
    y = np.array([1, 1, 0, 0, 1, 1, 1, 1], float)
    assert calibration_error(p, y) == pytest.approx(0.5 * 0.25 + 0.5 * 0.15)
    assert calibration_error(np.ones(3), np.ones(3)) == 0


def test_of_the_likeliest_code_only() -> None:
    """The others of a passage do not count."""
    assert top_calibration_error(np.array([[0.65, 0.35]]), np.array([[1.0, 1.0]])) == pytest.approx(0.35)
