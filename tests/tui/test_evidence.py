"""The words that speak for and against a suggestion are marked in the text, and its coded neighbour is a key away."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Any

import pytest
from textual.pilot import Pilot

from coder.model.suggestion import Reason, Suggestion
from coder.project.project import Project
from coder.tui.evidence import Evidence

Run = Callable[..., AbstractAsyncContextManager[Pilot[None]]]


def reason(kind: str, start: int, stop: int, **more: Any) -> Reason:
    return Reason(kind=kind, text="x", start=start, stop=stop, weight=-0.1 if kind == "counter" else 0.1, **more)


def suggestion(start: int, *reasons: Reason) -> Suggestion:
    return Suggestion(document_id="d", start=start, stop=start + 20, code_id="c", score=0.5, suggester="t@1", reasons=reasons)


def test_words_of_the_suggestion_turned_to_are_marked() -> None:
    """Cues and words for, counters against; neighbours and definitions stand elsewhere. What changed is told once."""
    evidence = Evidence()
    one = suggestion(0, reason("cue", 2, 4), reason("word", 8, 9), reason("counter", 12, 14), reason("neighbour", 3, 5), reason("definition", 0, 0))
    assert evidence.turn_to(one) == ((0, 20),) and evidence.turn_to(one) == ()
    assert evidence.within(0, 20) == [(2, 4, True), (8, 9, True), (12, 14, False)]
    assert evidence.within(4, 8) == [] and evidence.within(3, 4) == [(2, 4, True)]
    assert evidence.turn_to(suggestion(40)) == ((0, 20), (40, 60)) and evidence.within(0, 99) == []
    assert evidence.turn_to(None) == ((40, 60),)


def show(app: Any) -> None:
    """A suggestion on turn 2, for it its first two characters and against it the next two, like the second document; and one on turn 4."""
    session = app.session
    document, code = session.document.document.id, session.codes.codes[0].id
    made = []
    for number in (1, 3):
        block = session.document.blocks[number]
        like = reason("neighbour", 3, 9, document_id=session.project.documents.get("second").id)
        nearer = Reason(kind="neighbour", text="nearer", start=2, stop=7, weight=0.3, document_id=document)
        reasons = (reason("cue", block.start, block.start + 2), *([like] if number == 1 else [like, nearer]))
        reasons = (*reasons, *(reason("word", block.start + 4 + at, block.start + 5 + at) for at in range(4)))
        reasons = (*reasons, reason("counter", block.start + 2, block.start + 4))
        span = {"start": block.start, "stop": block.stop}
        made.append(Suggestion(document_id=document, code_id=code, score=0.5, suggester="t@1", reasons=reasons, **span))
    session.review.show(made)


def styled(app: Any, start: int) -> tuple[bool, bool, bool]:
    """Whether the character at an offset is underlined, bold and struck out on the screen."""
    transcript = app.coding.transcript
    row = transcript.layout_index.row_of(start)
    cells = transcript.columns.margin + transcript.layout_index.column(start)
    at = 0
    for segment in transcript.render_line(row - transcript.scroll_offset.y):
        at += segment.cell_length
        if at > cells:
            style = segment.style
            return bool(style.underline), bool(style.bold), bool(style.strike)
    raise AssertionError("beyond the row")


@pytest.mark.parametrize("no_color", [False, True])
async def test_the_text_shows_what_speaks_for_and_against(project: Project, run: Run, no_color: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """Only of the suggestion at the cursor; underlined and bold for, struck out against, with and without colours."""
    if no_color:
        monkeypatch.setenv("NO_COLOR", "1")
    async with run(project, (120, 40)) as pilot:
        app: Any = pilot.app
        show(app)
        await pilot.press("}")
        second, fourth = (app.session.document.blocks[number].start for number in (1, 3))
        await pilot.pause()
        assert styled(app, second + 1) == (True, True, False) and styled(app, second + 3) == (False, False, True)
        assert styled(app, second + 9) == styled(app, fourth + 1) == styled(app, fourth + 3) == (False, False, False)
        await pilot.press("]", "s")
        await pilot.pause()
        assert styled(app, fourth + 1) == (True, True, False) and styled(app, fourth + 3) == (False, False, True)
        assert styled(app, second + 1) == styled(app, second + 3) == (False, False, False)
        await pilot.press("x")
        await pilot.pause()
        assert styled(app, fourth + 1)[1:] == (False, False) and not styled(app, fourth + 3)[2]


async def test_the_inspector_names_counter_evidence_and_the_key(project: Project, run: Run) -> None:
    """However many words speak for the code."""
    async with run(project, (120, 40)) as pilot:
        app: Any = pilot.app
        show(app)
        await pilot.press("}")
        await pilot.pause()
        told = app.coding.inspector.plain
        assert any("against: " in line for line in told) and sum("like (gj): " in line for line in told) == 1


async def test_the_nearest_coded_passage_is_a_key_away_and_back_leads_back(project: Project, run: Run) -> None:
    """In another document or the same; where nothing is suggested the screen says so."""
    async with run(project, (120, 40)) as pilot:
        app: Any = pilot.app
        session = app.session
        await pilot.press("}", "g", "j")
        assert "No suggestion here" in app.coding._bands.message[0]
        home = session.head
        show(app)
        await pilot.press("g", "j")
        assert (session.document.document.title, session.selection) == ("second", (3, 9))
        assert "ctrl+o" in app.coding._bands.message[0]
        await pilot.press("ctrl+o")
        assert (session.document.document.title, session.head) == ("talk", home)
        show(app)
        await pilot.press("]", "s", "g", "j")
        assert (session.document.document.title, session.selection) == ("talk", (2, 7))
