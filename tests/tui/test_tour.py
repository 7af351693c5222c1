"""The guided tour: it goes on when a thing was really done, can be left and resumed, and leaves nothing behind if asked."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot

from coder.project.project import Project
from coder.project.workspace import edited
from coder.tui import tour
from coder.tui.app import CoderApp
from coder.tui.preferences import config_folder
from coder.tui.screens.touring import Touring
from coder.tui.tour import Progress
from coder.tui.tour_steps import STATIONS
from tests.tui.test_every_action import suggest

Run = Callable[..., AbstractAsyncContextManager[Pilot[None]]]

LINK = (*"town", "tab", *"club", "tab", *"sy", "enter", "tab", *"infor", "enter", "ctrl+s")
WAY: dict[str, tuple[str, ...]] = {
    "move": ("}",),
    "select": ("s",),
    "mnemonic": ("c", "e", "c"),
    "digit": ("}", "1"),
    "repeat": ("}", "."),
    "undo": ("u",),
    "suggestion": ("SUGGEST", "]", "s", "a"),
    "memo": ("m", "想", "f2"),
    "linkage": ("L", *LINK),
    "profile": ("f5", "escape"),
}


async def keys(pilot: Pilot[None], *names: str) -> None:
    for name in names:
        if name == "SUGGEST":
            suggest(pilot.app)
        else:
            await pilot.press(name)
        await pilot.pause()


def touring(pilot: Pilot[None]) -> Touring:
    assert isinstance(pilot.app, CoderApp)
    return pilot.app.coding.touring


def band(pilot: Pilot[None]) -> str:
    assert isinstance(pilot.app, CoderApp)
    return "\n".join(pilot.app.coding.query_one("#tour").plain)  # type: ignore[attr-defined]


def written(project: Project) -> tuple[int, int, int, int]:
    return (len(project.codings.all()), len(project.memos.list()), len(project.mentions.list()), len(project.suggestions.decisions()))


async def test_every_station_goes_on_when_it_is_done(project: Project, run: Run) -> None:
    """By the keys that it names, one after the other; at the end everything is taken back in one go."""
    assert [*WAY, "end"] == [each.id for each in STATIONS]
    async with run(project, (80, 24)) as pilot:
        await keys(pilot, "1", "g", "question_mark")
        before = written(project)
        for number, (station, way) in enumerate(WAY.items(), 1):
            assert touring(pilot).station == station
            assert f"Tour {number}/{len(STATIONS)}" in band(pilot)
            await keys(pilot, *way)
        assert touring(pilot).station == "end"
        assert written(project) == (before[0] + 3, 1, 1, 1)
        await keys(pilot, "g", "question_mark", "2")
        assert written(project) == before
        assert touring(pilot).station == "" and not pilot.app.screen.query("#tour")
        assert project.history.verify().ok


async def test_what_was_done_can_stay(project: Project, run: Run) -> None:
    """The first answer keeps it."""
    async with run(project) as pilot:
        await keys(pilot, "g", "question_mark", "1", *["g", "greater_than_sign"] * 10)
        assert touring(pilot).station == "end"
        await keys(pilot, "g", "question_mark", "1")
        assert written(project)[0] == 1 and touring(pilot).station == ""


@pytest.mark.parametrize("wrong", ["s", "1", "m", "f2"])
async def test_something_else_does_not_go_on(project: Project, run: Run, wrong: str) -> None:
    """The station stays until it is done."""
    async with run(project) as pilot:
        await keys(pilot, "g", "question_mark", wrong)
        assert touring(pilot).station == "move"


async def test_escape_leaves_and_the_tour_is_resumed(project: Project, run: Run) -> None:
    """First the selection goes, then the tour; after a restart it goes on at the same station, and the end knows where it began."""
    async with run(project) as pilot:
        await keys(pilot, "g", "question_mark", "}", "s")
        await keys(pilot, "escape")
        assert touring(pilot).station == "mnemonic"
        await keys(pilot, "s", "c", "e", "c", "escape", "escape")
        assert touring(pilot).station == "" and not pilot.app.screen.query("#tour")
    async with run(project) as pilot:
        await keys(pilot, "g", "question_mark")
        assert touring(pilot).station == "digit"
        await keys(pilot, *["g", "greater_than_sign"] * 9, "g", "question_mark", "2")
        assert written(project)[0] == 0


def constructed(project: Project) -> None:
    """Make the conversation a constructed sample, as those of the demo are."""
    for document in project.documents.list():
        after = replace(document, metadata={**document.metadata, "constructed": True})
        project.workspace.write([edited(document, after)], "mark")


@pytest.mark.parametrize("lang", ["en", "zh"])
async def test_the_tour_is_offered_once_in_a_sample(project: Project, run: Run, lang: str) -> None:
    """At the first start; not in a project of one's own."""
    async with run(project, lang=lang) as pilot:
        assert pilot.app.screen is pilot.app.coding  # type: ignore[attr-defined]
    constructed(project)
    async with run(project, lang=lang) as pilot:
        assert type(pilot.app.screen).__name__ == "Picker"
        await keys(pilot, "1")
        assert touring(pilot).station == "move"
    async with run(project, lang=lang) as pilot:
        assert pilot.app.screen is pilot.app.coding  # type: ignore[attr-defined]


