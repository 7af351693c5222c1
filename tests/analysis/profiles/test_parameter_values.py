"""Parameters in words."""

import pytest

from coder.analysis.profiles.parameter_values import MEANINGS, from_record, text_of, value_of
from coder.analysis.profiles.parameters import ProfileParameters
from coder.errors import InvalidValue


def test_every_parameter_has_a_meaning():
    """What is shown is complete."""
    assert set(MEANINGS) == set(ProfileParameters.__dataclass_fields__)


def test_a_value_survives_being_shown():
    """Text and back, for the defaults and for lists."""
    chosen = ProfileParameters(without=("a", "b"), users=("li",), anchors=(0.1, 0.4, 0.9))
    for name in MEANINGS:
        assert value_of(name, text_of(getattr(chosen, name))) == getattr(chosen, name)
    assert from_record(chosen.record()) == chosen


@pytest.mark.parametrize(("name", "text"), [("rho", "high"), ("draws", "1.5"), ("anchors", "0.2,x"), ("colour", "red")])
def test_what_is_no_value_is_refused_with_a_hint(name, text):
    """The error names the parameter and says what to give."""
    with pytest.raises(InvalidValue) as caught:
        value_of(name, text)
    assert name in caught.value.what and caught.value.hint


@pytest.mark.parametrize("record", [{"rho": "0.3"}, {"users": [1]}, {"draws": True}, {"unit": None}, {"anchors": ["a", "b", "c"]}])
def test_a_record_of_another_kind_is_refused(record):
    """Files and settings come from outside."""
    with pytest.raises(InvalidValue):
        from_record(record)
