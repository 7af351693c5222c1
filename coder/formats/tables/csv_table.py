"""A tidy table as CSV."""

from collections.abc import Callable
from pathlib import Path

from coder.formats.tables.csv_cells import guarded_and_quoted, quoted
from coder.formats.tables.csv_file import Maker, bare, encoded
from coder.formats.tidy.cells import flat
from coder.formats.tidy.columns import Cell, Column, Table
from coder.model.snapshot import Snapshot


def write_table(table: Table, snapshot: Snapshot, path: Path, *, raw: bool = False) -> None:
    """Write the rows of a table. A cell that a spreadsheet would take for a formula gets one `'` in front, unless `raw`."""
    makers = [_maker(each, quoted if raw else guarded_and_quoted) for each in table.columns]
    with path.open("wb") as stream:
        stream.writelines(encoded(table.heads, table.rows(snapshot), makers, raw=raw))


def _maker(column: Column, make: Callable[[str], str]) -> Maker:
    """What makes the cells of a column; those that come back again and again are made once, and what is not there is an empty text."""
    if column.kind in ("integer", "number"):
        return lambda cells: ["" if each is None else str(each) for each in cells]
    if column.kind == "boolean":
        return lambda cells: [bare(each) for each in cells]
    if column.few or column.kind == "list":
        known = _Known(lambda cell: make(flat(cell)))
        return lambda cells: map(known.__getitem__, cells)
    empty = make("")
    return lambda cells: [make(each) if each else empty for each in cells]


class _Known(dict[Cell, str]):
    """Cells by their value."""

    def __init__(self, make: Callable[[Cell], str]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, cell: Cell) -> str:
        made = self[cell] = self._make(cell)
        return made
