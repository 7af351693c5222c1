"""What is sent to the terminal piece by piece adds up to the whole screen."""

import random
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Any

import pytest
from rich.cells import cell_len
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.pilot import Pilot
from textual.strip import Strip

from coder.project.project import Project
from coder.tui.terminal.lean_compositor import LeanCompositor

Run = Callable[..., AbstractAsyncContextManager[Pilot[None]]]
KEYS = (
    *("}", "{", "w", "b", ")", "(", "right", "left", "up", "down", "pagedown", "pageup", "home", "end", "s", "t", "v", "escape"),
    *("1", "2", "3", "u", "U", "d", "z", "f2", "f3", "f4", "n", "O", "tab", "g", "c", ".", "]", "u", "ctrl+d", "ctrl+u"),
)


class Terminal:
    """A screen of cells, painted as a terminal would paint it."""

    def __init__(self) -> None:
        self.rows: dict[int, dict[int, tuple[str, str]]] = {}

    def paint(self, x: int, y: int, strip: Strip) -> None:
        row = self.rows.setdefault(y, {})
        for text, style, _ in strip:
            for character in text:
                if cell_len(character):
                    row[x] = character, str(style)
                    for more in range(1, cell_len(character)):
                        row[x + more] = "", str(style)
                x += cell_len(character)

    def take(self, update: Any) -> None:
        if isinstance(update, LayoutUpdate):
            for y, line in enumerate(update.strips):
                self.paint(0, y, Strip.join(list(line)))
        elif isinstance(update, ChopsUpdate):
            for y, first, last in update.spans:
                for end, (x, strip) in zip(update.chop_ends[y], update.chops[y].items(), strict=True):
                    if strip is not None and x < last and end > first:
                        self.paint(x, y, strip if end <= last else strip.crop(0, last - x))


def whole(screen: Any) -> Terminal:
    """The same from a full repaint."""
    terminal = Terminal()
    for y, strip in enumerate(screen._compositor.render_strips()):
        terminal.paint(0, y, strip)
    return terminal


@pytest.mark.parametrize(("size", "seed"), [((80, 24), 1), ((120, 40), 2), ((200, 60), 3)])
async def test_the_pieces_add_up(project: Project, run: Run, size: tuple[int, int], seed: int) -> None:
    """After any keys, in any order, with panels and drawers opened and closed."""
    async with run(project, size) as pilot:
        app: Any = pilot.app
        assert isinstance(app.coding._compositor, LeanCompositor)
        terminal, display, sent = whole(app.screen), app._display, []

        def taken(screen: Any, update: Any) -> None:
            if screen is app.coding and app.screen is app.coding and isinstance(update, (ChopsUpdate, LayoutUpdate)):
                terminal.take(update)
                sent.append(type(update))
            display(screen, update)

        app._display = taken
        chance = random.Random(seed)
        for _ in range(60):
            await pilot.press(chance.choice(KEYS))
            for _ in range(3):
                await pilot.pause(0.01)
            if app.screen is not app.coding:
                while app.screen is not app.coding:
                    await pilot.press("escape")
                    await pilot.pause(0.02)
                app.coding.refresh(layout=True)
                await pilot.pause(0.05)
                terminal.rows = whole(app.screen).rows
            assert terminal.rows == whole(app.screen).rows
        assert sent.count(ChopsUpdate) > 20
