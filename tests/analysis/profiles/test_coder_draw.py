"""The coder draw."""

import math

import numpy as np
import pytest

from coder.analysis.profiles.coder_draw import confusion, drawn_counts
from coder.analysis.profiles.draws import generator

FIRST, SECOND = (1, 0), (0, 1)


def test_without_a_unit_coded_twice_nothing_is_known_and_nothing_is_flipped():
    """No table, no flip: the counts are those of the coders."""
    units = [{"a": FIRST}] * 4 + [{"b": SECOND}]
    assert confusion(units) is None
    first, second = drawn_counts(units, None, 100, generator(1))
    assert (first.tolist(), second.tolist()) == ([4.0], [1.0])


def test_coders_who_always_agree_are_taken_at_their_word():
    """Perfect agreement on both poles: no flips."""
    errors = confusion([{"a": FIRST, "b": FIRST}] * 10 + [{"a": SECOND, "b": SECOND}] * 10)
    assert errors.units == 20
    assert max(*errors.flips["a"], *errors.flips["b"], *errors.pooled) < 1e-6


def test_a_unit_on_which_two_coders_differ_goes_to_each_of_them_in_half_of_the_draws():
    """Step 1: one coder at random; the number of pieces stays what it is."""
    first, second = drawn_counts([{"a": FIRST, "b": SECOND}] * 10, None, 4000, generator(1))
    assert np.all(first + second == 10)
    assert first.mean() == pytest.approx(5, abs=0.1)
    assert first.var() == pytest.approx(2.5, abs=0.3)


def test_singly_coded_units_are_flipped_more_the_more_the_coders_differ():
    """Errors rise with disagreement, and stay below a half."""
    flips = []
    for differ in (1, 4, 8):
        units = [{"a": FIRST, "b": FIRST}] * (20 - differ) + [{"a": SECOND, "b": SECOND}] * 20 + [{"a": FIRST, "b": SECOND}] * differ
        flips.append(confusion(units).pooled)
    assert 0 < max(flips[0]) < max(flips[1]) < max(flips[2]) < 0.5


def test_three_coders_reveal_the_one_who_errs():
    """Dawid & Skene 1979: the odd one out has the larger error, the two who agree nearly none."""
    units = [{"a": FIRST, "b": FIRST, "c": FIRST}] * 20 + [{"a": SECOND, "b": SECOND, "c": SECOND}] * 14
    errors = confusion(units + [{"a": SECOND, "b": SECOND, "c": FIRST}] * 6)
    assert errors.flips["c"][0] > 0.1 > errors.flips["a"][0]
    assert errors.flips["c"][1] < 0.05


def written_out(units, users, rounds=50):
    """Equations 2.3 and 2.5 of Dawid & Skene (1979) in loops: error rates from beliefs, beliefs from error rates, both classes equally likely."""
    labels = [{user: 0 if first else 1 for user, (first, _) in unit.items()} for unit in units]
    belief = [[sum(label == truth for label in unit.values()) / len(unit) for truth in (0, 1)] for unit in labels]
    for _ in range(rounds):
        rates = {
            (user, truth): [sum(b[truth] for b, unit in zip(belief, labels, strict=True) if unit.get(user) == label) for label in (0, 1)]
            for user in users
            for truth in (0, 1)
        }
        rates = {key: [count / sum(counts) for count in counts] for key, counts in rates.items()}
        belief = []
        for unit in labels:
            odds = [math.prod(rates[user, truth][label] for user, label in unit.items()) for truth in (0, 1)]
            belief.append([each / sum(odds) for each in odds])
    return rates


def test_error_rates_equal_the_equations_of_dawid_and_skene_written_out():
    """Three coders who differ in different ways, without smoothing."""
    rows = ["000"] * 12 + ["111"] * 9 + ["001"] * 4 + ["110"] * 1 + ["011"] * 3 + ["100"] * 2
    units = [{user: SECOND if mark == "1" else FIRST for user, mark in zip("abc", row, strict=True)} for row in rows]
    errors, rates = confusion(units, smoothing=0.0), written_out(units, "abc")
    for user in "abc":
        assert errors.flips[user] == pytest.approx(flips(rates, user), abs=1e-6)


def flips(rates, user):
    """What is wanted of them: how often a label is wrong, classes equally likely."""
    return tuple(rates[user, 1 - label][label] / (rates[user, 0][label] + rates[user, 1][label]) for label in (0, 1))


def test_the_estimate_does_not_depend_on_the_order_of_units_or_coders():
    """Rows of a project have no order that matters."""
    units = [{"a": FIRST, "b": SECOND}, {"b": FIRST, "a": FIRST}, {"a": SECOND, "b": SECOND}]
    assert confusion(units) == confusion([dict(reversed(unit.items())) for unit in reversed(units)])


def test_flips_keep_the_number_of_pieces():
    """A flip moves a piece to the other pole."""
    units = [{"a": FIRST, "b": SECOND}] * 3 + [{"a": FIRST}] * 30
    first, second = drawn_counts(units, confusion(units), 500, generator(3))
    assert np.all(first + second == 33) and first.std() > 0
