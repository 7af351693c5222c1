"""One table of a project as a CSV file of its own: codings, linkage mentions or memos. Each loads only the table it writes."""

from pathlib import Path

from coder.formats import left_out
from coder.formats.loss import Loss, losses
from coder.formats.tables.csv_table import write_table
from coder.model.snapshot import Snapshot


def write_codings(snapshot: Snapshot, path: Path, *, raw: bool = False) -> tuple[Loss, ...]:
    """Write one row per coding."""
    from coder.formats.tidy.codings import CODINGS

    write_table(CODINGS, snapshot, path, raw=raw)
    return losses(
        (
            left_out.mentions(snapshot, "use --format mentions-csv"),
            left_out.memos(snapshot, "use --format memos-csv"),
            left_out.values(snapshot, "use .xlsx, --format tidy-csv or JSONL"),
            *left_out.decided(snapshot),
        )
    )


def write_mentions(snapshot: Snapshot, path: Path, *, raw: bool = False) -> tuple[Loss, ...]:
    """Write one row per linkage mention, with every field."""
    from coder.formats.tidy.mentions import MENTIONS

    write_table(MENTIONS, snapshot, path, raw=raw)
    return losses((("codings (use --format csv)", (each.id for each in snapshot.codings)),))


def write_memos(snapshot: Snapshot, path: Path, *, raw: bool = False) -> tuple[Loss, ...]:
    """Write one row per memo."""
    from coder.formats.tidy.notes import MEMOS

    write_table(MEMOS, snapshot, path, raw=raw)
    return ()
