"""JSONL carries a whole project: there and back it is the same, undo and all; a changed file is refused whole."""

import json
from pathlib import Path

import pytest

from coder.errors import CoderError, FormatError
from coder.model.document import Document
from coder.project.arriving import bundles as exchange
from coder.project.leaving import exporting
from coder.project.project import Project
from coder.project.workspace import user_named

CODE = "sit.skill_matching"


@pytest.fixture
def worked(project: Project, interview: Document, english: Document) -> Project:
    """A project with something of everything."""
    coding = project.codings.add(interview.id, 4, 9, CODE)
    project.memos.add("coding", coding.id, "=why\x1b[31m\u2028?")
    project.towns.add("昆山", other_name="Kunshan")
    project.towns.speaks_of(interview.id, "昆山", start=0, stop=30)
    project.mentions.add(interview.id, 4, 9, "商会", "台商", situations=[CODE], kinds=["information"])
    project.attributes.set("document", "en", "year", "1998")
    project.documents.assign_turn(interview.id, 3, "镇长")
    project.codebooks.add_code("抱团取暖")
    project.codings.add(english.id, 4, 9, CODE)
    project.history.undo()
    return project


def _export(project: Project, place: Path) -> Path:
    exporting.export(project.workspace.store, place)
    return place


def test_there_and_back(worked: Project, tmp_path: Path) -> None:
    """The same things, the same log, the same undo and redo."""
    file = _export(worked, tmp_path / "all.jsonl")
    exchange.restore(tmp_path / "new.coder", exchange.read(file), user_named("Li"))
    with Project.open(tmp_path / "new.coder", user="Li") as new:
        ours, theirs = worked.snapshot(events=True), new.snapshot(events=True)
        for field in ("users", "codes", "codebooks", "documents", "speakers", "turn_edits", "codings", "memos", "actors", "towns", "town_scopes",
                      "mentions", "attribute_defs", "attributes", "settings", "events"):  # fmt: skip
            assert getattr(ours, field) == getattr(theirs, field), field
        assert new.history.verify().problems == ()
        assert new.history.redo().label == "add a coding" and len(new.codings.all()) == 2
        while new.history.undo():
            pass
        assert new.documents.list() == () and new.history.verify().problems == ()
    assert [each.name for each in tmp_path.glob("*new*")] == ["new.coder"]


def test_what_is_missing_is_added_to_a_project(worked: Project, tmp_path: Path, template: Path) -> None:
    """In one undo step; what differs stays as it is and is named; a second time changes nothing."""
    file = _export(worked, tmp_path / "all.jsonl")
    with Project.create(tmp_path / "other.coder", user="Wang") as other:
        other.codebooks.edit_code(CODE, colour="#123456")
        done = exchange.merge(other.workspace, exchange.read(file))
        assert done.added["document"] == 2 and done.added["coding"] == 1
        assert any(CODE in each or "code " in each for each in done.kept_ours)
        assert other.codebooks.code(CODE).colour == "#123456"
        assert len(list(other.find("昆山"))) == 1
        assert other.history.verify().problems == ()
        assert not exchange.merge(other.workspace, exchange.read(file)).added
        other.history.undo()
        assert other.documents.list() == () and other.history.verify().problems == ()


def _changed(file: Path, kind: str, **fields: object) -> int:
    """Change fields of the last line of a type; returns its number."""
    lines = file.read_text(encoding="utf-8").split("\n")
    number = max(n for n, line in enumerate(lines) if line and json.loads(line)["type"] == kind)
    lines[number] = json.dumps({**json.loads(lines[number]), **fields}, ensure_ascii=False)
    file.write_text("\n".join(lines), encoding="utf-8")
    return number + 1


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("document", {"text": "something else"}),
        ("coding", {"stop": 99_999}),
        ("coding", {"start": "4"}),
        ("coding", {"code_id": "nowhere"}),
        ("coding", {"surprise": 1}),
        ("memo", {"type": "poem"}),
        ("mention", {"anchors": []}),
    ],
)
def test_a_changed_file_is_refused_with_its_line(worked: Project, tmp_path: Path, kind: str, fields: dict[str, object]) -> None:
    """And nothing is left behind."""
    file = _export(worked, tmp_path / "all.jsonl")
    number = _changed(file, kind, **fields)
    with pytest.raises(FormatError, match=rf"all\.jsonl.*\b{number}\b"):
        exchange.restore(tmp_path / "new.coder", exchange.read(file), user_named("Li"))
    assert not list(tmp_path.glob("*new.coder*"))


@pytest.mark.parametrize(("kind", "fields"), [("coding", {"certainty": 1}), ("event", {"label": "x"}), ("memo", {"body": "other words"})])
def test_a_file_that_no_longer_follows_from_its_log_is_refused(worked: Project, tmp_path: Path, kind: str, fields: dict[str, object]) -> None:
    """What cannot be seen in one line is seen by replaying."""
    file = _export(worked, tmp_path / "all.jsonl")
    _changed(file, kind, **fields)
    with pytest.raises(FormatError, match=r"new\.coder was not made"):
        exchange.restore(tmp_path / "new.coder", exchange.read(file), user_named("Li"))
    assert not list(tmp_path.glob("*new.coder*"))


def test_files_of_no_known_format(tmp_path: Path) -> None:
    """Are named."""
    for name, content in (("a.qdpx", "<html>"), ("b.jsonl", ""), ("c.jsonl", "[1]"), ("d.jsonl", "{"), ("e", "x")):
        (tmp_path / name).write_text(content)
        with pytest.raises(CoderError, match=name):
            exchange.read(tmp_path / name)
