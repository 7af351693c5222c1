"""The home of the towns: pages, quotes, parameters, towns."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

import pytest
from textual.pilot import Pilot

from coder.project.project import Project
from coder.tui.profiles.names import profile_names
from coder.tui.screens.coding import CodingScreen
from coder.tui.screens.listing import Listing
from coder.tui.screens.profile import ProfileScreen
from coder.tui.widgets.figure_pane import FigurePane
from coder.tui.widgets.list_pane import ListPane

Run = Callable[..., AbstractAsyncContextManager[Pilot[None]]]
Rows = Callable[[Pilot[None]], list[str]]


async def keys(pilot: Pilot[None], *names: str) -> None:
    for name in names:
        await pilot.press(name)
        await pilot.pause()


def linked(project: Project) -> None:
    """Codings and a dated mention in the first document."""
    talk = project.documents.get("talk")
    text = project.documents.text(talk.id)
    for words, code in (("先把园区规划好", "sit.competitive_positioning"), ("慢慢就有默契了", "sit.communicative_mediation")):
        at = text.index(words)
        project.codings.add(talk.id, at, at + len(words), code)
    at = text.index("外商来了以后")
    told = {"situations": ["sit.competitive_positioning"], "kinds": ["kind.capital"], "scale": "scale.global", "time_from": "1998"}
    project.mentions.add(talk.id, at, at + 6, "镇政府", "外商", **told)  # type: ignore[arg-type]


def test_things_have_their_names_in_the_language_of_the_screen(project: Project) -> None:
    """Towns, models, dimensions, poles and groups have the names that the codebook and the project give them."""
    names = profile_names(project, "zh")
    assert names["kunshan"] == "昆山模式" and names["knowledge"] == "知识系统"
    assert names["reflective_monitoring"] == names["sit.reflective_monitoring"] == "反思性监测"
    assert names[project.towns.list()[0].id] == "Example Town"


async def test_what_a_verdict_lacks_is_said_in_chinese(project: Project, run: Run, screen_rows: Rows) -> None:
    """On the home of a town that has no codings yet, and no English with it."""
    async with run(project, (120, 40), "zh") as pilot:
        await keys(pilot, "f5")
        shown = "\n".join(screen_rows(pilot))
        assert "知识系统：再" in shown and "个来源" in shown and "more" not in shown and "corner" not in shown


async def test_a_number_leads_to_its_quotes_and_into_the_text_by_key_and_by_click(project: Project, run: Run) -> None:
    """The matrix of actors: its cell opens the mention; a click on a number does what Enter does."""
    linked(project)
    async with run(project, (120, 40)) as pilot:
        await keys(pilot, "f5", "5", "end", "up", "up")
        screen = pilot.app.screen
        assert isinstance(screen, ProfileScreen)
        pane = screen.query_one(FigurePane)
        assert "→" in pane.value.title and pane.value.mentions
        spot = pane._spots[pane.cursor]
        await pilot.click(FigurePane, offset=(spot.start, spot.row - round(pane.scroll_offset.y)))
        await pilot.pause()
        listing = pilot.app.screen
        assert isinstance(listing, Listing) and "镇政府 → 外商" in str(listing._title)
        assert any("外商来了以后" in row for row in listing.query_one(ListPane).plain)
        await keys(pilot, "enter")
        assert isinstance(pilot.app.screen, CodingScreen)


async def test_every_page_shows_its_figures_without_stopping(project: Project, run: Run) -> None:
    """All nine, there and back, at the smallest size and at one that is larger; none is empty."""
    linked(project)
    async with run(project, (80, 24), "zh") as pilot:
        await keys(pilot, "f5")
        pages = set()
        for _ in range(9):
            pane = pilot.app.screen.query_one(FigurePane)
            assert pane.lines
            pages.add("\n".join(pane.plain))
            await keys(pilot, "tab")
        assert len(pages) == 9
        await pilot.resize_terminal(150, 45)
        await keys(pilot, "7")
        assert pilot.app.screen.query_one(FigurePane).lines


async def test_a_wrong_value_of_a_parameter_is_refused_in_the_language_of_the_screen(project: Project, run: Run, screen_rows: Rows) -> None:
    """Nothing is written; the old value stays."""
    async with run(project, (100, 30), "zh") as pilot:
        await keys(pilot, "f5", "9", "enter", *3 * ["backspace"], "7", "enter")
        assert project.parameters.chosen().rho == 0.3
        assert "画像参数 rho 为 7.0" in "\n".join(screen_rows(pilot))


async def test_a_change_says_how_it_is_taken_back_and_f1_what_the_page_means(project: Project, run: Run, screen_rows: Rows) -> None:
    """The message stays while the numbers are computed anew; help explains the figures of the page and lists the keys."""
    async with run(project, (100, 30)) as pilot:
        await keys(pilot, "f5", "9", "enter", *3 * ["backspace"], "0", "full_stop", "2", "enter")
        assert "rho = 0.2; u takes it back" in "\n".join(screen_rows(pilot))
        await keys(pilot, "2", "f1")
        shown = "\n".join(pilot.app.screen.query_one(ListPane).plain)
        assert "SITUATIONS. ●" in shown and "Definitions of the situations" in shown and "shift+tab" in shown


async def test_periods_are_set_on_the_page_of_time_and_taken_back(project: Project, run: Run) -> None:
    """One undo step."""
    linked(project)
    async with run(project, (120, 40)) as pilot:
        await keys(pilot, "f5", "6", "enter", *"1990", "minus", *"1999", "enter")
        shown = pilot.app.screen.query_one(FigurePane).plain
        assert any("periods: 1990-1999" in row for row in shown) and any(row.strip().startswith("1990-1999") for row in shown)
        await keys(pilot, "u")
        assert any("periods: decades" in row for row in pilot.app.screen.query_one(FigurePane).plain)


async def test_a_town_is_chosen_among_all_and_the_page_is_kept_for_the_next_time(project: Project, run: Run) -> None:
    """Enter on the name of a town shows its home."""
    project.towns.add("Other Town")
    async with run(project, (120, 40)) as pilot:
        await keys(pilot, "f5", "7", "end", "enter")
        screen = pilot.app.screen
        assert isinstance(screen, ProfileScreen)
        assert "Other Town" in "".join(screen.query_one("#profile-title").plain)  # type: ignore[attr-defined]
        await keys(pilot, "2", "escape", "f5")
        assert any("Situation mix" in row for row in pilot.app.screen.query_one(FigurePane).plain)


async def test_no_number_stands_under_the_name_of_another_town_while_that_is_computed(
    project: Project, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The lines are gone until the right ones are there; so they are when suggestions are to count and do not yet."""
    project.towns.add("Other Town")
    async with run(project, (120, 40)) as pilot:
        await keys(pilot, "f5")
        screen = pilot.app.screen
        assert isinstance(screen, ProfileScreen)
        pane = screen.query_one(FigurePane)
        assert pane.lines
        monkeypatch.setattr(screen._numbers, "ask", lambda key: None)
        monkeypatch.setattr(ProfileScreen, "is_settled", True)
        await keys(pilot, "]")
        assert not pane.lines
        await keys(pilot, "[")
        assert pane.lines
        await keys(pilot, "i")
        assert not pane.lines


async def test_a_project_without_towns_says_how_to_make_one(project: Project, run: Run, screen_rows: Rows) -> None:
    """No number is invented, and no key does harm."""
    project.towns.remove("Example Town")
    async with run(project, (100, 30)) as pilot:
        await keys(pilot, "f5", "3", "tab", "]", "enter", "r")
        await keys(pilot, "f5", "f5")
        assert "No town yet" in "\n".join(screen_rows(pilot))
