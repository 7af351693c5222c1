"""CSV and XLSX tables of texts: a row is a document."""

import datetime
from pathlib import Path
from types import SimpleNamespace

import pytest

from coder.errors import InputRefused
from coder.formats import readers
from coder.formats.read_document import ReadDocument


def _read(folder: Path, name: str, data: bytes | str) -> tuple[ReadDocument, ...]:
    (folder / name).write_bytes(data if isinstance(data, bytes) else data.encode())
    return readers.read(folder / name)


def test_rows_become_documents_with_attributes(tmp_path: Path) -> None:
    """The text column by name, a title column, the others are variables; rows without a text are said."""
    table = 'id,年份,正文,empty\nA,2020,"昆山，\n说""好""",\nB,,second text,\nC,2021,,\n'
    first, second = _read(tmp_path, "survey.csv", table)
    assert (first.title, first.text, dict(first.attributes)) == ("A", '昆山，\n说"好"', {"年份": "2020"})
    assert (second.title, dict(second.attributes), second.metadata["row"]) == ("B", {}, 3)
    assert first.warnings == ("1 rows without a text left out",) and second.warnings == ()
    assert first.source == second.source == "survey.csv"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiters_are_found(tmp_path: Path, delimiter: str) -> None:
    """Whatever the program that wrote the table."""
    (only,) = _read(tmp_path, "x.csv", f"title{delimiter}text\na, b; c{delimiter}some words here\n".replace(", b; c", " b c"))
    assert (only.title, only.text) == ("a b c", "some words here")


def test_without_a_name_the_longest_column_is_the_text(tmp_path: Path) -> None:
    """If its cells are long enough to be texts."""
    (only,) = _read(tmp_path, "x.csv", "who,q1,q2\nAnna,yes,We moved the plant to Kunshan in 2003.\n")
    assert only.text.startswith("We moved") and dict(only.attributes) == {"who": "Anna", "q1": "yes"} and only.title == "x"


@pytest.mark.parametrize("table", ["a,b\n1,2\n3,4\n", "a,b\n", "one line of prose\n", "text,b\n,2\n", 'text\n"open\n'])
def test_a_table_without_texts_is_refused_with_a_hint(tmp_path: Path, table: str) -> None:
    """Numbers, no rows, no heading, empty texts, broken quotation marks."""
    with pytest.raises(InputRefused, match=r"x\.csv") as caught:
        _read(tmp_path, "x.csv", table)
    assert caught.value.hint


def test_gbk_tables_and_repeated_titles(tmp_path: Path) -> None:
    """The encoding is found and kept; the same title twice is numbered; headings that repeat differ."""
    rows = _read(tmp_path, "x.csv", "标题,内容,x,x\n同,第一条意见是关于昆山的产业。,1,2\n同,第二条意见是关于顺德的产业。,,\n".encode("gb18030"))
    assert [each.title for each in rows] == ["同 (1)", "同 (2)"] and {each.encoding for each in rows} == {"gb18030"}
    assert dict(rows[0].attributes) == {"x": "1", "x (4)": "2"}


def test_long_cells_are_read_whole(tmp_path: Path) -> None:
    """The csv module's own limit is 131,072 characters."""
    (only,) = _read(tmp_path, "x.csv", f'text\n"{"字" * 300_000}"\n')
    assert len(only.text) == 300_000


def test_workbook_values_as_shown(tmp_path: Path, make: SimpleNamespace) -> None:
    """Whole numbers without a point, dates in ISO form; other sheets are named."""
    texts = [
        [None],
        ["标题", "内容", "n", "d", "ok"],
        ["甲", "不是公式", 3.0, datetime.datetime(2020, 5, 1), True],
        [None],
        ["乙", "第二", 2.5, None, None],
    ]
    first, second = _read(tmp_path, "x.xlsx", make.xlsx(texts, [["a"], [1]]))
    assert (first.title, first.text, dict(first.attributes)) == ("甲", "不是公式", {"n": "3", "d": "2020-05-01", "ok": "true"})
    assert (second.text, second.metadata["row"], second.metadata["sheet"]) == ("第二", 5, "Sheet")
    assert "Sheet1" in first.warnings[0]


def test_workbook_without_texts_is_refused(tmp_path: Path, make: SimpleNamespace) -> None:
    """As a table of numbers is."""
    with pytest.raises(InputRefused, match="not a table of texts"):
        _read(tmp_path, "x.xlsx", make.xlsx([["a", "b"], [1, 2]]))
