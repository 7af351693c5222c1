"""Coefficients of agreement for any number of coders, with values missing, on nominal, ordinal or interval values.

Every coefficient is (pa - pe) / (1 - pe), where pa is the agreement observed in pairs of values of one unit, and pe that expected by
chance; they differ in what chance means. Formulas for several coders and missing values as in Gwet, Handbook of Inter-Rater
Reliability (4th edition, 2014), chapters 2 to 4; alpha as in Krippendorff (2011). Computed on how often each pattern of values occurs,
so that a million characters cost no more than the dozen patterns they make.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from coder.analysis.profiles.draws import Floats

LEVELS = ("nominal", "ordinal", "interval")
Pattern = tuple[float | None, ...]
"""The value each coder gave to a unit, coders in a fixed order; None: none."""


@dataclass(frozen=True, eq=False)
class Ratings:
    """Patterns of values, with how often each occurs.

    Attributes:
        given: Place of the value that each coder gave, P patterns x R coders; -1: none.
        often: How often each pattern occurs, length P.
        values: The q values, rising.
    """

    given: np.ndarray
    often: Floats
    values: tuple[float, ...]

    @classmethod
    def of(cls, patterns: Mapping[Pattern, float], values: Sequence[float] | None = None) -> "Ratings":
        """From patterns; `values` names those that could have been given, if not all of them were."""
        known = sorted({value for pattern in patterns for value in pattern if value is not None} | set(values or ()))
        place = {value: number for number, value in enumerate(known)}
        rows = sorted(patterns, key=repr)
        given = np.array([[-1 if value is None else place[value] for value in pattern] for pattern in rows], np.int64)
        return cls(given.reshape(len(rows), -1), np.array([patterns[row] for row in rows], float), tuple(known))

    @property
    def counts(self) -> Floats:
        """How many coders gave each value, P x q."""
        return (self.given[:, :, None] == np.arange(len(self.values))).sum(axis=1).astype(float)

    @property
    def pairable(self) -> float:
        """Units with at least two values."""
        return float(self.often[(self.given >= 0).sum(axis=1) > 1].sum())


def agreed(patterns: Iterable[Pattern]) -> Mapping[Pattern, int]:
    """How often each pattern occurs among units."""
    found: dict[Pattern, int] = {}
    for pattern in patterns:
        found[pattern] = found.get(pattern, 0) + 1
    return found


def observed(ratings: Ratings, often: Floats | None = None) -> Floats:
    """pa: the share of pairs of values of one unit that agree, by unit; for each row of `often` (draws x P), or for the ratings themselves."""
    table = ratings.counts
    size = table.sum(axis=1)
    paired = size > 1
    inside = np.where(paired, (table * (table - 1)).sum(axis=1) / np.maximum(size * (size - 1), 1), 0.0)
    weight = _often(ratings, often)
    return _share(weight @ inside, weight @ paired.astype(float))


def fleiss(ratings: Ratings, often: Floats | None = None) -> Floats:
    """Fleiss (1971) kappa; for two coders Scott's (1955) pi. Chance: every value drawn from the pool of all coders."""
    weight = _often(ratings, often)
    return _chance_corrected(observed(ratings, often), (_pool(ratings, weight) ** 2).sum(axis=1))


def conger(ratings: Ratings, often: Floats | None = None) -> Floats:
    """Conger (1980) kappa; for two coders Cohen's (1960). Chance: every coder draws from the values that coder gave."""
    weight = _often(ratings, often)
    coders = ratings.given.shape[1]
    own = np.stack([_shares_of(ratings, weight, coder) for coder in range(coders)], axis=1)
    mean, spread = own.mean(axis=1), own.var(axis=1, ddof=1) if coders > 1 else np.zeros(own.shape[::2])
    return _chance_corrected(observed(ratings, often), (mean**2 - spread / coders).sum(axis=1))


def brennan_prediger(ratings: Ratings, often: Floats | None = None) -> Floats:
    """Brennan & Prediger (1981) kappa; on two values PABAK (Byrt, Bishop & Carlin 1993). Chance: all values alike likely."""
    pa = observed(ratings, often)
    return _chance_corrected(pa, np.full(len(pa), 1 / max(len(ratings.values), 1)))


