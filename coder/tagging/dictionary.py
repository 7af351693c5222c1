"""The data dictionary of a run: every column with its type, its meaning and its allowed values, as a table (CSV) and to read (Markdown)."""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from coder.formats.atomic import replacing
from coder.formats.csv_file import write_rows
from coder.tagging.attributes import read_attributes
from coder.tagging.columns import CLAUSES, DOCUMENTS, EACH, Column
from coder.tagging.layouts import CSV, JSONL
from coder.tagging.spec import TagSpec, part_of
from coder.text.policyrank import TIERS

NAME = "data-dictionary"
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
    """Write `data-dictionary.csv` and `data-dictionary.md` beside the parts."""
    rows = tuple(_rows(spec))
    write_rows(folder / f"{NAME}.csv", _HEAD, rows)
    with replacing(folder / f"{NAME}.md") as temporary:
        temporary.write_text(_markdown(spec, rows), encoding="utf-8", newline="")


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
    keys = sorted(json.loads((part_of(model, spec.fast) / "model.json").read_text(encoding="utf-8"))["codes"].values())
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


def _markdown(spec: TagSpec, rows: Sequence[tuple[str, ...]]) -> str:
    layout = spec.layout
    said = [
        "# Data dictionary",
        "",
        f"Tags of a model (sha256 {spec.model_sha256}): a data set, never codings. Format: {layout}. {_HOW[layout]}",
        f"Places and actors were {'looked for' if spec.places else 'not looked for'} in this run.",
    ]
    for table, files in (("clauses", "part-*: one row for each clause"), ("documents", "documents-*: one row for each document")):
        said += ["", f"## {files}", "", "| column | type | meaning | allowed values |", "|---|---|---|---|"]
        said += [f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row[1:])} |" for row in rows if row[0] == table]
    return "\n".join(said) + "\n"
