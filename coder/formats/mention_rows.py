"""Linkage mentions as rows of a table: every field of the record, codes by key, both ends spread over columns."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import fields
from typing import Any

from coder.formats.coding_rows import LIST_SEPARATOR
from coder.model.linkage import ActorRef, LinkageMention
from coder.model.record import to_record
from coder.model.snapshot import Snapshot

_ENDS = ("actor_a", "actor_b")


def mention_columns() -> list[str]:
    """Names of the columns: where and by whom, then the fields in the order of the record."""
    columns = ["document", "town", "speaker", "user", "linkage", "start", "stop", "quote"]
    for field in fields(LinkageMention):
        columns += [f"{field.name} {part.name}" for part in fields(ActorRef)] if field.name in _ENDS else [field.name]
    return columns


def mention_rows(snapshot: Snapshot) -> Iterator[list[object]]:
    """A row for each mention."""
    titles = {each.id: each.title for each in snapshot.documents}
    towns = {each.id: each.name() for each in snapshot.towns}
    speakers = {each.id: each.name for each in snapshot.speakers}
    users = {each.id: each.name for each in snapshot.users}
    ties = {each.id: each.label for each in snapshot.linkages}
    keys = {each.id: each.key for each in snapshot.codes}
    for mention in snapshot.mentions:
        quote = snapshot.texts[mention.document_id][mention.start : mention.stop]
        row: list[object] = [titles.get(mention.document_id, ""), towns.get(mention.town_id or "", ""), speakers.get(mention.speaker_id or "", "")]
        row += [users.get(mention.user_id, ""), ties.get(mention.linkage_id or "", ""), mention.start, mention.stop, quote]
        record = to_record(mention)
        for name, value in record.items():
            value = _with_keys(value, keys)
            row += list(value.values()) if name in _ENDS else [_flat(name, value)]
        yield row


def _with_keys(value: Any, keys: Mapping[str, str]) -> Any:
    """The value with the keys of codes in the place of their ids."""
    if isinstance(value, list):
        return [_with_keys(each, keys) for each in value]
    if isinstance(value, dict):
        return {name: _with_keys(each, keys) for name, each in value.items()}
    return keys.get(value, value) if isinstance(value, str) else value


def _flat(name: str, value: Any) -> Any:
    if name in ("anchors", "brokers"):
        return json.dumps(value, ensure_ascii=False, sort_keys=True) if value else ""
    return LIST_SEPARATOR.join(value) if isinstance(value, list) else value
