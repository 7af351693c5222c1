"""When each user had a document on the screen last: a convenience beside the log, which an erasure takes along."""

from collections.abc import Iterable

from coder.store.database import Database

_PREFIX = "opened:"


def read(db: Database, user_id: str) -> dict[str, str]:
    """Times in UTC by id of the document."""
    end = f":{user_id}"
    rows = db.execute('SELECT "key", "value" FROM meta WHERE "key" GLOB ?', (f"{_PREFIX}*",))
    return {key[len(_PREFIX) : -len(end)]: value for key, value in rows if key.endswith(end)}


def write(db: Database, document_id: str, user_id: str, at: str) -> None:
    """Keep that a user opened a document at this time."""
    db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (f"{_PREFIX}{document_id}:{user_id}", at))


def forget(db: Database, document_ids: Iterable[str]) -> None:
    """Nothing tells any more that these documents were there."""
    for each in document_ids:
        db.execute('DELETE FROM meta WHERE "key" GLOB ?', (f"{_PREFIX}{each}:*",))
