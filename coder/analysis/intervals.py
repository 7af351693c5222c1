"""Intervals of shares of independent trials, and of the difference of two."""

from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist

LEVEL = 0.9


@dataclass(frozen=True, slots=True)
class Proportion:
    """So many of so many, with an interval; share and bounds are None of no trials.

    The interval is the score interval of Wilson (1927).
    """

    hits: int
    trials: int
    level: float = LEVEL

    @property
    def share(self) -> float | None:
        """Hits of all trials."""
        return self.hits / self.trials if self.trials else None

    @property
    def bounds(self) -> tuple[float, float] | None:
        """Low and high."""
        if not self.trials:
            return None
        z = NormalDist().inv_cdf((1 + self.level) / 2)
        n, p = self.trials, self.hits / self.trials
        middle = (p + z * z / (2 * n)) / (1 + z * z / n)
        half = z / (1 + z * z / n) * sqrt(p * (1 - p) / n + z * z / (4 * n * n))
        return max(0.0, middle - half), min(1.0, middle + half)


def difference(one: Proportion, other: Proportion) -> tuple[float, float, float] | None:
    """How much larger `one` is than `other`: (difference, low, high); None where one of them has no trials.

    The hybrid score interval of Newcombe (1998), method 10, for independent samples.
    """
    if one.share is None or other.share is None or one.bounds is None or other.bounds is None:
        return None
    (low_one, high_one), (low_other, high_other) = one.bounds, other.bounds
    gap = one.share - other.share
    below = sqrt((one.share - low_one) ** 2 + (high_other - other.share) ** 2)
    above = sqrt((high_one - one.share) ** 2 + (other.share - low_other) ** 2)
    return gap, gap - below, gap + above
