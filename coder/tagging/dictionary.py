"""The data dictionary of a run: every column with its type, meaning and allowed values, and every code, as CSV and to read (Markdown)."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from coder.formats.files.atomic import replacing
from coder.formats.tables.csv_file import write_rows
from coder.tagging.attributes import read_attributes
from coder.tagging.columns import CLAUSES, DOCUMENTS, EACH, Column
from coder.tagging.layouts import CSV, JSONL
from coder.tagging.spec import TagSpec, part_of
from coder.text.policy.rank import TIERS

NAME = "data-dictionary"
CODES = "codes.csv"
_CODE_HEAD = ("code", "name (en)", "name (zh)", "group", "definition")
_HEAD = ("table", "column", "type", "meaning", "allowed values")
_HOW = {
    JSONL: "One object a line, UTF-8. A column `a.b` is the value `b` of the object `a`, `a[].b` that of every object in the list `a`.",
    CSV: (
        'UTF-8 with a byte order mark; the first line names the columns. A list is JSON text: `["a", "b"]`. A cell that a spreadsheet would take '
        "for a formula (it begins with `= + - @`, a tab or CR) has one `'` in front. An empty cell is no value."
    ),
    "parquet": "Lists are lists. What is not known is null, or the empty text.",
}


def write_dictionary(folder: Path, spec: TagSpec) -> None:
    """Write `data-dictionary.csv`, `codes.csv` (what each code is called and means) and, to read, `data-dictionary.md` beside the parts."""
    rows, codes = tuple(_rows(spec)), tuple(_codes(spec))
    write_rows(folder / f"{NAME}.csv", _HEAD, rows)
    write_rows(folder / CODES, _CODE_HEAD, codes)
    with replacing(folder / f"{NAME}.md") as temporary:
        temporary.write_text(_markdown(spec, rows, codes), encoding="utf-8", newline="")


def _codes(spec: TagSpec) -> Iterator[tuple[str, ...]]:
    """Key, names, group and definition of every code the model gives; the definition in English, else in any language."""
    attributes = read_attributes(Path(spec.model))
    for key in _keys(spec):
        names, definition = attributes.names.get(key, {}), attributes.definitions.get(key, {})
        yield key, names.get("en", ""), names.get("zh", ""), key.partition(".")[0], definition.get("en") or next(iter(definition.values()), "")


def _keys(spec: TagSpec) -> list[str]:
    return sorted(json.loads((part_of(Path(spec.model), spec.fast) / "model.json").read_text(encoding="utf-8"))["codes"].values())


def _rows(spec: TagSpec) -> Iterator[tuple[str, ...]]:
    allowed = _allowed(spec)
    for table, columns in (("clauses", CLAUSES), ("documents", DOCUMENTS)):
        for column in columns:
            if name := _name(column, spec.layout):
                yield table, name, column.kind, column.meaning, allowed.get(column.allowed, column.allowed)


def _name(column: Column, layout: str) -> str:
    """What a column is called: in lines of JSON by its path; empty if it is not there."""
    if layout != JSONL:
        return column.name
    if any(isinstance(step, int) for step in column.path):
        return ""
    return ".".join(map(str, column.path)).replace(f".{EACH}", "[]")


def _allowed(spec: TagSpec) -> Mapping[str, str]:
    """The lists of values that the model brings."""
    model = Path(spec.model)
    attributes = read_attributes(model)
    keys = _keys(spec)
    modality = attributes.modality
    listed: dict[str, Sequence[str]] = {
        "forms": (*attributes.ranking.forms, "empty: no ending fits"),
        "tiers": (*TIERS, "empty: the name does not say"),
        "codes": [key for key in keys if not key.startswith("none.")],
        "reasons for no code": [key for key in keys if key.startswith("none.")],
        "modality": (*(f"{name} ({level})" for level, name in sorted(modality.names.items(), reverse=True)), "empty") if modality else (),
        "targets": sorted(set(attributes.targets.values())),
    }
    return {name: "; ".join(values) for name, values in listed.items()}


def _markdown(spec: TagSpec, rows: Sequence[tuple[str, ...]], codes: Sequence[tuple[str, ...]]) -> str:
    layout = spec.layout
    said = [
        "# Data dictionary",
        "",
        f"Tags of a model (sha256 {spec.model_sha256}): a data set, never codings. Format: {layout}. {_HOW[layout]}",
        f"Places and actors were {'looked for' if spec.places else 'not looked for'} in this run.",
    ]
    for table, files in (("clauses", "part-*: one row for each clause"), ("documents", "documents-*: one row for each document")):
        said += ["", f"## {files}", "", *_table(_HEAD[1:], [row[1:] for row in rows if row[0] == table])]
    said += ["", f"## Codes of {read_attributes(Path(spec.model)).codebook}", "", *_table(_CODE_HEAD, codes)]
    return "\n".join(said) + "\n"


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(head)} |"
    yield "|---" * len(head) + "|"
    for row in rows:
        yield f"| {' | '.join(' '.join(cell.split()).replace('|', chr(92) + '|') for cell in row)} |"
