"""What the log of one copy says about itself: which events count in it, who knew what when, and which transactions only retell.

A merge leaves a mark, the setting `merge:ID`, in the transaction that writes what the events of the other copy add up to. The
transaction only retells those events; an undo takes the mark away, and the events it brought in no longer count.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from coder.model.change import Event
from coder.store import log
from coder.store.clocks import Vector
from coder.store.database import Database
from coder.store.taken_back import Turn

MERGE = "merge:"
CONFLICT = "conflict:"
COPY = "copy"
IS_MARK = f"""mark.entity = 'setting' AND mark.payload LIKE '%"key":"{MERGE}%'"""
"""Condition on an event named `mark`."""
_ACTIVE = f"""(came_with IS NULL OR came_with IN (
    SELECT mark.txn FROM event mark JOIN setting ON setting.id = mark.entity_id
    WHERE mark.came_with IS NULL AND setting."key" GLOB '{MERGE}*'))"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """An event on the mark of a merge: where it stands, and what had been seen by it; None where it was taken away.

    Attributes:
        births: After which event of which chain each chain known then began.
    """

    replica: str
    seq: int
    txn: int
    kind: str
    merge: str
    seen: Vector | None
    births: dict[str, dict[str, int]]


def reach(db: Database) -> dict[str, int]:
    """Replica -> number of its events that count here: a chain counts from its beginning up to somewhere."""
    return dict(db.execute(f"SELECT replica, max(seq) FROM event WHERE {_ACTIVE} GROUP BY replica").fetchall())


def digest(db: Database, replica: str, seq: int) -> str | None:
    """The digest of an event, which fixes all of its chain before it."""
    row = db.execute("SELECT digest FROM event WHERE replica = ? AND seq = ?", (replica, seq)).fetchone()
    return row[0] if row else None


def events(db: Database, where: str = "1", arguments: list[object] | None = None) -> Iterator[Event]:
    """The events that count here, in the order in which they were written."""
    yield from log.read(db, f"WHERE {_ACTIVE} AND {where}", arguments or [])


def setting_events(db: Database, prefix: str) -> Iterator[tuple[Event, dict[str, Any]]]:
    """The events on settings whose key begins so, with what they hold."""
    for event in log.read(db, "WHERE entity = 'setting' AND payload LIKE ?", [f'%"key":"{prefix}%']):
        payload = json.loads(event.payload or "{}")
        if str((payload["after"] or payload["before"])["key"]).startswith(prefix):
            yield event, payload


def undos(db: Database) -> Iterator[Turn]:
    """The undos and redos that count here."""
    query = f"SELECT replica, txn, max(seq), kind, undoes FROM event WHERE undoes IS NOT NULL AND {_ACTIVE} GROUP BY replica, txn"
    for replica, txn, last, kind, undoes in db.execute(query).fetchall():
        yield Turn(replica=replica, txn=txn, last=last, kind=kind, undoes=undoes)


def numbered(db: Database, txns: Iterable[int]) -> Iterator[Turn]:
    """The transactions with these numbers that count here, in whatever chain."""
    query = f"SELECT replica, max(seq), kind FROM event WHERE txn = ? AND {_ACTIVE} GROUP BY replica"
    for txn in txns:
        yield from (Turn(replica=replica, txn=txn, last=last, kind=kind) for replica, last, kind in db.execute(query, (txn,)).fetchall())


def marks(db: Database) -> list[Mark]:
    """The marks of all merges that the log tells of, in all chains."""
    return [_mark(event, payload) for event, payload in setting_events(db, MERGE)]


def births(db: Database) -> dict[str, dict[str, int]]:
    """After which event of which chain those of this line of copies began: a file writes one chain at a time."""
    chains = db.execute("SELECT replica, max(seq) FROM event WHERE came_with IS NULL GROUP BY replica ORDER BY min(id)").fetchall()
    return {replica: {} for replica, _ in chains[:1]} | {replica: dict([before]) for before, (replica, _) in pairwise(chains)}


def _mark(event: Event, payload: dict[str, Any]) -> Mark:
    record = payload["after"] or payload["before"]
    return Mark(
        replica=event.replica,
        seq=event.seq,
        txn=event.txn,
        kind=event.kind,
        merge=record["key"],
        seen=record["value"]["seen"] if payload["after"] else None,
        births=record["value"]["births"],
    )
