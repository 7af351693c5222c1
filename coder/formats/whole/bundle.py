"""Lines of a JSONL export added up to a Snapshot, each checked as it comes and against the others at the end."""

from collections.abc import Mapping
from typing import Any

from coder.errors import FormatError, InputRefused
from coder.formats.whole.lines import refuse
from coder.formats.whole.record_checks import check_for
from coder.formats.whole.rows import NOT_COUNTED, ROW_TYPES, SEGMENT, Names
from coder.model.adjudication import VERDICTS as ADJUDICATED
from coder.model.coding import CODING_ORIGINS, MEMO_TARGETS, VERDICTS
from coder.model.disagreement import KINDS
from coder.model.document import DOCUMENT_KINDS, LANGUAGES
from coder.model.exposure import CONDITIONS
from coder.model.record import from_record
from coder.model.snapshot import Snapshot
from coder.text.freeze import freeze_text, sha256_text

_TYPES = {each.type: each for each in ROW_TYPES}
_READABLE = ("document", "code", "user", "town")
_DERIVED = {"document": ("text",), "mention": ("start", "stop")}
_ALLOWED = (
    ("document", "kind", DOCUMENT_KINDS),
    ("document", "language", LANGUAGES),
    ("coding", "origin", CODING_ORIGINS),
    ("decision", "verdict", VERDICTS),
    ("exposure", "condition", CONDITIONS),
    ("adjudication", "kind", KINDS),
    ("adjudication", "verdict", ADJUDICATED),
    ("memo", "target_kind", MEMO_TARGETS),
)
_REFERENCES = (
    ("code", "codebook_id", "codebook"),
    ("code", "parent_id", "code"),
    ("turn_edit", "document_id", "document"),
    ("town_scope", "document_id", "document"),
    ("town_scope", "town_id", "town"),
    ("coding", "document_id", "document"),
    ("coding", "code_id", "code"),
    ("coding", "user_id", "user"),
    ("decision", "document_id", "document"),
    ("decision", "code_id", "code"),
    ("decision", "user_id", "user"),
    ("exposure", "document_id", "document"),
    ("exposure", "user_id", "user"),
    ("adjudication", "document_id", "document"),
    ("adjudication", "user_id", "user"),
    ("recoding", "document_id", "document"),
    ("recoding", "user_id", "user"),
    ("memo", "user_id", "user"),
    ("mention", "document_id", "document"),
    ("mention", "user_id", "user"),
    ("attribute", "def_id", "attribute_def"),
)


