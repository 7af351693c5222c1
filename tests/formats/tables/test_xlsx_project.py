"""The workbook: a sheet for each table, text stays text, what does not fit is said."""

import zipfile
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from coder.formats import writers
from coder.formats.tables.xlsx_sheets import CELL_LIMIT, Workbook
from coder.formats.tidy.tables import TABLES
from coder.model.snapshot import Snapshot


@pytest.fixture
def workbook(project: Snapshot, tmp_path: Path) -> Any:
    """The project's workbook, opened again."""
    writers.write(project, tmp_path / "out.xlsx")
    return openpyxl.load_workbook(tmp_path / "out.xlsx")


def _table(sheet: Any) -> list[dict[str, Any]]:
    head, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


def test_sheets_and_frozen_headings(workbook: Any) -> None:
    """The tidy tables but whole texts, and the dictionary; the heading stays in sight."""
    assert workbook.sheetnames == [*(each.name for each in TABLES if each.name != "texts"), "dictionary"]
    assert {sheet.freeze_panes for sheet in workbook} == {"A2"}


def test_formulas_in_text_are_text_cells(workbook: Any) -> None:
    """No cell of the whole workbook is a formula or an error value."""
    types = {cell.data_type for sheet in workbook for row in sheet.iter_rows() for cell in row}
    assert types <= {"s", "n", "b", "d", "inlineStr"}
    quotes = {row["coding_id"]: row["quote"] for row in _table(workbook["codings"])}
    assert quotes["c1"].startswith('=HYPERLINK("http://x")')


def test_codes_and_documents_hold_their_fields(workbook: Any) -> None:
    """Names by language, counts, variables as columns."""
    code = _table(workbook["codes"])[1]
    assert (code["code"], code["name_zh"], code["cues_zh"], code["codings"]) == ("sit.match", "技能匹配", "对接\n匹配", 3)
    first = _table(workbook["documents"])[0]
    assert (first["document"], first["turns"], first["codings"], first["towns"]) == ("=一号", 3, 2, "East; 西镇")
    assert [(row["target"], row["variable"], row["number"]) for row in _table(workbook["attributes"])] == [("=一号", "year", 2020)]


def test_mentions_hold_every_field_with_its_type(workbook: Any) -> None:
    """Ends are spread over columns; the passage is quoted; numbers are numbers and truth values truth values."""
    (row,) = _table(workbook["mentions"])
    assert (row["quote"], row["town"], row["linkage"], row["actor_b"], row["intensity"]) == ("昆山", "East", "镇政府 - 台商", "+台商", 2)
    assert (row["kinds"], row["eligible"], row["speaker"]) == ("kind.labour; kind.capital", False, "李主任")


def test_what_a_cell_cannot_hold_is_shown_and_counted(tmp_path: Path) -> None:
    """Control characters become symbols, long cells are cut, both are losses."""
    long = "𠮷" * CELL_LIMIT
    with Workbook(tmp_path / "out.xlsx") as book:
        book.sheet("s", ["a"], [["x\x0by\ufffe\ud800"], [long], ["_x000D_ & <b>\r\n"]])
    first, second, third = (row[0] for row in list(openpyxl.load_workbook(tmp_path / "out.xlsx")["s"].iter_rows(values_only=True))[1:])
    assert first == "x␋y\ufffd\ufffd"
    assert len(second.encode("utf-16-le")) // 2 <= CELL_LIMIT and second.endswith("𠮷…")
    assert third == "_x005F_x000D_ & <b>\n"
    assert [(each.what.partition(" ")[0], each.count) for each in book.lost.losses()] == [("cells", 1), ("cells", 1)]


def test_the_same_project_gives_the_same_bytes(project: Snapshot, tmp_path: Path) -> None:
    """No time stamps inside."""
    writers.write(project, tmp_path / "a.xlsx")
    writers.write(project, tmp_path / "b.xlsx")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()
    assert zipfile.ZipFile(tmp_path / "a.xlsx").testzip() is None


def test_columns_beyond_z(tmp_path: Path) -> None:
    """Twenty-six letters are not enough."""
    with Workbook(tmp_path / "out.xlsx") as book:
        book.sheet("s", [f"c{n}" for n in range(800)], [range(800)])
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx")["s"]
    assert (sheet["AA1"].value, sheet["ADT2"].value, sheet.max_column) == ("c26", 799, 800)


def test_moments_are_dates(workbook: Any, project: Snapshot, tmp_path: Path) -> None:
    """In UTC, so that a spreadsheet can sort and group by them; what is none, or too early for a spreadsheet, stays text."""
    sheet = workbook["codings"]
    cell = sheet.cell(row=2, column=[head.value for head in sheet[1]].index("created_at") + 1)
    assert (cell.value, cell.number_format) == (datetime(2026, 11, 22, 8), "yyyy\\-mm\\-dd\\ hh:mm:ss")
    odd = [replace(project.codings[0], id=f"o{number}", created_at=at) for number, at in enumerate(("soon", "1850-01-01T00:00:00Z"))]
    writers.write(replace(project, codings=tuple(odd)), tmp_path / "odd.xlsx")
    assert {row["created_at"] for row in _table(openpyxl.load_workbook(tmp_path / "odd.xlsx")["codings"])} == {"soon", "1850-01-01T00:00:00Z"}
