"""CSV of all linkage mentions with every field, for spreadsheets and statistics: UTF-8 with a byte order mark (RFC 4180)."""

import csv
from pathlib import Path

from coder.formats.csv_codings import guarded
from coder.formats.loss import Loss, losses
from coder.formats.mention_rows import mention_columns, mention_rows
from coder.model.snapshot import Snapshot


def write(snapshot: Snapshot, path: Path, *, raw: bool = False) -> tuple[Loss, ...]:
    """Write one row per mention. A cell that a spreadsheet would take for a formula gets one `'` in front, unless `raw`."""
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(mention_columns())
        for row in mention_rows(snapshot):
            writer.writerow([guarded(each) if isinstance(each, str) and not raw else each for each in row])
    return losses((("codings (use --format csv)", (each.id for each in snapshot.codings)),))
