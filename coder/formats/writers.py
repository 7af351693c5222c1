"""Write a project into a file: the format follows the suffix."""

from pathlib import Path

from coder.errors import FormatError
from coder.formats.atomic import replacing
from coder.formats.file_names import shown
from coder.formats.loss import Loss
from coder.formats.registry import WRITER_GROUP, WRITERS, Entry, find_writer
from coder.formats.registry import suffixes as registered
from coder.model.snapshot import Snapshot


def write(snapshot: Snapshot, path: Path, *, format: str | None = None, raw: bool = False) -> tuple[Loss, ...]:
    """Write `snapshot` to `path`, whole or not at all, and say what the format could not hold.

    Args:
        format: Name of a format (such as `csv`, `jsonl`, `codebook-yaml` or `memos-csv`) or a suffix; None: that of `path`.
        raw: Leave cells that look like formulas as they are (CSV only; other formats have no need of a guard).

    Raises:
        FormatError: the format is not known, or the file cannot be written.
    """
    writer = _entry(path, format).load()
    _spare_projects(path)
    with replacing(path) as temporary:
        lost: tuple[Loss, ...] = writer(snapshot, temporary, raw=raw)
    return lost


def _spare_projects(path: Path) -> None:
    """Refuse to write over a project (any SQLite file)."""
    try:
        with path.open("rb") as file:
            head = file.read(16)
    except OSError:
        return
    if head == b"SQLite format 3\0":
        raise FormatError(f"{shown(path)} was not written: there is a project of that name", "Give another name to --out.")


def suffixes() -> tuple[str, ...]:
    """The suffixes that can be written."""
    return registered(WRITERS, WRITER_GROUP)


def _entry(path: Path, format: str | None) -> Entry:
    wanted = format if format is not None else path.suffix
    entry = find_writer(wanted) if wanted.strip(".") else None
    if entry is None:
        said = f"format {shown(format)}" if format is not None else f"suffix {shown(path.suffix) or '(none)'}"
        hint = f"Known: {' '.join(suffixes())}. --format names one whatever the suffix."
        raise FormatError(f"{shown(path)} was not written: no writer for {said}", hint)
    return entry
