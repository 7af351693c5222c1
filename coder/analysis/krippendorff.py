"""Krippendorff's alpha for nominal data, with a bootstrap interval.

Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), section C: alpha = 1 - Do / De over the values that can be
paired: units with fewer than two values are left out. The interval resamples units with replacement and computes
observed and expected disagreement anew (percentile interval); resamples in which no value varies carry no information
and are left out.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from coder.analysis.draws import Floats


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


def alpha(units: Iterable[Sequence[Hashable | None]]) -> float | None:
    """Alpha of units, each the values its coders gave (None: no value); None where it is not defined."""
    patterns, counts = _patterns(units)
    value = _alphas(patterns, counts[None, :])[0] if len(counts) else np.nan
    return None if np.isnan(value) else float(value)


def alpha_interval(units: Iterable[Sequence[Hashable | None]], random: np.random.Generator, *, draws: int = 1000, level: float = 0.95) -> Alpha:
    """Alpha with its bootstrap interval over units."""
    patterns, counts = _patterns(units)
    n = int(counts.sum())
    value = _alphas(patterns, counts[None, :])[0] if n else np.nan
    if np.isnan(value):
        return Alpha(value=None, low=None, high=None, units=n)
    drawn = _alphas(patterns, random.multinomial(n, counts / n, size=draws).astype(float))
    tail = (1 - level) / 2
    low, high = np.nanquantile(drawn, [tail, 1 - tail])
    return Alpha(value=float(value), low=float(low), high=float(high), units=n)


def _patterns(units: Iterable[Sequence[Hashable | None]]) -> tuple[Floats, Floats]:
    """Distinct units as counts of each value, shape (P, V), and how often each occurs, shape (P,)."""
    tallies: Counter[tuple[tuple[Hashable, int], ...]] = Counter()
    for unit in units:
        tally = Counter(value for value in unit if value is not None)
        if tally.total() > 1:
            tallies[tuple(sorted(tally.items(), key=repr))] += 1
    values = sorted({value for tally in tallies for value, _ in tally}, key=repr)
    keys = sorted(tallies, key=repr)
    patterns = np.zeros((len(keys), len(values)))
    for row, key in enumerate(keys):
        for value, n in key:
            patterns[row, values.index(value)] = n
    return patterns, np.array([tallies[key] for key in keys], dtype=float)


def _alphas(patterns: Floats, counts: Floats) -> Floats:
    """Alpha for each row of counts, shape (draws, P): 1 - (N - 1) * disagreeing pairs / disagreeing pairs expected."""
    m = patterns.sum(axis=1)
    observed = (m**2 - (patterns**2).sum(axis=1)) / (m - 1)
    totals = counts @ patterns
    n = totals.sum(axis=1)
    expected = n**2 - (totals**2).sum(axis=1)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(expected > 0, 1 - (n - 1) * (counts @ observed) / expected, np.nan)
