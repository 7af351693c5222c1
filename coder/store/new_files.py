"""New project files: whole, or not there at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from coder.errors import ProjectError


@contextmanager
def made_whole(path: Path) -> Iterator[Path]:
    """The name under which to make a new project; once all is done, and what was opened is closed, the file gets its own.

    Raises:
        ProjectError: there is a file already, or the folder cannot be written.
    """
    check_new(path)
    unfinished = path.with_name(f".{path.name}.unfinished")
    remove_files(unfinished)
    try:
        yield unfinished
        unfinished.replace(path)
    finally:
        remove_files(unfinished)


def check_new(path: Path) -> None:
    """Refuse a path where no new project can be made.

    Raises:
        ProjectError: there is a file already, or the folder cannot be written.
    """
    if path.exists():
        raise ProjectError(f"there is already a file {path}", "Give another name, or open that one.")
    if not path.parent.is_dir():
        raise ProjectError(f"there is no folder {path.parent} for {path.name}", "Make the folder first.")
    if not os.access(path.parent, os.W_OK):
        raise ProjectError(f"the folder {path.parent} cannot be written (for {path.name})", "Choose another folder, or check its permissions.")


def remove_files(path: Path) -> None:
    """Remove a project file and what SQLite lays beside it."""
    for name in (path.name, f"{path.name}-wal", f"{path.name}-shm", f"{path.name}-journal"):
        path.with_name(name).unlink(missing_ok=True)
