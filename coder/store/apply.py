"""Writing changes: the rows and their events, in one transaction."""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from pathlib import Path

from coder.errors import Conflict, OffsetError
from coder.model.change import Change
from coder.store import log
from coder.store.connection import translated
from coder.store.entities import BY_NAME, Entity


def transaction(connection: sqlite3.Connection, path: Path, work: Callable[[], int | None]) -> int | None:
    """Run `work` holding the write lock: all of it happens, or nothing."""
    with translated(path):
        connection.execute("BEGIN IMMEDIATE")
        try:
            result = work()
            connection.execute("COMMIT")
            return result
        except BaseException as error:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            if isinstance(error, sqlite3.IntegrityError):
                raise _explained(error) from error
            raise


def write(
    connection: sqlite3.Connection,
    path: Path,
    changes: Sequence[Change],
    *,
    user_id: str,
    label: str,
    kind: str = "do",
    undoes: int | None = None,
) -> int | None:
    """Write changes with their events; the caller holds the write lock. Returns the transaction, None if nothing changes.

    Raises:
        Conflict: a row is not what its change expects.
        OffsetError: a span lies outside its document.
    """
    changes = [change for change in changes if change.before != change.after]
    if not changes:
        return None
    write_rows(connection, changes)
    return log.append(connection, path, changes, user_id=user_id, label=label, kind=kind, undoes=undoes)


def write_rows(connection: sqlite3.Connection, changes: Iterable[Change]) -> None:
    """Write the rows of changes, without events."""
    for (name, verb), group in groupby(changes, key=lambda change: (change.entity, _verb(change))):
        _WRITERS[verb](connection, BY_NAME[name], list(group))


def current(connection: sqlite3.Connection, entity: Entity, entity_id: str) -> dict[str, object] | None:
    """The record of a thing as it is now."""
    row = connection.execute(f"SELECT {entity.column_list} FROM {entity.name} WHERE id = ?", (entity_id,)).fetchone()
    return entity.to_record(row) if row else None


def _verb(change: Change) -> str:
    return "insert" if change.before is None else "delete" if change.after is None else "update"


def _insert(connection: sqlite3.Connection, entity: Entity, changes: list[Change]) -> None:
    marks = ", ".join("?" * len(entity.columns))
    statement = f"INSERT INTO {entity.name} ({entity.column_list}) VALUES ({marks})"
    connection.executemany(statement, (entity.to_row(change.after or {}) for change in changes))


def _update(connection: sqlite3.Connection, entity: Entity, changes: list[Change]) -> None:
    assignments = ", ".join(f'"{name}" = ?' for name in entity.columns)
    for change in changes:
        _expect(connection, entity, change)
        connection.execute(f"UPDATE {entity.name} SET {assignments} WHERE id = ?", (*entity.to_row(change.after or {}), change.entity_id))


def _delete(connection: sqlite3.Connection, entity: Entity, changes: list[Change]) -> None:
    for change in changes:
        _expect(connection, entity, change)
    connection.executemany(f"DELETE FROM {entity.name} WHERE id = ?", [(change.entity_id,) for change in changes])


_WRITERS = {"insert": _insert, "update": _update, "delete": _delete}


def _expect(connection: sqlite3.Connection, entity: Entity, change: Change) -> None:
    if change.before == log.ERASED:
        return
    found = current(connection, entity, change.entity_id)
    if found != change.before:
        state = "is gone" if found is None else "was changed meanwhile"
        raise Conflict(f"the {entity.name} {change.entity_id} {state}", "Look at it again, then repeat what you wanted to do.")


def _explained(error: sqlite3.IntegrityError) -> Conflict | OffsetError:
    said = str(error)
    if "span outside" in said:
        return OffsetError("the passage lies outside its document, or is empty", "Give a start below the stop, both inside the text.")
    if "UNIQUE" in said:
        return Conflict(f"there is one already ({said.partition(': ')[2]})", "Give another name, or use the one that is there.")
    if "FOREIGN KEY" in said:
        return Conflict("something this depends on is missing or still in use", "Reload, then repeat what you wanted to do.")
    return Conflict(f"the project refuses this: {said}", "Check the values given.")
