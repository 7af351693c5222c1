"""How older project files become what this version reads: an append-only list of steps."""

import sqlite3
from collections.abc import Callable

from coder.errors import SchemaTooNew
from coder.store.database import Database
from coder.store.locking import all_or_nothing
from coder.store.schema import ADJUDICATION, CAME_WITH, EXPOSURE, MENTIONS_WHOLE, TABLES, TRIGGERS


def _m001_first(db: Database) -> None:
    _run(db, TABLES)


def _m002_exposure(db: Database) -> None:
    _run(db, EXPOSURE)


def _m003_mentions_whole(db: Database) -> None:
    _run(db, MENTIONS_WHOLE)


def _m004_adjudication(db: Database) -> None:
    _run(db, ADJUDICATION)


def _m005_came_with(db: Database) -> None:
    _run(db, CAME_WITH)


MIGRATIONS: tuple[Callable[[Database], None], ...] = (_m001_first, _m002_exposure, _m003_mentions_whole, _m004_adjudication, _m005_came_with)
VERSION = len(MIGRATIONS)


def version_of(db: Database) -> int:
    """The schema version of an open file."""
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def refuse_newer(db: Database, name: str) -> None:
    """Refuse a file that this version cannot read.

    Raises:
        SchemaTooNew: the file was made by a newer version.
    """
    version = version_of(db)
    if version > VERSION:
        raise SchemaTooNew(
            f"{name} has schema version {version}; this program reads up to {VERSION}",
            "Install a newer version of towncoder: pip install --upgrade towncoder",
        )


def migrate(db: Database) -> None:
    """Bring the file to this version, all steps in one transaction; triggers are made anew."""
    if version_of(db) == VERSION:
        return
    with all_or_nothing(db):
        version = version_of(db)
        for trigger in db.tools.triggers if version else ():
            db.execute(f'DROP TRIGGER "{trigger.name}"')
        for step in MIGRATIONS[version:]:
            step(db)
        _run(db, TRIGGERS)
        db.execute(f"PRAGMA user_version = {VERSION}")


def _run(db: Database, script: str) -> None:
    """Run the statements of a script inside the open transaction (`executescript` would commit it)."""
    statement = ""
    for line in script.split("\n"):
        statement += line + "\n"
        if sqlite3.complete_statement(statement):
            db.execute(statement)
            statement = ""
