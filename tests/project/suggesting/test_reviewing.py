"""Deciding one after the other: durable at once, taken back one by one, and never at the cost of other work."""

from collections.abc import Callable
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coder.errors import Conflict, InvalidValue
from coder.model.document import Document
from coder.model.suggestion import Suggestion
from coder.project.project import Project
from coder.project.suggesting.reviewing import Reviewing, span_meant
from coder.project.suggestions import in_order

KEYS = ("sit.skill_matching", "sit.elite_coalition_building", "sit.synchronised_operation", "sit.communicative_mediation")
TEXT = "镇长：我们招商引资，和臺商对接，商会也出面协调。\nMayor: The town met the firms and met the school.\n"
TURN = (0, 25)


@pytest.fixture
def suggestions(project: Project, interview: Document) -> list[Suggestion]:
    """Four suggestions for the mayor's turn."""
    codes = [project.codebooks.code(key).id for key in KEYS]
    place = count(18, 2)
    return [
        Suggestion(document_id=interview.id, start=at, stop=at + 5, code_id=code, score=0.6, suggester="test@1")
        for code, at in zip(codes, place, strict=False)
    ]


@pytest.fixture
def reviewing(project: Project, suggestions: list[Suggestion]) -> Reviewing:
    """A review of them."""
    return Reviewing(project, [in_order(each) for each in suggestions])


def test_decisions_are_kept_at_once(project: Project, reviewing: Reviewing, suggestions: list[Suggestion]) -> None:
    """Another program sees each as soon as the call returns."""
    with Project.open(project.path, user="Wu") as other:
        coding = reviewing.accept()
        assert [each.id for each in other.codings.all()] == [coding.id] and coding.origin == "accepted_suggestion"
        reviewing.reject()
        assert [each.verdict for each in other.suggestions.decisions()] == ["accepted", "rejected"]
    reviewing.skip()
    assert reviewing.current() == in_order(suggestions[3]) and (reviewing.number, reviewing.total, reviewing.left) == (4, 4, 1)
    assert [reviewing.count(each) for each in ("accepted", "rejected", "skipped")] == [1, 1, 1]


def test_back_undoes_step_by_step(project: Project, reviewing: Reviewing, suggestions: list[Suggestion]) -> None:
    """Down to the first; a skip has nothing to undo."""
    reviewing.accept()
    reviewing.skip()
    reviewing.reject()
    reviewing.accept(2, 6)
    assert reviewing.current() is None
    assert [reviewing.back() for _ in range(5)] == ["accepted", "rejected", "skipped", "accepted", None]
    assert reviewing.current() == in_order(suggestions[0]) and not project.codings.all() and not project.suggestions.decisions()
    assert project.history.verify().ok


def test_memos_outlive_a_decision_taken_back(project: Project, reviewing: Reviewing) -> None:
    """Those written since are still there, each once, as often as one goes back."""
    reviewing.note("before")
    reviewing.accept()
    reviewing.note("first")
    reviewing.note("second")
    reviewing.reject()
    reviewing.note("third")
    assert [reviewing.back(), reviewing.back()] == ["rejected", "accepted"]
    assert sorted(each.body for each in project.memos.list("passage")) == ["before", "first", "second", "third"]
    assert not project.codings.all() and project.history.verify().ok


def test_back_leaves_other_work_alone(project: Project, reviewing: Reviewing, interview: Document) -> None:
    """What was done in the same name elsewhere is not undone in its place, and the decision stays."""
    decided = reviewing.accept()
    reviewing.note("kept")
    with Project.open(project.path) as elsewhere:
        own = elsewhere.codings.add(interview.id, 0, 3, KEYS[1])
    with pytest.raises(Conflict):
        reviewing.back()
    assert {each.id for each in project.codings.all()} == {decided.id, own.id}
    assert [each.body for each in project.memos.list()] == ["kept"] and reviewing.number == 2
    project.history.undo()
    assert reviewing.back() == "accepted"


def test_back_after_an_undo_elsewhere_undoes_nothing_more(project: Project, reviewing: Reviewing, interview: Document) -> None:
    """The coding before the review is safe."""
    own = project.codings.add(interview.id, 0, 3, KEYS[1])
    reviewing.accept()
    project.history.undo()
    with pytest.raises(Conflict):
        reviewing.back()
    assert [each.id for each in project.codings.all()] == [own.id]


def test_what_was_coded_in_another_window_is_passed_over(project: Project, reviewing: Reviewing, suggestions: list[Suggestion]) -> None:
    """By the same person only."""
    with Project.open(project.path) as same, Project.open(project.path, user="Wu") as other:
        same.codings.add(suggestions[1].document_id, suggestions[1].start, suggestions[1].stop, KEYS[1])
        other.codings.add(suggestions[0].document_id, suggestions[0].start, suggestions[0].stop, KEYS[0])
    assert reviewing.current() == in_order(suggestions[0]) and reviewing.total == 3
    reviewing.skip()
    assert reviewing.current() == in_order(suggestions[2])


def test_nothing_can_be_decided_after_the_last(project: Project, suggestions: list[Suggestion]) -> None:
    """An error, and nothing is written."""
    reviewing = Reviewing(project, [in_order(each) for each in suggestions[:1]])
    reviewing.skip()
    steps: tuple[Callable[[], object], ...] = (reviewing.accept, reviewing.reject, reviewing.skip, lambda: reviewing.note("x"))
    for step in steps:
        with pytest.raises(InvalidValue):
            step()
    assert not project.suggestions.decisions() and not project.memos.list()


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ("3 9", "我们招商引资"),
        ("３ 至 ９", "我们招商引资"),
        ("3-9", "我们招商引资"),
        ("台商对接", "臺商对接"),
        ("招商……對接", "招商引资，和臺商对接"),
        ("招商 ... 商会", "招商引资，和臺商对接，商会"),
    ],
)
def test_a_span_is_named_by_numbers_or_words(answer: str, words: str) -> None:
    """Full width, Traditional and Simplified alike; words first in the passage, then in the turn."""
    start, stop = span_meant(TEXT, (3, 9), TURN, answer)
    assert TEXT[start:stop] == words


@pytest.mark.parametrize("answer", ["9 3", "0 9999", "Mayor", "没有", "...", "…", "商会 ... 招商", "a ... b ... c", "5"])
def test_a_span_that_is_not_there_is_refused(answer: str) -> None:
    """Outside of the turn, in the wrong order, or no words at all."""
    with pytest.raises(InvalidValue) as raised:
        span_meant(TEXT, (3, 9), TURN, answer)
    assert raised.value.hint


@given(st.text(max_size=20))
def test_any_answer_gives_a_span_of_the_text_or_a_refusal(answer: str) -> None:
    """Never an empty one or one outside."""
    try:
        start, stop = span_meant(TEXT, (3, 9), TURN, answer)
    except InvalidValue:
        return
    assert 0 <= start < stop <= len(TEXT)
