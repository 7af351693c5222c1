"""A machine stands among the coders without anything being written."""

import json
from pathlib import Path

import pytest

from coder.errors import FormatError, InvalidValue
from coder.project.project import Project
from coder.project.snapshots import snapshot
from coder.project.teamwork.machine_coder import with_tags
from coder.tagging.running import MANIFEST

KEY = "sit.skill_matching"


@pytest.fixture
def coded(tmp_path: Path) -> Project:
    project = Project.create(tmp_path / "p.coder", user="Li")
    for number in range(9):
        text = tmp_path / f"谈{number}.txt"
        text.write_text(
            f"访谈者：怎么找人？\n厂长：我们和学校对接，第{number}年派来技师。\n访谈者：后来呢？\n厂长：后来他们留下了。\n", encoding="utf-8"
        )
        project.documents.add([text])
    for document in project.documents.list():
        start = project.documents.text(document.id).index("我们")
        project.codings.add(document.id, start, start + 8, KEY)
    return project


def dataset(folder: Path, rows: list[dict[str, object]]) -> Path:
    folder.mkdir()
    (folder / MANIFEST).write_text(json.dumps({"schema": "coder-tags/1", "spec": {}}), encoding="utf-8")
    (folder / "part-000000.jsonl").write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return folder


def test_tags_of_the_same_file_are_codings_of_a_machine(coded: Project, tmp_path: Path) -> None:
    """A clause stands where its words stand; one that does not is counted; the project stays as it was."""
    document = next(each for each in coded.documents.list() if each.source == "谈0.txt")
    text = coded.documents.text(document.id)
    start = text.index("我们")
    row = {"path": "/elsewhere/谈0.txt", "start": start, "stop": start + 8, "text": text[start : start + 8]}
    said = {**row, "codes": [{"code": KEY, "probability": 0.9}, {"code": "of.another.book", "probability": 1.0}]}
    shifted = {**row, "start": 0, "stop": 8, "codes": said["codes"]}
    found = with_tags(snapshot(coded.workspace.store), dataset(tmp_path / "tags", [said, shifted, {**said, "path": "b.txt"}]))
    (made,) = [each for each in found.bundle.codings if each.user_id == found.bundle.users[-1].id]
    assert (made.document_id, made.start, made.stop) == (document.id, start, start + 8)
    assert found.unmatched == 1 and found.bundle.users[-1].kind == "machine"
    assert len(coded.codings.all()) == 9 and len(coded.agreements.with_tags(tmp_path / "tags").pairs()) == 1
    assert with_tags(snapshot(coded.workspace.store), tmp_path / "tags", least=0.95).bundle.codings[9:] == ()


def test_a_data_set_of_other_documents_is_refused(coded: Project, tmp_path: Path) -> None:
    """Nothing in common, and no data set at all."""
    other = {"path": "x.txt", "start": 0, "stop": 1, "text": "我", "codes": []}
    with pytest.raises(InvalidValue, match="no document that people coded"):
        with_tags(snapshot(coded.workspace.store), dataset(tmp_path / "tags", [other]))
    with pytest.raises(FormatError):
        with_tags(snapshot(coded.workspace.store), tmp_path)


def test_a_suggester_is_compared_having_learned_from_other_documents_alone(coded: Project) -> None:
    """It is a user of kind machine in every figure; people are compared with it, pair by pair, and nothing is written."""
    events = len(coded.history.transactions(100))
    with_machine = coded.agreements.with_suggester()
    (pair,) = with_machine.pairs()
    assert pair.machine and pair.coders[0] == "Li" and len(pair.found.documents) <= 9
    assert pair.coders[1] in with_machine.reliability().coders
    assert len(coded.history.transactions(100)) == events
    with pytest.raises(InvalidValue):
        Project.create(coded.workspace.path.with_name("empty.coder"), user="Li").agreements.with_suggester()
    with pytest.raises(InvalidValue, match="cannot be compared"):
        coded.agreements.with_suggester("cues")
