"""A tidy table as CSV: UTF-8 with a byte order mark, CRLF, text in quotes, numbers and truth values bare (RFC 4180).

Lines are put together here, column by column: the csv module takes three times as long, because it looks at every character.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from coder.formats.csv_cells import guarded_and_quoted, quoted
from coder.formats.tidy.cells import flat
from coder.formats.tidy.columns import Cell, Column, Row, Table
from coder.model.snapshot import Snapshot

_CHUNK = 4000


def write_table(table: Table, snapshot: Snapshot, path: Path, *, raw: bool = False) -> None:
    """Write the rows of a table. A cell that a spreadsheet would take for a formula gets one `'` in front, unless `raw`."""
    makers = [_maker(each, quoted if raw else guarded_and_quoted) for each in table.columns]
    with path.open("wb") as stream:
        stream.write(("\ufeff" + ",".join(map(quoted, table.heads)) + "\r\n").encode())
        for chunk in _chunks(table.rows(snapshot)):
            columns = (maker(column) for maker, column in zip(makers, zip(*chunk, strict=True), strict=True))
            stream.write(("\r\n".join(map(",".join, zip(*columns, strict=True))) + "\r\n").encode())


def _chunks(rows: Iterable[Row]) -> Iterator[list[Row]]:
    remaining = iter(rows)
    while chunk := list(islice(remaining, _CHUNK)):
        yield chunk


def _maker(column: Column, make: Callable[[str], str]) -> Callable[[Sequence[Cell]], Iterable[str]]:
    """What makes the cells of a column, many at once; cells that come back again and again are made once."""
    if column.kind in ("integer", "number", "boolean"):
        return lambda cells: [flat(each) for each in cells] if column.kind == "boolean" else ["" if each is None else repr(each) for each in cells]
    known = _Known(lambda cell: make(flat(cell)))
    if column.few or column.kind == "list":
        return lambda cells: [known[each] for each in cells]
    return lambda cells: [make(each) if isinstance(each, str) else make("") for each in cells]


class _Known(dict[Cell, str]):
    """Cells by their value."""

    def __init__(self, make: Callable[[Cell], str]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, cell: Cell) -> str:
        made = self[cell] = self._make(cell)
        return made
