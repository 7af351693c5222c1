"""What a thing cannot be without: when one copy removed it and the other still uses it, it stays, and whether it should is to be decided."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from coder.model.linkage import LinkageMention
from coder.model.record import to_record
from coder.store.entities import BY_NAME
from coder.store.store import Store
from coder.store.union import Row

Record = Mapping[str, Any]

_FIELDS: Mapping[str, Mapping[str, str]] = {
    "code": {"codebook_id": "codebook", "parent_id": "code"},
    "speaker": {"document_id": "document", "actor_id": "actor"},
    "turn_edit": {"document_id": "document", "speaker_id": "speaker"},
    "actor": {"town_id": "town"},
    "town_scope": {"document_id": "document", "town_id": "town"},
    "coding": {"document_id": "document", "code_id": "code", "user_id": "user"},
    "decision": {"document_id": "document", "code_id": "code"},
    "exposure": {"document_id": "document"},
    "adjudication": {"document_id": "document"},
    "recoding": {"document_id": "document"},
    "mention": {"document_id": "document", "town_id": "town", "linkage_id": "linkage", "speaker_id": "speaker", "user_id": "user"},
    "attribute": {"def_id": "attribute_def"},
}
_TARGETS: Mapping[str, str] = {
    **{kind: kind for kind in ("document", "code", "coding", "town", "mention", "linkage", "speaker", "actor")},
    "passage": "document",
}
_ENDS = ("actor_a", "actor_b")


def needs(entity: str, record: Record) -> Iterator[Row]:
    """The things that a record cannot be without; of a value, its target may be of any kind (`*`)."""
    for field, target in _FIELDS.get(entity, {}).items():
        if record[field]:
            yield target, record[field]
    if entity == "memo" and record["target_id"] and record["target_kind"] in _TARGETS:
        yield _TARGETS[record["target_kind"]], record["target_id"]
    if entity == "attribute":
        yield "*", record["target_id"]
    if entity == "mention":
        ends = [*(record[end] for end in _ENDS), *record["brokers"]]
        yield from (("actor", end["actor_id"]) for end in ends if end["actor_id"])


def users_of(store: Store, gone: Iterable[Row]) -> Iterator[tuple[Row, Record]]:
    """The things of a project that cannot be without those that go."""
    by_entity: dict[str, set[str]] = {}
    for entity, entity_id in gone:
        by_entity.setdefault(entity, set()).add(entity_id)
    for entity, fields in _FIELDS.items():
        for field, target in fields.items():
            yield from _found(store, entity, field, by_entity.get(target, set()))
    targets = {entity_id for ids in by_entity.values() for entity_id in ids}
    for entity in ("memo", "attribute"):
        yield from _found(store, entity, "target_id", targets)
    if "actor" in by_entity:
        yield from _with_ends(store, by_entity["actor"])


def _found(store: Store, entity: str, field: str, ids: set[str]) -> Iterator[tuple[Row, Record]]:
    for entity_id, record in store.records(BY_NAME[entity].kind, sorted(ids), by=field).items() if ids else ():
        yield (entity, entity_id), record


def _with_ends(store: Store, actors: set[str]) -> Iterator[tuple[Row, Record]]:
    for each in store.all(LinkageMention):
        record = to_record(each)
        if actors & {target_id for target, target_id in needs("mention", record) if target == "actor"}:
            yield ("mention", each.id), record
