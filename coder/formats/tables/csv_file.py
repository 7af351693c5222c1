"""CSV as this program writes it, everywhere: UTF-8 with a byte order mark, CR LF, text in quotes, numbers bare, and no live formula.

The mark, because a spreadsheet on Chinese Windows takes the bytes for GBK without it; pandas, polars, DuckDB and R take it off by themselves,
Python's csv module wants `utf-8-sig`. CR LF, because RFC 4180 has it; a line end inside of a cell stays as it is. A cell that a spreadsheet
would take for a formula gets one `'` in front (`csv_cells.guarded`). What is not there is an empty cell; truth is TRUE or FALSE.

Lines are put together here, column by column: the csv module takes three times as long, because it looks at every character.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from coder.formats.files.atomic import replacing
from coder.formats.tables.csv_cells import guarded_and_quoted, quoted

Cell = str | int | float | bool | None
Maker = Callable[[Sequence[Any]], Iterable[str]]
"""Turns the cells of a column, many at once, into what stands in the file."""

MARK, LINE_END = "\ufeff", "\r\n"
_CHUNK = 500
"""Lines at once: with more, memory is asked for and given back for each chunk, which takes longer than writing it."""


def write_rows(path: Path, heads: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    """Write a file of a head and a line for each row, whole or not at all.

    Raises:
        FormatError: the file cannot be written.
    """
    with replacing(path) as temporary, temporary.open("wb") as stream:
        stream.writelines(encoded(heads, rows))


def encoded(heads: Sequence[str], rows: Iterable[Sequence[Any]], makers: Sequence[Maker] = (), *, raw: bool = False) -> Iterator[bytes]:
    """The bytes of such a file, piece by piece.

    Args:
        makers: One for each column; none given: cells are written as what they are.
        raw: Leave cells that look like formulas as they are.
    """
    make = quoted if raw else guarded_and_quoted
    yield f"{MARK}{','.join(map(make, heads))}{LINE_END}".encode()
    chosen = makers or [lambda cells: [make(each) if isinstance(each, str) else bare(each) for each in cells]] * len(heads)
    for chunk in _chunks(rows):
        columns = (maker(cells) for maker, cells in zip(chosen, zip(*chunk, strict=True), strict=True))
        yield LINE_END.join([*map(",".join, zip(*columns, strict=True)), ""]).encode()


def bare(cell: object) -> str:
    """A cell that is no text: a number as Python writes it, TRUE or FALSE, empty where there is nothing."""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    return "" if cell is None else str(cell)


def _chunks(rows: Iterable[Sequence[Any]]) -> Iterator[list[Sequence[Any]]]:
    remaining = iter(rows)
    while chunk := list(islice(remaining, _CHUNK)):
        yield chunk
