"""A passage that is opened from a list leads back to the list, as it was left."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from coder.project.project import Project
from coder.tui.app import CoderApp
from coder.tui.screens.listing import Listing
from coder.tui.widgets.list_pane import ListPane

Run = Callable[..., AbstractAsyncContextManager[Pilot[None]]]

WAYS: dict[str, list[str]] = {
    "words": ["g", "slash", *"we", "enter", "down", "enter"],
    "quotes": ["g", "c", *"cp", "enter", "down", "enter"],
    "table": ["g", "x", "enter", "down", "enter"],
    "memos": ["g", "m", "down", "enter"],
    "documents": ["f6", "down", "enter"],
    "profiles": ["f5", "enter", "down", "enter"],
}
"""By what is looked through: the keys from the text to the last thing that is chosen."""


def app_of(pilot: Pilot[None]) -> CoderApp:
    assert isinstance(pilot.app, CoderApp)
    return pilot.app


def seen(pilot: Pilot[None]) -> tuple[str, object, list[str]]:
    """The kind of screen, what is under the cursor of its list, and what was typed."""
    screen = pilot.app.screen
    pane: Any = next(iter(screen.query(ListPane)), None)
    return type(screen).__name__, pane.value if pane else None, [each.value for each in screen.query(Input)]


@pytest.fixture
def worked(project: Project) -> Project:
    """Two codings of the same code, a mention and two memos."""
    talk = project.documents.get("talk")
    text = project.documents.text(talk.id)
    for words in ("先把园区规划好", "带动了本地配套"):
        at = text.index(words)
        project.codings.add(talk.id, at, at + len(words), "sit.competitive_positioning")
        project.memos.add("passage", talk.id, f"note on {words}", start=at, stop=at + len(words))
    project.mentions.add(talk.id, at, at + 4, "外商", "本地企业", situations=["sit.competitive_positioning"])
    return project


@pytest.mark.parametrize("way", WAYS)
async def test_one_key_leads_back_to_the_list_as_it_was_left(worked: Project, run: Run, way: str) -> None:
    """The list, what was typed in it and the row under the cursor are there again; Escape then leads to where it was opened."""
    async with run(worked, (120, 40)) as pilot:
        session = app_of(pilot).session
        await pilot.press("right_curly_bracket", "right_curly_bracket")
        start = (session.document.document.id, session.head)
        *keys, last = WAYS[way]
        for key in keys:
            await pilot.press(key)
            await pilot.pause()
        left = seen(pilot)
        assert left[1] is not None
        await pilot.press(last)
        await pilot.pause()
        assert pilot.app.screen is app_of(pilot).coding
        assert (session.document.document.id, session.head) != start
        for _ in range(2):
            await pilot.press("ctrl+o")
            await pilot.pause()
            assert seen(pilot) == left
            await pilot.press("enter")
            await pilot.pause()
            assert (session.document.document.id, session.head) != start
        await pilot.press("ctrl+o")
        await pilot.pause()
        while pilot.app.screen is not app_of(pilot).coding:
            await pilot.press("escape")
            await pilot.pause()
        assert (session.document.document.id, session.head) == start


async def test_a_list_that_is_come_back_to_shows_what_was_done_meanwhile(worked: Project, run: Run) -> None:
    """A coding removed in the passage is not listed any more, and the cursor stays in its row."""
    async with run(worked, (120, 40)) as pilot:
        for key in ("g", "c", *"cp", "enter"):
            await pilot.press(key)
            await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        await pilot.press("d", "ctrl+o")
        await pilot.pause()
        listing = pilot.app.screen
        assert isinstance(listing, Listing)
        pane = listing.query_one(ListPane)
        assert "带动了本地配套" in "".join(pane.plain) and pane.value is not None
        assert sum(row.value is not None for row in pane.rows) == 1