class Bundle:
    """A project in the making, out of the lines of one file."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._project = ""
        self._counts: Mapping[str, Any] = {}
        self._things: dict[str, list[Any]] = {each.type: [] for each in ROW_TYPES}
        self._lines: dict[str, list[int]] = {each.type: [] for each in ROW_TYPES}
        self._keys: dict[str, dict[Any, int]] = {each.type: {} for each in ROW_TYPES}
        self._beside: list[tuple[int, Mapping[str, Any], dict[str, Any]]] = []
        self._texts: dict[str, str] = {}

    def project(self, number: int, row: Mapping[str, Any]) -> None:
        """Take the first line."""
        if not isinstance(row.get("name"), str):
            raise refuse(self._name, number, "project: field 'name' must be text")
        counts = row.get("counts", {})
        if not isinstance(counts, dict):
            raise refuse(self._name, number, "project: field 'counts' must be an object")
        self._project, self._counts = row["name"], counts

    def add(self, number: int, row: dict[str, Any]) -> None:
        """Take one line.

        Raises:
            FormatError: it does not hold by itself, or its id was there before.
        """
        kind = row.pop("type", None)
        if kind == SEGMENT:
            return
        if not isinstance(kind, str) or kind not in _TYPES:
            raise refuse(self._name, number, f"unknown type {kind!r}", f"Known: project, segment, {', '.join(_TYPES)}.")
        readable = {field: row.pop(field) for field in _READABLE if field in row}
        derived = {field: row.pop(field) for field in _DERIVED.get(kind, ()) if field in row}
        problem = check_for(_TYPES[kind].kind)(row) or _not_allowed(kind, row)
        if problem:
            raise refuse(self._name, number, f"{kind}: {problem}")
        thing: Any = from_record(_TYPES[kind].kind, row)
        self._once(number, kind, thing)
        if kind == "document":
            self._text(number, thing, derived.get("text"))
        if readable:
            self._beside.append((number, row, readable))
        self._things[kind].append(thing)
        self._lines[kind].append(number)

    def snapshot(self) -> Snapshot:
        """Everything taken so far.

        Raises:
            FormatError: a line refers to what is not there, or lines are missing.
        """
        self._complete()
        self._references()
        self._readable_names()
        self._spans()
        fields: dict[str, Any] = {each.field: tuple(self._things[each.type]) for each in ROW_TYPES}
        return Snapshot(name=self._project, texts=self._texts, **fields)

    def _once(self, number: int, kind: str, thing: Any) -> None:
        key = (thing.replica, thing.seq) if kind == "event" else thing.id
        before = self._keys[kind].setdefault(key, number)
        if before != number:
            raise refuse(self._name, number, f"{kind} {key!r} was there before, on line {before}")

    def _text(self, number: int, document: Any, text: Any) -> None:
        if not isinstance(text, str):
            raise refuse(self._name, number, "document: has no field 'text'")
        if sha256_text(text) != document.text_sha256:
            raise refuse(self._name, number, f"document {document.title!r}: the text is not the one its hash says")
        if len(text) != document.length:
            raise refuse(self._name, number, f"document {document.title!r}: length {document.length}, but the text has {len(text)}")
        try:
            frozen = freeze_text(text, name=self._name)
        except InputRefused as error:
            raise refuse(self._name, number, f"document {document.title!r}: {error.what}", error.hint) from error
        if frozen != text:
            raise refuse(self._name, number, f"document {document.title!r}: the text holds CR newlines")
        self._texts[document.id] = text

    def _complete(self) -> None:
        for kind, expected in self._counts.items():
            if kind in NOT_COUNTED or kind not in self._things:
                continue
            found = len(self._things[kind])
            if found != expected:
                what = f"{self._name}: {found} lines of type {kind}, but the first line says {expected}"
                raise FormatError(what, "The file is cut short or was changed by hand: export it anew, or take `counts` out of its first line.")

    def _references(self) -> None:
        for kind, field, target in _REFERENCES:
            known = self._keys[target]
            for thing, number in zip(self._things[kind], self._lines[kind], strict=True):
                wanted: str | None = getattr(thing, field)
                if wanted is not None and wanted not in known:
                    raise refuse(self._name, number, f"{kind}: {field} {wanted!r} is nowhere in the file")

    def _readable_names(self) -> None:
        names = Names.of(self._things["code"], self._things["user"], self._things["town"])
        for number, row, readable in self._beside:
            ours = names.beside(row)
            for field, said in readable.items():
                if field in ours and ours[field] != said:
                    problem = f"{field} says {said!r}, but {field}_id is {ours[field]!r}"
                    raise refuse(self._name, number, problem, f"Change both or neither: {field}_id counts, {field} is for people to read.")

    def _spans(self) -> None:
        for kind in ("turn_edit", "town_scope", "coding", "decision", "exposure", "adjudication", "recoding", "memo", "mention"):
            for thing, number in zip(self._things[kind], self._lines[kind], strict=True):
                for document, start, stop in _spans_of(kind, thing):
                    length = len(self._texts.get(document or "", ""))
                    if not 0 <= start < stop <= length:
                        raise refuse(self._name, number, f"{kind}: {start}-{stop} lies outside its text of {length} characters, or is empty")


def _spans_of(kind: str, thing: Any) -> list[tuple[str | None, int, int]]:
    if kind == "mention":
        return [(thing.document_id, each.start, each.stop) for each in thing.anchors] or [(thing.document_id, 0, 0)]
    if kind == "turn_edit":
        return [(thing.document_id, thing.start, thing.start + 1)]
    document = thing.target_id if kind == "memo" else thing.document_id
    if thing.start is None and thing.stop is None:
        return []
    return [(document, -1 if thing.start is None else thing.start, -1 if thing.stop is None else thing.stop)]


def _not_allowed(kind: str, row: Mapping[str, Any]) -> str | None:
    for each, field, values in _ALLOWED:
        if each == kind and field in row and row[field] not in values:
            return f"field {field!r} must be one of {', '.join(values)}"
    return None
