"""coder train: a model that leaves without passages, and suggests in another project."""

from collections.abc import Callable
from pathlib import Path

CODE = "sit.skill_matching"


def test_a_model_is_saved_and_used_elsewhere(coder: Callable, project: Path, tmp_path: Path) -> None:
    """It says what it holds; codes are matched by key; what was there as a model is replaced, anything else is not."""
    out = tmp_path / "model"
    told = coder("train", project, "--out", out, "--no-vectors")
    assert told.status == 0 and "no passage" in told.out and "fewer than 3 documents" in told.out
    holds = coder("train", project, "--out", out, "--no-vectors", "--rare-words", "--json").json["holds"]
    assert holds["passages"] == 0 and holds["codings"] == 1 and holds["least_documents"] == 1
    assert sorted(each.name for each in tmp_path.iterdir() if "model" in each.name) == ["model"]
    other = tmp_path / "other.coder"
    text = tmp_path / "t.txt"
    text.write_text("访谈者：后来呢？\n主任：技校和工厂签了协议，校企合作，订单班培养工人，技能正好对上。\n", encoding="utf-8")
    assert coder("init", other).status == 0 and coder("add", other, text, "--kind", "interview").status == 0
    found = coder("suggest", other, "--model", out, "--json").json["suggestions"]
    assert [each["code"] for each in found] == [CODE] and found[0]["reasons"]


def test_what_is_no_model_is_neither_written_over_nor_used(coder: Callable, project: Path, tmp_path: Path) -> None:
    """One line of what, one of what to do."""
    (tmp_path / "notes").mkdir()
    (tmp_path / "notes" / "mine.txt").write_text("mine", encoding="utf-8")
    for arguments in (("train", project, "--out", tmp_path / "notes"), ("suggest", project, "--model", tmp_path / "notes")):
        answer = coder(*arguments)
        assert answer.status == 1 and "notes" in answer.err and len(answer.err.strip().split("\n")) == 2
    assert [each.name for each in (tmp_path / "notes").iterdir()] == ["mine.txt"]
