"""Opening and closing project files."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from coder.errors import NotFound, ProjectError, ProjectLocked
from coder.store.database import Database
from coder.store.migrations import migrate, refuse_newer
from coder.store.schema import APPLICATION_ID

BUSY_MS = 10_000
CACHE_KB = 65_536
CLOSING_MS = 500


def connect(path: Path, *, create: bool = False, unseen: bool = False, upgrade: bool = True) -> tuple[Database, bool]:
    """Open a project file; returns the database and whether it can be written.

    Args:
        create: Make it. `unseen`: it is thrown away if it does not get whole, so that its journal may be in memory.
        upgrade: Bring an older file to this version.

    Raises:
        NotFound: there is no such file.
        ProjectError: it is not a project, or cannot be opened.
        SchemaTooNew: it was made by a newer version.
    """
    if not create:
        _refuse_missing(path)
    writable = create or (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))
    with translated(path):
        connected = sqlite3.connect(_uri(path, create, writable), uri=True, isolation_level=None, timeout=BUSY_MS / 1000)
        db = Database(connected)
        with ExitStack() as undone:
            undone.callback(db.close)
            if create:
                db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            else:
                _refuse_strangers(db, path)
            refuse_newer(db, path.name)
            _configure(db, writable, journal="MEMORY" if unseen else "WAL")
            if writable and upgrade:
                migrate(db)
            undone.pop_all()
    return db, writable


def close(db: Database, writable: bool) -> None:
    """Close, so that one file is the project."""
    try:
        if writable:
            db.execute(f"PRAGMA busy_timeout = {CLOSING_MS}")
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except sqlite3.OperationalError:
        pass  # another program is reading, or the disk is full: the last one to close, or the next to open, will do it
    finally:
        db.close()


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn what SQLite says into one line and what to do."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        said = str(error)
        if "locked" in said or "busy" in said:
            raise ProjectLocked(f"{path.name} is being written by another program", "Wait until it is done, then try again.") from error
        if "full" in said:
            raise ProjectError(f"{path.name}: the disk is full; nothing was changed", "Make room on the disk, then try again.") from error
        if "readonly" in said:
            raise ProjectError(f"{path.name} cannot be written: {said}", "Check the permissions of the file and its folder.") from error
        if "I/O" in said or "unable to open" in said:
            raise ProjectError(f"{path.name} cannot be written or read: {said}", "Check the disk, its free space and the permissions.") from error
        if "not a database" in said or "malformed" in said:
            raise ProjectError(f"{path.name} is damaged or not a project: {said}", "Use a backup, or `coder doctor` to see what is left.") from error
        if isinstance(error, (sqlite3.IntegrityError, sqlite3.ProgrammingError)):
            raise
        raise ProjectError(f"{path.name} cannot be used: {said}", "Run `coder doctor` to see what is left, or use a backup.") from error


def _uri(path: Path, create: bool, writable: bool) -> str:
    """A file that nobody here can write is read as it lies, unless somebody else is writing it."""
    if create or writable:
        mode = "mode=rwc" if create else "mode=rw"
    else:
        mode = "mode=ro" if path.with_name(f"{path.name}-wal").exists() else "immutable=1"
    return f"{path.absolute().as_uri()}?{mode}"


def _refuse_missing(path: Path) -> None:
    if path.is_dir():
        raise ProjectError(f"{path} is a folder, not a project", "Name the .coder file inside it.")
    if not path.exists():
        raise NotFound(f"there is no project {path}", f"Make one with: coder init {path}")
    if not os.access(path, os.R_OK):
        raise ProjectError(f"{path} cannot be read", "Check its permissions.")


def _refuse_strangers(db: Database, path: Path) -> None:
    """Refuse what is no project; the head of the file is read by SQLite itself (see `coder.store.location`)."""
    try:
        known = db.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    except sqlite3.DatabaseError as error:
        if "not a database" not in str(error):
            raise
        known = False
    if not known:
        raise ProjectError(f"{path} is not a project of this program", "Name a .coder file made by `coder init`.")


def _configure(db: Database, writable: bool, *, journal: str) -> None:
    db.execute("PRAGMA foreign_keys = ON")
    db.execute("PRAGMA recursive_triggers = ON")
    db.execute("PRAGMA secure_delete = ON")
    db.execute(f"PRAGMA cache_size = -{CACHE_KB}")
    if writable:
        db.execute(f"PRAGMA journal_mode = {journal}")
        db.execute("PRAGMA synchronous = FULL")
