"""--pseudonyms: no name in what is printed or written, and what was replaced is counted by pseudonym."""

from collections.abc import Callable
from pathlib import Path

import pytest

CODE = "sit.skill_matching"


@pytest.fixture
def named(coder: Callable, project: Path) -> Path:
    """The project with pseudonyms for the mayor and the firms."""
    coder("speakers", project, "set", "镇长", "--pseudonym", "P1")
    coder("actors", project, "set", "台商", "--pseudonym", "某企业")
    return project


@pytest.mark.parametrize(
    "line", [("quotes", CODE, "--context", "9"), ("profile", "--explain", CODE), ("profile", "--who", CODE), ("profile", "--draws", "50")]
)
def test_what_is_printed_goes_by_pseudonyms(coder: Callable, named: Path, line: tuple[str, ...]) -> None:
    """In lines and in JSON, the speaker and the words of the passage."""
    plain, veiled = (coder(line[0], named, *line[1:], *more) for more in ((), ("--pseudonyms",)))
    assert (plain.status == veiled.status == 0 and "台商" in plain.out) or line[1] == "--draws"
    assert "台商" not in veiled.out and "镇长" not in veiled.out
    found = coder(line[0], named, *line[1:], "--pseudonyms", "--json")
    assert "台商" not in found.out and "镇长" not in found.out
    if line[1] != "--draws":
        assert "某企业 was put in the place of names" in veiled.out
        assert {each["pseudonym"] for each in found.json["replaced"]} == {"P1", "某企业"}


def test_what_is_written_goes_by_pseudonyms(coder: Callable, named: Path, tmp_path: Path) -> None:
    """The command does not print the names either."""
    for suffix in ("jsonl", "csv"):
        done = coder("export", named, "--out", tmp_path / f"all.{suffix}", "--pseudonyms")
        assert done.status == 0 and "台商" not in done.out and "某企业 was put in" in done.out
        assert "台商" not in (tmp_path / f"all.{suffix}").read_text(encoding="utf-8")


def test_without_pseudonyms_it_is_said_how_to_give_them(coder: Callable, project: Path) -> None:
    """Two lines."""
    told = coder("quotes", project, CODE, "--pseudonyms")
    assert told.status == 1 and told.err.count("\n") == 2 and "--pseudonym P1" in told.err


def test_a_report_names_nobody_whom_it_leaves_out(coder: Callable, named: Path, tmp_path: Path) -> None:
    """Neither in the quotes nor among the parameters of the run."""
    pytest.importorskip("vl_convert")
    out = tmp_path / "r.html"
    done = coder("report", named, "--out", out, "--pseudonyms", "--speakers", "speaker=镇长")
    assert done.status == 0, done.err
    page = out.read_text(encoding="utf-8")
    assert "镇长" not in page and "台商" not in page and "P1" in page


def test_an_export_tells_what_is_left_to_read(coder: Callable, named: Path, tmp_path: Path) -> None:
    """Who has no pseudonym, in lines and in JSON; coders go by number, alone too; further names need --pseudonyms."""
    done = coder("export", named, "--out", tmp_path / "a.csv", "--pseudonyms")
    assert "without a pseudonym: " in done.err and "--pseudonym P2" in done.err
    assert coder("export", named, "--out", tmp_path / "a.csv", "--pseudonyms", "--json").json["named"]
    assert coder("export", named, "--out", tmp_path / "b.csv", "--anonymous-coders").status == 0
    written = (tmp_path / "b.csv").read_text(encoding="utf-8")
    assert '"coder-1"' in written and "镇长" in written
    table = tmp_path / "names.csv"
    table.write_text("商会,某会\n", encoding="utf-8")
    assert coder("export", named, "--out", tmp_path / "c.csv", "--names", table).status == 2
    assert coder("export", named, "--out", tmp_path / "c.jsonl", "--pseudonyms", "--names", table).status == 0
    assert "商会" not in (tmp_path / "c.jsonl").read_text(encoding="utf-8").split('"type":"code"')[-1]


def test_a_package_with_names_says_so(coder: Callable, named: Path, tmp_path: Path) -> None:
    """On the screen, with the way out; not where names are replaced."""
    assert "--anonymous-coders" in coder("export", named, "--deposit", "--out", tmp_path / "a").err
    assert "names stand as in the texts" not in coder("export", named, "--deposit", "--anonymous-coders", "--out", tmp_path / "b").err
