"""The places of a figure that can be chosen, and which of them is next in each direction (no Textual)."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from coder.report.lines.line import Choice, Line, Target


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A piece of a line that leads somewhere.

    Attributes:
        row, piece: Numbers of the line and of the piece in it.
        start, stop: Cells of the line.
    """

    row: int
    piece: int
    start: int
    stop: int
    target: Target


def spots_of(lines: Sequence[Line], cells: Callable[[str], int]) -> tuple[Spot, ...]:
    """The spots of some lines, in order of reading; `cells` measures a text as the terminal draws it."""
    found = []
    for row, line in enumerate(lines):
        start = 0
        for at, piece in enumerate(line):
            stop = start + cells(piece.text)
            if piece.target:
                found.append(Spot(row=row, piece=at, start=start, stop=stop, target=piece.target))
            start = stop
    return tuple(found)


def below(spots: Sequence[Spot], at: int) -> int:
    """The spot nearest to that under the cursor in the next line that has one; the same at the end."""
    return _nearest(spots, at, min((spot.row for spot in spots if spot.row > spots[at].row), default=None)) if spots else at


def above(spots: Sequence[Spot], at: int) -> int:
    """The same in the line before."""
    return _nearest(spots, at, max((spot.row for spot in spots if spot.row < spots[at].row), default=None)) if spots else at


def _nearest(spots: Sequence[Spot], at: int, row: int | None) -> int:
    if row is None:
        return at
    middle = spots[at].start + spots[at].stop
    inside = [each for each, spot in enumerate(spots) if spot.row == row]
    return min(inside, key=lambda each: abs(spots[each].start + spots[each].stop - middle))


def at_target(spots: Sequence[Spot], target: Target) -> int | None:
    """The spot that leads where another one led; a parameter is the same whatever its value."""
    wanted = target.parameter if isinstance(target, Choice) else target
    return next((at for at, spot in enumerate(spots) if (spot.target.parameter if isinstance(spot.target, Choice) else spot.target) == wanted), None)
