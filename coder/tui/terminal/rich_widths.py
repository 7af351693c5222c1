"""The width of ambiguous characters, told to Rich and with it to Textual, which know only the narrow one."""

from typing import Any

import rich.cells
import rich.segment
from rich._unicode_data import load
from rich.cells import CellTable

from coder.text.cells import ambiguous_points, rich_table, use_ambiguous


def count_ambiguous(cells: int) -> None:
    """Have everything in this process count characters of ambiguous width as this many cells (1 or 2).

    Rich has no setting for it: its table is replaced in the two modules that look widths up, and what they keep is forgotten.
    """
    use_ambiguous(cells)
    singles = rich.cells._SINGLE_CELLS
    table = load("auto")
    if cells != 1:
        points = ambiguous_points()
        singles = singles.difference(map(chr, points.tolist()))
        table = CellTable(table.unicode_version, _spans(cells), table.narrow_to_wide.difference(map(chr, points.tolist())))
    setattr(rich.cells, "load_cell_table", lambda unicode_version="auto": table)  # noqa: B010
    for module in (rich.cells, rich.segment):
        setattr(module, "_is_single_cell_widths", singles.issuperset)  # noqa: B010
    kept: tuple[Any, ...] = (rich.cells.get_character_cell_size, rich.cells.cached_cell_len, rich.segment.Segment._split_cells)
    for each in kept:
        each.cache_clear()


def _spans(cells: int) -> list[tuple[int, int, int]]:
    """The table as Rich keeps it: first and last code point and cells of each run that is not of one cell."""
    import numpy as np

    widths = rich_table()
    widths[ambiguous_points()] = cells
    starts = np.flatnonzero(np.diff(widths, prepend=widths[0] + 1))
    stops = [*starts[1:].tolist(), len(widths)]
    return [(start, stop - 1, int(widths[start])) for start, stop in zip(starts.tolist(), stops, strict=True) if widths[start] != 1]
