"""One line to type into, at the bottom of the screen."""

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input

from coder.text.cells import cell_len
from coder.tui.screens.question import Question
from coder.tui.widgets.lines import Lines


class Prompt(Question[str | None]):
    """Asks for a line of text; Enter gives it, Escape gives None."""

    DEFAULT_CSS = """
    Prompt { align: left bottom; background: $background 0%; }
    Prompt > Horizontal { height: 1; width: 100%; background: $panel; margin-bottom: 1; }
    Prompt Lines { height: 1; background: $panel; }
    Prompt Input, Prompt Input:focus { border: none; height: 1; padding: 0; background: $panel; width: 1fr; }
    """

    def __init__(self, title: str, typed: str = "") -> None:
        super().__init__()
        self._title = f" {title}: "
        self._typed = typed

    def compose(self) -> ComposeResult:
        """Title and line."""
        with Horizontal():
            yield Lines()
            yield Input(value=self._typed)

    def on_mount(self) -> None:
        """Begin typing."""
        lines = self.query_one(Lines)
        lines.styles.width = cell_len(self._title)
        self.begin_typing(self.query_one(Input))
        self.call_after_refresh(lambda: lines.show([[(self._title, "strong")]]))

    def on_key(self, event: events.Key) -> None:
        """Enter gives the line, Escape leaves."""
        if event.key not in ("enter", "escape"):
            return
        event.stop()
        event.prevent_default()
        self.dismiss(self.query_one(Input).value if event.key == "enter" else None)
