"""Project -> .qdpx -> project is the same project, for whichever program the file was written; a second export gives the same bytes."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from coder.formats.refi.profiles import READERS
from coder.formats.refi.writing import project as writing
from coder.formats.whole.rows import ROW_TYPES
from coder.model.document import Document
from coder.model.snapshot import Snapshot
from coder.project.arriving import returning
from coder.project.leaving import exporting
from coder.project.project import Project
from tests.formats.refi.random_projects import projects

CODE = "sit.skill_matching"


@pytest.fixture
def worked(project: Project, interview: Document, english: Document) -> Project:
    """A project with something of everything that people make."""
    coding = project.codings.add(interview.id, 4, 9, CODE)
    project.memos.add("coding", coding.id, "=why\x1b[31m\u2028?")
    project.memos.add("passage", interview.id, "here", start=0, stop=3)
    project.towns.add("昆山", other_name="Kunshan")
    project.towns.speaks_of(interview.id, "昆山", start=0, stop=30)
    project.mentions.add(interview.id, 4, 9, "商会", "台商", situations=[CODE], kinds=["information"])
    project.mentions.add(interview.id, 12, 20, "商会", "台商", situations=[CODE], kinds=["information"])
    project.linkages.confirm(*(each.key for each in project.linkages.suggest()))
    project.attributes.set("document", "en", "year", "1998")
    project.documents.assign_turn(interview.id, 3, "镇长")
    project.codebooks.add_code("抱团取暖")
    return project


def test_nothing_is_left_out() -> None:
    """What is compared below is everything but the log."""
    assert {each.type for each in ROW_TYPES} >= {"turn_edit", "decision", "exposure", "adjudication", "linkage", "mention", "setting", "town_scope"}


@pytest.mark.parametrize("reader", ["", *READERS])
def test_there_and_back(worked: Project, tmp_path: Path, reader: str) -> None:
    """Into a new project of the same name: equal in everything, whole, and the next export has the same bytes."""
    file, place = tmp_path / "all.qdpx", tmp_path / "new" / "towns.coder"
    place.parent.mkdir()
    exporting.export(worked.workspace.store, file, options={"reader": reader})
    own = returning.own_part(file)
    assert own is not None and own.snapshot is not None
    done = returning.come_back(place, own.snapshot, user="Wang")
    assert done.report.verified == done.report.selections == 1
    with Project.open(place) as new:
        same(new.snapshot(), worked.snapshot())
        assert [turn.speaker for turn in new.documents.turns("zh")] == [turn.speaker for turn in worked.documents.turns("zh")]
        assert new.history.verify().problems == ()
        exporting.export(new.workspace.store, tmp_path / "again.qdpx", options={"reader": reader})
    assert (tmp_path / "again.qdpx").read_bytes() == file.read_bytes()


def same(ours: Snapshot, theirs: Snapshot) -> None:
    """Everything but the log."""
    for each in ROW_TYPES:
        if each.type != "event":
            assert getattr(ours, each.field) == getattr(theirs, each.field), each.type
    assert dict(ours.texts) == dict(theirs.texts)


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(drawn=projects())
def test_any_project_comes_back(drawn: Snapshot, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Through files and stores: made, exported, imported, exported again."""
    folder = tmp_path_factory.mktemp("whole")
    writing.write(drawn, folder / "drawn.qdpx")
    files = []
    for number, before in enumerate(("drawn.qdpx", "0.qdpx")):
        (folder / str(number)).mkdir()
        own = returning.own_part(folder / before)
        assert own is not None and own.snapshot is not None
        returning.come_back(folder / str(number) / "x.coder", own.snapshot, user="Li")
        with Project.open(folder / str(number) / "x.coder") as made:
            exporting.export(made.workspace.store, folder / f"{number}.qdpx")
            now = made.snapshot()
            files.append(replace(now, texts=dict(now.texts)))
    same(*files)
    assert (folder / "0.qdpx").read_bytes() == (folder / "1.qdpx").read_bytes()


def test_what_is_missing_is_added_to_a_project(worked: Project, tmp_path: Path) -> None:
    """In one step that undo takes back; what differs stays as it is here and is told; a second time nothing."""
    exporting.export(worked.workspace.store, tmp_path / "all.qdpx")
    own = returning.own_part(tmp_path / "all.qdpx")
    assert own is not None and own.snapshot is not None
    with Project.create(tmp_path / "other.coder", user="Wang") as other:
        other.codebooks.edit_code(CODE, colour="#123456")
        done = returning.come_back_to(other.workspace, own.snapshot)
        assert done.added["document"] == 2 and done.added["mention"] == 2
        assert any("ours are kept" in each.what for each in done.report.losses)
        assert other.codebooks.code(CODE).colour == "#123456"
        assert not returning.come_back_to(other.workspace, own.snapshot).added
        other.history.undo()
        assert other.documents.list() == () and other.history.verify().problems == ()


def test_files_of_others_have_no_such_part(tmp_path: Path) -> None:
    """Nor do files that are no archives."""
    for name in ("x.qdpx", "x.qdc"):
        (tmp_path / name).write_bytes(b"<html>")
        assert returning.own_part(tmp_path / name) is None
