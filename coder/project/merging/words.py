"""The sides of a conflict in words: names in the place of ids, quotes in the place of offsets, and only what differs."""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from coder.model.codebook import Code, Codebook
from coder.model.document import Document, Speaker
from coder.model.linkage import Linkage
from coder.model.record import to_record
from coder.model.town import Actor, Town
from coder.model.user import User
from coder.store.entities import BY_NAME
from coder.store.store import Store
from coder.store.union import Row
from coder.store.units import EXISTS, fields_of

Record = Mapping[str, Any]
Final = Callable[[Row], Record | None]
"""What a thing will be, where that is not yet written."""

_NAMED = (User, Codebook, Code, Document, Speaker, Town, Actor, Linkage)
_BESIDE = frozenset(("created_at", "created_by", "updated_at", "codebook_version", "user_id", "source_sha256", "importer", "origin"))
"""Fields that say when and how; told only where nothing else differs."""
_LONGEST = 60
_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class Sides:
    """Puts the values of both sides into words."""

    def __init__(self, store: Store, final: Final | None = None, coming: Iterable[Record] = ()) -> None:
        """`coming`: records of things that are not yet here."""
        self._store, self._final = store, final
        things = (to_record(each) for kind in _NAMED for each in store.iterate(kind))
        self._names = {str(each["id"]): name_of(each) for each in (*coming, *things) if each.keys() & {"names", "title", "key", "name", "label"}}
        self._texts: dict[str, str] = {}

    def name(self, entity_id: str) -> str:
        """What the thing with this id is called; the id where nothing is known of it."""
        return self._names.get(entity_id) or entity_id

    def plain(self, text: str) -> str:
        """A text with names in the place of ids, as in the key of a setting."""
        return _ID.sub(lambda found: self.name(found[0]), text)

    def told(self, entity: str, unit: str, values: Sequence[Any]) -> list[dict[str, str]]:
        """Of each value the fields in which they differ, in words."""
        if unit == EXISTS:
            return [{} for _ in values]
        fields = fields_of(entity, unit, BY_NAME[entity].columns)
        rows = [self._row(dict(zip(fields, value, strict=True)) if fields else {unit: value}) for value in values]
        differing = [field for field in rows[0] if any(each[field] != rows[0][field] for each in rows)]
        said = [field for field in differing if field not in _BESIDE] or differing
        return [{field: row[field] for field in said} for row in rows]

    def _row(self, values: Record) -> dict[str, str]:
        """The fields of one side; document and offsets are one passage."""
        found = {field: self._words(value) for field, value in values.items() if field not in ("start", "stop")}
        if values.get("stop") is not None:
            document = str(values.get("document_id") or values.get("target_id") or "")
            found["passage"] = self._quote(document, values["start"], values["stop"])
        return found

    def _quote(self, document_id: str, start: int, stop: int) -> str:
        if document_id not in self._texts:
            record = self._final(("document", document_id)) if self._final else None
            sha256 = record["text_sha256"] if record else getattr(self._store.get(Document, document_id), "text_sha256", "")
            self._texts[document_id] = self._store.text(sha256) if sha256 and self._store.has_text(sha256) else ""
        quote = self._texts[document_id][start:stop]
        return f"“{quote[:_LONGEST]}{'…' if len(quote) > _LONGEST else ''}” {start}-{stop}" if quote else f"{start}-{stop}"

    def _words(self, value: Any) -> str:
        if isinstance(value, Mapping):
            return self._nested(value)
        if isinstance(value, (list, tuple)):
            return "; ".join(filter(None, map(self._words, value)))
        return "" if value is None else self._names.get(str(value), str(value))

    def _nested(self, value: Record) -> str:
        """A passage, an end of a tie, what a coder made, or a mapping."""
        if "exact" in value:
            return f"“{value['exact']}” {value['start']}-{value['stop']}"
        if "actor_id" in value:
            return self._names.get(str(value["actor_id"]), str(value["label"]))
        if "code_id" in value:
            who = f"{self._names.get(str(value['user_id']), '')}: " if value.get("user_id") else ""
            return f"{who}{self._names.get(str(value['code_id']), '')} {value['start']}-{value['stop']}".strip()
        return ", ".join(f"{self._names.get(key, key)} {self._words(each)}" for key, each in value.items() if each not in (None, "", [], {}))


def name_of(record: Record) -> str:
    """What a thing is called."""
    names = record.get("names") or {}
    found = record.get("title") or record.get("key") or record.get("name") or names.get("en") or names.get("zh") or record.get("label")
    return str(found or next(iter(names.values()), ""))
