"""The table of memberships for R's package QCA: a CSV of cases and sets, and beside it a JSON that says how they were made."""

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from coder.formats.files.atomic import replacing
from coder.formats.tables.csv_file import write_rows


def write_set_table(path: Path, cases: Sequence[str], columns: Mapping[str, Sequence[float]], provenance: Mapping[str, object]) -> Mapping[str, str]:
    """Write `path` and, with the suffix .json, its provenance; read it in R with `read.csv(FILE, row.names = 1)`.

    Returns:
        Name of the set -> the head of its column: capital letters, digits and `_`, as R and QCA take them.

    Raises:
        FormatError: a file cannot be written.
    """
    heads = _heads(columns)
    write_rows(path, ["case", *heads.values()], [(case, *(columns[name][number] for name in heads)) for number, case in enumerate(cases)])
    beside = {"columns": {head: name for name, head in heads.items()}, **provenance}
    with replacing(path.with_suffix(".json")) as temporary:
        temporary.write_text(json.dumps(beside, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return heads


def _heads(names: Mapping[str, object]) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for name in names:
        head = re.sub(r"\W+", "_", name.rpartition(".")[2]).strip("_").upper() or "SET"
        head = f"S_{head}" if head[0].isdigit() or head[0] == "_" else head
        number = 1
        while (unique := head if number == 1 else f"{head}_{number}") in found.values():
            number += 1
        found[name] = unique
    return found
