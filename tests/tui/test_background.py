"""Suggestions beside the screen: the newest question is answered, soon and then thoroughly; the two sides agree on lines of JSON."""

import io
import json
import threading
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

from coder.errors import NotFound
from coder.model.suggestion import Ranking, Reading, Reason, Suggestion
from coder.project.project import Project
from coder.tui import background
from coder.tui.background import NOTHING, Beside, Suggesting
from coder.tui.review import Review
from coder.tui.session import Session
from coder.tui.texts.screens import Texts


def suggestion(document_id: str, score: float) -> Suggestion:
    reason = Reason(kind="cue", text="商会", start=3, stop=5, weight=0.5)
    return Suggestion(document_id=document_id, start=1, stop=9, code_id="c", score=score, suggester="t@1", reasons=(reason,))


class Pretended:
    """A project whose suggestions are surer when they are learned thoroughly."""

    def __init__(self) -> None:
        self.suggestions = SimpleNamespace(readings=self.readings)
        self.asked: list[tuple[str, bool]] = []

    def readings(self, documents: list[str], *, top: int, ranked: int, keep: bool, quick: bool, indexing: Any) -> tuple[Reading]:
        (document_id,) = documents
        self.asked.append((document_id, quick))
        if document_id == "gone":
            raise NotFound("no such document", "Open another one.")
        found = suggestion(document_id, 0.5 if quick or document_id == "same" else 0.7)
        likely = tuple(Ranking(document_id=document_id, start=at, stop=at + 9, codes=(("c", 0.4), ("d", 0.1))[:ranked]) for at in (0, 10))
        return (Reading(document_id=document_id, suggestions=(found,), ranked=likely),)


@pytest.mark.parametrize(("asked", "answers"), [(["a", "b"], [("b", 0.5), ("b", 0.7)]), (["same"], [("same", 0.5)])])
def test_the_newest_question_is_answered_soon_and_then_thoroughly(monkeypatch: pytest.MonkeyPatch, asked: list[str], answers: list[Any]) -> None:
    """What waits is dropped for what is newer; a second answer comes only if it differs."""
    monkeypatch.setattr(background, "PAUSE", 0.0)
    project, out, done = Pretended(), io.StringIO(), threading.Event()

    def questions() -> Any:
        yield from (json.dumps([each, 3]) + "\n" for each in asked)
        done.wait(10)

    beside = Beside(project, questions(), out)  # type: ignore[arg-type]
    while beside._waiting.qsize() < len(asked):
        pass
    worker = threading.Thread(target=beside.work)
    worker.start()
    while len(project.asked) < 2:
        pass
    done.set()
    worker.join(10)
    assert [(each[0], each[1][0]["score"]) for each in map(json.loads, out.getvalue().splitlines())] == answers


def test_how_far_the_reading_of_texts_is_comes_before_the_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    """The answer ends it, even one that says the same as before."""
    monkeypatch.setattr(background, "PAUSE", 0.0)

    class Slow(Pretended):
        def readings(self, documents: list[str], *, top: int, ranked: int, keep: bool, quick: bool, indexing: Any) -> tuple[Reading]:
            if not quick:
                indexing(64, 128)
            return super().readings(documents, top=top, ranked=ranked, keep=keep, quick=quick, indexing=indexing)

    project, out, done = Slow(), io.StringIO(), threading.Event()

    def questions() -> Any:
        yield '["same", 3]\n'
        done.wait(10)

    worker = threading.Thread(target=Beside(project, questions(), out).work)  # type: ignore[arg-type]
    worker.start()
    while len(project.asked) < 2:
        pass
    done.set()
    worker.join(10)
    assert [each[0] for each in map(json.loads, out.getvalue().splitlines())] == ["same", "progress", "same"]


