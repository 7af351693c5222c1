"""coder export: every format by suffix or name, parts of a project, packages, and one clear line for what is wrong."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from coder.project.leaving.exporting import all_writers

CODE = "sit.skill_matching"


@pytest.mark.parametrize("entry", all_writers(), ids=lambda each: each.format)
def test_every_format_is_written_by_its_name_and_its_suffix(coder: Callable, project: Path, tmp_path: Path, entry: object) -> None:
    """What it could not hold is printed, and in the JSON."""
    name, suffixes = entry.format, entry.suffixes  # type: ignore[attr-defined]
    done = coder("export", project, "--out", tmp_path / "out.any", "--format", name)
    assert done.status == 0 and f"Wrote {tmp_path / 'out.any'}" in done.out
    for suffix in suffixes:
        answer = coder("export", project, "--out", tmp_path / f"out{suffix}", "--json")
        assert answer.status == 0 and answer.json["file"] == str(tmp_path / f"out{suffix}")
        assert done.err.count("not held by the format") == len(answer.json["lost"])
        assert (tmp_path / f"out{suffix}").read_bytes() == (tmp_path / "out.any").read_bytes()


def test_the_help_lists_every_format(coder: Callable) -> None:
    """With its name and its suffixes."""
    told = coder("export", "--help").out
    for each in all_writers():
        assert f"  {' '.join([each.format, *each.suffixes])}" in told


def test_a_document_and_a_code(coder: Callable, project: Path, tmp_path: Path) -> None:
    """Only these go out."""
    assert coder("export", project, "--out", tmp_path / "a.csv", "--code", CODE).status == 0
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as stream:
        assert {row["code"] for row in csv.DictReader(stream)} == {CODE}


def test_a_package(coder: Callable, project: Path, tmp_path: Path) -> None:
    """--deposit is --format deposit, and takes licences."""
    done = coder("export", project, "--out", tmp_path / "p", "--deposit", "--licence", "data=CC-BY-4.0", "--licence", "texts=none")
    assert done.status == 0, done.err
    readme = (tmp_path / "p" / "README.md").read_text(encoding="utf-8")
    assert "Codings, tables and notes: CC-BY-4.0" in readme and "Texts: none" in readme


@pytest.mark.parametrize(
    ("line", "status", "said"),
    [
        (("--out", "a.nothing"), 1, "no writer for suffix .nothing"),
        (("--out", "a.csv", "--format", "nothing"), 1, "no writer for format nothing"),
        (("--out", "a.csv", "--unit", "turn"), 1, "no option unit"),
        (("--out", "a.csv", "--document", "nowhere"), 1, "nowhere"),
        (("--out", "a", "--deposit", "--format", "csv"), 2, "exclude each other"),
        (("--out", "a", "--deposit", "--licence", "data"), 2, "needs a name"),
        (("--out", "a", "--deposit", "--licence", "music=MIT"), 1, "music"),
        (("--out", "a.csv", "--licence", "data=MIT"), 1, "no option licences"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_written(
    coder: Callable, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: tuple[str, ...], status: int, said: str
) -> None:
    """No traceback, no half a file."""
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    told = coder("export", project, *line)
    assert told.status == status and said in told.err and "Traceback" not in told.err
    assert list((tmp_path / "here").iterdir()) == []
