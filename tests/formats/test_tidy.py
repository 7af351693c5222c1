"""The tidy tables: what they hold, what the dictionary says of them, and the same content in every format."""

import csv
import dataclasses
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from coder.errors import FormatError
from coder.formats import writers
from coder.formats.files.folders import CHECKSUMS
from coder.formats.tables.csv_cells import FORMULA_STARTS
from coder.formats.tidy.cells import flat
from coder.formats.tidy.columns import Table
from coder.formats.tidy.tables import TABLES
from coder.model.snapshot import Snapshot

GOLDEN = Path(__file__).parents[1] / "golden" / "formats"
BY_NAME = {each.name: each for each in TABLES}


def _csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def _rows(table: Table, project: Snapshot) -> list[dict[str, Any]]:
    return [dict(zip(table.heads, row, strict=True)) for row in table.rows(project)]


def test_names_and_order_of_the_columns_are_kept() -> None:
    """Golden: analyses are written against them."""
    told = "".join(f"{table.name}: {' '.join(table.heads)}\n" for table in TABLES)
    assert told == (GOLDEN / "tidy.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_column_is_explained_in_both_languages_and_keeps_its_type(table: Table, project: Snapshot) -> None:
    """And a column with listed values has no others."""
    types = {"text": str, "time": str, "json": str, "integer": int, "number": (int, float), "boolean": bool, "list": tuple}
    assert len(set(table.heads)) == len(table.heads) and table.en and table.zh
    for row in table.rows(project):
        for cell, column in zip(row, table.columns, strict=True):
            assert column.en and column.zh
            assert cell is None or isinstance(cell, types[column.kind]), column.name  # type: ignore[arg-type]
            assert not column.allowed or flat(cell) in {"", *column.allowed}, column.name


def test_everything_of_the_project_has_its_row(project: Snapshot) -> None:
    """Nothing is left out: as many rows as things."""
    counts = {name: len(list(table.rows(project))) for name, table in BY_NAME.items()}
    fields = (
        *("codings", "mentions", "linkages", "documents", "codes", "codebooks", "attributes", "decisions", "exposures", "adjudications"),
        *("recodings", "memos", "actors", "towns", "speakers", "users"),
    )
    for field in fields:
        assert counts[field] == len(getattr(project, field)), field
    assert (counts["texts"], counts["turns"], counts["variables"], counts["document_towns"]) == (2, 3, 1, 2)
    assert (counts["mention_passages"], counts["mention_brokers"], counts["mention_codes"]) == (2, 1, 10)


def test_what_hangs_on_a_mention(project: Snapshot) -> None:
    """Passages, codes by field and go-betweens, one row each."""
    assert [row["quote"] for row in _rows(BY_NAME["mention_passages"], project)] == ["昆山", "怎么"]
    coded = {(row["field"], row["code"]) for row in _rows(BY_NAME["mention_codes"], project)}
    assert {("kinds", "kind.labour"), ("kinds", "kind.capital"), ("risk", "unclear")} <= coded
    (broker,) = _rows(BY_NAME["mention_brokers"], project)
    assert (broker["broker"], broker["broker_kind"], broker["broker_place"]) == ("=商会", "actor.business_association", "台湾")


def test_turns_hold_speaker_role_and_words(project: Snapshot) -> None:
    """A label that nobody is known by stands for itself."""
    rows = _rows(BY_NAME["turns"], project)
    assert [(row["turn"], row["speaker"], row["role"]) for row in rows] == [(1, "访谈者", None), (2, "李主任", "official"), (3, "王", None)]
    assert all(row["text"] == project.texts[row["document_id"]][row["start"] : row["stop"]] for row in rows)


def test_csv_holds_the_cells_and_no_live_formula(project: Snapshot, tmp_path: Path) -> None:
    """With raw=True each cell is what the table has; without, a spreadsheet runs nothing."""
    writers.write(project, tmp_path / "raw", format="tidy-csv", raw=True)
    writers.write(project, tmp_path / "safe", format="tidy-csv")
    for table in TABLES:
        wanted = [{name: flat(cell) for name, cell in row.items()} for row in _rows(table, project)]
        assert _csv(tmp_path / "raw" / f"{table.name}.csv") == wanted
        texts = [column.name for column in table.columns if column.kind not in ("integer", "number")]
        assert not [row for row in _csv(tmp_path / "safe" / f"{table.name}.csv") for name in texts if row[name][:1] in FORMULA_STARTS]
    described = {(row["table"], row["column"]) for row in _csv(tmp_path / "safe" / "dictionary.csv")}
    assert {(table.name, head) for table in TABLES for head in table.heads} <= described


def test_parquet_holds_the_same_with_types_and_meanings(project: Snapshot, tmp_path: Path) -> None:
    """Lists are lists, moments moments; the meaning of a column stands in the file."""
    writers.write(project, tmp_path / "out", format="tidy-parquet")
    for table in TABLES:
        found = pq.read_table(tmp_path / "out" / f"{table.name}.parquet")
        assert found.schema.field(0).metadata[b"meaning"].decode() == table.columns[0].en
        for kept, row in zip(found.to_pylist(), _rows(table, project), strict=True):
            for column in table.columns:
                cell = row[column.name]
                if column.kind == "time":
                    assert kept[column.name] == (datetime.fromisoformat(cell).astimezone(UTC) if cell else None)
                else:
                    assert kept[column.name] == (list(cell) if isinstance(cell, tuple) else None if cell == "" else cell)


def test_a_time_that_is_none_is_a_loss_in_parquet(project: Snapshot, tmp_path: Path) -> None:
    """It is left empty and told of, not guessed."""
    odd = dataclasses.replace(project, codings=(dataclasses.replace(project.codings[0], created_at="last spring"),))
    lost, settings = writers.write(odd, tmp_path / "out", format="tidy-parquet")
    assert settings.examples == ("anchors",)
    assert (lost.what, lost.examples) == ("times that are no ISO 8601", ("last spring",))
    assert pq.read_table(tmp_path / "out" / "codings.parquet")["created_at"].to_pylist() == [None]


@pytest.mark.parametrize("format", ["tidy-csv", "tidy-parquet"])
def test_the_same_project_gives_the_same_bytes(project: Snapshot, tmp_path: Path, format: str) -> None:
    """And a folder as it was written may be written again."""
    writers.write(project, tmp_path / "a", format=format)
    first = (tmp_path / "a" / CHECKSUMS).read_text()
    writers.write(project, tmp_path / "a", format=format)
    assert (tmp_path / "a" / CHECKSUMS).read_text() == first and first.count("\n") == len(TABLES) + (2 if format == "tidy-csv" else 1)
    assert [each.name for each in tmp_path.iterdir()] == ["a"]


def test_a_folder_with_other_files_is_left_alone(project: Snapshot, tmp_path: Path) -> None:
    """Also one in which an exported file was changed since."""
    writers.write(project, tmp_path / "out", format="tidy-csv")
    (tmp_path / "out" / "users.csv").write_text("mine")
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "thesis.txt").write_text("mine")
    for name in ("out", "own"):
        with pytest.raises(FormatError, match="holds files"):
            writers.write(project, tmp_path / name, format="tidy-csv")
    assert (tmp_path / "out" / "users.csv").read_text() == "mine" and (tmp_path / "own" / "thesis.txt").read_text() == "mine"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["out", "own"]


def test_a_folder_is_whole_or_not_there(project: Snapshot, tmp_path: Path) -> None:
    """A limit on file size stands in for the full disk."""
    resource = pytest.importorskip("resource", reason="this system has no such limit")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, hard))
    try:
        with pytest.raises(FormatError):
            writers.write(project, tmp_path / "out", format="tidy-csv")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert list(tmp_path.iterdir()) == []


def test_codes_keep_texts_of_other_languages(project: Snapshot) -> None:
    """English and Chinese have columns of their own; the rest is JSON."""
    code = dataclasses.replace(project.codes[1], names={**project.codes[1].names, "de": "Abgleich"})
    (row,) = _rows(BY_NAME["codes"], dataclasses.replace(project, codes=(code,)))
    assert json.loads(row["other_languages"]) == {"names": {"de": "Abgleich"}} and row["name_zh"] == "技能匹配"
