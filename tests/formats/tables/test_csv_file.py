"""All CSV files have one form: read back by the csv module, polars and R they hold what was written."""

import csv
import io
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from coder.errors import FormatError
from coder.formats.tables.csv_file import Cell, encoded, write_rows

HEADS = ("case", "值", "n", "x", "known")
ROWS: tuple[tuple[Cell, ...], ...] = (
    ("昆山", "𠮷野家 😀", 3, 0.5, True),
    ('a "quoted", cell', "two\nlines", -2, 1e-05, False),
    ("=HYPERLINK(1)", "＝1+1", None, None, None),
    ("'=1", "-1", 0, -0.25, True),
    ("", " blank ", 10**12, 2.0, False),
)
SAID = (
    ["昆山", "𠮷野家 😀", "3", "0.5", "TRUE"],
    ['a "quoted", cell', "two\nlines", "-2", "1e-05", "FALSE"],
    ["'=HYPERLINK(1)", "'＝1+1", "", "", ""],
    ["''=1", "'-1", "0", "-0.25", "TRUE"],
    ["", " blank ", "1000000000000", "2.0", "FALSE"],
)


@pytest.fixture
def written(tmp_path: Path) -> Path:
    """A file of such rows."""
    write_rows(tmp_path / "out.csv", HEADS, ROWS)
    return tmp_path / "out.csv"


def test_the_bytes_have_a_mark_crlf_and_quotes(written: Path) -> None:
    """The mark is for spreadsheets on Chinese Windows, CR LF is RFC 4180; a line end inside of a cell stays LF; numbers are bare."""
    data = written.read_bytes()
    assert data.startswith(b'\xef\xbb\xbf"case","' + "值".encode() + b'","n","x","known"\r\n')
    assert data.count(b"\r\n") == 1 + len(ROWS) and data.endswith(b"\r\n")
    assert '"昆山","𠮷野家 😀",3,0.5,TRUE\r\n'.encode() in data
    assert b'"a ""quoted"", cell","two\nlines",-2,1e-05,FALSE\r\n' in data


def test_it_is_read_back_exactly(written: Path) -> None:
    """The csv module finds the cells; texts that look like formulas, and those only, have one apostrophe in front."""
    with written.open(encoding="utf-8-sig", newline="") as stream:
        assert list(csv.reader(stream)) == [list(HEADS), *SAID]


def test_raw_cells_are_as_they_are() -> None:
    """Without the guard a text is itself."""
    read = csv.reader(io.StringIO(b"".join(encoded(HEADS, ROWS, raw=True)).decode("utf-8-sig"), newline=""))
    assert [row[:2] for row in read][1:] == [list(map(str, row[:2])) for row in ROWS]


def test_a_head_that_looks_like_a_formula_is_guarded_too() -> None:
    """Heads may be names of variables."""
    assert b"".join(encoded(["=1"], [])) == b'\xef\xbb\xbf"\'=1"\r\n'


def test_thousands_of_rows_are_whole() -> None:
    """What is written piece by piece has a line for each row, in order."""
    text = b"".join(encoded(["n"], ((number,) for number in range(2_345)))).decode("utf-8-sig")
    assert text.split("\r\n") == ['"n"', *map(str, range(2_345)), ""]


def test_polars_takes_the_mark_off(written: Path) -> None:
    """The first column has its name; numbers and truth are typed."""
    polars = pytest.importorskip("polars")
    table = polars.read_csv(written)
    assert table.columns == list(HEADS)
    assert table["值"][0] == "𠮷野家 😀" and table["n"].to_list() == [3, -2, None, 0, 10**12]


@pytest.mark.skipif(not shutil.which("Rscript"), reason="R is not installed")
def test_r_reads_it(written: Path) -> None:
    """With the encoding that R has for the mark."""
    script = f"""t <- read.csv("{written.as_posix()}", fileEncoding = "UTF-8-BOM", check.names = FALSE)
    cat(names(t)[1], nrow(t), utf8ToInt(substr(t[1, 2], 1, 1)), class(t$x), class(t$known))"""
    found = subprocess.run(["Rscript", "-e", script], capture_output=True, text=True, check=True, env={**os.environ, "LC_ALL": "C.UTF-8"})
    assert found.stdout.split() == ["case", "5", "134071", "numeric", "logical"]


def test_where_nothing_can_be_written_nothing_is_left(tmp_path: Path) -> None:
    """A missing folder is one clear line; a failure halfway leaves the old file."""
    with pytest.raises(FormatError, match="there is no folder"):
        write_rows(tmp_path / "no" / "out.csv", HEADS, ROWS)
    write_rows(tmp_path / "out.csv", HEADS, ROWS)
    before = (tmp_path / "out.csv").read_bytes()

    def failing() -> list[tuple[Cell, ...]]:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_rows(tmp_path / "out.csv", HEADS, (row for _ in range(2) for row in failing()))
    assert (tmp_path / "out.csv").read_bytes() == before and [each.name for each in tmp_path.iterdir()] == ["out.csv"]
