"""Whether a project is whole: the file, the chains, the texts, and replay equals state."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from coder.store import log, texts
from coder.store.database import Database
from coder.store.entities import BY_NAME, ENTITIES
from coder.text.freeze import sha256_text

State = dict[str, dict[str, Mapping[str, Any]]]


def problems(db: Database) -> list[str]:
    """What does not hold, one line each; empty if all does."""
    found = [f"the file is damaged: {row[0]}" for row in db.execute("PRAGMA integrity_check(20)") if row[0] != "ok"]
    found += [f"{row[0]} points to a missing {row[2]}" for row in db.execute("PRAGMA foreign_key_check")]
    found += _chain_problems(db)
    replayed, gaps = replay(db)
    return found + gaps + _differences(replayed, state(db)) + _text_problems(db) + texts.derived_problems(db)


def state(db: Database) -> State:
    """All things as records, by entity and id."""
    return {
        entity.name: {record["id"]: record for record in map(entity.to_record, db.tools.query(f"SELECT {entity.column_list} FROM {entity.name}"))}
        for entity in ENTITIES
    }


def replay(db: Database) -> tuple[State, list[str]]:
    """The state that the log leads to, and where it does not follow from itself; a merge retells what the events it brought in add up to."""
    things: State = {entity.name: {} for entity in ENTITIES}
    gaps: list[str] = []
    for event in log.read(db, "WHERE came_with IS NULL"):
        if event.entity not in BY_NAME:
            gaps.append(f"event {event.seq} of {event.replica[:8]} tells of an unknown {event.entity!r}")
            continue
        of_kind = things[event.entity]
        if event.payload is None:
            of_kind.pop(event.entity_id, None)
            continue
        change = log.change_of(event)
        if change.before != log.ERASED and of_kind.get(event.entity_id) != change.before and not _follows_erasure(db, event.entity_id):
            gaps.append(f"event {event.seq} of {event.replica[:8]} does not follow from the events before it ({event.entity})")
        if change.after is None:
            of_kind.pop(event.entity_id, None)
        else:
            of_kind[event.entity_id] = change.after
    return things, gaps


def _follows_erasure(db: Database, entity_id: str) -> bool:
    row = db.execute("SELECT 1 FROM event WHERE entity_id = ? AND payload IS NULL LIMIT 1", (entity_id,)).fetchone()
    return row is not None


def _chain_problems(db: Database) -> list[str]:
    found: list[str] = []
    last: dict[str, tuple[int, str]] = {}
    for event in log.read(db):
        seq, digest = last.get(event.replica, (0, log.chain_start(event.replica)))
        if event.seq != seq + 1:
            found.append(f"the chain of {event.replica[:8]} jumps from {seq} to {event.seq}")
        if event.payload is not None and log.sha256(event.payload) != event.payload_sha256:
            found.append(f"event {event.seq} of {event.replica[:8]} is not what was written")
        if log.digest_of(digest, event) != event.digest:
            found.append(f"the chain of {event.replica[:8]} is broken at event {event.seq}")
        last[event.replica] = event.seq, event.digest
    return found[:20]


def _differences(replayed: State, stored: State) -> list[str]:
    found: dict[str, list[str]] = defaultdict(list)
    for name, things in stored.items():
        for entity_id in things.keys() | replayed[name].keys():
            if things.get(entity_id) != replayed[name].get(entity_id):
                found[name].append(entity_id)
    return [f"{len(ids)} {name} row(s) differ from what the log leads to: {', '.join(sorted(ids)[:3])}" for name, ids in sorted(found.items())]


def _text_problems(db: Database) -> list[str]:
    found: list[str] = []
    for sha256, length, body in db.execute("SELECT sha256, length, body FROM content"):
        if len(body) != length or sha256_text(body) != sha256:
            found.append(f"the text {sha256[:12]} is not what was imported")
    rows = db.execute(
        "SELECT title FROM document LEFT JOIN content ON sha256 = text_sha256 WHERE sha256 IS NULL OR content.length <> document.length"
    )
    found += [f"the text of a document is missing: {title}" for (title,) in rows]
    query = "SELECT sha256 FROM content LEFT JOIN search_docsize ON search_docsize.id = content.id WHERE search_docsize.id IS NULL"
    return found + [f"the text {sha256[:12]} is not in the search index" for (sha256,) in db.execute(query)]