async def test_the_keys_named_are_those_of_the_person(project: Project, run: Run) -> None:
    """A changed key is told as it is."""
    folder = config_folder()
    folder.mkdir(parents=True)
    (folder / "screen.toml").write_text('[keys]\n"move.turn_next" = "Z"\n', encoding="utf-8")
    async with run(project) as pilot:
        await keys(pilot, "g", "question_mark")
        assert "Press Z to go to the next turn." in band(pilot)
        await keys(pilot, "Z")
        assert touring(pilot).station == "select"


@pytest.mark.parametrize("content", ["", "[]", "{", '{"x": 3}'])
def test_a_broken_file_is_no_tour(tmp_path: Path, content: str) -> None:
    """It begins anew."""
    (tmp_path / tour.FILE).write_text(content, encoding="utf-8")
    assert tour.read(tmp_path, tmp_path / "a.coder", "Li") is None
    tour.write(tmp_path, tmp_path / "a.coder", "Li", Progress(station=3, since=7))
    assert tour.read(tmp_path, tmp_path / "a.coder", "Li") == Progress(station=3, since=7)


def test_the_texts_of_the_stations() -> None:
    """Two lines at most that fit 80 cells with keys in them, in both languages; no key is written by hand that an action has."""
    from coder.text.cells import cell_len
    from coder.tui.actions.table import BY_ID

    keys_of = {f"{{{name}}}": action.keys[0].replace(" ", "") for name, action in BY_ID.items() if action.keys}
    for station in STATIONS:
        for language in ("en", "zh"):
            text = station.text[language].replace("{code}", "cp").replace("{name}", "Competitive positioning")
            for mark, key in keys_of.items():
                text = text.replace(mark, key)
            assert "{" not in text and text.count("\n") <= 1
            assert all(cell_len(line) <= 79 for line in text.split("\n")), (station.id, language, text)


async def test_a_station_that_waits_for_suggestions_says_so(project: Project, run: Run) -> None:
    """While they are computed the band tells it, and how to go on without; when they are there it tells the keys again."""
    async with run(project, (80, 24)) as pilot:
        await keys(pilot, "g", "question_mark", "1", *["g", "greater_than_sign"] * 6)
        assert touring(pilot).station == "suggestion" and "still being computed" not in band(pilot)
        coding = pilot.app.coding  # type: ignore[attr-defined]
        coding._bands.progress.begin()
        coding.touring.update()
        await pilot.pause()
        assert "still being computed" in band(pilot) and "g>" in band(pilot)
        coding.computing.suggestions_came()
        await pilot.pause()
        assert "still being computed" not in band(pilot)
