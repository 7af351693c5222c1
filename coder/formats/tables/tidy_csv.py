"""A folder with each table of the project as CSV, the data dictionary, and a script that reads them all in R."""

from pathlib import Path

from coder.formats.loss import Loss
from coder.formats.tables.csv_table import write_table
from coder.formats.tidy.dictionary import dictionary
from coder.formats.tidy.r_script import r_script
from coder.formats.tidy.tables import TABLES, not_in_tables
from coder.model.snapshot import Snapshot


def write(snapshot: Snapshot, folder: Path, *, raw: bool = False) -> tuple[Loss, ...]:
    """Write `NAME.csv` for each table, `dictionary.csv` and `read.R`."""
    for table in (*TABLES, dictionary(TABLES)):
        write_table(table, snapshot, folder / f"{table.name}.csv", raw=raw)
    (folder / "read.R").write_text(r_script(TABLES, guarded=not raw), encoding="utf-8", newline="\n")
    return not_in_tables(snapshot)
