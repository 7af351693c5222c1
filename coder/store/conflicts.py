"""Undo that others' work stands against: found, and named."""

import re
from collections.abc import Sequence

from coder.errors import Conflict, UndoConflict
from coder.model.change import Change
from coder.store.database import Database

_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_OTHERS = """SELECT user.name, event."at", event.label, event.entity_id, event.payload FROM event LEFT JOIN user ON user.id = event.user_id
    WHERE event.txn > ? AND event.came_with IS NULL AND event.user_id IS NOT ? ORDER BY event.id DESC"""
_HINT = "Talk to them, or change it by hand."


def refuse_orphans(db: Database, changes: Sequence[Change]) -> None:
    """Refuse to take away what a memo, a value or a mention names (no foreign key guards these).

    Raises:
        Conflict: something still names a thing that is gone.
    """
    gone = {change.entity_id: change.entity for change in changes if change.after is None}
    for thing_id, entity in gone.items():
        for table in ("memo", "attribute"):
            if db.execute(f"SELECT 1 FROM {table} WHERE target_id = ? LIMIT 1", (thing_id,)).fetchone():
                raise Conflict(f"a {table} is about the {entity} {thing_id}", "Change or remove it first.")
    if "actor" in gone.values() or "speaker" in gone.values():
        for row in db.execute("SELECT speaker_id, actor_a, actor_b, brokers FROM mention"):
            if any(each in gone for field in row if field for each in _ID.findall(field)):
                raise Conflict("a mention names somebody who would be gone", "Change or remove it first.")


_LATER = """SELECT user.name, mark."at" FROM event came JOIN event mark ON mark.txn = came.came_with AND mark.came_with IS NULL
    JOIN setting ON setting.id = mark.entity_id AND setting."key" GLOB 'merge:*' LEFT JOIN user ON user.id = mark.user_id
    WHERE came.replica = ? AND came.seq > ? AND came.came_with IS NOT ? LIMIT 1"""


def refuse_under_merges(db: Database, txn: int) -> None:
    """Refuse to take a merge back under a later one that took in further steps of the same chains: it stands on the earlier.

    Raises:
        UndoConflict: there is one.
    """
    for replica, last in db.execute("SELECT replica, max(seq) FROM event WHERE came_with = ? GROUP BY replica", (txn,)).fetchall():
        later = db.execute(_LATER, (replica, last, txn)).fetchone()
        if later:
            name, at = later
            raise UndoConflict(f"cannot undo a merge: {name or 'another user'} merged further steps of the same copy at {at}", _HINT)


def explained(db: Database, changes: Sequence[Change], txn: int, user_id: str, refusal: str) -> UndoConflict:
    """The error that names the person who changed a row since transaction `txn`, or else built on it."""
    touched = {change.entity_id for change in changes}
    built_on: UndoConflict | None = None
    for name, at, label, entity_id, payload in db.execute(_OTHERS, (txn, user_id)):
        if entity_id in touched:
            return UndoConflict(f"{refusal}: {name or 'another user'} changed it at {at} ({label})", _HINT)
        if built_on is None and payload and not touched.isdisjoint(_ID.findall(payload)):
            built_on = UndoConflict(f"{refusal}: {name or 'another user'} built on it at {at} ({label})", _HINT)
    return built_on or UndoConflict(f"{refusal}: something it needs was changed since", "Look at `coder history`, then change it by hand.")
