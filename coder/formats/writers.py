"""Write a project into a file: the format follows the suffix."""

from collections.abc import Mapping
from contextlib import AbstractContextManager
from pathlib import Path

from coder.errors import FormatError
from coder.formats.files.atomic import replacing
from coder.formats.files.file_names import shown
from coder.formats.loss import Loss
from coder.formats.registry import WRITER_GROUP, WRITERS, Entry, find_writer
from coder.formats.registry import suffixes as registered
from coder.model.snapshot import Snapshot


def write(
    snapshot: Snapshot, path: Path, *, format: str | None = None, raw: bool = False, options: Mapping[str, object] | None = None
) -> tuple[Loss, ...]:
    """Write `snapshot` to `path`, whole or not at all, and say what the format could not hold.

    Args:
        format: Name of a format (such as `csv`, `jsonl`, `codebook-yaml` or `memos-csv`) or a suffix; None: that of `path`.
        raw: Leave cells that look like formulas as they are (CSV only; other formats have no need of a guard).
        options: Keywords that the format takes beside `raw`.

    Raises:
        FormatError: the format or an option of it is not known, or the file cannot be written.
    """
    return write_with(entry_for(path, format), snapshot, path, raw=raw, options=options)


def write_with(entry: Entry, snapshot: Snapshot, path: Path, *, raw: bool = False, options: Mapping[str, object] | None = None) -> tuple[Loss, ...]:
    """The same with a writer that was chosen by `entry_for`."""
    given = dict(options or {})
    strange = sorted(given.keys() - set(entry.options))
    if strange:
        raise FormatError(f"{shown(path)} was not written: the format {entry.format} has no option {strange[0]}", "Leave the option out.")
    _spare_projects(path)
    with _unfinished(entry, path) as temporary:
        return entry.write(snapshot, temporary, raw=raw, **given)


def _unfinished(entry: Entry, path: Path) -> AbstractContextManager[Path]:
    """Where to write: a file, or a folder, which may become an archive.

    Raises:
        FormatError: a folder would have the name of a file in another format.
    """
    if not entry.is_folder:
        return replacing(path)
    from coder.formats.files.folders import replacing_folder, replacing_zip

    if path.suffix.lower() == ".zip":
        return replacing_zip(path)
    if path.suffix and find_writer(path.suffix):
        raise FormatError(f"{shown(path)} was not written: {entry.format} is a folder of files", "Name a folder, such as package, or package.zip.")
    return replacing_folder(path)


def entry_for(path: Path, format: str | None = None, more: tuple[Entry, ...] = ()) -> Entry:
    """The writer for a format, or for the suffix of a path; `more` are writers of our own that stand in no table of this layer.

    Raises:
        FormatError: there is none.
    """
    wanted = format if format is not None else path.suffix
    entry = find_writer(wanted, more) if wanted.strip(".") else None
    if entry is None:
        said = f"format {shown(format)}" if format is not None else f"suffix {shown(path.suffix) or '(none)'}"
        known = dict.fromkeys([*suffixes(), *(suffix for each in more for suffix in each.suffixes)])
        names = dict.fromkeys(each.format for each in (*WRITERS, *more))
        hint = f"Known: {' '.join(known)}; by --format: {' '.join(names)}."
        raise FormatError(f"{shown(path)} was not written: no writer for {said}", hint)
    return entry


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
