"""The list of what may be pressed next; it comes up when a person hesitates."""

from collections.abc import Callable, Sequence

from textual.timer import Timer

from coder.tui.widgets.bands import in_columns
from coder.tui.widgets.lines import Lines

DELAY = 0.25
"""Seconds of hesitation."""


class WhichKey(Lines):
    """Keys and labels in columns; hidden until it is wanted."""

    DEFAULT_CSS = """
    WhichKey { display: none; height: auto; max-height: 20; width: 100%; background: $panel; padding: 0 1; }
    """

    def __init__(self, items: Callable[[], Sequence[tuple[str, str]]], *, id: str | None = None) -> None:
        """`items` gives what may follow now."""
        super().__init__(id=id)
        self._items = items
        self._timer: Timer | None = None

    def soon(self) -> None:
        """List what may follow, unless it is pressed before."""
        self._timer = self.set_timer(DELAY, self.list_now)

    def hide(self) -> None:
        """What was waited for was pressed."""
        if self._timer:
            self._timer.stop()
        if self.display:
            self.display = False

    def list_now(self) -> None:
        """List what may follow at once."""
        self.display = True
        lines = in_columns(self._items(), self.screen.size.width - 2)
        self.styles.height = max(1, min(self.screen.size.height // 2, len(lines)))
        self.show(lines)
        self.call_after_refresh(self.show, lines)
