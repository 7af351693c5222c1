"""One table as a CSV file: every field, formulas never live."""

import csv
import dataclasses
from pathlib import Path

from coder.formats import writers
from coder.model.snapshot import Snapshot


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def test_every_field_of_a_mention_is_in_its_row(project: Snapshot, tmp_path: Path) -> None:
    """Ends are spread over columns, codes are given by key, lists are parted."""
    writers.write(project, tmp_path / "out.csv", format="mentions-csv")
    (row,) = _rows(tmp_path / "out.csv")
    named = {"id": "mention_id"}
    assert {named.get(each.name, each.name) for each in dataclasses.fields(project.mentions[0])} <= row.keys()
    assert (row["quote"], row["town"], row["actor_a_kind"], row["kinds"]) == ("昆山", "East", "actor.gov_township", "kind.labour; kind.capital")
    assert (row["scale"], row["scale_gazetteer"], row["time_from"], row["intensity"]) == ("scale.global", "scale.national", "199X", "2")


def test_no_cell_is_a_formula_unless_asked_for(project: Snapshot, tmp_path: Path) -> None:
    """What begins with a sign of a formula gets a mark in front."""
    writers.write(project, tmp_path / "out.csv", format="mentions-csv")
    (row,) = _rows(tmp_path / "out.csv")
    assert (row["actor_b"], row["memo"], row["phase"]) == ("'+台商", "'@看原文", "'-第一期")
    assert not any(value[:1] in ("=", "+", "-", "@") for value in row.values())
    writers.write(project, tmp_path / "raw.csv", format="mentions-csv", raw=True)
    assert _rows(tmp_path / "raw.csv")[0]["memo"] == "@看原文"
