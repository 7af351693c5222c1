"""Writing changes: the rows and their events, in one transaction."""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from pathlib import Path

from coder.errors import Conflict, OffsetError
from coder.model.change import Change
from coder.store import log
from coder.store.connection import translated
from coder.store.database import Database
from coder.store.entities import BY_NAME, Entity
from coder.store.locking import all_or_nothing


def transaction(db: Database, path: Path, work: Callable[[], int | None]) -> int | None:
    """Run `work` holding the write lock: all of it happens, or nothing."""
    with translated(path):
        try:
            with all_or_nothing(db):
                return work()
        except sqlite3.IntegrityError as error:
            raise _explained(error) from error


def write(
    db: Database,
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
    write_rows(db, changes)
    return log.append(db, path, changes, user_id=user_id, label=label, kind=kind, undoes=undoes)


def write_rows(db: Database, changes: Iterable[Change]) -> None:
    """Write the rows of changes, without events."""
    for (name, verb), group in groupby(changes, key=lambda change: (change.entity, _verb(change))):
        _WRITERS[verb](db, BY_NAME[name], list(group))


def current(db: Database, entity: Entity, entity_id: str) -> dict[str, object] | None:
    """The record of a thing as it is now."""
    row = db.execute(f"SELECT {entity.column_list} FROM {entity.name} WHERE id = ?", [entity_id]).fetchone()
    return entity.to_record(dict(zip(entity.columns, row, strict=True))) if row else None


def _verb(change: Change) -> str:
    return "insert" if change.before is None else "delete" if change.after is None else "update"


def _insert(db: Database, entity: Entity, changes: list[Change]) -> None:
    places = ", ".join("?" * len(entity.columns))
    rows = (entity.values(change.after or {}) for change in changes)
    db.conn.executemany(f"INSERT INTO {entity.name} ({entity.column_list}) VALUES ({places})", rows)


def _update(db: Database, entity: Entity, changes: list[Change]) -> None:
    fields = ", ".join(f'"{name}" = ?' for name in entity.columns)
    for change in changes:
        _expect(db, entity, change)
        db.execute(f"UPDATE {entity.name} SET {fields} WHERE id = ?", [*entity.values(change.after or {}), change.entity_id])


def _delete(db: Database, entity: Entity, changes: list[Change]) -> None:
    for change in changes:
        _expect(db, entity, change)
        db.execute(f"DELETE FROM {entity.name} WHERE id = ?", [change.entity_id])


_WRITERS = {"insert": _insert, "update": _update, "delete": _delete}


def _expect(db: Database, entity: Entity, change: Change) -> None:
    if change.before == log.ERASED:
        return
    found = current(db, entity, change.entity_id)
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
