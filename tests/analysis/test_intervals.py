"""Intervals of shares: worked examples from the papers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coder.analysis.intervals import Proportion, difference


@pytest.mark.parametrize(
    ("hits", "trials", "low", "high"), [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)]
)
def test_the_score_interval_is_that_of_the_paper(hits: int, trials: int, low: float, high: float) -> None:
    """Newcombe (1998), Statistics in Medicine 17:857, table I, method 3, 95 %."""
    assert Proportion(hits, trials, level=0.95).bounds == pytest.approx((low, high), abs=5e-5)


@pytest.mark.parametrize(
    ("one", "other", "low", "high"),
    [((56, 70), (48, 80), 0.0524, 0.3339), ((9, 10), (3, 10), 0.1705, 0.8090), ((10, 10), (0, 20), 0.6791, 1.0)],
)
def test_the_interval_of_a_difference_is_that_of_the_paper(one: tuple[int, int], other: tuple[int, int], low: float, high: float) -> None:
    """Newcombe (1998), Statistics in Medicine 17:873, table II, method 10, 95 %."""
    found = difference(Proportion(*one, level=0.95), Proportion(*other, level=0.95))
    assert found is not None and found[1:] == pytest.approx((low, high), abs=1e-4)


def test_of_no_trials_nothing_is_said() -> None:
    """No share, no bounds, no difference."""
    assert Proportion(0, 0).share is None and Proportion(0, 0).bounds is None
    assert difference(Proportion(0, 0), Proportion(1, 2)) is None


@given(st.integers(1, 500).flatmap(lambda trials: st.tuples(st.integers(0, trials), st.just(trials))))
def test_the_interval_holds_the_share(counts: tuple[int, int]) -> None:
    """Within 0 and 1."""
    found = Proportion(*counts)
    low, high = found.bounds
    assert 0 <= low <= found.share + 1e-12 and found.share - 1e-12 <= high <= 1
