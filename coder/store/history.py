"""Undo and redo, computed from the log alone: they work across restarts, back to the first event."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from coder.errors import Conflict, UndoConflict
from coder.model.change import Change, Event
from coder.store import apply, conflicts, copies, log
from coder.store.database import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class Transaction:
    """What a person did in one step.

    Attributes:
        txn: Its number in this file.
        kind: do, undo, redo, init or erase.
        undoes: The transaction it takes back or brings back.
        events: Number of events.
        erased: Whether a part of it was erased for good.
    """

    txn: int
    at: str
    user_id: str
    kind: str
    label: str
    undoes: int | None
    events: int
    erased: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """An undo or redo that was made: the transaction it concerned, and the changes as applied."""

    transaction: Transaction
    changes: tuple[Change, ...]

    @property
    def label(self) -> str:
        """What the person had done, in words."""
        return self.transaction.label


def transactions(db: Database, user_id: str | None = None, before: int | None = None) -> Iterator[Transaction]:
    """Transactions, newest first, read one at a time."""
    own = "AND user_id = :user" if user_id else ""
    step = f'SELECT txn, "at", user_id, kind, label, undoes FROM event WHERE txn < :before AND came_with IS NULL {own} ORDER BY txn DESC LIMIT 1'
    count = "SELECT count(*), sum(payload IS NULL) FROM event WHERE txn = ? AND came_with IS NULL"
    at = before if before is not None else 1 << 62
    while row := db.execute(step, {"before": at, "user": user_id}).fetchone():
        events, erased = db.execute(count, (row[0],)).fetchone()
        at = row[0]
        yield Transaction(txn=row[0], at=row[1], user_id=row[2], kind=row[3], label=row[4], undoes=row[5], events=events, erased=bool(erased))


_STEPS = """
WITH RECURSIVE own(txn) AS (
    SELECT max(txn) FROM event WHERE user_id = :user AND came_with IS NULL
    UNION ALL
    SELECT (SELECT max(txn) FROM event WHERE user_id = :user AND came_with IS NULL AND txn < own.txn) FROM own WHERE own.txn IS NOT NULL
)
SELECT
    own.txn,
    (SELECT kind FROM event WHERE txn = own.txn AND came_with IS NULL LIMIT 1),
    (SELECT undoes FROM event WHERE txn = own.txn AND came_with IS NULL LIMIT 1)
FROM own WHERE own.txn IS NOT NULL
"""


def _steps(db: Database, user_id: str) -> Iterator[tuple[int, str, int | None]]:
    """Number, kind and what is undone of a user's transactions, newest first, as far as they are asked for."""
    yield from db.execute(_STEPS, {"user": user_id})


def _whole(db: Database, txn: int | None) -> Transaction | None:
    """The transaction with this number, unless a part of it was erased."""
    found = next(transactions(db, before=txn + 1), None) if txn is not None else None
    return found if found and found.txn == txn and not found.erased else None


def undo_target(db: Database, user_id: str) -> Transaction | None:
    """The user's last transaction that is not undone."""
    settled: dict[int, str] = {}
    for txn, kind, undoes in _steps(db, user_id):
        if kind in ("undo", "redo") and undoes is not None:
            settled.setdefault(undoes, kind)
        elif kind == "do" and settled.get(txn) != "undo" and (found := _whole(db, txn)):
            return found
    return None


def redo_target(db: Database, user_id: str) -> Transaction | None:
    """The user's last transaction that was undone, unless something was done since; what was erased for good stays undone."""
    settled: set[int] = set()
    for _, kind, undoes in _steps(db, user_id):
        if kind == "do":
            return None
        if undoes is None or undoes in settled:
            continue
        settled.add(undoes)
        if kind == "undo" and (found := _whole(db, undoes)):
            return found
    return None


_SINCE = f"""WHERE entity_id = ? AND came_with IS NULL AND txn > (SELECT max(txn) FROM event WHERE entity_id = ? AND came_with IS NULL)
    AND NOT EXISTS (SELECT 1 FROM event mark WHERE mark.txn = event.txn AND mark.came_with IS NULL AND {copies.IS_MARK})"""


def changes_since(db: Database, entity_id: str, other_id: str) -> list[Change]:
    """What people changed in a thing since another thing was written last, without what was taken back; a merge is nobody's change."""
    steps: dict[int, list[Event]] = defaultdict(list)
    for event in log.read(db, _SINCE, (entity_id, other_id)):
        steps[event.undoes or event.txn].append(event)
    told = [events[-1] for txn, events in steps.items() if (events[-1].kind == "undo") is not any(each.txn == txn for each in events)]
    return [log.change_of(event) for event in told if event.payload is not None]


def undo(db: Database, path: Path, user_id: str) -> Step | None:
    """Take back the user's last transaction; None if there is nothing to take back."""
    return _turn(db, path, user_id, "undo")


def redo(db: Database, path: Path, user_id: str) -> Step | None:
    """Bring back what the user undid last; None if there is nothing to bring back."""
    return _turn(db, path, user_id, "redo")


def _turn(db: Database, path: Path, user_id: str, kind: str) -> Step | None:
    """One undo or redo; the target is chosen under the write lock, so that two processes never undo the same twice."""
    chosen: list[Step] = []

    def work() -> int | None:
        target = (undo_target if kind == "undo" else redo_target)(db, user_id)
        if target is None:
            return None
        changes = [log.change_of(event) for event in log.read(db, "WHERE txn = ? AND came_with IS NULL", (target.txn,))]
        if kind == "undo":
            conflicts.refuse_under_merges(db, target.txn)
            changes = [change.invert() for change in reversed(changes)]
        chosen.append(Step(transaction=target, changes=tuple(changes)))
        txn = apply.write(db, path, changes, user_id=user_id, label=target.label, kind=kind, undoes=target.txn)
        conflicts.refuse_orphans(db, changes)
        return txn

    try:
        apply.transaction(db, path, work)
    except Conflict as conflict:
        if not chosen or isinstance(conflict, UndoConflict):
            raise
        raise conflicts.explained(db, chosen[0].changes, chosen[0].transaction.txn, user_id, f"cannot {kind} {chosen[0].label!r}") from conflict
    return chosen[0] if chosen else None
