"""A copy whose ids and times tell nothing: ids of a project are derived from names and texts, so that a list of names would tell them."""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from coder.formats.whole.rows import ROW_TYPES, RowType, in_order
from coder.model import ids
from coder.model.record import from_record, to_record
from coder.model.snapshot import Snapshot
from coder.project.snapshots import Lazily

_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
_LENGTH = 36
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d)T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?")
_OF_A_KEY = {
    "codebook": lambda record: ids.codebook_id(record["key"]),
    "code": lambda record: ids.code_id(record["codebook_id"], record["key"]),
    "attribute_def": lambda record: ids.attribute_def_id(record["key"], record["target_kind"]),
    "setting": lambda record: ids.setting_id(record["key"]),
}
"""Things whose id is that of their key, which the copy tells anyway."""


def with_other_ids(snapshot: Snapshot) -> Snapshot:
    """Every derived id is another one, made of the place of the thing in an order by content; moments of work are cut to their day."""
    return _Copy(snapshot).made()


class _Copy:
    """The things of the copy, table by table; what others refer to comes first."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._old = snapshot
        held = sorted(each.text_sha256 for each in snapshot.documents)
        self._name = hashlib.sha256("".join(held).encode()).hexdigest()
        self._new: dict[str, str] = {}

    def made(self) -> Snapshot:
        """The copy."""
        records = {each.field: self._numbered(each) for each in ROW_TYPES if each.type != "event"}
        fields: dict[str, Any] = {
            each.field: tuple(from_record(each.kind, self._told(record, cut=each.type != "attribute")) for record in records[each.field])
            for each in ROW_TYPES
            if each.type != "event"
        }
        old = {self._id(each.id): each.id for each in self._old.documents}
        keys = tuple(old)
        copy = replace(
            self._old,
            texts=Lazily(keys, lambda each: self._old.texts[old[each]]),
            segments=Lazily(keys, lambda each: self._old.segments[old[each]]),
            turn_speakers=Lazily(keys, lambda each: tuple(one and self._id(one) for one in self._old.turn_speakers.get(old[each], ()))),
            events=(),
            **fields,
        )
        return in_order(copy)

    def _numbered(self, each: RowType) -> list[dict[str, Any]]:
        """The records of a table; gives the things their new ids."""
        records = [to_record(thing) for thing in getattr(self._old, each.field)]
        if each.type == "user":
            records.sort(key=lambda record: (record["kind"], _natural(record["name"])))
        else:
            records.sort(key=lambda record: json.dumps({**self._told(record, cut=False), "id": ""}, ensure_ascii=False, sort_keys=True))
        for number, record in enumerate(records):
            of_a_key = _OF_A_KEY.get(each.type)
            told = self._told({key: value for key, value in record.items() if key != "id"}, cut=False)
            if of_a_key and (each.type == "setting" or of_a_key(told) == record["id"]):
                self._new[record["id"]] = of_a_key(told)
            elif record["id"][14:15] == "5":
                self._new[record["id"]] = ids.numbered_id(self._name, each.type, number)
        return records

    def _id(self, old: str) -> str:
        return self._new.get(old, old)

    def _told(self, value: Any, *, cut: bool) -> Any:
        """A JSON-compatible value with the new ids, also inside keys and labels; `cut`: moments to their day."""
        if isinstance(value, str):
            if cut and (moment := _MOMENT.fullmatch(value)):
                return f"{moment[1]}T00:00:00.000Z"
            return self._new.get(value) or (_ID.sub(lambda found: self._id(found[0]), value) if len(value) > _LENGTH else value)
        if isinstance(value, list):
            return [self._told(each, cut=cut) for each in value]
        if isinstance(value, Mapping):
            return {self._told(key, cut=False): self._told(each, cut=cut) for key, each in value.items()}
        return value


def _natural(name: str) -> tuple[int, str]:
    return len(name), name
