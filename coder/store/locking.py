"""The write lock of a project file."""

from collections.abc import Iterator
from contextlib import contextmanager

from coder.store.database import Database


@contextmanager
def all_or_nothing(db: Database) -> Iterator[None]:
    """Hold the write lock: all that is written inside is kept, or nothing of it where it ends in an error."""
    db.execute("BEGIN IMMEDIATE")
    try:
        yield
        db.execute("COMMIT")
    finally:
        if db.conn.in_transaction:
            db.execute("ROLLBACK")