def gwet_ac1(ratings: Ratings, often: Floats | None = None) -> Floats:
    """Gwet (2008) AC1. Chance: only units that are hard to judge are agreed upon by chance, and they are many where values vary."""
    weight = _often(ratings, often)
    pool, q = _pool(ratings, weight), len(ratings.values)
    return _chance_corrected(observed(ratings, often), (pool * (1 - pool)).sum(axis=1) / max(q - 1, 1))


def krippendorff(ratings: Ratings, often: Floats | None = None, *, level: str = "nominal", apart: Floats | None = None) -> Floats:
    """Krippendorff's alpha: 1 - observed / expected disagreement over the values that can be paired.

    Args:
        level: `nominal`, `ordinal` or `interval`: how far apart two values are.
        apart: How far, q x q, in the place of a level.
    """
    table = ratings.counts
    size = table.sum(axis=1)
    weight = _often(ratings, often) * (size > 1)
    totals = weight @ table
    if apart is not None or level != "ordinal":
        return _alpha(table, weight, totals, _distance(ratings.values, level) if apart is None else apart)
    return np.concatenate([_alpha(table, weight[row : row + 1], totals[row : row + 1], _rank_distance(totals[row])) for row in range(len(weight))])


def _alpha(table: Floats, weight: Floats, totals: Floats, apart: Floats) -> Floats:
    size = table.sum(axis=1)
    within = ((table @ apart) * table).sum(axis=1) / np.maximum(size - 1, 1)
    expected = ((totals @ apart) * totals).sum(axis=1)
    with np.errstate(invalid="ignore", divide="ignore"):
        found: Floats = np.where(expected > 0, 1 - (totals.sum(axis=1) - 1) * (weight @ within) / expected, np.nan)
    return found


COEFFICIENTS: Mapping[str, Callable[..., Floats]] = {
    "percent": observed,
    "cohen_conger": conger,
    "scott_fleiss": fleiss,
    "brennan_prediger": brennan_prediger,
    "gwet_ac1": gwet_ac1,
    "krippendorff": krippendorff,
}
"""All of them, by the name they are printed under."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoByTwo:
    """What misleads kappa: how rare a yes is, and how differently two coders say it (Byrt, Bishop & Carlin 1993).

    Attributes:
        prevalence: |both yes - both no| / units; near 1 kappa is low however well they agree.
        bias: |only the first yes - only the second yes| / units.
    """

    prevalence: float
    bias: float


def two_by_two(both: float, first: float, second: float, neither: float) -> TwoByTwo | None:
    """The indices of a table of two coders' yes and no; None without units."""
    n = both + first + second + neither
    return TwoByTwo(prevalence=abs(both - neither) / n, bias=abs(first - second) / n) if n else None


def _often(ratings: Ratings, often: Floats | None) -> Floats:
    return ratings.often[None, :] if often is None else often


def _pool(ratings: Ratings, weight: Floats) -> Floats:
    """The share of each value, every unit counting once, draws x q."""
    table = ratings.counts
    size = table.sum(axis=1, keepdims=True)
    rated = (size > 0).astype(float)
    return _share(weight @ (table / np.maximum(size, 1)), weight @ rated)


def _shares_of(ratings: Ratings, weight: Floats, coder: int) -> Floats:
    """The shares of the values that one coder gave, draws x q."""
    said = (ratings.given[:, coder, None] == np.arange(len(ratings.values))).astype(float)
    return _share(weight @ said, weight @ (ratings.given[:, coder] >= 0).astype(float)[:, None])


def _share(part: Floats, whole: Floats) -> Floats:
    with np.errstate(invalid="ignore", divide="ignore"):
        found: Floats = np.where(whole > 0, part / whole, np.nan)
    return found


def _chance_corrected(pa: Floats, pe: Floats) -> Floats:
    return _share(pa - pe, 1 - pe)


def _distance(values: Sequence[float], level: str) -> Floats:
    """How far apart two values are, q x q (Krippendorff 2011, section on metric differences)."""
    scale = np.array(values, float)
    return (scale[:, None] - scale[None, :]) ** 2 if level == "interval" else 1.0 - np.eye(len(values))


def _rank_distance(totals: Floats) -> Floats:
    """As `_distance` for ordinal values, which lie as far apart as values were given between them."""
    rank = np.cumsum(totals) - totals / 2
    found: Floats = (rank[:, None] - rank[None, :]) ** 2
    return found
