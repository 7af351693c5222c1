"""The table of codings with the variables of their documents beside them, for programs that work on one table."""

import re
from collections.abc import Iterator, Mapping

from coder.formats.tidy.codings import CODINGS
from coder.formats.tidy.columns import Cell, Column, Row, Table, name
from coder.model.attribute import AttributeDef
from coder.model.document import DOCUMENT_KINDS, LANGUAGES
from coder.model.snapshot import Snapshot

_KINDS: Mapping[str, str] = {"integer": "integer", "number": "number", "boolean": "boolean", "text": "text", "date": "text"}
_BYTES = 60
"""A variable of SPSS has a name of at most 64 bytes; some are kept for a number that makes it unique."""


def codings_with_variables(snapshot: Snapshot) -> Table:
    """The codings, then kind and language of the document, then a column for each variable of documents."""
    defined = [each for each in snapshot.attribute_defs if each.target_kind == "document"]
    columns = (
        *CODINGS.columns,
        name("document_kind", "Kind of text", "文本类型", *DOCUMENT_KINDS),
        name("document_language", "Language of the text", "文本语言", *LANGUAGES),
        *_columns(defined, {each.name for each in CODINGS.columns}),
    )
    place = CODINGS.heads.index("document_id")

    def rows(snapshot: Snapshot) -> Iterator[Row]:
        values = {(each.target_id, each.def_id): each.value for each in snapshot.attributes}
        beside: dict[Cell, Row] = {
            each.id: (each.kind, each.language, *(_typed(values.get((each.id, one.id)), one) for one in defined)) for each in snapshot.documents
        }
        return ((*row, *beside[row[place]]) for row in CODINGS.rows(snapshot))

    return Table(name=CODINGS.name, en=CODINGS.en, zh=CODINGS.zh, columns=columns, rows=rows)


def _columns(defined: list[AttributeDef], taken: set[str]) -> Iterator[Column]:
    for each in defined:
        head = _head(each.key, taken)
        taken.add(head.lower())
        kind = _KINDS.get(each.value_type, "text")
        allowed = each.values if kind == "text" else ()
        about = (f"Variable of the document: {each.key}", f"文档的变量：{each.key}")
        yield Column(name=head, kind=kind, en=about[0], zh=about[1], allowed=allowed, few=kind == "text")  # type: ignore[arg-type]


def _head(key: str, taken: set[str]) -> str:
    """A name that every program takes: `doc_` and letters, digits or `_` of any script; unique whatever the case."""
    plain = re.sub(r"\W", "_", key).encode()[: _BYTES - 4].decode(errors="ignore")
    head, number = f"doc_{plain}", 2
    while head.lower() in taken:
        head, number = f"doc_{plain}_{number}", number + 1
    return head


def _typed(value: str | None, defined: AttributeDef) -> Cell:
    """The value in the type of its variable; None where it is not of it."""
    if value is None:
        return None
    try:
        if defined.value_type == "integer":
            return int(value)
        if defined.value_type == "number":
            return float(value)
    except ValueError:
        return None
    return {"true": True, "false": False}.get(value.lower()) if defined.value_type == "boolean" else value
