"""XLSX with a sheet for each table of the project, and the data dictionary: for people who work in spreadsheets."""

from collections.abc import Iterator
from pathlib import Path

from coder.formats.loss import Loss, losses
from coder.formats.tidy.columns import SEPARATOR, Row, Table
from coder.formats.tidy.dictionary import dictionary
from coder.formats.tidy.tables import TABLES, not_in_tables
from coder.formats.tidy.texts import TEXTS
from coder.formats.xlsx_sheets import Workbook
from coder.model.snapshot import Snapshot

_SHEETS = tuple(each for each in TABLES if each is not TEXTS)


def write(snapshot: Snapshot, path: Path, *, raw: bool = False) -> tuple[Loss, ...]:
    """Write the workbook. Every text is a text cell, never a formula, so `raw` makes no difference."""
    with Workbook(path) as workbook:
        for table in (*_SHEETS, dictionary(_SHEETS)):
            workbook.sheet(table.name, table.heads, _rows(table, snapshot))
    whole = losses((("whole texts (use --format tidy-csv or JSONL; the turns are there)", (each.title for each in snapshot.documents)),))
    return (*workbook.lost.losses(), *whole, *not_in_tables(snapshot))


def _rows(table: Table, snapshot: Snapshot) -> Iterator[Row]:
    lists = [number for number, column in enumerate(table.columns) if column.kind == "list"]
    for row in table.rows(snapshot):
        if lists:
            yield tuple(SEPARATOR.join(cell) if isinstance(cell, tuple) else cell for cell in row)
        else:
            yield row
