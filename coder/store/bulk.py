"""Many rows at once: the indexes of a table that is all but empty are made when it is full, not kept up row by row, which takes thrice as long."""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from coder.model.change import Change
from coder.store.database import Database

MANY = 5_000
_INDEXES = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL"


@contextmanager
def indexed_afterwards(db: Database, changes: Sequence[Change], *, events: int) -> Iterator[None]:
    """Around the writing of so many additions and events, inside a transaction: if it fails, the rollback brings the indexes back.

    Indexes that keep rows apart (of keys) stay; and so do all where something is changed or removed, since that is found through them.
    """
    waiting: list[str] = []
    if all(each.before is None for each in changes):
        for table, number in [*Counter(each.entity for each in changes).items(), ("event", events)]:
            if number >= MANY and _holds_fewer(db, table, number):
                waiting += _dropped(db, table)
    yield
    for statement in waiting:
        db.execute(statement)


def _holds_fewer(db: Database, table: str, number: int) -> bool:
    return db.execute(f"SELECT 1 FROM {table} LIMIT 1 OFFSET ?", (number,)).fetchone() is None


def _dropped(db: Database, table: str) -> list[str]:
    """Drop the indexes; returns the statements that make them again."""
    found = db.execute(_INDEXES, (table,)).fetchall()
    for name, _ in found:
        db.execute(f'DROP INDEX "{name}"')
    return [statement for _, statement in found]
