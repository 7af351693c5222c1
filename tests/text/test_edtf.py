"""Dates as told."""

import pytest

from coder.text.edtf import years


@pytest.mark.parametrize(
    ("value", "meant"),
    [("1998", (1998, 1998)), ("199X", (1990, 1999)), ("19XX", (1900, 1999)), ("2004-05~", (2004, 2004)), ("-0050", (-50, -50))],
)
def test_the_years_a_date_can_mean(value, meant):
    """First and last."""
    assert years(value) == meant


@pytest.mark.parametrize("value", ["..", "", "2004-13", "soon"])
def test_an_open_end_and_what_is_no_date_mean_no_year(value):
    """None."""
    assert years(value) is None
