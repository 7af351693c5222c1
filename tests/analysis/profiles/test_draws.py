"""Random draws keyed by what they are for."""

import numpy as np
import pytest

from coder.analysis.profiles.draws import exponentials, generator, source_weights, strata_or_none


def test_the_same_key_gives_the_same_stream_and_another_key_another():
    """Streams depend on their key alone."""
    assert generator(1, "a").random() == generator(1, "a").random()
    assert generator(1, "a").random() != generator(1, "b").random()
    assert generator("1", "23").random() != generator("12", "3").random()


def test_a_source_keeps_its_raw_weights_whatever_other_sources_there_are():
    """Adding or removing a source leaves the rows of the others as they were."""
    both, alone = exponentials(["x", "y"], 50, 7, "town"), exponentials(["y"], 50, 7, "town")
    assert np.array_equal(both[1], alone[0])


def test_weights_sum_to_the_number_of_sources_and_have_the_moments_of_the_bayesian_bootstrap():
    """G * Dirichlet(1, ..., 1): mean 1, variance (G - 1) / (G + 1) (Rubin 1981)."""
    weights = source_weights(exponentials([str(number) for number in range(5)], 20_000, 1))
    assert weights.sum(axis=0) == pytest.approx(np.full(20_000, 5.0))
    assert weights.mean(axis=1) == pytest.approx(np.ones(5), abs=0.03)
    assert weights.var(axis=1) == pytest.approx(np.full(5, 4 / 6), abs=0.04)


def test_weights_within_strata_sum_to_the_sources_of_each_stratum():
    """Firms and officials keep their part of the evidence in every draw."""
    weights = source_weights(exponentials(list("abcdefg"), 100, 1), ("firm",) * 3 + ("official",) * 4)
    assert weights[:3].sum(axis=0) == pytest.approx(np.full(100, 3.0))
    assert weights[3:].sum(axis=0) == pytest.approx(np.full(100, 4.0))


@pytest.mark.parametrize(("types", "used"), [("aaabbb", True), ("aabbb", False), ("aaaa", False), ("", False)])
def test_strata_are_used_only_if_there_are_several_and_each_has_three_sources(types, used):
    """Step 3 of the method."""
    assert (strata_or_none(list(types)) is not None) == used
