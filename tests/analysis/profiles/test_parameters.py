"""Choices of the profile method."""

import pytest

from coder.analysis.profiles.parameters import ProfileParameters
from coder.errors import InvalidValue


@pytest.mark.parametrize(
    "wrong",
    [
        {"rho": -0.1},
        {"rho": float("nan")},
        {"kappa": 0},
        {"draws": 5},
        {"anchors": (0.5, 0.5, 0.8)},
        {"anchors": (0.2, 0.8)},
        {"unit": "turns"},
        {"power": 1.5},
        {"statuses": ("hoped",)},
        {"p_gate": 2},
    ],
)
def test_values_outside_what_the_method_allows_are_refused_with_a_hint(wrong):
    """Every field has a range; the error says what was given and what to give."""
    with pytest.raises(InvalidValue) as caught:
        ProfileParameters(**wrong)
    assert caught.value.hint and "\n" not in caught.value.what


def test_the_record_holds_every_choice_as_json_values():
    """What is printed with a result is complete: making parameters from it gives the same."""
    chosen = ProfileParameters(rho=0.1, anchors=(0.1, 0.4, 0.9), users=("wang",))
    record = chosen.record()
    assert set(record) == set(ProfileParameters.__dataclass_fields__)
    assert record["anchors"] == [0.1, 0.4, 0.9]
    assert ProfileParameters(**{name: tuple(value) if isinstance(value, list) else value for name, value in record.items()}) == chosen
