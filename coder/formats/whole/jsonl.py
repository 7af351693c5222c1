"""JSONL, schema `coder/1`: a whole project, one JSON object a line, without loss.

The first line is the `project`; the others are told apart by `type`. Beside each id stands a readable name (`code` is the key,
`user` and `town` are names, `document` is the id). `segment` lines are derived and left out by an import.
Lines are UTF-8 with sorted fields and LF; inside a field the order stays, for some orders mean something (the poles of a dimension).
U+0085, U+2028 and U+2029 are escaped, so that no program takes them for line ends.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from coder.errors import FormatError
from coder.formats.files.file_names import shown
from coder.formats.loss import Loss
from coder.formats.whole.bundle import Bundle
from coder.formats.whole.lines import numbered_lines, refuse
from coder.formats.whole.rows import SCHEMA, rows
from coder.model.snapshot import Snapshot

_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False)
_LINE_ENDS = str.maketrans({"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def write(snapshot: Snapshot, path: Path, *, raw: bool = False) -> tuple[Loss, ...]:
    """Write everything in `snapshot`; the same snapshot gives the same bytes. `raw` makes no difference: nothing is guarded here.

    Raises:
        FormatError: a text holds half a surrogate pair, or a value is no JSON.
    """
    with path.open("w", encoding="utf-8", newline="") as stream:
        for row in rows(snapshot):
            stream.write(encoded(row))
    return ()


def read_bundle(path: Path) -> Snapshot:
    """Read what `write` wrote, events included; `segments` and `turn_speakers` stay empty, for they are derived.

    Raises:
        FormatError: with the line: broken JSON, an unknown type, a field that is missing, unknown or of the wrong type, a text that
            is not the one its hash says, an id that occurs twice or is referred to but not there, a span outside its text;
            or the file is cut short, or was written by a newer version.
    """
    try:
        with path.open("rb") as stream:
            return bundle_of(shown(path), numbered_lines(stream, shown(path)))
    except OSError as error:
        raise FormatError(f"{shown(path)} could not be read: {error.strerror or error}", "Check the name and the permissions.") from error


def bundle_of(name: str, lines: Iterator[tuple[int, dict[str, Any]]]) -> Snapshot:
    """The project that numbered lines hold; `name` is that of their file. Raises as `read_bundle`."""
    bundle = Bundle(name)
    number, first = next(lines, (1, {}))
    if first.get("type") != "project" or "schema" not in first:
        hint = 'Export it anew; the first line holds "type":"project" and "schema".'
        raise refuse(name, number, "the first line is not a project of this program", hint)
    if first["schema"] != SCHEMA:
        raise refuse(name, number, f"schema {first['schema']!r} is not {SCHEMA!r}", "It was written by another version: install that version.")
    bundle.project(number, first)
    for number, row in lines:
        bundle.add(number, row)
    return bundle.snapshot()


def encoded(row: dict[str, Any]) -> str:
    """One line, with its line end.

    Raises:
        FormatError: a text holds half a surrogate pair, or a value is no JSON.
    """
    try:
        line = _ENCODER.encode(dict(sorted(row.items())))
        if line.isascii():
            return line + "\n"
        line.encode("utf-8")
    except (TypeError, ValueError) as error:
        what = f"the {row['type']} {row.get('id', '')} cannot be written as JSON: {error}"
        raise FormatError(what, "Correct the value in the project, then export again.") from error
    return line.translate(_LINE_ENDS) + "\n"
