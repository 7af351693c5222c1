"""XLSX with the sheets codings, codes, documents and linkages: for people who work in spreadsheets."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from coder.formats.coding_rows import COLUMNS, LIST_SEPARATOR, code_names, coding_rows, other_memos
from coder.formats.loss import Loss, losses
from coder.formats.mention_rows import mention_columns, mention_rows
from coder.formats.xlsx_sheets import Workbook
from coder.model.snapshot import Snapshot

_CODE_TEXTS = ("include", "exclude", "examples", "cues", "anti_cues")


def write(snapshot: Snapshot, path: Path, *, raw: bool = False) -> tuple[Loss, ...]:
    """Write the workbook. Every text is a text cell, never a formula, so `raw` makes no difference."""
    with Workbook(path) as workbook:
        workbook.sheet("codings", COLUMNS, _codings(snapshot))
        workbook.sheet("codes", _code_columns(snapshot), _codes(snapshot))
        workbook.sheet("documents", _document_columns(snapshot), _documents(snapshot))
        workbook.sheet("linkages", mention_columns(), mention_rows(snapshot))
    elsewhere = losses(
        (
            ("memos on other things than codings (use --format memos-csv)", other_memos(snapshot)),
            ("values of variables of towns, actors and speakers (use JSONL)", _other_values(snapshot)),
        )
    )
    return (*workbook.lost.losses(), *elsewhere)


def _codings(snapshot: Snapshot) -> Iterator[tuple[object, ...]]:
    codes = code_names(snapshot)
    for row in coding_rows(snapshot):
        coding, code = row.coding, codes[row.coding.code_id]
        yield (
            *(row.document, row.town, row.speaker, coding.start, coding.stop, row.quote, code.key, code.name, code.path),
            *(row.user, coding.origin, coding.created_at, row.memo, coding.id, coding.document_id, code.codebook, coding.code_id),
            coding.certainty,
        )


def _languages(snapshot: Snapshot) -> list[str]:
    return sorted({language for code in snapshot.codes for language in code.names} | {"en", "zh"})


def _code_columns(snapshot: Snapshot) -> list[str]:
    languages = _languages(snapshot)
    texts = [f"{field} {language}" for field in ("name", "definition", *_CODE_TEXTS) for language in languages]
    return ["code", "path", "codebook", *texts, "codings", "mnemonic", "colour", "codable", "attaches_to", "retired", "code_id", "parent_id"]


def _codes(snapshot: Snapshot) -> Iterator[list[object]]:
    names, languages = code_names(snapshot), _languages(snapshot)
    used = Counter(each.code_id for each in snapshot.codings)
    for code in snapshot.codes:
        texts: list[object] = [each.get(language, "") for each in (code.names, code.definition) for language in languages]
        for field in _CODE_TEXTS:
            texts += ["\n".join(getattr(code, field).get(language, ())) for language in languages]
        own = names[code.id]
        tail = (used[code.id], code.mnemonic, code.colour, code.codable, code.attaches_to, code.retired, code.id, code.parent_id)
        yield [own.key, own.path, own.codebook, *texts, *tail]


def _document_columns(snapshot: Snapshot) -> list[str]:
    variables = [each.key for each in snapshot.attribute_defs if each.target_kind == "document"]
    counts = ("length", "turns", "codings")
    origin = ("source", "encoding", "importer", "created_at", "document_id", "text_sha256", "metadata")
    return ["document", "town", "kind", "language", *counts, *origin, *variables]


def _documents(snapshot: Snapshot) -> Iterator[list[object]]:
    used = Counter(each.document_id for each in snapshot.codings)
    towns: dict[str, list[str]] = defaultdict(list)
    names = {each.id: each.name() for each in snapshot.towns}
    for scope in snapshot.town_scopes:
        towns[scope.document_id].append(names.get(scope.town_id, ""))
    variables = [each.id for each in snapshot.attribute_defs if each.target_kind == "document"]
    values = {(each.target_id, each.def_id): each.value for each in snapshot.attributes}
    for document in snapshot.documents:
        turns = sum(each.kind == "turn" for each in snapshot.segments.get(document.id, ()))
        yield [
            *(document.title, LIST_SEPARATOR.join(dict.fromkeys(towns[document.id])), document.kind, document.language, document.length),
            *(turns, used[document.id], document.source, document.encoding, document.importer, document.created_at),
            *(document.id, document.text_sha256, _json(document.metadata), *(values.get((document.id, each), "") for each in variables)),
        ]


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, default=dict) if value else ""


def _other_values(snapshot: Snapshot) -> Iterator[str]:
    elsewhere = {each.id: each.key for each in snapshot.attribute_defs if each.target_kind != "document"}
    return (f"{elsewhere[each.def_id]} = {each.value}" for each in snapshot.attributes if each.def_id in elsewhere)
