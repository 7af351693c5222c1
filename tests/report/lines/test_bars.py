"""Bars, dots and spans: never longer than their room, with the ends of intervals in order."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from coder.report.lines.bars import BREADTH, DENSE, DOT, FULL, LIGHT, REACH, REST, bar, diverging, dot, lengths, place, shade, span

SHARE = st.floats(0, 1)
CELLS = st.integers(0, 120)


def three(draw: st.DrawFn) -> tuple[float, float, float]:
    """A low end, a value and a high end, in order."""
    low, value, high = sorted(draw(st.tuples(SHARE, SHARE, SHARE)))
    return low, value, high


INTERVAL = st.composite(three)()


@given(INTERVAL, CELLS)
def test_a_bar_has_exactly_its_room_and_its_parts_in_order(interval: tuple[float, float, float], cells: int) -> None:
    """Full, dense, light, rest, from the left; what is full or dense is the share, to half a cell."""
    low, value, high = interval
    drawn = bar(value, low, high, cells)
    assert len(drawn) == cells and set(drawn) <= {FULL, DENSE, LIGHT, REST}
    order = [(FULL, DENSE, LIGHT, REST).index(each) for each in drawn]
    assert order == sorted(order)
    filled = drawn.count(FULL) + drawn.count(DENSE)
    assert abs(filled - value * cells) <= 0.5 + 1e-9
    assert filled <= filled + drawn.count(LIGHT) <= cells and abs(filled + drawn.count(LIGHT) - high * cells) <= 0.5 + 1e-9


@given(INTERVAL, CELLS)
def test_two_poles_fill_one_bar_between_them(interval: tuple[float, float, float], half: int) -> None:
    """The share to the left of the middle and its complement to the right add up to the whole, to a cell."""
    low, value, high = interval
    left, right = diverging(value, low, high, half)
    assert len(left) == len(right) == half
    filled = sum(each in (FULL, DENSE) for each in left + right)
    assert abs(filled - half) <= 1
    assert left.rstrip(REST) == left.rstrip(REST).rstrip(REST) and right == bar(1 - value, 1 - high, 1 - low, half)


@given(INTERVAL, st.integers(1, 120), st.none() | SHARE)
def test_a_dot_lies_within_its_interval(interval: tuple[float, float, float], cells: int, second: float | None) -> None:
    """One dot; the line reaches from the low end to the high end and no further."""
    low, value, high = interval
    drawn = dot(value, low, high, cells, second=second)
    assert len(drawn) == cells and drawn.count(DOT) == 1 and drawn.count(BREADTH) <= (second is not None)
    reach = [at for at, mark in enumerate(drawn) if mark == REACH]
    assert place(low, cells) <= drawn.index(DOT) <= place(high, cells)
    assert all(place(low, cells) <= at <= place(high, cells) for at in reach)


def test_no_value_draws_an_empty_axis_and_zero_is_marked() -> None:
    """Nothing is invented; the middle of an axis through nought is to be seen."""
    assert dot(None, 0, 1, 7) == REST * 7
    assert dot(0.8, 0.7, 0.9, 11, first=-1.0, zero=True)[5] == "│"


@given(st.lists(st.floats(0, 1e6), max_size=8), CELLS)
def test_parts_of_a_whole_fill_it(shares: list[float], cells: int) -> None:
    """Every cell is given once; none is below nought; a larger share has no fewer cells."""
    found = lengths(shares, cells)
    assert len(found) == len(shares) and all(each >= 0 for each in found)
    assert sum(found) == (cells if sum(shares) > 0 else 0)
    ordered = sorted(zip(shares, found, strict=True))
    assert all(one[1] <= other[1] + 1 for one, other in pairwise(ordered))


@given(SHARE, SHARE)
def test_a_larger_share_is_never_lighter(one: float, other: float) -> None:
    """Only nothing is blank, and half of all is darkest."""
    from coder.report.lines.bars import SHADES

    small, large = sorted((one, other))
    assert SHADES.index(shade(small)) <= SHADES.index(shade(large))
    assert shade(0) == " " and shade(1e-9) != " " and shade(0.5) == shade(1.0) == "█"


@given(st.integers(1900, 2100), st.integers(0, 60), st.integers(0, 60), st.integers(1, 80))
def test_a_stretch_of_time_stays_on_its_axis(start: int, length: int, more: int, cells: int) -> None:
    """Light where it may lie, and nothing outside."""
    drawn = span(start, start + length, cells, start, start + length + more + 1)
    assert len(drawn) == cells and drawn[0] == LIGHT and set(drawn) <= {LIGHT, REST}
    assert drawn.rstrip(REST).count(LIGHT) == len(drawn.rstrip(REST))
