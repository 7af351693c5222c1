"""From evidence to a probability: logistic regression whose prior is the hand-set judgement for the first day.

The prior was set by reading suggestions on real meetings. Held-out decisions of the project move it: few decisions move it little.
The more of them there are, the more isotonic regression on the same decisions corrects what a logistic curve cannot follow.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

FEATURES = ("constant", "cue", "likeness", "learned likeness", "share")
PRIOR = np.array([-2.6, 3.0, 0.6, 0.6, 0.0])
CERTAINTY = np.array([2.0, 2.0, 6.0, 6.0, 1.0])
"""Precision of the prior of each coefficient (1 / variance)."""
LEAST = np.array([-np.inf, 0.0, 0.0, 0.0, 0.0])
MOST_CUE = 2.0
MOST_LIKENESS = 8.0
SHAPED = 75.0
"""With so many coded passages (of different documents) the curve takes half the shape of the decisions."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """How evidence becomes a probability.

    Attributes:
        coefficients: Of `FEATURES`.
        steps, heights: Of the isotonic curve over the logistic probability; empty without one.
        trust: How much of the probability the isotonic curve gives, 0 to below 1.
    """

    coefficients: np.ndarray
    steps: np.ndarray
    heights: np.ndarray
    trust: float

    def probability(self, evidence: np.ndarray, more: np.ndarray | float = 0.0) -> np.ndarray:
        """The probability that the code is right, for features in the last axis; `more` is added to the log-odds."""
        logistic: np.ndarray = 1 / (1 + np.exp(-(evidence @ self.coefficients + more)))
        if not self.steps.size:
            return logistic
        bent = np.interp(logistic, self.steps, self.heights)
        return self.trust * bent + (1 - self.trust) * logistic


UNTAUGHT = Calibration(PRIOR, np.empty(0), np.empty(0), 0.0)


def features(cue: np.ndarray, likeness: np.ndarray, codings: np.ndarray) -> np.ndarray:
    """The evidence on (unit, code) pairs, u x c x 5. The share is the logarithm of a softmax over the codes of the unit.

    Args:
        cue: Strength of the cues, u x c.
        likeness: Standardised ridge scores, u x c.
        codings: Coded passages of each code, length c, or one row for each unit; from none to many the likeness counts up to twice as much.
    """
    near = np.clip(likeness, -2, MOST_LIKENESS)
    known = codings / (codings + 10)
    best = near.max(axis=1, keepdims=True, initial=-2.0)
    share = near - best - np.log(np.exp(near - best).sum(axis=1, keepdims=True))
    return np.stack([np.ones_like(near), np.minimum(cue, MOST_CUE), near, near * known, share], axis=-1)


def kish_weights(groups: Sequence[str], correlation: float) -> np.ndarray:
    """What each of the members of groups counts as a piece of evidence: 1 / (1 + (size - 1) correlation), the size that of its group (Kish 1965)."""
    _, place, size = np.unique(list(groups), return_inverse=True, return_counts=True)
    found: np.ndarray = 1 / (1 + (size[place] - 1) * correlation)
    return found


def fit(evidence: np.ndarray, carried: np.ndarray, weights: np.ndarray, coded: float) -> Calibration:
    """The calibration that is most probable after the decisions.

    Args:
        evidence: Features of judged pairs, n x 5.
        carried: 1 where the passage carries the code, length n.
        weights: How much each pair counts, length n.
        coded: How many passages with codes are among them, each by what it counts.
    """
    logistic = Calibration(_coefficients(evidence, carried, weights), np.empty(0), np.empty(0), 0.0)
    if not coded:
        return logistic
    from sklearn.isotonic import IsotonicRegression

    curve = IsotonicRegression(y_min=0, y_max=1, out_of_bounds="clip").fit(logistic.probability(evidence), carried, sample_weight=weights)
    return Calibration(logistic.coefficients, curve.X_thresholds_, curve.y_thresholds_, coded / (coded + SHAPED))


def _coefficients(evidence: np.ndarray, carried: np.ndarray, weights: np.ndarray, steps: int = 25) -> np.ndarray:
    """Logistic regression with a normal prior (Newton's method)."""
    beta = PRIOR.copy()
    for _ in range(steps):
        p = 1 / (1 + np.exp(-(evidence @ beta)))
        slope = evidence.T @ (weights * (carried - p)) - CERTAINTY * (beta - PRIOR)
        curve = (evidence * (weights * p * (1 - p))[:, None]).T @ evidence + np.diag(CERTAINTY)
        step = np.linalg.solve(curve, slope)
        beta = beta + np.clip(step, -1, 1)
        if np.abs(step).max() < 1e-8:
            break
    return np.maximum(beta, LEAST)


def bands(probabilities: np.ndarray, truth: np.ndarray, count: int = 10) -> list[tuple[float, float, int]]:
    """Mean probability, share of true ones and number in each of `count` equal bands of probability that is not empty."""
    p, y = np.ravel(probabilities), np.ravel(truth)
    band = np.minimum((p * count).astype(int), count - 1)
    return [(float(p[band == each].mean()), float(y[band == each].mean()), int((band == each).sum())) for each in np.unique(band)]


def calibration_error(bands_found: Sequence[tuple[float, float, int]]) -> float:
    """Expected calibration error: how far the bands lie from what they promise, each by its number."""
    total = sum(number for _, _, number in bands_found)
    return sum(abs(promised - true) * number for promised, true, number in bands_found) / total if total else 0.0
