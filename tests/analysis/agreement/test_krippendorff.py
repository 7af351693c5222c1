"""Krippendorff's alpha against published figures and brute force."""

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coder.analysis.agreement.krippendorff import alpha, alpha_interval, tally
from coder.analysis.profiles.draws import generator

BINARY = list(zip("0100000010", "1110010000", strict=True))
NOMINAL = list(zip("aabbdcccedda", "babbbccceddd", strict=True))
FOUR = [
    [None if value == "." else value for value in unit] for unit in zip("123321412...", "1233224125.3", ".3332342251.", "12332441251.", strict=True)
]


def test_binary_data_of_two_observers_give_the_published_alpha():
    """Krippendorff 2011, example A: .095."""
    assert alpha(tally(BINARY)) == pytest.approx(0.095, abs=5e-4)


def test_nominal_data_of_two_observers_give_the_published_alpha():
    """Krippendorff 2011, example B: .692."""
    assert alpha(tally(NOMINAL)) == pytest.approx(0.692, abs=5e-4)


def test_four_observers_with_missing_data_give_the_published_alpha():
    """Krippendorff 2011, example C: .743 for nominal data."""
    assert alpha(tally(FOUR)) == pytest.approx(0.743, abs=5e-4)


def test_alpha_is_one_for_perfect_agreement_and_undefined_without_variation():
    """A code nobody used tells nothing about agreement."""
    assert alpha(tally([(1, 1), (0, 0)])) == 1
    assert alpha(tally([(0, 0)] * 9)) is None
    assert alpha(tally([(1, None)])) is None
    assert alpha({}) is None


@given(st.lists(st.lists(st.sampled_from([0, 1, 2, None]), min_size=3, max_size=3), min_size=2, max_size=12))
@settings(max_examples=60)
def test_alpha_equals_the_definition_by_pairs(units):
    """1 - Do / De with every ordered pair written out."""
    paired = [[value for value in unit if value is not None] for unit in units]
    paired = [unit for unit in paired if len(unit) > 1]
    values = [value for unit in paired for value in unit]
    expected = sum(a != b for a, b in permutations(values, 2))
    found = alpha(tally(units))
    if not expected:
        assert found is None
        return
    observed = sum(sum(a != b for a, b in permutations(unit, 2)) / (len(unit) - 1) for unit in paired) / len(values)
    assert found == pytest.approx(1 - observed / (expected / (len(values) * (len(values) - 1))))


def test_the_interval_holds_the_value_narrows_with_units_and_repeats():
    """Percentile bootstrap over units, seeded."""
    few, many = (alpha_interval(tally(NOMINAL * times), generator(1)) for times in (1, 20))
    assert few.low < few.value < few.high
    assert many.high - many.low < (few.high - few.low) / 3
    assert many.units == 240
    assert alpha_interval(tally(NOMINAL), generator(1)) == few


def test_an_undefined_alpha_has_no_interval():
    """None, not a number made up."""
    found = alpha_interval(tally([(0, 0)] * 5), generator(1))
    assert (found.value, found.low, found.high, found.units) == (None, None, None, 5)
