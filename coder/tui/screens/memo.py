"""Writing a memo."""

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import TextArea

from coder.tui.screens.question import Question
from coder.tui.widgets.lines import Lines


class MemoEditor(Question[str | None]):
    """A box of text; ctrl+s or F2 gives it, Escape gives None and changes nothing."""

    DEFAULT_CSS = """
    MemoEditor { align: center middle; background: $background 40%; }
    MemoEditor > Vertical { width: 76; max-width: 100%; height: 14; max-height: 100%; background: $panel; border: round $accent; }
    MemoEditor Lines { height: 1; background: $panel; }
    MemoEditor TextArea, MemoEditor TextArea:focus { border: none; height: 1fr; }
    """

    def __init__(self, title: str, body: str) -> None:
        super().__init__()
        self._title = title
        self._body = body

    def compose(self) -> ComposeResult:
        """Title and box."""
        with Vertical():
            yield Lines()
            yield TextArea(self._body, soft_wrap=True, show_line_numbers=False)

    def on_mount(self) -> None:
        """Begin typing at the end."""
        area = self.query_one(TextArea)
        area.move_cursor(area.document.end)
        self.begin_typing(area)
        self.call_after_refresh(lambda: self.query_one(Lines).show([[(" " + self._title, "strong")]]))

    def on_key(self, event: events.Key) -> None:
        """Save or leave."""
        if self.held(event):
            return
        if event.key not in ("ctrl+s", "f2", "escape"):
            return
        event.stop()
        event.prevent_default()
        self.dismiss(None if event.key == "escape" else self.query_one(TextArea).text)
