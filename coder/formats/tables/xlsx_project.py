"""XLSX with a sheet for each table of the project, and the data dictionary: for people who work in spreadsheets."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from coder.formats.loss import Loss, losses
from coder.formats.tables.xlsx_sheets import FIRST_MOMENT, Workbook
from coder.formats.tidy.columns import SEPARATOR, Table
from coder.formats.tidy.dictionary import dictionary
from coder.formats.tidy.moments import Moments
from coder.formats.tidy.tables import TABLES, not_in_tables
from coder.formats.tidy.texts import TEXTS
from coder.model.snapshot import Snapshot

_SHEETS = tuple(each for each in TABLES if each is not TEXTS)


def write(snapshot: Snapshot, path: Path, *, raw: bool = False) -> tuple[Loss, ...]:
    """Write the workbook. Every text is a text cell, never a formula, so `raw` makes no difference."""
    moments = Moments()
    with Workbook(path) as workbook:
        for table in (*_SHEETS, dictionary(_SHEETS)):
            workbook.sheet(table.name, table.heads, _rows(table, snapshot, moments))
    whole = losses((("whole texts (use --format tidy-csv or JSONL; the turns are there)", (each.title for each in snapshot.documents)),))
    return (*workbook.lost.losses(), *whole, *not_in_tables(snapshot))


def _rows(table: Table, snapshot: Snapshot, moments: Moments) -> Iterator[Sequence[object]]:
    times = [number for number, column in enumerate(table.columns) if column.kind == "time"]
    for row in table.rows(snapshot):
        cells: list[object] = [SEPARATOR.join(cell) if isinstance(cell, tuple) else cell for cell in row]
        for number in times:
            cells[number] = _moment(cells[number], moments)
        yield cells


def _moment(cell: object, moments: Moments) -> object:
    """A moment in UTC without a zone, which spreadsheets have no room for; what is none, or too early for them, stays text."""
    found = moments[cell]
    plain = found.replace(tzinfo=None) if found else None
    return plain if plain and plain >= FIRST_MOMENT else cell
