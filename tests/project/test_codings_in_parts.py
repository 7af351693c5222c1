"""Splitting and merging codings, and accepting many suggestions at once."""

import pytest

from coder.errors import InvalidValue, OffsetError
from coder.model.document import Document
from coder.model.suggestion import Suggestion
from coder.project.project import Project

CODE = "sit.skill_matching"


def spans(project: Project) -> list[tuple[int, int]]:
    return sorted((each.start, each.stop) for each in project.codings.all())


def test_a_coding_is_split_with_its_memo(project: Project, interview: Document) -> None:
    """The first part keeps its id; both parts carry the memo; one undo brings the whole back."""
    coding = project.codings.add(interview.id, 0, 10, CODE)
    project.memos.add("coding", coding.id, "对接")
    first, second = project.codings.split(coding.id, 4)
    assert first.id == coding.id and spans(project) == [(0, 4), (4, 10)]
    assert [each.body for each in project.memos.list("coding", second.id)] == ["对接"]
    project.history.undo()
    assert spans(project) == [(0, 10)] and len(project.memos.list()) == 1
    assert project.history.verify().ok


@pytest.mark.parametrize("position", [0, 10, 11])
def test_a_coding_is_split_only_inside(project: Project, interview: Document, position: int) -> None:
    """At its ends and beyond there is nothing to part."""
    coding = project.codings.add(interview.id, 0, 10, CODE)
    with pytest.raises(OffsetError):
        project.codings.split(coding.id, position)


def test_codings_are_merged_with_their_memos(project: Project, interview: Document) -> None:
    """The first keeps its id, covers all, has both memos; one undo parts them again."""
    one, two = project.codings.add(interview.id, 2, 6, CODE), project.codings.add(interview.id, 8, 12, CODE)
    for each in (one, two):
        project.memos.add("coding", each.id, f"memo {each.start}")
    kept = project.codings.merge(two.id, one.id)
    assert kept.id == one.id and spans(project) == [(2, 12)]
    assert {each.body for each in project.memos.list("coding", kept.id)} == {"memo 2", "memo 8"}
    project.history.undo()
    assert spans(project) == [(2, 6), (8, 12)] and len(project.memos.list("coding", two.id)) == 1
    assert project.history.verify().ok


def test_only_codings_of_one_kind_are_merged(project: Project, interview: Document) -> None:
    """Another code stays another coding, and one alone is none to merge."""
    one, other = project.codings.add(interview.id, 2, 6, CODE), project.codings.add(interview.id, 2, 6, "sit.competitive_positioning")
    with pytest.raises(InvalidValue):
        project.codings.merge(one.id, other.id)
    with pytest.raises(InvalidValue):
        project.codings.merge(one.id)


def test_many_suggestions_are_one_step(project: Project, interview: Document) -> None:
    """Each gets its decision and its coding; one undo takes all back."""
    code = project.codebooks.code(CODE).id
    found = [Suggestion(document_id=interview.id, start=a, stop=a + 3, code_id=code, score=0.9, suggester="test@1") for a in (0, 5, 9)]
    made = project.suggestions.accept_many(found)
    assert [each.origin for each in made] == ["accepted_suggestion"] * 3 and len(project.suggestions.decisions()) == 3
    project.history.undo()
    assert spans(project) == [] and project.suggestions.decisions() == ()
    assert project.suggestions.accept_many([]) == ()
