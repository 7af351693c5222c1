"""Krippendorff's alpha for nominal data, with a bootstrap interval.

Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), section C: alpha = 1 - Do / De over the values that can be
paired: units with fewer than two values are left out. The interval resamples units with replacement and computes
observed and expected disagreement anew (percentile interval); resamples in which no value varies carry no information
and are left out.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from coder.analysis.profiles.draws import Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class Alpha:
    """Krippendorff's alpha; `value`, `low` and `high` are None where it is not defined (no variation, or nothing to pair).

    Attributes:
        units: Units with at least two values.
    """

    value: float | None
    low: float | None
    high: float | None
    units: int


Patterns = Mapping[tuple[int, ...], int]
"""How often each value was given in a unit (one number per value) -> in how many units so."""


def tally(units: Iterable[Sequence[Hashable | None]]) -> Patterns:
    """The patterns of units, each the values its coders gave (None: no value)."""
    counted = Counter(tuple(sorted(Counter(value for value in unit if value is not None).items(), key=repr)) for unit in units)
    values = sorted({value for pattern in counted for value, _ in pattern}, key=repr)
    return {tuple(dict(pattern).get(value, 0) for value in values): n for pattern, n in counted.items()}


def alpha(patterns: Patterns) -> float | None:
    """Alpha of the units so tallied; None where it is not defined."""
    table, counts = _paired(patterns)
    value = _alphas(table, counts[None, :])[0] if len(counts) else np.nan
    return None if np.isnan(value) else float(value)


def alpha_interval(patterns: Patterns, random: np.random.Generator, *, draws: int = 1000, level: float = 0.95) -> Alpha:
    """Alpha of the units so tallied, with its bootstrap interval over units."""
    table, counts = _paired(patterns)
    n = int(counts.sum())
    value = _alphas(table, counts[None, :])[0] if n else np.nan
    if np.isnan(value):
        return Alpha(value=None, low=None, high=None, units=n)
    drawn = _alphas(table, random.multinomial(n, counts / n, size=draws).astype(float))
    tail = (1 - level) / 2
    low, high = np.nanquantile(drawn, [tail, 1 - tail])
    return Alpha(value=float(value), low=float(low), high=float(high), units=n)


def _paired(patterns: Patterns) -> tuple[Floats, Floats]:
    """Patterns with at least two values, shape (P, V), and how often each occurs, shape (P,), in a stable order."""
    rows = sorted((pattern, n) for pattern, n in patterns.items() if sum(pattern) > 1 and n)
    return np.array([pattern for pattern, _ in rows], dtype=float), np.array([n for _, n in rows], dtype=float)


def _alphas(patterns: Floats, counts: Floats) -> Floats:
    """Alpha for each row of counts, shape (draws, P): 1 - (N - 1) * disagreeing pairs / disagreeing pairs expected."""
    m = patterns.sum(axis=1)
    observed = (m**2 - (patterns**2).sum(axis=1)) / (m - 1)
    totals = counts @ patterns
    n = totals.sum(axis=1)
    expected = n**2 - (totals**2).sum(axis=1)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(expected > 0, 1 - (n - 1) * (counts @ observed) / expected, np.nan)
