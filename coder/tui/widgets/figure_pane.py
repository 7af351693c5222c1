"""Figures in lines that scroll, with a cursor on the numbers that lead somewhere."""

from collections.abc import Sequence
from typing import Any, ClassVar

from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from coder.report.lines.line import Line, Target, plain
from coder.text.cells import cell_len
from coder.tui.profiles.spots import Spot, above, at_target, below, spots_of
from coder.tui.widgets.glyphs import glyphs
from coder.tui.widgets.pencil import PENCIL_CSS, STYLES, Pencil
from coder.tui.widgets.plain_cache import PlainCache


class FigurePane(ScrollView, Pencil, inherit_bindings=False, can_focus=True):
    """Lines and a cursor; keys are handled by the screen.

    Attributes:
        lines: What is shown.
        cursor: Which of the places that can be chosen is under the cursor.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"pencil--{name}" for name in (*STYLES, "second")}
    DEFAULT_CSS = f"""
    FigurePane {{ overflow-x: hidden; overflow-y: auto; scrollbar-size-vertical: 1; scrollbar-gutter: stable; {PENCIL_CSS}
        & > .pencil--second {{ color: $secondary; }} }}
    """

    class Chosen(Message):
        """A number was clicked."""

    class Moved(Message):
        """The cursor is elsewhere."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._styles_cache = PlainCache()
        self.lines: Sequence[Line] = ()
        self.cursor = 0
        self._spots: Sequence[Spot] = ()

    def fill(self, lines: Sequence[Line], target: Target | None = None) -> None:
        """Show these lines from the top, with the cursor on the number that leads to `target`, else on the first."""
        self.lines = lines
        self._spots = spots_of(lines, lambda text: cell_len(glyphs(text)))
        found = at_target(self._spots, target) if target else None
        self.cursor = found or 0
        self.virtual_size = Size(self.size.width, len(lines))
        self.scroll_to(y=0, animate=False, force=True)
        if found:
            self._into_view()
        self.refresh()

    @property
    def value(self) -> Any:
        """Where the number under the cursor leads; None if there is none."""
        return self._spots[self.cursor].target if self._spots else None

    @property
    def plain(self) -> list[str]:
        """The lines as text."""
        return [plain(line) for line in self.lines]

    def step(self, count: int) -> None:
        """The cursor goes so many numbers on, in order of reading."""
        self._to(max(0, min(len(self._spots) - 1, self.cursor + count)))

    def move(self, rows: int) -> None:
        """The cursor goes up or down by so many lines that hold numbers; at the end the lines scroll on."""
        at = self.cursor
        for _ in range(min(abs(rows), len(self.lines))):
            at = below(self._spots, at) if rows > 0 else above(self._spots, at)
        if at == self.cursor:
            self.scroll_to(y=self.scroll_offset.y + rows, animate=False, force=True)
        self._to(at)

    def page(self, pages: int) -> None:
        """Scroll by the height of the pane; the cursor goes along."""
        height = max(1, self.size.height - 1)
        self.scroll_to(y=self.scroll_offset.y + pages * height, animate=False, force=True)
        top = self.scroll_offset.y
        if not self._spots or top <= self._spots[self.cursor].row < top + self.size.height:
            return
        inside = [at for at, spot in enumerate(self._spots) if top <= spot.row < top + self.size.height]
        if inside:
            self.cursor = inside[0]
            self.refresh()
            self.post_message(self.Moved())

    def _to(self, at: int) -> None:
        if not self._spots:
            return
        self.cursor = at
        self._into_view()
        self.refresh()
        self.post_message(self.Moved())

    def _into_view(self) -> None:
        row, top, height = self._spots[self.cursor].row, self.scroll_offset.y, self.size.height
        if self.cursor == 0:
            self.scroll_to(y=0, animate=False, force=True)
        elif self.cursor == len(self._spots) - 1:
            self.scroll_to(y=max(0, len(self.lines) - height), animate=False, force=True)
        elif height > 0 and not top + 1 <= row < top + height - 1:
            self.scroll_to(y=max(0, row - height // 2), animate=False, force=True)

    def on_resize(self) -> None:
        """Keep the size of what is shown."""
        self.virtual_size = Size(self.size.width, len(self.lines))

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the number and say so."""
        row = event.y + self.scroll_offset.y
        for at, spot in enumerate(self._spots):
            if spot.row == row and spot.start <= event.x < spot.stop:
                self._to(at)
                self.post_message(self.Chosen())
                return

    def render_line(self, y: int) -> Strip:
        """One line; the number under the cursor stands out."""
        width = self.scrollable_content_region.width
        row = y + self.scroll_offset.y
        if row >= len(self.lines):
            return self.strip((), width)
        here = self._spots[self.cursor] if self._spots else None
        pieces = [
            (piece.text, "current" if here and (here.row, here.piece) == (row, at) else piece.style) for at, piece in enumerate(self.lines[row])
        ]
        return self.strip([*pieces, ("", "text")], width)
