"""The form of a linkage begins with what the passage suggests, each value with its reason."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from textual.pilot import Pilot
from textual.widgets import Input

from coder.project.project import Project
from coder.tui.screens.link import LinkForm
from coder.tui.widgets.list_pane import ListPane

Run = Callable[..., AbstractAsyncContextManager[Pilot[None]]]


@asynccontextmanager
async def form(run: Run, project: Project, *keys: str, size: tuple[int, int] = (120, 40)) -> AsyncIterator[Pilot[None]]:
    """The form opened after some keys, with the passage read."""
    async with run(project, size) as pilot:
        await pilot.press(*keys, "L")
        await read(pilot)
        yield pilot


async def read(pilot: Pilot[None]) -> None:
    """Until the passage is read."""
    while not isinstance(pilot.app.screen, LinkForm):
        await pilot.pause(0.02)
    while any(worker.group == "prefill" and not worker.is_finished for worker in pilot.app.workers):
        await pilot.pause(0.02)
    await pilot.pause()


def line(pilot: Pilot[None], field: str) -> Input:
    return pilot.app.screen.query_one(f"#field-{field}", Input)


def listed(pilot: Pilot[None]) -> str:
    return " ".join("".join(text for text, _ in row.line) for row in pilot.app.screen.query_one(ListPane).rows)


async def test_the_fields_are_filled_with_reasons_and_recorded_when_confirmed(project: Project, run: Run) -> None:
    """Two actors of the passage; nothing is written before ctrl+s."""
    async with form(run, project, "}") as pilot:
        assert line(pilot, "actor_a").value == "政府"
        assert line(pilot, "actor_b").value == "园区"
        assert "named “政府”" in listed(pilot)
        assert project.mentions.list() == ()
        await pilot.press("ctrl+s")
        await pilot.pause()
        (mention,) = project.mentions.list()
        assert (mention.actor_a.label, mention.actor_b.label) == ("政府", "园区")


async def test_typing_replaces_what_is_suggested(project: Project, run: Run) -> None:
    """The first letter; the reason goes with it."""
    async with form(run, project, "}") as pilot:
        await pilot.press(*"zone")
        assert line(pilot, "actor_a").value == "zone"
        assert "named" not in listed(pilot)


async def test_what_was_typed_meanwhile_stays(project: Project, run: Run) -> None:
    """A line that somebody has typed into is not filled."""
    async with run(project, (120, 40)) as pilot:
        await pilot.press("}", "L")
        await pilot.pause()
        screen = pilot.app.screen
        assert isinstance(screen, LinkForm)
        line(pilot, "actor_b").value = "club"
        await read(pilot)
        assert line(pilot, "actor_b").value == "club"


async def test_the_reason_stands_beside_the_field_where_there_is_room(project: Project, run: Run) -> None:
    """At 120 columns in a column of its own, at 80 in the list of what may be chosen; the document opens where it was left."""
    async with form(run, project, "}") as pilot:
        assert any("named “政府”" in row for lines in pilot.app.screen.query(".why") for row in lines.plain)  # type: ignore[attr-defined]
    async with form(run, project, size=(80, 24)) as pilot:
        assert not any(lines.display for lines in pilot.app.screen.query(".why"))
        assert "named" in listed(pilot)


async def test_leaving_a_form_that_nobody_touched_asks_nothing(project: Project, run: Run) -> None:
    """What is only suggested is no work that could be lost."""
    async with form(run, project, "}") as pilot:
        await pilot.press("escape")
        await pilot.pause()
        assert not isinstance(pilot.app.screen, LinkForm)
