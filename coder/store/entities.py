"""Which thing lives in which table, and how its fields become columns."""

import json
import typing
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache, cached_property
from operator import itemgetter
from typing import Any

from coder.model.adjudication import Adjudication
from coder.model.attribute import Attribute, AttributeDef
from coder.model.codebook import Code, Codebook
from coder.model.coding import Coding, Decision, Memo
from coder.model.document import Document, Speaker, TurnEdit
from coder.model.exposure import Exposure
from coder.model.linkage import Linkage, LinkageMention
from coder.model.recoding import Recoding
from coder.model.record import from_record, to_record
from coder.model.town import Actor, Town, TownScope
from coder.model.user import Setting, User

_PLAIN = (str, int, float, bool)


@dataclass(frozen=True)
class Entity:
    """A kind of thing kept in the project: its name in the log (and of its table), its type, and its order in lists."""

    name: str
    kind: type
    order: str = "id"

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """Names of the fields, which are the names of the columns."""
        return tuple(field.name for field in fields(self.kind))

    @cached_property
    def json_columns(self) -> frozenset[str]:
        """Fields kept as JSON text."""
        return frozenset(name for name, hint in _hints(self.kind).items() if not _is_plain(hint))

    @cached_property
    def bool_columns(self) -> frozenset[str]:
        """Fields kept as 0 and 1."""
        return frozenset(name for name, hint in _hints(self.kind).items() if bool in _alternatives(hint))

    @cached_property
    def column_list(self) -> str:
        """The columns, quoted, for a statement."""
        return ", ".join(f'"{name}"' for name in self.columns)

    @cached_property
    def made(self) -> Callable[[Sequence[Any]], Any]:
        """Makes the thing in a row whose values are in the order of the columns; how is decided once, for there are many."""
        kind, columns = self.kind, self.columns
        if not self.json_columns and not self.bool_columns:
            return lambda row: kind(**dict(zip(columns, row, strict=True)))
        return lambda row: from_record(kind, self.to_record(dict(zip(columns, row, strict=True))))

    def completed(self, record: dict[str, Any] | None) -> dict[str, Any] | None:
        """A record as an older version wrote it, with the fields that were added since at their defaults."""
        if record is None or record.keys() >= set(self.columns):
            return record
        return to_record(from_record(self.kind, record))

    def values(self, record: Mapping[str, Any]) -> tuple[Any, ...]:
        """The values of the columns of a record, in their order."""
        dumped = self.json_columns
        return self._in_order(record) if not dumped else tuple(canonical(record[name]) if name in dumped else record[name] for name in self.columns)

    @cached_property
    def _in_order(self) -> "itemgetter[Any]":
        return itemgetter(*self.columns)

    def to_record(self, row: Mapping[str, Any]) -> dict[str, Any]:
        """The record of a row."""
        record = dict(row)
        for name in self.json_columns:
            record[name] = json.loads(record[name])
        for name in self.bool_columns:
            if record[name] is not None:
                record[name] = bool(record[name])
        return record


def canonical(value: Any) -> str:
    """JSON text without spaces; keys keep their order, which means something in a codebook (first pole, first language)."""
    return _encode(value)


_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


@cache
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)


def _alternatives(hint: Any) -> tuple[Any, ...]:
    return typing.get_args(hint) or (hint,)


def _is_plain(hint: Any) -> bool:
    return typing.get_origin(hint) not in (tuple, Mapping) and all(part in _PLAIN or part is type(None) for part in _alternatives(hint))


ENTITIES: tuple[Entity, ...] = (
    Entity("user", User, "name"),
    Entity("setting", Setting, "key"),
    Entity("codebook", Codebook, "position, key"),
    Entity("code", Code, "(SELECT codebook.position FROM codebook WHERE codebook.id = codebook_id), codebook_id, position, key"),
    Entity("document", Document, "created_at, source, title, id"),
    Entity("speaker", Speaker, "name, id"),
    Entity("turn_edit", TurnEdit, "document_id, start"),
    Entity("actor", Actor, "names, id"),
    Entity("town", Town, "names, id"),
    Entity("town_scope", TownScope, "document_id, start, id"),
    Entity("coding", Coding, "document_id, start, stop, created_at, id"),
    Entity("decision", Decision, "created_at, id"),
    Entity("exposure", Exposure, "created_at, document_id, start, id"),
    Entity("adjudication", Adjudication, "created_at, document_id, start, id"),
    Entity("recoding", Recoding, "draw, document_id, start, id"),
    Entity("memo", Memo, "created_at, id"),
    Entity("linkage", Linkage, "label, id"),
    Entity("mention", LinkageMention, "created_at, id"),
    Entity("attribute_def", AttributeDef, "target_kind, key"),
    Entity("attribute", Attribute, "target_id, def_id"),
)

BY_NAME: Mapping[str, Entity] = {entity.name: entity for entity in ENTITIES}
BY_KIND: Mapping[type, Entity] = {entity.kind: entity for entity in ENTITIES}
