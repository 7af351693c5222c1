"""Parameters of fit of fuzzy sets: how far a condition is sufficient or necessary for an outcome.

Ragin 2006 (consistency and coverage), Schneider & Wagemann 2012 (PRI, relevance of necessity); formulas as in the R package QCA.
Each is a sum over the cases, x being membership in the condition and y in the outcome, from 0 to 1.
"""

from dataclasses import dataclass

import numpy as np

from coder.analysis.profiles.draws import Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class Sufficiency:
    """inclS, PRI and covS of the R package QCA; None where the denominator is 0.

    Attributes:
        consistency: sum min(x, y) / sum x.
        pri: Proportional reduction in inconsistency; low where x is as consistent with the outcome's absence.
        coverage: sum min(x, y) / sum y.
    """

    consistency: float | None
    pri: float | None
    coverage: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Necessity:
    """inclN, RoN and covN of the R package QCA; None where the denominator is 0.

    Attributes:
        consistency: sum min(x, y) / sum y.
        relevance: sum (1 - x) / sum (1 - min(x, y)); low where the condition is nearly always there, so that it is trivially necessary.
        coverage: sum min(x, y) / sum x.
    """

    consistency: float | None
    relevance: float | None
    coverage: float | None


def sufficiency(x: Floats, y: Floats) -> Sufficiency:
    """How far x is sufficient for y, over cases, shape (N,) each."""
    both, neither = np.minimum(x, y), np.minimum(np.minimum(x, y), 1 - y)
    return Sufficiency(
        consistency=_ratio(both.sum(), x.sum()),
        pri=_ratio(both.sum() - neither.sum(), x.sum() - neither.sum()),
        coverage=_ratio(both.sum(), y.sum()),
    )


def necessity(x: Floats, y: Floats) -> Necessity:
    """How far x is necessary for y, over cases, shape (N,) each."""
    both = np.minimum(x, y)
    return Necessity(
        consistency=_ratio(both.sum(), y.sum()),
        relevance=_ratio((1 - x).sum(), (1 - both).sum()),
        coverage=_ratio(both.sum(), x.sum()),
    )


def _ratio(part: float, whole: float) -> float | None:
    return round(float(part / whole), 6) if whole > 1e-12 else None
