"""Finding words in the open document: which hit of how many, round the ends, in both scripts, highlighted."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

import pytest
from textual.pilot import Pilot

from coder.project.project import Project
from coder.tui.app import CoderApp
from coder.tui.document.finding import Finder

Run = Callable[..., AbstractAsyncContextManager[Pilot[None]]]


def said(pilot: Pilot[None]) -> str:
    assert isinstance(pilot.app, CoderApp)
    return str(pilot.app.coding.query_one("#status").plain[0])  # type: ignore[attr-defined]


async def test_each_step_says_which_hit_it_is(project: Project, run: Run) -> None:
    """And when it goes round an end."""
    async with run(project, (120, 24)) as pilot:
        await pilot.press("/", *"我们", "enter")
        await pilot.pause()
        assert "1/3 “我们”" in said(pilot)
        await pilot.press("n")
        assert "2/3" in said(pilot) and "past" not in said(pilot)
        await pilot.press("n", "n")
        assert "1/3" in said(pilot) and "past the end" in said(pilot)
        await pilot.press("N")
        assert "3/3" in said(pilot) and "past the beginning" in said(pilot)


async def test_without_a_search_n_says_how_to_begin(project: Project, run: Run) -> None:
    """In the language of the screen."""
    async with run(project, (80, 24), "zh") as pilot:
        await pilot.press("n")
        assert "尚未查找" in said(pilot)


@pytest.mark.parametrize("query", ["招商引資", "招商引资", "招商", "ROUNDTABLE", "ｒｏｕｎｄ"])
def test_scripts_cases_and_widths_are_one(query: str) -> None:
    """The hit is as long as what is typed, wherever it stands."""
    text = "我们去招商引资，再招商引資。Then the roundtable met."
    finder = Finder(text)
    assert finder.search(query)
    assert all(len(text[at : at + finder.size]) == len(query) for at in finder.hits)
    assert [finder.number(at) for at in finder.hits] == list(range(1, len(finder.hits) + 1))
