"""Several decisions in a row: review, all above a score, the same words everywhere; and changing codings that are there."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

import pytest
from textual.pilot import Pilot

from coder.model.suggestion import Reason, Suggestion
from coder.project.project import Project
from coder.tui.app import CoderApp
from coder.tui.document.passages import in_context
from coder.tui.screens.steps import Steps
from coder.tui.session import Session

Run = Callable[..., AbstractAsyncContextManager[Pilot[None]]]


def session_of(pilot: Pilot[None]) -> Session:
    assert isinstance(pilot.app, CoderApp)
    return pilot.app.session


def spans(project: Project) -> list[tuple[str, int, int]]:
    keys = {code.id: code.key for code in project.codebooks.codes()}
    return sorted((keys[each.code_id], each.start, each.stop) for each in project.codings.all())


def some_suggestions(session: Session) -> list[Suggestion]:
    blocks, codes = session.document.blocks, {code.key: code.id for code in session.codes.codes}
    made = []
    for number, key in ((2, "sit.elite_coalition_building"), (4, "sit.synchronised_operation"), (6, "sit.communicative_mediation")):
        block = blocks[number - 1]
        reason = Reason(kind="cue", text="招商引资", start=block.start, stop=block.start + 4, weight=1.0)
        made.append(
            Suggestion(
                document_id=session.document.document.id,
                start=block.start,
                stop=block.stop,
                code_id=codes[key],
                score=0.82,
                suggester="test@1",
                reasons=(reason,),
            )
        )
    return made


async def keys(pilot: Pilot[None], *names: str) -> None:
    for name in names:
        await pilot.press(name)
        await pilot.pause()


async def test_the_same_words_are_coded_everywhere_in_one_step(project: Project, run: Run) -> None:
    """Traditional script is found too; what was refused stays uncoded; one undo takes all back; the second time only the refused is asked."""
    async with run(project) as pilot:
        session = session_of(pilot)
        at = session.document.text.index("园区")
        session.select(at, at + 2)
        await keys(pilot, "W", "s", "m", "enter")
        assert isinstance(pilot.app.screen, Steps)
        await keys(pilot, "x", "a")
        text = session.document.text
        assert [text[a:b] for _, a, b in spans(project)] == ["园区"] and len(session.document.codings) == 1
        session.select(at, at + 2)
        await keys(pilot, "W", "s", "m", "enter", "a")
        assert len(spans(project)) == 2
        await keys(pilot, "u", "u")
        assert spans(project) == []


async def test_review_takes_back(project: Project, run: Run) -> None:
    """Accept, then backspace: nothing is coded and the same one is asked again; decisions stay when one leaves in the middle."""
    async with run(project) as pilot:
        session = session_of(pilot)
        session.review.show(some_suggestions(session))
        await keys(pilot, "R", "a")
        assert len(spans(project)) == 1
        await keys(pilot, "backspace")
        assert spans(project) == [] and len(session.document.suggestions) == 3
        await keys(pilot, "x", "a")
        assert isinstance(pilot.app.screen, Steps)
        title = pilot.app.screen.query_one("#step-title").plain[0]  # type: ignore[attr-defined]
        assert "3/3" in title and "1 accepted · 1 rejected" in title
        await keys(pilot, "q")
        assert len(spans(project)) == 1 and len(session.document.suggestions) == 1


@pytest.mark.parametrize("width", [20, 60])
def test_a_passage_in_context_stands_out(width: int) -> None:
    """Every character of the passage is marked, none around it."""
    text = "前文。" * 40 + "要点在这里" + "后文。" * 40
    start = text.index("要点")
    lines = in_context(text, start, start + 5, width)
    assert "".join(piece for line in lines for piece, style in line if style == "current") == "要点在这里"
    assert len(lines) <= 12


async def test_a_resized_coding_keeps_its_memo(project: Project, run: Run) -> None:
    """Nudged, recoded, split and merged: the memo and the id stay."""
    async with run(project) as pilot:
        session = session_of(pilot)
        await keys(pilot, "}", "1")
        coding = project.codings.all()[0]
        project.memos.add("coding", coding.id, "注")
        await keys(pilot, "<", ";", "E", "s", "m", "enter")
        changed = project.codings.get(coding.id)
        assert coding.start < changed.start and changed.stop < coding.stop and changed.code_id != coding.code_id
        session.select(changed.start + 5, changed.start + 5)
        await keys(pilot, "|", "J")
        assert project.codings.get(coding.id).stop == changed.stop
        assert {each.body for each in project.memos.list("coding", coding.id)} == {"注"}
        assert project.history.verify().ok


async def test_a_filter_by_speaker_passes_other_turns_over(project: Project, run: Run) -> None:
    """The next uncoded turn is the next of that speaker; lifting the filter shows all again."""
    async with run(project, (120, 40)) as pilot:
        session = session_of(pilot)
        session.filter("speaker", "Owner")
        await keys(pilot, "]", "u")
        here = session.here()
        assert here and here.label == "Owner"
        assert "only: Owner" in pilot.app.screen.query_one("#header").plain[0]  # type: ignore[attr-defined]
        session.filter("speaker", None)
        assert session.filters == {}


async def test_nothing_to_change_is_said(project: Project, run: Run) -> None:
    """Each of these keys answers where it can do nothing."""
    async with run(project) as pilot:
        assert isinstance(pilot.app, CoderApp)
        for key in ("<", ">", ",", ";", "=", "|", "J", "E", "R", "d"):
            await keys(pilot, key)
            assert pilot.app.coding._bands.message[0], key
