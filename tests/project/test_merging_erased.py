"""What was erased for good in one copy does not come back with another, in whatever form, and nothing else is lost for that."""

from collections.abc import Callable
from pathlib import Path

import pytest

from coder.errors import Conflict
from coder.model.document import Document
from coder.project.project import Project
from coder.project.texts import erasing
from tests.project.conftest import INTERVIEW
from tests.project.replicas import copied

CODE, OTHER = "sit.skill_matching", "sit.communicative_mediation"


@pytest.fixture
def base(project: Project, interview: Document, tmp_path: Path) -> Path:
    """Li's project with one coding, closed."""
    project.codings.add(interview.id, 4, 9, CODE)
    for name in ("Wang", "Zhao"):
        project.users.add(name)
    project.close()
    return project.path


def test_a_text_erased_here_does_not_come_back_with_a_new_title(base: Path) -> None:
    """The other copy, which still has the words, renamed the document."""
    other = copied(base, "other.coder")
    with Project.open(other, user="Wang") as project:
        project.documents.rename("zh", "the mayor and a villager")
    with Project.open(base) as project:
        erasing.erase_speaker(project.workspace, next(each for each in project.speakers.list() if each.name == "村民"))
        project.merging.merge(other)
        assert project.documents.list()[0].title == "the mayor and a villager"
        assert project.history.verify().problems == ()
    assert "集体经济好多了".encode() not in base.read_bytes()


@pytest.mark.parametrize("whole", [True, False])
def test_a_text_erased_here_does_not_come_back_as_a_corrected_one(base: Path, write: Callable, whole: bool) -> None:
    """The other copy corrected it meanwhile."""
    other = copied(base, "other.coder")
    with Project.open(other, user="Wang") as project:
        project.documents.revise("zh", write("zh.txt", "（录音）\n" + INTERVIEW))
        project.codings.add("zh", INTERVIEW.index("土地"), INTERVIEW.index("土地") + 6, OTHER)
    with Project.open(base) as project:
        if whole:
            erasing.erase_document(project.workspace, project.documents.get("zh"))
        else:
            erasing.erase_speaker(project.workspace, next(each for each in project.speakers.list() if each.name == "村民"))
        if whole:
            assert project.merging.merge(other).left_out
        else:
            with pytest.raises(Conflict, match="corrects a text of which words were erased") as refused:
                project.merging.merge(other)
            assert "coder erase other.coder" in refused.value.hint
        assert project.history.verify().problems == ()
    assert "集体经济好多了".encode() not in base.read_bytes()


def test_a_note_about_erased_words_stays_out_though_the_other_removed_the_text(base: Path) -> None:
    """The words are known from the text that the other's file still keeps."""
    other = copied(base, "other.coder")
    with Project.open(other, user="Wang") as project:
        project.memos.add("project", None, "she said 村里的集体经济好多了")
        project.documents.remove("zh")
    with Project.open(base) as project:
        erasing.erase_speaker(project.workspace, next(each for each in project.speakers.list() if each.name == "村民"))
        project.merging.merge(other)
        assert project.history.verify().problems == ()
    assert "集体经济好多了".encode() not in base.read_bytes()


def test_work_on_what_an_erasure_touched_still_comes_in(base: Path) -> None:
    """A note lost some words here; what the other wrote in its title is no reason to leave it out."""
    with Project.open(base) as project:
        project.memos.add("project", None, "she said 村里的集体经济好多了")
    other = copied(base, "other.coder")
    with Project.open(other, user="Wang") as project:
        project.memos.edit(project.memos.list()[0].id, title="on land")
    with Project.open(base) as project:
        erasing.erase_speaker(project.workspace, next(each for each in project.speakers.list() if each.name == "村民"))
        project.merging.merge(other)
        assert [each.title for each in project.memos.list()] == ["on land"]
