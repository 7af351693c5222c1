"""Bars, dots and intervals in a row of characters: every function gives exactly as many characters as it is given cells.

What is shaded can be told apart without colour: full, dense, light, dotted. One character stands for one cell of the row.
"""

from collections.abc import Sequence

FULL, DENSE, LIGHT, REST = "█", "▓", "░", "·"
DOT, BREADTH, REACH = "●", "◆", "─"
MIDDLE = "│"
FILLS = "█▒░▓"
SHADES = " ░▒▓█"


def bar(value: float, low: float, high: float, cells: int) -> str:
    """A share from the left: full up to the interval, dense from its low end to the share, light from there to its high end."""
    marks = []
    for at in range(cells):
        middle = (at + 0.5) / cells
        marks.append(FULL if middle < min(low, value) else DENSE if middle <= value else LIGHT if middle <= high else REST)
    return "".join(marks)


def diverging(value: float, low: float, high: float, half: int) -> tuple[str, str]:
    """A share and its complement, from the middle outwards; each side has `half` cells."""
    return bar(value, low, high, half)[::-1], bar(1 - value, 1 - high, 1 - low, half)


def place(value: float, cells: int, first: float = 0.0, last: float = 1.0) -> int:
    """The cell in which a value lies; a value outside lies in the nearest."""
    if cells <= 1 or last <= first:
        return 0
    return max(0, min(cells - 1, int((value - first) / (last - first) * cells)))


def dot(
    value: float | None,
    low: float,
    high: float,
    cells: int,
    *,
    second: float | None = None,
    first: float = 0.0,
    last: float = 1.0,
    zero: bool = False,
) -> str:
    """A dot with its interval on an axis from `first` to `last`; `second` is another mark, `zero` marks where 0 lies."""
    marks = [REST] * cells
    if zero and cells:
        marks[place(0.0, cells, first, last)] = MIDDLE
    if value is not None and cells:
        start, stop = place(low, cells, first, last), place(high, cells, first, last) + 1
        marks[start:stop] = REACH * (stop - start)
        if second is not None:
            marks[place(second, cells, first, last)] = BREADTH
        marks[place(value, cells, first, last)] = DOT
    return "".join(marks)


def lengths(shares: Sequence[float], cells: int) -> list[int]:
    """How many cells each share of a whole gets, by largest remainder; together `cells`, or none where nothing is shared."""
    whole = sum(shares)
    if whole <= 0:
        return [0] * len(shares)
    exact = [share / whole * cells for share in shares]
    found = [int(each) for each in exact]
    for at in sorted(range(len(shares)), key=lambda each: (found[each] - exact[each], each))[: cells - sum(found)]:
        found[at] += 1
    return found


def shade(share: float) -> str:
    """A character as dark as a share is large; half of all and more is darkest, and only nothing is blank."""
    if share <= 0:
        return SHADES[0]
    return SHADES[max(1, min(len(SHADES) - 1, round(share * 2 * (len(SHADES) - 1))))]


def span(
    first: float, last: float, cells: int, start: float, stop: float, *, surely: tuple[float, float] | None = None, open_end: bool = False
) -> str:
    """A stretch of time on an axis from `start` to `stop`: light where it may lie, full where it surely lies, an arrow where it goes on."""
    marks = [REST] * cells
    for at in range(place(first, cells, start, stop), place(last, cells, start, stop) + 1) if cells else ():
        marks[at] = LIGHT
    if surely and cells:
        for at in range(place(surely[0], cells, start, stop), place(surely[1], cells, start, stop) + 1):
            marks[at] = FULL
    if open_end and cells:
        marks[-1] = ">"
    return "".join(marks)
