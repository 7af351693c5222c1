"""Writing what a merge brings in: the other copy's events with their chains, and the changes that they add up to here."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from coder.errors import Conflict
from coder.model.change import Change, Event
from coder.store import apply, log, texts
from coder.store.database import Database


def take_in(
    db: Database,
    path: Path,
    *,
    changes: Sequence[Change],
    events: Sequence[Event],
    new_texts: Iterable[tuple[str, str]],
    user_id: str,
    label: str,
    version: int,
) -> int | None:
    """Write all in one transaction, which one undo takes back; returns its number.

    Args:
        changes: What the events add up to here; they are the retelling that a replay follows.
        events: Of the other copy, each chain in order.
        version: The data version that the changes were planned on.

    Raises:
        Conflict: another program wrote since the changes were planned.
    """

    def work() -> int | None:
        if db.execute("PRAGMA data_version").fetchone()[0] != version:
            raise Conflict(f"{path.name} was changed by another program meanwhile; nothing was merged", "Merge again.")
        for sha256, text in new_texts:
            texts.put(db, sha256, text)
        last = db.execute("SELECT max(txn) FROM event").fetchone()[0] or 0
        txn = max([last, *(event.txn for event in events)]) + 1
        if log.own_replica(db) in {event.replica for event in events}:  # its own later steps, after an older file was put back
            log.begin_chain(db)
        _insert(db, events, txn)
        return apply.write(db, path, changes, user_id=user_id, label=label)

    return apply.transaction(db, path, work)


def _insert(db: Database, events: Sequence[Event], txn: int) -> None:
    """The events come with this transaction, also those that an undone merge left in the file."""
    there = {
        (replica, seq)
        for replica in {event.replica for event in events}
        for (seq,) in db.execute("SELECT seq FROM event WHERE replica = ?", (replica,))
    }
    again = [(txn, event.replica, event.seq) for event in events if (event.replica, event.seq) in there]
    db.conn.executemany("UPDATE event SET came_with = ? WHERE replica = ? AND seq = ?", again)
    log.insert(db, (replace(event, came_with=txn) for event in events if (event.replica, event.seq) not in there))
