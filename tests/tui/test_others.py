"""Another program at work on the same project: what it changes in the text is on the screen, too."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path

from textual.pilot import Pilot

from coder.project.project import Project
from coder.project.texts.erasing import erase_speaker
from coder.tui.app import CoderApp

Run = Callable[..., AbstractAsyncContextManager[Pilot[None]]]
Rows = Callable[[Pilot[None]], list[str]]


def app_of(pilot: Pilot[None]) -> CoderApp:
    assert isinstance(pilot.app, CoderApp)
    return pilot.app


async def test_erased_words_leave_the_screen(path: Path, project: Project, run: Run, screen_rows: Rows) -> None:
    """A withdrawn participant's words can be neither read nor coded nor copied from a screen that was open; the place stays."""
    async with run(project, (120, 40)) as pilot:
        await pilot.press("}", "}", "}")
        head = app_of(pilot).session.head
        assert any("政府先把园区规划好" in row for row in screen_rows(pilot))
        with Project.open(path, user="CD") as other:
            erase_speaker(other.workspace, other.speakers.get("镇长"))
        app_of(pilot)._look_for_others()
        await pilot.pause()
        session = app_of(pilot).session
        assert "政府先把园区规划好" not in session.document.text and session.head == head
        assert not any("政府先把园区规划好" in row for row in screen_rows(pilot))


async def test_a_speaker_is_called_what_another_program_calls_him(path: Path, project: Project, run: Run) -> None:
    """Renamed elsewhere, he has the new name in the status line."""
    async with run(project) as pilot:
        await pilot.press("}")
        with Project.open(path, user="CD") as other:
            other.speakers.rename("镇长", "周镇长")
        app_of(pilot)._look_for_others()
        await pilot.pause()
        assert "周镇长" in str(app_of(pilot).coding.query_one("#status").plain[0])  # type: ignore[attr-defined]
