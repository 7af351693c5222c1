"""A data set in lines of JSON, CSV and Parquet holds the same, whoever reads it, and goes on from where it was stopped."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from pyarrow import parquet

from coder.errors import FormatError, MissingExtra
from coder.tagging import dataset
from coder.tagging import parquet as writing
from coder.tagging.columns import CLAUSES, DOCUMENTS
from coder.tagging.executors import Serial, processes
from coder.tagging.layouts import LAYOUTS
from coder.tagging.running import run
from coder.tagging.spec import spec_of
from tests.tagging.test_running import Stopping, content

FORMULA = """=HYPERLINK("http://x","示例")税收优惠条例

第一条　+1 市人民政府应当安排专项资金，对浙江省企业技术改造给予财政补贴，引用“逗号,”、"引号"。
（一）'=2 对小微企业依法给予税收优惠；
第二条　鼓励昆山市高校与企业共建研发平台。
"""


@pytest.fixture
def sets(model: Path, corpus: Path, tmp_path: Path) -> dict[str, Path]:
    """The same files tagged in each layout, one of them with cells that look like formulas."""
    (corpus / "a" / "formula.md").write_text(FORMULA, encoding="utf-8")
    for layout in LAYOUTS:
        run([corpus], spec_of(model, fast=True, layout=layout, places=True), tmp_path / layout, Serial())
    return {layout: tmp_path / layout for layout in LAYOUTS}


def test_all_layouts_hold_the_same(sets: dict[str, Path]) -> None:
    """Rows and documents read back are those of the lines of JSON."""
    lines, documents = list(dataset.rows(sets["jsonl"])), list(dataset.documents(sets["jsonl"]))
    assert any(row["codes"] for row in lines) and any(row["places"] for row in lines) and any(row["actors"] for row in lines)
    for layout in ("csv", "parquet"):
        assert list(dataset.rows(sets[layout])) == lines
        assert list(dataset.documents(sets[layout])) == documents


def test_a_csv_is_read_by_the_csv_module_and_holds_no_live_formula(sets: dict[str, Path]) -> None:
    """A fixed row of columns; lists are JSON text; what begins as a formula has an apostrophe in front."""
    found: list[dict[str, str]] = []
    for path in sorted(sets["csv"].glob("part-*.csv")):
        with path.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.DictReader(stream)
            assert reader.fieldnames == [column.name for column in CLAUSES]
            found += reader
    assert len(found) == len(list(dataset.rows(sets["jsonl"])))
    assert not [cell for row in found for cell in row.values() if cell[:1] in tuple("=+-@\t\r")]
    coded = next(row for row in found if row["code"])
    assert json.loads(coded["codes"])[0] == coded["code"] and json.loads(coded["probabilities"])[0] == float(coded["probability"])


def test_a_parquet_file_has_the_types_of_the_dictionary(sets: dict[str, Path]) -> None:
    """Lists are lists, numbers are numbers, what is not there is null; pandas, polars, DuckDB and R read the same file."""
    table = parquet.read_table(sets["parquet"] / "part-000001.parquet")
    assert table.schema.names == [column.name for column in CLAUSES]
    kinds = {name: str(kind) for name, kind in zip(table.schema.names, table.schema.types, strict=True)}
    assert (kinds["article"], kinds["probability"], kinds["text"]) == ("int32", "double", "string")
    assert kinds["codes"].startswith("list<") and kinds["probabilities"].startswith("list<")
    rows = table.to_pylist()
    assert all((row["code"] is None) == (not row["codes"]) for row in rows)
    assert parquet.read_table(sets["parquet"] / "documents-000001.parquet").schema.names == [column.name for column in DOCUMENTS]


@pytest.mark.parametrize("layout", ["csv", "parquet"])
def test_stopped_it_goes_on_and_two_processes_give_the_bytes_of_one(model: Path, corpus: Path, tmp_path: Path, layout: str) -> None:
    """As with lines of JSON."""
    spec = spec_of(model, fast=True, layout=layout)
    run([corpus], spec, tmp_path / "whole", Serial())
    with pytest.raises(KeyboardInterrupt):
        run([corpus], spec, tmp_path / "out", Stopping(0))
    with processes(2) as pool:
        run([corpus], spec, tmp_path / "out", pool, workers=2)
    assert content(tmp_path / "out") == content(tmp_path / "whole")
    assert run([corpus], spec, tmp_path / "out", Serial()).kept == len(list((tmp_path / "out").glob("part-*")))


def test_another_layout_takes_the_place_of_the_first(model: Path, corpus: Path, tmp_path: Path) -> None:
    """No part of an earlier layout stays to be read beside it."""
    for layout in ("parquet", "csv", "jsonl"):
        run([corpus], spec_of(model, fast=True, layout=layout), tmp_path / "out", Serial())
        assert {path.suffix for path in (tmp_path / "out").glob("part-*")} == {LAYOUTS[layout].suffix}
        assert {path.suffix for path in (tmp_path / "out").glob("documents-*")} == {LAYOUTS[layout].documents}


def test_a_damaged_part_is_one_clear_line(sets: dict[str, Path]) -> None:
    """In every layout."""
    for layout, folder in sets.items():
        path = folder / f"part-000001{LAYOUTS[layout].suffix}"
        path.write_bytes(b"no data")
        with pytest.raises(FormatError, match="damaged"):
            list(dataset.rows(folder))


def test_without_pyarrow_one_clear_line_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Before anything is read or written."""
    monkeypatch.setattr(writing, "find_spec", lambda name: None)
    with pytest.raises(MissingExtra, match="pyarrow"):
        writing.require()


def test_the_dictionary_tells_every_column(sets: dict[str, Path]) -> None:
    """Type, meaning and allowed values, for the layout that was written."""

    def told(folder: Path) -> list[dict[str, Any]]:
        with (folder / "data-dictionary.csv").open(encoding="utf-8-sig", newline="") as stream:
            return list(csv.DictReader(stream))

    flat, lines = told(sets["csv"]), told(sets["jsonl"])
    assert [row["column"] for row in flat if row["table"] == "clauses"] == [column.name for column in CLAUSES]
    assert all(row["type"] and row["meaning"] for row in flat + lines)
    assert "document.title" in {row["column"] for row in lines} and "codes[].code" in {row["column"] for row in lines}
    allowed = next(row["allowed values"] for row in flat if row["column"] == "code")
    assert "env.tax" in allowed and "none." not in allowed
    said = (sets["csv"] / "data-dictionary.md").read_text(encoding="utf-8")
    assert "| modality |" in said and "binding" in said and "were looked for" in said
