"""Intervals that cover: a small, seeded version of the table of section 7 (the full one is in tests/benchmarks)."""

import numpy as np
import pytest

from coder.analysis.profiles.draws import source_weights
from coder.analysis.profiles.membership import discounted, posterior

TOWNS, DRAWS = 250, 300


@pytest.mark.parametrize("correlation", [0.1, 0.3, 0.5])
@pytest.mark.parametrize("sources", [3, 12])
@pytest.mark.parametrize("theta", [0.5, 0.8, 0.95])
def test_ninety_percent_intervals_hold_the_true_share(theta, sources, correlation):
    """At least .88 up to a correlation of .3 and .84 at .5, less two standard errors of this many towns."""
    random = np.random.default_rng([7, int(theta * 100), sources, int(correlation * 10)])
    spread = (1 - correlation) / correlation
    held = 0
    for _ in range(TOWNS):
        n = 1 + random.poisson(5, (sources, 1))
        first = random.binomial(n, random.beta(theta * spread, (1 - theta) * spread, (sources, 1)))
        k, s = discounted(first.astype(float), (n - first).astype(float), 0.3)
        weights = source_weights(random.standard_exponential((sources, DRAWS)))
        low, high = np.quantile(random.beta(*posterior(k, s, weights, 2.0)), [0.05, 0.95])
        held += low <= theta <= high
    floor = 0.88 if correlation <= 0.3 else 0.84
    assert held / TOWNS >= floor - 2 * (floor * (1 - floor) / TOWNS) ** 0.5
