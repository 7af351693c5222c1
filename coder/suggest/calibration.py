"""From evidence to a probability: logistic regression whose prior is the hand-set judgement for the first day.

The prior was set by reading suggestions on real meetings. Held-out decisions of the project move it: few decisions move it little.
"""

from collections.abc import Sequence

import numpy as np

FEATURES = ("constant", "cue", "likeness", "learned likeness")
PRIOR = np.array([-2.6, 3.0, 0.6, 0.6])
CERTAINTY = np.array([4.0, 2.0, 8.0, 8.0])
"""Precision of the prior of each coefficient (1 / variance)."""
MOST_CUE = 2.0
MOST_LIKENESS = 6.0


def features(cue: np.ndarray, likeness: np.ndarray, codings: np.ndarray) -> np.ndarray:
    """The evidence on (unit, code) pairs, u x c x 4.

    Args:
        cue: Strength of the cues, u x c.
        likeness: Standardised ridge scores, u x c.
        codings: Coded passages of each code, length c, or one row for each unit; from none to many the likeness counts up to twice as much.
    """
    near = np.clip(likeness, -2, MOST_LIKENESS)
    known = codings / (codings + 10)
    return np.stack([np.ones_like(near), np.minimum(cue, MOST_CUE), near, near * known], axis=-1)


def fit(evidence: np.ndarray, carried: np.ndarray, weights: np.ndarray, steps: int = 25) -> np.ndarray:
    """The coefficients that are most probable after the decisions (Newton's method).

    Args:
        evidence: Features of judged pairs, n x 4.
        carried: 1 where the passage carries the code, length n.
        weights: How much each pair counts, length n.
    """
    beta = PRIOR.copy()
    for _ in range(steps):
        p = probability(evidence, beta)
        slope = evidence.T @ (weights * (carried - p)) - CERTAINTY * (beta - PRIOR)
        curve = (evidence * (weights * p * (1 - p))[:, None]).T @ evidence + np.diag(CERTAINTY)
        step = np.linalg.solve(curve, slope)
        beta = beta + np.clip(step, -1, 1)
        if np.abs(step).max() < 1e-8:
            break
    return np.maximum(beta, [-np.inf, 0, 0, 0])


def probability(evidence: np.ndarray, beta: Sequence[float] | np.ndarray, more: np.ndarray | float = 0.0) -> np.ndarray:
    """The probability that the code is right, for features in the last axis; `more` is added to the log-odds."""
    return 1 / (1 + np.exp(-(evidence @ np.asarray(beta) + more)))
