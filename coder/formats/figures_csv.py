"""Figures as CSV: a head, and a row each; what is not there is an empty cell."""

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from coder.formats.atomic import replacing
from coder.formats.csv_cells import guarded


def write_rows(path: Path, head: Sequence[str], rows: Iterable[Sequence[str | float | int | None]]) -> None:
    """Write a table of figures, whole or not at all; texts that a spreadsheet would take for formulas are guarded.

    Raises:
        FormatError: the file cannot be written.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(head)
    for row in rows:
        writer.writerow([guarded(each) if isinstance(each, str) else "" if each is None else each for each in row])
    with replacing(path) as temporary:
        temporary.write_text(out.getvalue(), encoding="utf-8-sig", newline="")
