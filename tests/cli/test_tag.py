"""coder tag: with a codebook, a project or a model; what is said of files that cannot be read or are none to tag."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.test_tag_review import LAW


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """Three constructed laws, an empty file, and two that are none to tag."""
    folder = tmp_path / "laws"
    folder.mkdir()
    for number in range(3):
        (folder / f"law{number}.txt").write_text(LAW.format(number), encoding="utf-8")
    (folder / "empty.txt").touch()
    (folder / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    (folder / "list.csv").write_text("a,b\n1,2\n", encoding="utf-8")
    return folder


def test_a_codebook_tags_at_once(coder: Callable, files: Path, tmp_path: Path) -> None:
    """By its name; the model it makes is kept in the data set, is the same each time, and what was done is not done again."""
    options = ("tag", files, "--from", "policy_instruments", "--out", tmp_path / "out", "--no-vectors")
    first = coder(*options)
    assert first.status == 0 and "15 clauses of 3 files" in first.out and (tmp_path / "out" / "model" / "model.json").is_file()
    kept = (tmp_path / "out" / "part-000001.jsonl").read_bytes()
    assert json.loads(kept.split(b"\n")[1])["codes"]
    again = coder(*options)
    assert "1 part done before and kept" in again.out and (tmp_path / "out" / "part-000001.jsonl").read_bytes() == kept
    held = json.loads((tmp_path / "out" / "manifest.json").read_text(encoding="utf-8"))
    assert held["codebook"].startswith("policy_instruments ") and held["codes"]["sup.funding"]["zh"] == "资金投入"
    codes = (tmp_path / "out" / "codes.csv").read_text(encoding="utf-8-sig").split("\n")
    assert any(row.startswith('"sup.funding","Direct funding","资金投入","sup",') for row in codes)


def test_a_project_tags_with_what_it_learned_so_far(coder: Callable, files: Path, tmp_path: Path) -> None:
    """As a model trained from it would; another coding gives another model, and the data set is said to be written anew."""
    project = tmp_path / "p.coder"
    coder("init", project, "--codebook", "policy_instruments")
    coder("add", project, files / "law0.txt")
    options = ("tag", files, "--from", project, "--out", tmp_path / "out", "--no-vectors")
    assert coder(*options).status == 0
    coder("train", project, "--out", tmp_path / "m", "--no-vectors")
    coder("tag", files, "--from", tmp_path / "m", "--out", tmp_path / "other", "--no-vectors")
    assert (tmp_path / "out" / "part-000001.jsonl").read_bytes() == (tmp_path / "other" / "part-000001.jsonl").read_bytes()
    assert coder("code", project, "law0", "60", "80", "sup.funding").status == 0
    assert "written anew" in coder(*options).err


def test_what_is_no_model_is_refused_with_what_could_be_named(coder: Callable, files: Path, tmp_path: Path) -> None:
    """One line that says what, one that says what to do."""
    for source in ("nothing", files / "law0.txt", files):
        refused = coder("tag", files, "--from", source, "--out", tmp_path / "out", "--no-vectors")
        assert refused.status == 1 and refused.err.count("\n") == 2, refused.err
    assert "policy_instruments" in coder("tag", files, "--from", "nothing", "--out", tmp_path / "out").err


def test_nothing_is_learned_where_there_is_nothing_to_tag(coder: Callable, tmp_path: Path) -> None:
    """No folder is left behind; a file cannot be one."""
    (tmp_path / "empty").mkdir()
    for path in ("empty", "missing"):
        refused = coder("tag", tmp_path / path, "--from", "policy_instruments", "--out", tmp_path / "out")
        assert refused.status == 1 and refused.err.count("\n") == 2 and not (tmp_path / "out").exists()
    (tmp_path / "a.txt").write_text("第一条　甲。", encoding="utf-8")
    refused = coder("tag", tmp_path / "a.txt", "--from", "policy_instruments", "--out", tmp_path / "a.txt", "--no-vectors")
    assert refused.status == 1 and "is a file" in refused.err


def test_files_that_cannot_be_read_and_files_passed_over_are_told(coder: Callable, files: Path, tmp_path: Path) -> None:
    """Each with what to do, named once; what is none to tag is counted by kind; the number of files is that of those tagged."""
    answer = coder("tag", files, "--from", "policy_instruments", "--out", tmp_path / "out", "--no-vectors")
    assert answer.err == "not tagged: empty.txt: the file is empty\n  Give a file that holds text.\n"
    assert "of 3 files" in answer.out and "1 file could not be read" in answer.out and "1 .csv, 1 .jpg" in answer.out
    told = coder("tag", files, "--from", "policy_instruments", "--out", tmp_path / "out", "--no-vectors", "--json").json
    assert told["passed_over"] == {".csv": 1, ".jpg": 1} and told["failures"][0]["path"] == "empty.txt"


def test_a_sample_makes_the_project_it_is_reviewed_in(coder: Callable, files: Path, tmp_path: Path) -> None:
    """With the codebook of the data set; the review goes through all of it unless told otherwise; one of another codebook must be named."""
    data, project = tmp_path / "out", tmp_path / "review.coder"
    coder("tag", files, "--from", "policy_instruments", "--out", data, "--no-vectors")
    made = coder("tag", files, "--from", data, "--sample", "15", "--into", project)
    assert made.status == 0 and f"Made {project}" in made.out
    assert f"coder review {project} --queue sample" in coder("tag", "--report", project).out
    (tmp_path / "empty").mkdir()
    failed = coder("tag", tmp_path / "empty", "--from", data, "--sample", "15", "--into", tmp_path / "gone.coder")
    assert failed.status == 1 and "not among the files" in failed.err and not list(tmp_path.glob("gone*"))
    manifest = json.loads((data / "manifest.json").read_text(encoding="utf-8"))
    (data / "manifest.json").write_text(json.dumps({**manifest, "codebook": "own 1"}), encoding="utf-8")
    refused = coder("tag", files, "--from", data, "--sample", "15", "--into", tmp_path / "other.coder")
    assert refused.status == 1 and "coder init" in refused.err and not (tmp_path / "other.coder").exists()


@pytest.mark.parametrize(
    "options",
    [
        ("laws", "--from", "policy_instruments", "--out", "out", "--html", "page.html"),
        ("laws", "--tables", "out"),
        ("--tables", "out", "--report", "p.coder"),
        ("laws", "--from", "policy_instruments", "--out", "out", "--report", "p.coder"),
        ("laws", "--from", "policy_instruments", "--out", "out", "--precision", "0.9"),
        ("laws", "--from", "out", "--sample", "5"),
    ],
)
def test_options_that_would_do_nothing_are_refused(coder: Callable, options: tuple[str, ...]) -> None:
    """With the one that is missing, or in a command of its own."""
    assert coder("tag", *options).status == 2


def test_a_data_set_lends_its_model(coder: Callable, files: Path, tmp_path: Path) -> None:
    """Other files are tagged as those were."""
    coder("tag", files, "--from", "policy_instruments", "--out", tmp_path / "first", "--no-vectors")
    assert coder("tag", files, "--from", tmp_path / "first", "--out", tmp_path / "second", "--no-vectors").status == 0
    assert (tmp_path / "first" / "part-000001.jsonl").read_bytes() == (tmp_path / "second" / "part-000001.jsonl").read_bytes()
