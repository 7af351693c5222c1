"""What stands on the lines of a JSONL export: one type a line, the record of the thing, and readable names beside its ids."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from coder.model.adjudication import Adjudication
from coder.model.attribute import Attribute, AttributeDef
from coder.model.change import Event
from coder.model.codebook import Code, Codebook
from coder.model.coding import Coding, Decision, Memo
from coder.model.document import Document, Speaker, TurnEdit
from coder.model.exposure import Exposure
from coder.model.linkage import Linkage, LinkageMention
from coder.model.recoding import Recoding
from coder.model.record import to_record
from coder.model.snapshot import Snapshot
from coder.model.town import Actor, Town, TownScope
from coder.model.user import Setting, User

SCHEMA = "coder/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class RowType:
    """One kind of line: its `type`, what it holds, where that stands in a Snapshot."""

    kind: type
    field: str
    type: str


ROW_TYPES = (
    RowType(type="user", kind=User, field="users"),
    RowType(type="codebook", kind=Codebook, field="codebooks"),
    RowType(type="code", kind=Code, field="codes"),
    RowType(type="town", kind=Town, field="towns"),
    RowType(type="actor", kind=Actor, field="actors"),
    RowType(type="document", kind=Document, field="documents"),
    RowType(type="speaker", kind=Speaker, field="speakers"),
    RowType(type="turn_edit", kind=TurnEdit, field="turn_edits"),
    RowType(type="town_scope", kind=TownScope, field="town_scopes"),
    RowType(type="coding", kind=Coding, field="codings"),
    RowType(type="decision", kind=Decision, field="decisions"),
    RowType(type="exposure", kind=Exposure, field="exposures"),
    RowType(type="adjudication", kind=Adjudication, field="adjudications"),
    RowType(type="recoding", kind=Recoding, field="recodings"),
    RowType(type="memo", kind=Memo, field="memos"),
    RowType(type="linkage", kind=Linkage, field="linkages"),
    RowType(type="mention", kind=LinkageMention, field="mentions"),
    RowType(type="attribute_def", kind=AttributeDef, field="attribute_defs"),
    RowType(type="attribute", kind=Attribute, field="attributes"),
    RowType(type="setting", kind=Setting, field="settings"),
    RowType(type="event", kind=Event, field="events"),
)
"""In the order of the file: what others refer to comes first."""

SEGMENT = "segment"
"""Lines derived from the texts, for other programs; an import leaves them out and finds the segments anew."""

NOT_COUNTED = ("project", SEGMENT, "event")


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """Readable names by id, written beside the ids."""

    code: Mapping[str, str]
    user: Mapping[str, str]
    town: Mapping[str, str]

    @classmethod
    def of(cls, codes: Iterable[Code], users: Iterable[User], towns: Iterable[Town]) -> "Names":
        """The names of these things; those of a code are its key."""
        return cls(
            code={each.id: each.key for each in codes},
            user={each.id: each.name for each in users},
            town={each.id: each.name() for each in towns},
        )

    def beside(self, record: Mapping[str, Any]) -> dict[str, str]:
        """The readable fields that belong to a record: `document` (an id), `code`, `user`, `town`."""
        readable = {}
        if isinstance(record.get("document_id"), str):
            readable["document"] = record["document_id"]
        for field, names in (("code", self.code), ("user", self.user), ("town", self.town)):
            known = names.get(record.get(f"{field}_id") or "")
            if known is not None:
                readable[field] = known
        return readable


def rows(snapshot: Snapshot) -> Iterator[dict[str, Any]]:
    """Every line as an object, in a stable order; reads one text at a time."""
    names = Names.of(snapshot.codes, snapshot.users, snapshot.towns)
    yield project_row(snapshot)
    for each in ROW_TYPES:
        for thing in ordered(snapshot, each):
            record = to_record(thing)
            if each.type == "event" and thing.came_with is None:
                del record["came_with"]
            yield {**record, **names.beside(record), **_own(snapshot, thing), "type": each.type}
        if each.type == "turn_edit":
            yield from _segments(snapshot)


def project_row(snapshot: Snapshot) -> dict[str, Any]:
    """The first line."""
    counts = {each.type: len(getattr(snapshot, each.field)) for each in ROW_TYPES if each.type not in NOT_COUNTED}
    return {"type": "project", "schema": SCHEMA, "name": snapshot.name, "counts": counts}


def _own(snapshot: Snapshot, thing: Any) -> dict[str, Any]:
    if isinstance(thing, Document):
        return {"text": snapshot.texts[thing.id]}
    if isinstance(thing, LinkageMention):
        return {"start": thing.start, "stop": thing.stop}
    return {}


def in_order(snapshot: Snapshot) -> Snapshot:
    """The snapshot with all things in the order of the lines, but for the log."""
    things: dict[str, Any] = {each.field: tuple(ordered(snapshot, each)) for each in ROW_TYPES if each.type != "event"}
    return replace(snapshot, **things)


def ordered(snapshot: Snapshot, each: RowType) -> Iterable[Any]:
    """Things in an order that does not depend on when they were made; the log keeps its own."""
    things = getattr(snapshot, each.field)
    if each.type == "event":
        return tuple(things)
    if each.type == "codebook":
        return sorted(things, key=lambda book: (book.position, book.key, book.id))
    if each.type == "code":
        return sorted(things, key=lambda code: (code.codebook_id, code.position, code.key, code.id))
    if each.type == "document":
        return sorted(things, key=lambda document: (document.title, document.id))
    if hasattr(each.kind, "document_id") and hasattr(each.kind, "start"):
        return sorted(things, key=lambda thing: (thing.document_id, thing.start or 0, thing.id))
    return sorted(things, key=lambda thing: thing.id)


def _segments(snapshot: Snapshot) -> Iterator[dict[str, Any]]:
    speakers = {each.id: each.name for each in snapshot.speakers}
    for document in sorted(snapshot.documents, key=lambda document: (document.title, document.id)):
        by_turn = iter(snapshot.turn_speakers.get(document.id, ()))
        for segment in snapshot.segments.get(document.id, ()):
            speaker_id = next(by_turn, None) if segment.kind == "turn" else None
            speaker = speakers.get(speaker_id or "") or (segment.label if segment.kind == "turn" else "")
            yield {**to_record(segment), "type": SEGMENT, "document": document.id, "speaker": speaker, "speaker_id": speaker_id}
