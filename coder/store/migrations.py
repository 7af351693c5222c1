"""How older project files become what this version reads: an append-only list of steps."""

from collections.abc import Callable
from typing import Any

from coder.errors import SchemaTooNew
from coder.store.schema import TABLES, TRIGGER_NAMES_QUERY, TRIGGERS


def _m001_first(connection: Any) -> None:
    _run(connection, TABLES)


MIGRATIONS: tuple[Callable[[Any], None], ...] = (_m001_first,)
VERSION = len(MIGRATIONS)


def version_of(connection: Any) -> int:
    """The schema version of an open file."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def refuse_newer(connection: Any, name: str) -> None:
    """Refuse a file that this version cannot read.

    Raises:
        SchemaTooNew: the file was made by a newer version.
    """
    version = version_of(connection)
    if version > VERSION:
        raise SchemaTooNew(
            f"{name} has schema version {version}; this program reads up to {VERSION}",
            "Install a newer version of towncoder: pip install --upgrade towncoder",
        )


def migrate(connection: Any) -> None:
    """Bring the file to this version, all steps in one transaction; triggers are made anew."""
    if version_of(connection) == VERSION:
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = version_of(connection)
        for (trigger,) in connection.execute(TRIGGER_NAMES_QUERY).fetchall():
            connection.execute(f'DROP TRIGGER "{trigger}"')
        for step in MIGRATIONS[version:]:
            step(connection)
        _run(connection, TRIGGERS)
        connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _run(connection: Any, script: str) -> None:
    """Run the statements of a script inside the open transaction (`executescript` would commit it)."""
    import sqlite3

    statement = ""
    for line in script.split("\n"):
        statement += line + "\n"
        if sqlite3.complete_statement(statement):
            connection.execute(statement)
            statement = ""
