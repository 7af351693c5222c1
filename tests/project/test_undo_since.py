"""Taking back all that was done after a moment, in one go."""

from collections.abc import Callable
from pathlib import Path

import pytest

from coder.errors import CoderError
from coder.project.project import Project


def test_everything_after_a_moment_is_taken_back(project: Project, write: Callable[..., Path]) -> None:
    """What was undone already is left alone; what others did too; redo brings it back step by step."""
    project.documents.add([write("a.txt", "镇长：你好。\n")])
    coding = project.codings.add("a", 3, 5, "sit.skill_matching")
    moment = project.history.transactions(1)[0].txn
    project.memos.add("project", None, "one")
    project.memos.add("project", None, "two")
    project.history.undo()
    project.codings.remove(coding.id)
    with Project.open(project.path, user="CD") as other:
        other.memos.add("project", None, "theirs")
    assert [each.label for each in project.history.since(moment)] == ["remove a coding", "add a memo"]
    assert len(project.history.undo_since(moment)) == 2
    assert [memo.body for memo in project.memos.list()] == ["theirs"] and project.codings.all() == (coding,)
    assert project.history.since(moment) == () and project.history.undo_since(moment) == ()
    assert project.history.verify().ok
    project.history.redo()
    assert [memo.body for memo in project.memos.list()] == ["one", "theirs"] or len(project.memos.list()) == 2


def test_a_conflict_takes_nothing_back(project: Project) -> None:
    """If somebody else changed what a step left, all stays as it is."""
    moment = project.history.transactions(1)[0].txn
    memo = project.memos.add("project", None, "one")
    project.memos.add("project", None, "two")
    with Project.open(project.path, user="CD") as other:
        other.memos.edit(memo.id, body="changed")
    with pytest.raises(CoderError):
        project.history.undo_since(moment)
    assert sorted(each.body for each in project.memos.list()) == ["changed", "two"]
