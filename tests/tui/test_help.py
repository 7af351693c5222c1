"""Help on every place, the palette of all actions, and what may follow a key."""

import importlib
import pkgutil
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager

import pytest
from textual import events
from textual.command import CommandPalette
from textual.pilot import Pilot
from textual.screen import ModalScreen, Screen

import coder.tui.screens as package
from coder.project.project import Project
from coder.tui.actions.table import ACTIONS, CODEBOOK, READING
from coder.tui.app import CoderApp
from coder.tui.palette import ActionProvider
from coder.tui.places import ANYWHERE, PLACES, place_of
from coder.tui.screens.question import Question
from coder.tui.widgets.which_key import DELAY

Run = Callable[..., AbstractAsyncContextManager[Pilot[None]]]


async def keys(pilot: Pilot[None], *names: str) -> None:
    for name in names:
        await pilot.press(name)
        await pilot.pause()
    await pilot.pause(0.05)


def title(pilot: Pilot[None]) -> str:
    return pilot.app.screen.query_one("#help-title").plain[0]  # type: ignore[attr-defined, no-any-return]


def body(pilot: Pilot[None]) -> list[str]:
    return list(pilot.app.screen.query_one("ListPane").plain)  # type: ignore[attr-defined]


def screens() -> list[type[Screen[object]]]:
    for module in pkgutil.iter_modules(package.__path__):
        importlib.import_module(f"{package.__name__}.{module.name}")
    found: list[type[Screen[object]]] = []
    waiting = [ModalScreen, Screen]
    while waiting:
        for each in waiting.pop().__subclasses__():
            waiting.append(each)
            if each.__module__.startswith("coder.tui.screens.") and each not in (Question, *found):
                found.append(each)
    return [each for each in found if each.__name__ not in ("CodingScreen", "Help")]


def test_every_screen_is_explained() -> None:
    """A new screen needs an entry in coder/tui/places.py, in both languages."""
    names = screens()
    assert len(names) >= 8
    assert [each.__name__ for each in names if place_of(kind.__name__ for kind in each.__mro__) is ANYWHERE] == []
    for place in PLACES.values():
        assert all(place.name[each] and place.purpose[each] for each in ("en", "zh"))
        assert all(en and zh for _, en, zh in place.keys)


PLACES_BY_KEYS = {
    "enter f1": "List to choose from",
    "g / f1": "Passages to look through",
    "g m f1": "All memos",
    "m f1": "Memo",
    "L f1": "Linkage",
    ": f1": "A line to type",
    "g x ?": "Table of codings",
    "f5 ?": "Town profiles",
    "} 1 g n ?": "List to choose from",
    "ctrl+p f1": "All commands",
}


@pytest.mark.parametrize("pressed", PLACES_BY_KEYS)
async def test_help_explains_the_place_one_is_in(project: Project, run: Run, pressed: str) -> None:
    """F1 everywhere, ? where nothing is typed; closing it leads back, nothing is lost."""
    async with run(project) as pilot:
        *way, last = pressed.split()
        await keys(pilot, *way)
        before = pilot.app.screen
        await keys(pilot, last)
        assert PLACES_BY_KEYS[pressed] in title(pilot)
        await keys(pilot, "escape")
        assert pilot.app.screen is before


async def test_a_question_mark_can_be_typed(project: Project, run: Run) -> None:
    """In a line to type into it is a letter."""
    async with run(project) as pilot:
        await keys(pilot, "m", "question_mark")
        assert pilot.app.screen.query_one("TextArea").text == "?"  # type: ignore[attr-defined]


async def test_a_full_width_question_mark_helps_too(project: Project, run: Run) -> None:
    """As an input method sends it."""
    async with run(project) as pilot:
        await keys(pilot, "f5")
        pilot.app.post_message(events.Key("fullwidth_question_mark", "？"))
        await pilot.pause()
        await pilot.pause()
        assert "Town profiles" in title(pilot)


async def test_help_in_the_codebook_panel_begins_with_its_keys(project: Project, run: Run) -> None:
    """What the panel is for, its own keys, then all others."""
    async with run(project, lang="zh") as pilot:
        await keys(pilot, "f2", "question_mark")
        assert "编码本面板" in title(pilot)
        heads = [row.strip() for row in body(pilot) if row.startswith(" ") and not row.startswith("  ")]
        assert heads.index("编码本面板") < heads.index("编码")


@pytest.mark.parametrize(
    ("typed", "action"), [("undo", "edit.undo"), ("撤销", "edit.undo"), ("chexiao", "edit.undo"), ("cx", "edit.undo"), ("memo.choose", "memo.choose")]
)
async def test_the_palette_finds_in_three_ways(project: Project, run: Run, typed: str, action: str) -> None:
    """English, Chinese, pinyin and its initials, ids."""
    async with run(project, lang="zh") as pilot:
        provider = ActionProvider(pilot.app.coding)  # type: ignore[attr-defined]
        found = [hit async for hit in provider.search(typed)]
        wanted = next(each for each in ACTIONS if each.id == action)
        assert any(wanted.label["zh"] in str(hit.text) for hit in found)


async def test_the_palette_holds_every_action_and_nothing_else(project: Project, run: Run) -> None:
    """Before anything is typed; in the language of the screen."""
    async with run(project, lang="zh") as pilot:
        await keys(pilot, "ctrl+p")
        assert isinstance(pilot.app.screen, CommandPalette)
        assert pilot.app.screen.query_one("Input").placeholder == "搜索全部命令"  # type: ignore[attr-defined]
        provider = ActionProvider(pilot.app.coding)  # type: ignore[attr-defined]
        offered = {action.id for action in ACTIONS if action.context in (READING, CODEBOOK)}
        assert len([hit async for hit in provider.discover()]) == len(offered)
        assert isinstance(pilot.app, CoderApp) and {ActionProvider} == pilot.app.COMMANDS


@pytest.mark.parametrize("prefix", sorted({sequence[:1] for action in ACTIONS for sequence in action.sequences() if len(sequence) > 1}))
async def test_what_may_follow_a_key_is_listed_soon(project: Project, run: Run, prefix: tuple[str, ...]) -> None:
    """Every prefix, in whichever part it holds; within 300 ms by the clock of the screen (a busy machine may take longer to draw)."""
    assert DELAY <= 0.3
    contexts = {action.context for action in ACTIONS for sequence in action.sequences() if len(sequence) > 1 and sequence[:1] == prefix}
    async with run(project, (120, 40)) as pilot:
        if contexts == {"codebook"}:
            await keys(pilot, "f2", "down")
        await keys(pilot, *prefix)
        if prefix == ("f",):
            assert pilot.app.coding.transcript.labels  # type: ignore[attr-defined]
            return
        for _ in range(100):
            if pilot.app.screen.query_one("#which").display:
                break
            await pilot.pause(0.05)
        text = " ".join(pilot.app.screen.query_one("#which").plain)  # type: ignore[attr-defined]
        labels = [action.label["en"] for action in ACTIONS for sequence in action.sequences() if sequence[:1] == prefix and len(sequence) > 1]
        assert labels and all(each in text for each in labels)
