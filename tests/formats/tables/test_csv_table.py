"""A table as CSV: columns, quotes, guard."""

import csv
import dataclasses
from collections.abc import Callable
from pathlib import Path

import pytest

from coder.formats import writers
from coder.formats.tables import csv_cells
from coder.model.coding import Coding
from coder.model.snapshot import Snapshot

GOLDEN = Path(__file__).parents[2] / "golden" / "formats"
REQUIRED = ["document", "town", "speaker", "start", "stop", "quote", "code", "code_name", "code_path", "user", "origin", "created_at", "memo"]


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def test_bytes_are_as_in_the_golden_file(project: Snapshot, tmp_path: Path) -> None:
    """Byte order mark, CRLF, quoting and guard are part of the contract."""
    writers.write(project, tmp_path / "out.csv")
    assert (tmp_path / "out.csv").read_bytes() == (GOLDEN / "codings.csv").read_bytes()


def test_required_columns_come_first(project: Snapshot, tmp_path: Path) -> None:
    """Scripts read the columns of the contract."""
    writers.write(project, tmp_path / "out.csv")
    assert list(_rows(tmp_path / "out.csv")[0])[: len(REQUIRED)] == REQUIRED


def test_each_row_holds_names_and_the_exact_quote(project: Snapshot, tmp_path: Path) -> None:
    """With raw=True the quote is the text between start and stop, whatever is in it."""
    writers.write(project, tmp_path / "out.csv", raw=True)
    rows = {row["coding_id"]: row for row in _rows(tmp_path / "out.csv")}
    texts = {each.id: project.texts[each.id] for each in project.documents}
    for coding in project.codings:
        assert rows[coding.id]["quote"] == texts[coding.document_id][coding.start : coding.stop]
    first = rows["c1"]
    assert (first["speaker"], first["town"], first["code"], first["code_path"]) == ("李主任", "East", "sit.match", "Situation > Skill matching")
    assert (first["user"], first["memo"], first["certainty"]) == ("@ana", "why: =1+1\nsee 2", "2")


def test_a_stretch_of_a_town_beats_the_whole_document(project: Snapshot, tmp_path: Path) -> None:
    """The column agrees with the profile's rule."""
    writers.write(project, tmp_path / "out.csv")
    assert {row["coding_id"]: row["town"] for row in _rows(tmp_path / "out.csv")} == {"c1": "East", "c2": "西镇", "c3": ""}


def test_no_cell_begins_like_a_formula(project: Snapshot, tmp_path: Path) -> None:
    """Opened in a spreadsheet, no text becomes a live cell."""
    writers.write(project, tmp_path / "out.csv")
    cells = [cell for row in _rows(tmp_path / "out.csv") for cell in row.values()]
    assert not [cell for cell in cells if cell[:1] in csv_cells.FORMULA_STARTS]
    assert "'=一号" in cells and "'@ana" in cells


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝", "'=", "''@"])
def test_guard_puts_one_apostrophe_in_front(start: str) -> None:
    """Exactly one, and only in front."""
    assert csv_cells.guarded(f"{start}1{start}") == f"'{start}1{start}"


@pytest.mark.parametrize("cell", ["", "昆山", "'tis", "''", " =1", "1+1"])
def test_guard_leaves_other_cells_alone(cell: str) -> None:
    """Nothing is changed that need not be."""
    assert csv_cells.guarded(cell) == cell


def test_what_the_table_leaves_out_is_said(project: Snapshot, tmp_path: Path) -> None:
    """Mentions, other memos and variables are not in the rows, and the losses count them."""
    lost = {each.what.partition(" (")[0]: each.count for each in writers.write(project, tmp_path / "out.csv")}
    assert lost == dict.fromkeys(
        ("linkage mentions", "memos on other things than codings", "values of variables", "what was adjudicated", "decisions on suggestions"), 1
    )


def test_fifty_thousand_codings(project: Snapshot, tmp_path: Path, growth: Callable[..., float]) -> None:
    """A row each, at a cost that grows as their number."""
    document, code = project.documents[0], project.codes[1]
    many = tuple(
        Coding(id=f"{number:036}", document_id=document.id, start=4, stop=40, code_id=code.id, user_id="u1", created_at="2026-11-22T08:00:00Z")
        for number in range(50_000)
    )

    def write(number: int) -> None:
        writers.write(dataclasses.replace(project, codings=many[:number]), tmp_path / f"{number}.csv")

    assert growth(write, 6_250) < 1.6
    assert len(_rows(tmp_path / "50000.csv")) == 50_000
