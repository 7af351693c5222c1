"""A whole screen of passages to look through by typing; choosing one opens it in the text."""

from collections.abc import Callable, Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Input

from coder.errors import CoderError
from coder.text.cells import cell_len
from coder.tui.screens.question import Question
from coder.tui.texts import Texts
from coder.tui.widgets.lines import Lines
from coder.tui.widgets.list_pane import ListPane, Row

Place = tuple[str, int, int]
Search = Callable[[str, int], tuple[Sequence[Row], str]]
"""Takes what is typed and the width of the list in cells; gives rows, whose values are places, and a word on how many there are."""

_STEPS = {"up": -1, "down": 1, "pageup": -10, "pagedown": 10, "ctrl+home": -1_000_000, "ctrl+end": 1_000_000}


class Listing(Question[Place]):
    """Lists what a search finds; Enter opens the row under the cursor, Escape gives None.

    A `live` search runs at each key, any other at Enter; Enter a second time opens.
    """

    DEFAULT_CSS = """
    Listing { background: $background; }
    Listing > Vertical { width: 100%; height: 100%; }
    Listing .band { height: 1; background: $panel; }
    Listing Horizontal { height: 1; background: $surface; }
    Listing #listing-prompt { height: 1; background: $surface; }
    Listing Input, Listing Input:focus { border: none; height: 1; padding: 0; background: $surface; width: 1fr; }
    Listing ListPane { height: 1fr; }
    """

    def __init__(self, texts: Texts, title: str, search: Search, *, typed: str = "", live: bool = True) -> None:
        super().__init__()
        self._texts = texts
        self._title = title
        self._search = search
        self._typed = typed
        self._live = live
        self._asked = typed
        self._listed: tuple[str, int] | None = None

    def compose(self) -> ComposeResult:
        """Title, line to type into, list, keys."""
        with Vertical():
            yield Lines(id="listing-title", classes="band")
            with Horizontal():
                yield Lines(id="listing-prompt")
                yield Input(value=self._typed, select_on_focus=False)
            yield ListPane()
            yield Lines(id="listing-foot", classes="band")

    def on_mount(self) -> None:
        """Begin typing."""
        prompt = self.query_one("#listing-prompt", Lines)
        prompt.styles.width = cell_len(self._texts("search for")) + 3
        self.query_one(ListPane).can_focus = False
        self.begin_typing(self.query_one(Input))

    def on_resize(self) -> None:
        """List at this width."""
        self.call_after_refresh(self._again)

    def _again(self) -> None:
        self._listed = None
        self.query_one("#listing-title", Lines).show([[(f" {self._title}", "strong")]])
        self.query_one("#listing-prompt", Lines).show([[(f" {self._texts('search for')}: ", "dim")]])
        self._fill()

    def on_input_changed(self) -> None:
        """A live search follows what is typed."""
        if self._live:
            self._fill()
        else:
            self._foot("", "dim")

    def _fill(self) -> None:
        pane = self.query_one(ListPane)
        if self._live:
            self._asked = self.query_one(Input).value
        asked = (self._asked, max(20, pane.scrollable_content_region.width))
        if asked == self._listed:
            return
        self._listed = asked
        try:
            rows, count = self._search(*asked)
        except CoderError as error:
            pane.fill([])
            self._foot(f"{error.what} {error.hint}", "error")
            return
        pane.fill(rows)
        self._foot(count, "dim")

    def _foot(self, said: str, style: str) -> None:
        keys = self._texts("listing keys" if self._live else "search keys")
        self.query_one("#listing-foot", Lines).show([[(f" {said}  " if said else " ", style if style == "error" else "accent"), (keys, "dim")]])

    def on_list_pane_chosen(self, event: ListPane.Chosen) -> None:
        """Two clicks open."""
        if event.times == 2:
            self.dismiss(event.value)

    def on_key(self, event: events.Key) -> None:
        """Arrows move, Enter searches or opens, Escape leaves."""
        if self.held(event):
            return
        pane = self.query_one(ListPane)
        if event.key == "escape":
            self.dismiss(None)
        elif event.key == "enter":
            typed = self.query_one(Input).value
            if self._listed is None or self._listed[0] != typed:
                self._asked = typed
                self._fill()
            elif pane.value is not None:
                self.dismiss(pane.value)
        elif event.key in _STEPS:
            pane.move(_STEPS[event.key])
        else:
            return
        event.stop()
        event.prevent_default()
