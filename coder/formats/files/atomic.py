"""Files that are there whole or not at all."""

import contextlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

from coder.errors import FormatError
from coder.formats.files.file_names import shown

UNFINISHED = f".{'[0-9a-f]' * 32}.tmp"
"""What a process that was killed may leave beside a file it was writing, as `Path.glob` takes it."""


@contextlib.contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """A temporary path beside `path`; what the block leaves there takes the place of `path`, unless the block fails.

    The file keeps the permissions of the one it replaces. A link is followed, so that it still is one.

    Raises:
        FormatError: the folder or the file cannot be written, or the disk is full. Nothing half-written is left.
    """
    target = path.resolve()
    _check(path, target)
    temporary = target.with_name(f".{uuid4().hex}.tmp")
    try:
        yield temporary
        _sync(temporary)
        if target.exists():
            temporary.chmod(stat.S_IMODE(target.stat().st_mode))
        temporary.replace(target)
        _sync_folder(target.parent)
    except OSError as error:
        raise FormatError(f"{shown(path)} could not be written: {error.strerror or error}", _hint(target)) from error
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def _check(path: Path, target: Path) -> None:
    if target.is_dir():
        raise FormatError(f"{shown(path)} could not be written: it is a folder", "Name a file, such as codings.csv.")
    if target.exists() and not target.is_file():
        raise FormatError(f"{shown(path)} could not be written: it is not an ordinary file", "Name a file, such as codings.csv.")
    if target.exists() and not os.access(target, os.W_OK):
        raise FormatError(f"{shown(path)} could not be written: the file is write-protected", "Name another file, or change its permissions.")
    if not target.parent.is_dir():
        what = f"{shown(path)} could not be written: there is no folder {shown(str(target.parent))}"
        raise FormatError(what, "Make the folder first, or name another.")


def _sync(path: Path) -> None:
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())


def _sync_folder(folder: Path) -> None:
    """Make the new name durable, where the system can open folders."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _hint(target: Path) -> str:
    if not os.access(target.parent, os.W_OK):
        return f"The folder {shown(str(target.parent))} cannot be written to: name a file elsewhere."
    return "Make room on the disk, or name a file elsewhere."
