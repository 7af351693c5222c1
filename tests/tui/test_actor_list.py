"""The list of actors: found in the texts, made, gone to; mistakes are told in a line."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

from textual.pilot import Pilot

from coder.project.project import Project
from coder.tui.app import CoderApp
from coder.tui.screens.listing import Listing
from coder.tui.widgets.lines import Lines
from coder.tui.widgets.list_pane import ListPane

Run = Callable[..., AbstractAsyncContextManager[Pilot[None]]]


async def keys(pilot: Pilot[None], *names: str) -> None:
    for name in names:
        await pilot.press(name)
        await pilot.pause()
        while isinstance(pilot.app.screen, Listing) and not pilot.app.screen.is_settled:
            await pilot.pause(0.02)


def listed(pilot: Pilot[None]) -> list[str]:
    return [row for row in pilot.app.screen.query_one(ListPane).plain if row.strip()]


def foot(pilot: Pilot[None]) -> str:
    return pilot.app.screen.query_one("#listing-foot", Lines).plain[0]


async def test_an_actor_of_the_texts_is_shown_with_its_passage_and_gone_to(project: Project, run: Run) -> None:
    """How often, type, why; Enter lists the passages, Enter again opens the text; ctrl+o leads back."""
    async with run(project, (120, 40)) as pilot:
        await keys(pilot, "g", "a", "tab", *"外商协会")
        assert "business association or ch" in listed(pilot)[0].casefold() and "association “外商协会”" in listed(pilot)[0]
        assert "我们和外商协会每个月开一次会" in listed(pilot)[1]
        await keys(pilot, "enter", "enter")
        assert isinstance(pilot.app, CoderApp)
        session = pilot.app.session
        assert session.document.text[slice(*session.selection)] == "外商协会"
        await keys(pilot, "ctrl+o")
        assert listed(pilot)[0].strip() == "talk"


async def test_the_mentions_of_an_actor_are_gone_to(project: Project, run: Run) -> None:
    """From the number of mentions to the passage."""
    talk = next(each for each in project.documents.list() if each.title == "talk")
    project.mentions.add(talk.id, 64, 86, "镇政府", "外商协会")
    async with run(project, (80, 24)) as pilot:
        await keys(pilot, "g", "a")
        assert any("外商协会" in row and " 1 " in row for row in listed(pilot))
        await keys(pilot, *"外商", "enter")
        assert "镇政府 → 外商协会" in listed(pilot)[0]
        await keys(pilot, "enter")
        assert isinstance(pilot.app, CoderApp)
        assert pilot.app.session.selection == (64, 86)


async def test_an_actor_that_a_mention_names_is_not_removed_and_the_list_says_so(project: Project, run: Run) -> None:
    """In the language of the screen; a key of the other list says where it belongs."""
    talk = next(each for each in project.documents.list() if each.title == "talk")
    project.mentions.add(talk.id, 64, 86, "镇政府", "外商协会")
    async with run(project, (120, 40), "zh") as pilot:
        await keys(pilot, "g", "a", "f8")
        assert "条联系记述提到" in foot(pilot)
        await keys(pilot, "ctrl+t")
        assert "仅用于文本中提到的行动者" in foot(pilot)
        assert len(project.actors.list()) == 2


async def test_what_is_made_in_the_list_is_undone_on_the_screen(project: Project, run: Run) -> None:
    """One step."""
    async with run(project, (120, 40)) as pilot:
        await keys(pilot, "g", "a", "tab", *"外商协会", "ctrl+t", "escape")
        assert [each.name() for each in project.actors.list()] == ["外商协会"]
        await keys(pilot, "u")
        assert project.actors.list() == ()


async def test_the_cursor_stays_in_its_row_when_an_actor_is_made(project: Project, run: Run) -> None:
    """So that the next one can be made at once."""
    async with run(project, (120, 40)) as pilot:
        await keys(pilot, "g", "a", "tab", "down", "down")
        pane = pilot.app.screen.query_one(ListPane)
        before = pane.cursor
        assert before > 0
        await keys(pilot, "ctrl+t")
        assert pane.cursor == before and len(project.actors.list()) == 1
