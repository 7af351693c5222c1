"""A list to choose from by typing: codes, documents, codings to remove."""

from collections.abc import Callable, Sequence
from typing import Any

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Input

from coder.tui.actions.keys import token
from coder.tui.lines import Line
from coder.tui.screens.question import Question
from coder.tui.widgets.lines import Lines
from coder.tui.widgets.list_pane import ListPane, Row

Search = Callable[[str], Sequence[Row]]
About = Callable[[Any, int], Sequence[Line]]
_MOST = 16
_BESIDE = 10
"""Rows of a list at most, and lines of the box that are none of them: border, title, line to type into, five on the row under the cursor."""


class Picker(Question[Any]):
    """Lists what fits the typed words; Enter gives the value of the row under the cursor, Escape gives None."""

    DEFAULT_CSS = """
    Picker { align: center top; background: $background 40%; }
    Picker > Vertical { width: 72; max-width: 100%; height: auto; max-height: 90%; margin-top: 1; background: $panel; border: round $accent; }
    Picker Lines { height: 1; background: $panel; }
    Picker #picker-about { height: 5; padding: 0 1; background: $surface; }
    Picker Input, Picker Input:focus { border: none; height: 1; padding: 0 1; background: $surface; }
    Picker ListPane { height: auto; max-height: 16; background: $panel; }
    """

    def __init__(self, title: str, search: Search, *, typed: str = "", typing: bool = True, about: About | None = None) -> None:
        """`typing` false: a menu without a search line, whose digits choose too. `about`: lines on the row under the cursor, for a width."""
        super().__init__()
        self._title = title
        self._search = search
        self._typed = typed
        self._typing = typing
        self._about = about
        self._listed: str | None = None

    def compose(self) -> ComposeResult:
        """Title, search line, list."""
        with Vertical():
            yield Lines(id="picker-title")
            if self._typing:
                yield Input(value=self._typed, select_on_focus=False)
            yield ListPane()
            if self._about:
                yield Lines(id="picker-about")

    def on_mount(self) -> None:
        """Fill the list."""
        self.query_one("#picker-title", Lines).show([[(" " + self._title, "strong")]])
        self._fill(self._typed)
        pane = self.query_one(ListPane)
        if self._typing:
            pane.can_focus = False
            self.begin_typing(self.query_one(Input))
        else:
            self.begin_typing(pane)

    def on_resize(self) -> None:
        """Show title and what is told of the row at the new width."""
        self._fit()
        self.call_after_refresh(self._tell)
        self.call_after_refresh(lambda: self.query_one("#picker-title", Lines).show([[(" " + self._title, "strong")]]))

    def _fill(self, query: str) -> None:
        self._listed = query
        pane = self.query_one(ListPane)
        rows = self._search(query)
        pane.fill(rows)
        self._fit()
        self.call_after_refresh(self._tell)

    def _fit(self) -> None:
        """As many rows as there are and the screen has room for, beside what is told of one."""
        pane = self.query_one(ListPane)
        room = self.size.height * 9 // 10 - _BESIDE if self._about and self.size.height else _MOST
        pane.styles.height = max(1, min(_MOST, max(3, room), len(pane.rows)))

    def _tell(self) -> None:
        """Tell of the row under the cursor."""
        if self._about and self.is_attached:
            lines = self.query_one("#picker-about", Lines)
            value = self.query_one(ListPane).value
            lines.show(self._about(value, max(10, lines.size.width - 2)) if value is not None else [])

    def on_input_changed(self, event: Input.Changed) -> None:
        """List what fits now."""
        if event.value != self._listed:
            self._fill(event.value)

    def on_list_pane_chosen(self, event: ListPane.Chosen) -> None:
        """A click chooses."""
        self.dismiss(event.value)

    def on_key(self, event: events.Key) -> None:
        """Arrows move, Enter chooses, Escape leaves; in a menu digits choose."""
        press = token(event.key, event.character)
        pane = self.query_one(ListPane)
        steps = {"up": -1, "down": 1, "pageup": -10, "pagedown": 10, "shift+tab": -1, "tab": 1, "ctrl+p": -1, "ctrl+n": 1}
        if self._typing and self.query_one(Input).value != self._listed:
            self._fill(self.query_one(Input).value)
        if press == "escape":
            self.dismiss(None)
        elif press == "enter":
            if pane.value is not None:
                self.dismiss(pane.value)
        elif press in steps:
            pane.move(steps[press])
            self._tell()
        elif not self._typing and press.isdigit() and 0 < int(press) <= len(pane.rows):
            self.dismiss(pane.rows[int(press) - 1].value)
        elif not self._typing and press in ("j", "k"):
            pane.move(1 if press == "j" else -1)
        else:
            return
        event.stop()
        event.prevent_default()
