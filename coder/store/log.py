"""The log: events in hash chains, one chain for each copy of the project."""

import hashlib
import json
import os
import platform
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from json.encoder import encode_basestring
from pathlib import Path

from coder.model.change import Change, Event
from coder.model.ids import new_id
from coder.store.database import Database
from coder.store.entities import BY_NAME, canonical
from coder.store.location import keeps_numbers

COLUMNS = (
    "replica", "seq", "txn", "at", "user_id", "entity", "entity_id", "kind", "label", "undoes", "payload", "payload_sha256", "digest",
    "came_with",
)  # fmt: skip
_INSERT = f"INSERT INTO event ({', '.join(COLUMNS)}) VALUES ({', '.join('?' * len(COLUMNS))})"
_SELECT = f"SELECT {', '.join(COLUMNS)} FROM event"
ERASED = {"erased": True}


def now() -> str:
    """This moment in UTC, ISO-8601 with milliseconds."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def payload_of(change: Change) -> str:
    """The canonical JSON of a change's before and after."""
    return canonical({"before": change.before, "after": change.after})


def sha256(text: str) -> str:
    """Hash of a text's UTF-8 bytes."""
    return hashlib.sha256(text.encode()).hexdigest()


def digest_of(previous: str, event: Event) -> str:
    """The digest of an event: over the previous digest and every field but the payload, which its hash stands for."""
    fields = [event.replica, event.seq, event.txn, event.at, event.user_id, event.entity, event.entity_id, event.kind, event.label]
    return sha256(canonical([previous, *fields, event.undoes, event.payload_sha256]))


def chain_start(replica: str) -> str:
    """What the first event of a chain follows."""
    return sha256(f"chain of {replica}")


def append(db: Database, path: Path, changes: Sequence[Change], *, user_id: str, label: str, kind: str, undoes: int | None) -> int:
    """Write one transaction's events; returns its number. The caller holds the write lock.

    Each digest is that of `digest_of`; what all events share is put into JSON once.
    """
    replica = _replica(db, path)
    row = db.execute("SELECT seq, digest FROM event WHERE replica = ? ORDER BY seq DESC LIMIT 1", (replica,)).fetchone()
    seq, digest = row or (0, chain_start(replica))
    txn = (db.execute("SELECT max(txn) FROM event").fetchone()[0] or 0) + 1
    at, rows = now(), []
    head, middle, tail = (canonical(each)[1:-1] for each in ([replica], [txn, at, user_id], [kind, label, undoes]))
    for change in changes:
        seq += 1
        payload = payload_of(change)
        payload_sha256 = sha256(payload)
        named = f"{encode_basestring(change.entity)},{encode_basestring(change.entity_id)}"
        digest = sha256(f'["{digest}",{head},{seq},{middle},{named},{tail},"{payload_sha256}"]')
        rows.append((replica, seq, txn, at, user_id, change.entity, change.entity_id, kind, label, undoes, payload, payload_sha256, digest, None))
    db.conn.executemany(_INSERT, rows)
    return txn


def insert(db: Database, events: Iterable[Event]) -> None:
    """Write events as they are, from another copy's log."""
    db.conn.executemany(_INSERT, (_row(event) for event in events))


def read(db: Database, where: str = "", arguments: Sequence[object] = ()) -> Iterable[Event]:
    """Events in the order in which they were written here."""
    for row in db.execute(f"{_SELECT} {where} ORDER BY id", arguments):
        yield Event(**dict(zip(COLUMNS, row, strict=True)))


def change_of(event: Event) -> Change:
    """The change an event records, in the fields of this version; it must not have been erased."""
    payload = json.loads(event.payload or "{}")
    before, after = (payload[each] if payload[each] == ERASED else BY_NAME[event.entity].completed(payload[each]) for each in ("before", "after"))
    return Change(entity=event.entity, entity_id=event.entity_id, before=before, after=after)


def _row(event: Event) -> tuple[object, ...]:
    return tuple(getattr(event, name) for name in COLUMNS)


def begin_chain(db: Database) -> None:
    """Let what is written next begin a chain of its own; the caller holds the write lock."""
    db.execute("DELETE FROM meta WHERE \"key\" = 'replica'")


def own_replica(db: Database) -> str | None:
    """The chain that was written last in this line of files."""
    row = db.execute('SELECT "value" FROM meta WHERE "key" = \'replica\'').fetchone()
    return str(json.loads(row[0])["id"]) if row else None


def _replica(db: Database, path: Path) -> str:
    """The id of this copy.

    A file that was copied, moved or put back begins a chain of its own, so that copies can be merged later: it is known by its place and by
    the number that the file system gave it.
    """
    here = {"place": sha256(f"{platform.node()}\0{os.path.realpath(path)}"), "file": str(path.stat().st_ino)}
    row = db.execute('SELECT "value" FROM meta WHERE "key" = \'replica\'').fetchone()
    known = json.loads(row[0]) if row else {}
    if known.get("place") == here["place"] and (known.get("file") == here["file"] or not keeps_numbers(path)):
        return str(known["id"])
    replica = new_id()
    db.execute("INSERT OR REPLACE INTO meta VALUES ('replica', ?)", (canonical({"id": replica, **here}),))
    return replica
