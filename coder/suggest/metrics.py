"""How good ranked and calibrated suggestions are: recall@k, macro-F1, expected calibration error."""

import numpy as np

BINS = 10


def recall_at(scores: np.ndarray, truth: np.ndarray, k: int) -> float:
    """Mean over passages of the share of their codes among the first k.

    Args:
        scores: Passages x codes, the higher the likelier.
        truth: 1 where the passage carries the code; each passage carries at least one.
    """
    first = np.argsort(-scores, axis=1, kind="stable")[:, :k]
    hits = np.take_along_axis(truth, first, axis=1).sum(axis=1)
    return float((hits / truth.sum(axis=1)).mean())


def macro_f1(scores: np.ndarray, truth: np.ndarray) -> float:
    """Mean F1 over the codes that occur; predicted: the first code, or as many pairs as are true where passages carry several.

    Args:
        scores, truth: As in `recall_at`.
    """
    if (truth.sum(axis=1) == 1).all():
        predicted = np.zeros_like(truth)
        predicted[np.arange(len(truth)), scores.argmax(axis=1)] = 1
    else:
        limit = np.sort(scores, axis=None)[-int(truth.sum())]
        predicted = (scores >= limit).astype(float)
    both, either = (predicted * truth).sum(axis=0), predicted.sum(axis=0) + truth.sum(axis=0)
    present = truth.sum(axis=0) > 0
    return float((2 * both[present] / either[present]).mean())


def calibration_error(probabilities: np.ndarray, truth: np.ndarray) -> float:
    """Expected calibration error in ten equal bins (Naeini et al. 2015), over all values of two arrays of the same shape."""
    p, y = probabilities.ravel(), truth.ravel()
    band = np.minimum((p * BINS).astype(int), BINS - 1)
    return float(sum(abs(p[band == each].mean() - y[band == each].mean()) * (band == each).mean() for each in np.unique(band)))


def top_calibration_error(probabilities: np.ndarray, truth: np.ndarray) -> float:
    """As `calibration_error`, of the likeliest code of each passage."""
    first = probabilities.argmax(axis=1)[:, None]
    return calibration_error(np.take_along_axis(probabilities, first, axis=1), np.take_along_axis(truth, first, axis=1))
