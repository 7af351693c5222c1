"""Deciding on disagreements: what is kept, what stays untouched, and what comes back; the texts are constructed."""

from collections.abc import Callable
from pathlib import Path

import pytest

from coder.errors import Conflict, InvalidValue, NotFound, OffsetError
from coder.model.document import Document
from coder.project.project import Project
from coder.project.teamwork.adjudicating import Adjudicating
from coder.project.texts.erasing import erase_document

A, B = "sit.skill_matching", "sit.communicative_mediation"
Shared = Callable[[], None]


@pytest.fixture
def talk(project: Project, write: Callable[..., Path]) -> Document:
    """An interview that Li and Wang coded: they agree on 商会, differ on the code of 招商引资, and on the extent of 土地流转."""
    text = "访谈者：您怎么看？\n镇长：我们招商引资，和台商对接，商会也出面协调。\n村民：土地流转以后，村里的集体经济好多了。\n"
    (added,) = project.documents.add([write("talk.txt", text)]).added
    document: Document = added
    for user, passages in (("Li", (("商会", B), ("招商引资", A), ("土地流转以后", A))), ("Wang", (("商会", B), ("招商引资", B), ("土地流转", A)))):
        with Project.open(project.path, user=user) as opened:
            for words, code in passages:
                start = text.index(words)
                opened.codings.add(document.id, start, start + len(words), code)
    return document


def sitting(project: Project, **options: object) -> Adjudicating:
    """A sitting on all disagreements."""
    return Adjudicating(project, **options)  # type: ignore[arg-type]


def test_a_decision_keeps_both_originals_the_reason_and_the_version(project: Project, talk: Document) -> None:
    """No coding is changed; who, when, why and under which codebook stand in the decision."""
    before = project.codings.all()
    at = sitting(project)
    assert [each.kind for each in at.items] == ["code", "boundary"] and at.open == 2
    made = at.decide("chosen", chosen=["Wang"], reason=" 协调，不是匹配 ")
    assert project.codings.all() == before
    assert [each.id for each in made.originals] == [each.id for each in at.items[0].originals] and len(made.originals) == 2
    book = project.codebooks.list()[0]
    assert (made.reason, made.user_id, made.codebook_version) == ("协调，不是匹配", project.user.id, book.stamp)
    assert at.open == 1 and project.history.verify().ok
    (again,) = Adjudicating(project).decisions.values()
    assert again == made


def test_a_decision_is_undone_and_done_again(project: Project, talk: Document) -> None:
    """Undo opens the disagreement, goes back to it, and refuses to take back anything but decisions."""
    at = sitting(project)
    at.decide("neither")
    at.next_open()
    assert at.place == 1 and at.undo() == "adjudicate a disagreement" and at.place == 0 and at.open == 2
    project.history.redo()
    at.read()
    assert at.open == 1
    project.memos.add("project", None, "a note")
    with pytest.raises(Conflict, match="no decision"):
        at.undo()
    assert len(project.memos.list()) == 1


def test_deciding_again_replaces_the_decision_and_the_log_keeps_both(project: Project, talk: Document) -> None:
    """There is one decision on each disagreement."""
    at = sitting(project)
    at.decide("later", reason="ask Chen")
    assert at.open == 2
    at.decide("other", settled=[(13, 17, A), (13, 24, "sit.reflective_monitoring")])
    assert len(project.adjudications.all()) == 1 and at.open == 1
    project.adjudications.withdraw(at.items[0].id[:8])
    at.read()
    assert at.open == 2 and project.adjudications.all() == ()


def test_what_cannot_hold_is_refused_and_nothing_is_written(project: Project, talk: Document) -> None:
    """Nobody chosen, nothing said, a passage outside, a stranger, a slot that does not differ."""
    at = sitting(project)
    events = project.history.verify().events
    for verdict, fields in (
        ("chosen", {}),
        ("other", {}),
        ("other", {"settled": [(0, 10_000, A)]}),
        ("other", {"settled": [(0, 4, "sit")]}),
        ("chosen", {"chosen": ["Nobody"]}),
        ("perhaps", {}),
        ("chosen", {"chosen": ["Li"], "slots": {"scale": "Li"}}),
    ):
        with pytest.raises((InvalidValue, NotFound, OffsetError)):
            at.decide(verdict, **fields)  # type: ignore[arg-type]
    assert project.history.verify().events == events


def test_a_changed_coding_opens_its_disagreement_again(project: Project, talk: Document) -> None:
    """Merging codes keeps the decision; moving a passage does not."""
    at = sitting(project)
    at.decide("chosen", chosen=["Li"])
    mine = next(each for each in project.codings.all() if each.id == at.items[0].of(project.user.id)[0].id)
    project.codings.edit(mine.id, stop=mine.stop + 1)
    at.read()
    assert at.open == 2 and project.adjudications.figures().outdated == 1
    project.history.undo()
    at.read()
    assert at.open == 1
    project.codebooks.merge_codes(B, "sit.reflective_monitoring")
    at.read()
    assert at.open == 1 and project.adjudications.figures().outdated == 0


def test_filters_narrow_what_is_gone_through(project: Project, talk: Document) -> None:
    """By kind, code and document; a name that means nothing is refused."""
    assert [each.kind for each in sitting(project, kinds=["boundary"]).items] == ["boundary"]
    assert [each.kind for each in sitting(project, codes=[B]).items] == ["code"]
    assert len(sitting(project, documents=["talk"]).items) == 2
    with pytest.raises(NotFound):
        sitting(project, coders=["Nobody"])


def test_earlier_decisions_on_the_same_codes_are_precedents(project: Project, talk: Document) -> None:
    """The decision on A against B is one for the next A against B, and for no other pair."""
    at = sitting(project)
    at.decide("chosen", chosen=["Li"])
    for user, code in (("Li", A), ("Wang", B)):
        with Project.open(project.path, user=user) as opened:
            opened.codings.add(talk.id, 4, 8, code)
    at.read()
    fresh = next(each for each in at.items if each.start == 4)
    assert [each.id for each in at.earlier(fresh)] == [each.id for each in at.items if each.start > 8 and each.kind == "code"]
    assert at.earlier(next(each for each in at.items if each.kind == "boundary")) == ()


def test_decisions_go_with_a_corrected_text_and_with_an_erased_document(project: Project, talk: Document, write: Callable[..., Path]) -> None:
    """A new revision moves originals and decision together; an erased document leaves neither."""
    at = sitting(project)
    at.decide("chosen", chosen=["Li"], reason="村里的集体经济好多了")
    text = project.documents.text(talk.id)
    project.documents.revise(talk.id, write("new.txt", "《更正》" + text))
    at.read()
    assert at.open == 1 and project.adjudications.figures().outdated == 0
    erase_document(project.workspace, project.documents.get(at.items[0].document_id))
    assert project.adjudications.all() == () and project.history.verify().ok
    assert not any("集体经济好多了" in (event.payload or "") for event in project.history.events())