def test_what_goes_wrong_is_told_in_one_line() -> None:
    """An expected error is an answer without suggestions; nobody left to ask is the end."""
    out = io.StringIO()
    Beside(Pretended(), io.StringIO('["gone", 3]\n'), out)._compute("gone", 3, quick=True)  # type: ignore[arg-type]
    beside = Beside(Pretended(), io.StringIO(""), out)  # type: ignore[arg-type]
    beside.work()
    assert beside._compute("gone", 3, quick=True) == ([], "no such document\nOpen another one.", [[], []])


def test_a_process_that_dies_is_told_and_started_again(project: Project) -> None:
    """A project that cannot be opened: one answer says why; the next question asks again."""
    told: list[tuple[Reading, str]] = []
    came = threading.Event()

    def answer(*found: Any) -> None:
        told.append(found)
        came.set()

    asking = Suggesting(project.path.with_name("nothing.coder"), "AB", answer)
    for _ in range(2):
        came.clear()
        asking.ask("d")
        assert came.wait(60)
        asking.stop()
    assert all(found == NOTHING and "nothing.coder" in error for found, error in told)


def test_the_two_sides_agree_on_the_likeliest_codes() -> None:
    """Each code id goes over once; what arrives is what was computed."""
    out = io.StringIO()
    beside = Beside(Pretended(), io.StringIO(""), out)  # type: ignore[arg-type]
    sent = json.loads(json.dumps(["a", *beside._compute("a", 3, quick=True)]))
    assert sent[3] == [["c", "d"], [[0, 9, False, [0, 0.4], [1, 0.1]], [10, 19, False, [0, 0.4], [1, 0.1]]]]
    assert background._reading(sent) == Pretended().readings(["a"], top=3, ranked=5, keep=True, quick=True, indexing=None)[0]


def test_what_was_decided_meanwhile_is_not_shown_again(project: Project) -> None:
    """An answer that was computed before the decision does not bring the suggestion back; undoing the decision does."""
    session = Session(project, "en")
    session.open("talk")
    code = next(each for each in project.codebooks.codes() if each.codable)
    one = Suggestion(document_id=session.document.document.id, start=4, stop=14, code_id=code.id, score=0.6, suggester="t@1")
    review: Review = session.review
    review.show([one])
    review.settle(one, accept=False)
    review.show([one])
    assert not session.document.suggestions
    session.undo()
    review.show([one])
    assert len(session.document.suggestions) == 1


def test_the_suggestion_turned_to_stays_so_when_a_new_answer_comes(project: Project) -> None:
    """The cursor of the review does not jump."""
    session = Session(project, "en")
    session.open("talk")
    code = next(each for each in project.codebooks.codes() if each.codable)
    one = Suggestion(document_id=session.document.document.id, start=40, stop=60, code_id=code.id, score=0.6, suggester="t@1")
    session.review.show([one])
    session.review.next(1)
    here = session.review.current
    session.review.show([one])
    assert here is not None and session.review.current == here


def test_how_sure_a_suggestion_is_said_in_words_then_in_digits_with_what_was_accepted(project: Project) -> None:
    """Below 50 codings a word; afterwards a number too; as soon as suggestions of the code were decided, how many were accepted."""
    session, texts = Session(project, "zh"), Texts("zh")
    session.open("talk")
    code = next(each for each in project.codebooks.codes() if each.codable)
    one = Suggestion(document_id=session.document.document.id, start=4, stop=14, code_id=code.id, score=0.6, suggester="t@1")
    review = session.review
    assert review.how_sure(one, texts) == "一般"
    review.settle(one, accept=True)
    review.settle(replace(one, start=20, stop=30), accept=False)
    assert review.how_sure(one, texts) == "一般 · 2 条中接受了 1 条"
    session.counts[code.id] = 60
    assert review.how_sure(one, Texts("en")) == "fair · 0.60 · 1 of 2 accepted"
    session.undo()
    assert review.how_sure(one, Texts("en")) == "fair · 0.60 · 1 of 1 accepted"
