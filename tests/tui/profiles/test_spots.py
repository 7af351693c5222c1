"""Which number is next in each direction."""

from coder.report.lines.line import Behind, Choice, Piece
from coder.tui.profiles.spots import above, at_target, below, spots_of


def number(name: str) -> Piece:
    return Piece(name, "text", Behind(title=name, row=name))


LINES = (
    (Piece("heading"),),
    (Piece("  "), number("aa"), Piece("      "), number("bb")),
    (Piece("no number here"),),
    (Piece("        "), number("cc")),
    (number("dd"), Piece("       "), number("ee")),
)


def test_the_cursor_goes_to_the_nearest_number_of_the_next_line_that_has_one() -> None:
    """Lines without a number are passed over; at either end it stays."""
    spots = spots_of(LINES, len)
    assert [(spot.row, spot.start, spot.stop) for spot in spots] == [(1, 2, 4), (1, 10, 12), (3, 8, 10), (4, 0, 2), (4, 9, 11)]
    assert below(spots, 0) == below(spots, 1) == 2
    assert below(spots, 2) == 4 and above(spots, 3) == 2 and above(spots, 2) == 1
    assert above(spots, 0) == 0 and below(spots, 4) == 4
    assert below((), 0) == above((), 0) == 0


def test_a_parameter_is_found_again_whatever_its_value() -> None:
    """And what is gone is not."""
    spots = spots_of([(Piece("0.3", "text", Choice(title="", parameter="rho", value="0.3")),), *LINES], len)
    assert at_target(spots, Choice(title="", parameter="rho", value="0.5")) == 0
    assert at_target(spots, Behind(title="bb", row="bb")) == 2
    assert at_target(spots, Behind(title="gone", row="gone")) is None
