"""coder report."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture
def drawn() -> None:
    """Skips where figures cannot be drawn."""
    pytest.importorskip("vl_convert", reason="the extra `report` is not installed")


@pytest.mark.usefixtures("drawn")
def test_a_page_and_its_figures_are_written(coder: Callable, project: Path, tmp_path: Path) -> None:
    """One file for the page, one for each figure and format, and the captions; JSON names them."""
    out, folder = tmp_path / "r.html", tmp_path / "figures"
    answer = coder("report", project, "--out", out, "--language", "zh", "--figures", folder, "--format", "svg", "--json")
    assert answer.status == 0 and answer.json["towns"] == ["昆山"] and answer.json["file"] == str(out)
    assert {Path(each).name for each in answer.json["figures"]} == {each.name for each in folder.iterdir()}
    assert "城镇模式画像" in out.read_text(encoding="utf-8") and (folder / "captions.md").exists()
    assert coder("report", project, "--out", out).out.endswith(f"Wrote {out} (1 town).\n")


@pytest.mark.usefixtures("drawn")
def test_pseudonyms_stand_in_the_quotes(coder: Callable, project: Path, tmp_path: Path) -> None:
    """The name is nowhere in the page; the command says what it replaced; the hash is that of the true inputs."""
    coder("speakers", project, "set", "镇长", "--pseudonym", "受访者甲")
    out = tmp_path / "r.html"
    answer = coder("report", project, "--out", out, "--pseudonyms")
    page = out.read_text(encoding="utf-8")
    assert answer.status == 0 and "受访者甲 was put in" in answer.out and "镇长" not in answer.out and "受访者甲" in page and "镇长" not in page
    assert coder("profile", project, "--json").json["towns"][0]["parameters"]["inputs_sha256"] in page


@pytest.mark.usefixtures("drawn")
def test_parameters_of_one_run_are_printed(coder: Callable, project: Path, tmp_path: Path) -> None:
    """As for `coder profile`."""
    out = tmp_path / "r.html"
    assert coder("report", project, "--out", out, "--rho", "0.17").status == 0
    assert "rho = 0.17" in out.read_text(encoding="utf-8")


def test_without_the_library_nothing_is_written_and_the_way_is_said(
    coder: Callable, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two lines with the pip command."""
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    answer = coder("report", project, "--out", tmp_path / "r.html")
    assert answer.status == 1 and "pip install 'towncoder[report]'" in answer.err and not (tmp_path / "r.html").exists()


def test_wrong_names_are_said_in_two_lines(coder: Callable, project: Path, tmp_path: Path) -> None:
    """A town, a format, a folder that are not there; a page that is no HTML is a usage error. Nothing is written over the project."""
    cases = (["--town", "nowhere"], ["--figures", tmp_path / "f", "--format", "gif"])
    for more in cases:
        answer = coder("report", project, "--out", tmp_path / "r.html", *more)
        assert answer.status == 1 and answer.err.count("\n") == 2, answer.err
    assert coder("report", project, "--out", tmp_path / "r.txt").status == 2
    assert coder("report", project, "--out", tmp_path / "none" / "r.html").status == 1


@pytest.mark.usefixtures("drawn")
def test_a_folder_that_cannot_be_made_is_said_in_two_lines(coder: Callable, project: Path, tmp_path: Path) -> None:
    """A file stands where a part of its path should be."""
    (tmp_path / "file").write_text("", encoding="utf-8")
    answer = coder("report", project, "--out", tmp_path / "r.html", "--figures", tmp_path / "file" / "figures")
    assert answer.status == 1 and answer.err.count("\n") == 2 and "cannot be made" in answer.err
