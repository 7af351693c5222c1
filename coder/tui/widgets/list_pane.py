"""A list that scrolls, with a cursor on the rows that can be chosen."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from coder.tui.lines import Line
from coder.tui.widgets.pencil import PENCIL_CSS, STYLES, Pencil
from coder.tui.widgets.plain_cache import PlainCache, repaint


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a list.

    Attributes:
        line: What it shows.
        value: What choosing it means; None: it cannot be chosen.
    """

    line: Line
    value: Any = None


class ListPane(ScrollView, Pencil, inherit_bindings=False, can_focus=True):
    """Rows and a cursor; keys are handled by the screen.

    Attributes:
        rows: What is listed.
        cursor: Index of the row under the cursor.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"pencil--{name}" for name in STYLES}
    DEFAULT_CSS = f"""
    ListPane {{ overflow-x: hidden; overflow-y: auto; scrollbar-size-vertical: 1; {PENCIL_CSS} }}
    """

    class Chosen(Message):
        """A row was clicked."""

        def __init__(self, value: Any, times: int) -> None:
            super().__init__()
            self.value = value
            self.times = times

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._styles_cache = PlainCache()
        self.rows: list[Row] = []
        self.cursor = 0

    def fill(self, rows: Sequence[Row], *, cursor: int = 0) -> None:
        """List these rows, with the cursor on the first row from `cursor` on that can be chosen."""
        self.rows = list(rows)
        self.cursor = next((at for at in range(cursor, len(self.rows)) if self.rows[at].value is not None), 0)
        self.virtual_size = Size(self.size.width, len(self.rows))
        self._into_view()
        self.refresh()

    @property
    def value(self) -> Any:
        """What the row under the cursor means; None if there is none."""
        return self.rows[self.cursor].value if self.cursor < len(self.rows) else None

    @property
    def plain(self) -> list[str]:
        """The rows as text."""
        return ["".join(text for text, _ in row.line) for row in self.rows]

    def move(self, count: int) -> None:
        """Move the cursor by rows that can be chosen; without any, scroll."""
        if self.value is None:
            self.scroll_to(y=self.scroll_offset.y + count, animate=False, force=True)
            return
        step, at = (1, self.cursor) if count > 0 else (-1, self.cursor)
        left = abs(count)
        while left and 0 <= at + step < len(self.rows):
            at += step
            if self.rows[at].value is not None:
                self.cursor = at
                left -= 1
        self._into_view()
        self.refresh()

    def _into_view(self) -> None:
        top, height = self.scroll_offset.y, self.size.height
        if height > 0 and not top <= self.cursor < top + height:
            self.scroll_to(y=max(0, self.cursor - height // 2), animate=False, force=True)
        elif self.cursor <= 2:
            self.scroll_to(y=0, animate=False, force=True)

    def refresh_line(self, y: int) -> None:
        """Paint one row again, if it is on the screen."""
        at = y - self.scroll_offset.y
        if 0 <= at < self.size.height:
            repaint(self, Region(0, at, self.size.width, 1))

    def on_resize(self) -> None:
        """Keep the size of the list."""
        self.virtual_size = Size(self.size.width, len(self.rows))

    def on_click(self, event: events.Click) -> None:
        """Put the cursor here and say so."""
        at = event.y + self.scroll_offset.y
        if at < len(self.rows) and self.rows[at].value is not None:
            self.cursor = at
            self.refresh()
            self.post_message(self.Chosen(self.rows[at].value, event.chain))

    def render_line(self, y: int) -> Strip:
        """One row of the list."""
        width = self.scrollable_content_region.width
        at = y + self.scroll_offset.y
        if at >= len(self.rows):
            return self.strip((), width)
        line = self.rows[at].line
        if at == self.cursor and self.rows[at].value is not None and self.shows_cursor:
            line = [("".join(text for text, _ in line), "current")]
        return self.strip(line, width)

    @property
    def shows_cursor(self) -> bool:
        """Whether the row under the cursor stands out."""
        return True
