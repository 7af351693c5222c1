"""The formulas of the profile, on examples worked by hand."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coder.analysis.profiles.membership import (
    calibrate,
    corner_indices,
    corner_shares,
    discounted,
    effective,
    posterior,
    power_mean,
    type_memberships,
)


def test_kish_discount_of_six_pieces_at_rho_three_tenths_is_two_point_four():
    """n / (1 + (n - 1) rho), Kish 1965: 6 / 2.5; one piece stays one, none stays none."""
    assert effective(np.array([0.0, 1.0, 6.0]), 0.3) == pytest.approx([0, 1, 2.4])
    assert effective(np.array([7.0]), 0.0) == pytest.approx([7])
    assert effective(np.array([7.0]), 1.0) == pytest.approx([1])


def test_effective_numbers_are_those_of_the_design_effect():
    """Kish 1965 (Survey Sampling, 5.4): deff = 1 + (n - 1) roh; twenty in a cluster at roh .05 have deff 1.95 and are worth 10.26."""
    assert effective(np.array([20.0]), 0.05) == pytest.approx([10.26], abs=0.005)


def test_the_posterior_of_the_birth_data_is_the_published_one():
    """Gelman et al. (Bayesian Data Analysis, 2.4): 437 girls of 980 births under a uniform prior: Beta(438, 544), mean .446, 95 % [.415, .477]."""
    a, b = posterior(np.array([[437.0]]), np.array([[543.0]]), np.ones((1, 1)), 2.0)
    assert (a[0], b[0]) == (438, 544)
    draws = np.random.default_rng(1).beta(a[0], b[0], 200_000)
    assert draws.mean() == pytest.approx(0.446, abs=5e-4)
    assert np.quantile(draws, [0.025, 0.975]) == pytest.approx([0.415, 0.477], abs=1e-3)


def test_the_discount_keeps_the_share_of_each_source():
    """Four of six pieces: K = 4 * 2.4 / 6 = 1.6 and S = .8; a source without evidence adds nothing."""
    k, s = discounted(np.array([[4.0], [0.0]]), np.array([[2.0], [0.0]]), 0.3)
    assert k[:, 0] == pytest.approx([1.6, 0])
    assert s[:, 0] == pytest.approx([0.8, 0])


def test_the_posterior_adds_half_of_kappa_to_each_pole():
    """Two sources with 2.4 pieces of the first pole, weights 1.5 and .5: Beta(1 + 4.8, 1)."""
    k, s = np.array([[2.4], [2.4]]), np.zeros((2, 1))
    a, b = posterior(k, s, np.array([[1.5], [0.5]]), 2.0)
    assert (a[0], b[0]) == pytest.approx((5.8, 1.0))


def test_posterior_of_counts_that_differ_by_draw_equals_that_of_one_count_per_source():
    """The two forms of counts, (G, 1) and (G, B), give the same parameters."""
    weights = np.random.default_rng(1).exponential(size=(3, 5))
    k = np.array([[1.0], [2.0], [0.5]])
    narrow, wide = posterior(k, k, weights, 2.0), posterior(np.repeat(k, 5, axis=1), k, weights, 2.0)
    assert narrow[0] == pytest.approx(wide[0])


def test_calibration_gives_the_memberships_at_the_anchors():
    """Ragin's direct method: .95 at fully in, .5 at the cross-over, .05 at fully out, and .9927 at a share of 1."""
    m = calibrate(np.array([0.8, 0.5, 0.2, 1.0]), out=0.2, crossover=0.5, into=0.8)
    assert m == pytest.approx([0.95, 0.5, 0.05, 1 / (1 + math.exp(-math.log(19) * 5 / 3))])
    assert m[3] == pytest.approx(0.9927, abs=1e-4)


def test_calibration_with_uneven_anchors_follows_worked_log_odds():
    """The anchors of Ragin 2008 (Redesigning Social Inquiry, ch. 5), 2500, 5000, 20000, with log odds 3 at "fully in".

    An income of 17,090 has (17090 - 5000) * 3 / 15000 = 2.418; one of 4,810 has -190 * 3 / 2500 = -.228.
    """
    inclusion = 1 / (1 + math.exp(-3))
    m = calibrate(np.array([17_090.0, 4_810.0]), out=2_500, crossover=5_000, into=20_000, inclusion=inclusion)
    assert m == pytest.approx([1 / (1 + math.exp(-2.418)), 1 / (1 + math.exp(0.228))])
    assert m == pytest.approx([0.92, 0.44], abs=0.005)


@given(st.lists(st.floats(0, 1), min_size=2, max_size=20))
@settings(max_examples=50)
def test_calibration_rises_with_the_share_and_crosses_a_half_at_the_cross_over(shares):
    """Whether a membership is above .5 is whether the share is above the cross-over: corners can be read from either."""
    theta = np.sort(np.array(shares))
    m = calibrate(theta, out=0.2, crossover=0.5, into=0.8)
    assert np.all(np.diff(m) >= 0)
    assert np.array_equal(m > 0.5, theta > 0.5) or np.any(np.abs(theta - 0.5) < 1e-12)


def test_strict_scores_take_the_worst_side_and_the_means_lie_above():
    """A town at .9, .9, .1 on the first poles is .1 in the first corner; the mean shows the near miss; the power mean lies between."""
    m = np.array([[0.9], [0.9], [0.1]])
    sides = type_memberships(m, {0: 0, 1: 0, 2: 0})
    assert sides.min(axis=0)[0] == pytest.approx(0.1)
    assert sides.mean(axis=0)[0] == pytest.approx(0.6333, abs=1e-4)
    assert power_mean(sides, -1.0)[0] == pytest.approx(3 / (1 / 0.9 + 1 / 0.9 + 10))
    assert type_memberships(m, {0: 1, 2: 1})[:, 0] == pytest.approx([0.1, 0.9])


def test_corners_are_counted_in_the_order_first_pole_first_last_dimension_fastest():
    """Two dimensions, four draws: one in each of the first three corners and two in the last."""
    theta = np.array([[0.9, 0.9, 0.1, 0.1, 0.1], [0.9, 0.1, 0.9, 0.1, 0.1]])
    assert corner_indices(theta, 0.5).tolist() == [0, 1, 2, 3, 3]
    assert corner_shares(theta, 0.5) == pytest.approx([0.2, 0.2, 0.2, 0.4])
