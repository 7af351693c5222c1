"""A table of numbers with heads that stay in sight, and a cursor on one cell."""

from typing import ClassVar

from textual import events
from textual.message import Message
from textual.strip import Strip

from coder.text.cells import cell_len, visible
from coder.tui.lines import Line, Piece, shortened, wrapped
from coder.tui.lists.sheet import HOTTEST, Sheet
from coder.tui.widgets.glyphs import glyphs
from coder.tui.widgets.pencil import PENCIL_CSS, STYLES, Pencil

_BARS = " ▁▂▃▄▅▆▇█"
_HEATS = tuple(f"heat{level}" for level in range(1, HOTTEST + 1))
_HEAT_CSS = "\n".join(f"& > .pencil--{name} {{ background: $primary {6 * at}%; color: $foreground; }}" for at, name in enumerate(_HEATS, 1))
_WIDEST_COLUMN, _NARROWEST_COLUMN, _WIDEST_HEAD, _NARROWEST_HEAD = 18, 7, 48, 16
_COMFORTABLE_COLUMN = 10
_HEAD_LINES, _HEAD_LINES_OF_TALL, _TALL = 3, 5, 30


class Grid(Pencil, inherit_bindings=False, can_focus=True):
    """Row heads and sums at the left, column heads above, sums below; the cells between scroll both ways, a whole cell at a time.

    A cell shows a bar and a number, so that heat can be read without colour; the cell under the cursor stands in brackets.

    Attributes:
        row, column: The cell under the cursor, as the sheet numbers them.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"pencil--{name}" for name in (*STYLES, *_HEATS)}
    DEFAULT_CSS = f"Grid {{ background: $background; {PENCIL_CSS} {_HEAT_CSS} }}"

    class Chosen(Message):
        """A cell was clicked."""

        def __init__(self, times: int) -> None:
            super().__init__()
            self.times = times

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._sheet: Sheet | None = None
        self.row = self.column = 0
        self._top = self._left = 0
        self._heads: dict[int, list[str]] = {}
        self._head_lines = 0
        self._label = self._sum = self._width = 1

    def show(self, sheet: Sheet | None, row: int = 0, column: int = 0) -> None:
        """Show a sheet with the cursor on a cell; None: nothing."""
        self._sheet = sheet
        self._share_out()
        self.move_to(row, column)

    @property
    def is_empty(self) -> bool:
        """Whether there is no cell."""
        return self._sheet is None or not self._sheet.rows or not self._sheet.columns

    def move_to(self, row: int, column: int) -> None:
        """Put the cursor on a cell, the nearest there is."""
        if self._sheet and not self.is_empty:
            self.row = max(0, min(row, len(self._sheet.rows) - 1))
            self.column = max(0, min(column, len(self._sheet.columns) - 1))
            self._top = _scrolled(self._top, self.row, self.page, len(self._sheet.rows))
            self._left = _scrolled(self._left, self.column, self.columns_seen, len(self._sheet.columns))
        self.refresh()

    @property
    def page(self) -> int:
        """Rows of cells that can be seen at once."""
        return max(1, self.size.height - self._head_lines - 1)

    @property
    def columns_seen(self) -> int:
        """Columns that can be seen at once."""
        return max(1, (self.size.width - self._label - self._sum) // self._width)

    @property
    def plain(self) -> list[str]:
        """The rows as text."""
        return ["".join(text for text, _ in self._line(y)) for y in range(self.size.height)]

    def on_resize(self) -> None:
        """Share out the width anew."""
        self._share_out()
        self.move_to(self.row, self.column)

    def on_click(self, event: events.Click) -> None:
        """Put the cursor here and say so."""
        row = event.y - self._head_lines + self._top
        column = (event.x - self._label - self._sum) // self._width + self._left
        if self._sheet and self._top <= row < len(self._sheet.rows) and self._left <= column < len(self._sheet.columns):
            self.move_to(row, column)
            self.post_message(self.Chosen(event.chain))

    def on_mouse_scroll_down(self) -> None:
        """Three rows down."""
        self.move_to(self.row + 3, self.column)

    def on_mouse_scroll_up(self) -> None:
        """Three rows up."""
        self.move_to(self.row - 3, self.column)

    def render_line(self, y: int) -> Strip:
        """One row of the screen."""
        return self.strip(self._line(y), self.size.width)

    # -- widths ---------------------------------------------------------------------------------------------------

    def _share_out(self) -> None:
        """Give the columns what the heads of the rows leave, within bounds."""
        if self._sheet is None or self.size.width <= 0:
            self._head_lines = 0
            return
        sheet, width = self._sheet, self.size.width
        longest = max((cell_len(visible(each)) for each in sheet.rows), default=0) + 2
        self._label = max(_NARROWEST_HEAD, min(longest, _WIDEST_HEAD, width * 2 // 5))
        self._sum = max(4, len(str(sheet.total)) + 2)
        least = max(_NARROWEST_COLUMN, sheet.number_width + 4)
        room = (width - self._label - self._sum) // max(1, len(sheet.columns))
        self._width = min(_WIDEST_COLUMN, room) if room >= least else max(least, _COMFORTABLE_COLUMN)
        self._heads = {}
        self._head_lines = len(self._wrapped(max(sheet.columns, key=cell_len, default="")))

    def _head(self, column: int) -> list[str]:
        """The head of a column, as many lines as all heads have; made when it comes into sight."""
        assert self._sheet
        if column not in self._heads:
            lines = self._wrapped(self._sheet.columns[column])[: self._head_lines]
            self._heads[column] = [""] * (self._head_lines - len(lines)) + lines
        return self._heads[column]

    def _wrapped(self, name: str) -> list[str]:
        """A name in a few lines that leave a cell free on either side."""
        size = self._width - 2
        lines = ["".join(text for text, _ in line).strip() for line in wrapped(visible(name), size)]
        lines = [shortened(each, size) for each in lines if each] or [""]
        most = _HEAD_LINES if self.size.height < _TALL else _HEAD_LINES_OF_TALL
        return [*lines[: most - 1], shortened(lines[most - 1].rstrip("…") + " " * size, size)] if len(lines) > most else lines

    # -- painting -------------------------------------------------------------------------------------------------

    def _line(self, y: int) -> Line:
        sheet = self._sheet
        if sheet is None or self.is_empty:
            return ()
        seen = range(self._left, min(self._left + self.columns_seen, len(sheet.columns)))
        if y < self._head_lines:
            last = y == self._head_lines - 1
            corner = [(" " * self._label, "text"), ((glyphs("Σ ") if last else "").rjust(self._sum), "dim")]
            return [*corner, *(self._headed(self._head(each)[y], "key" if each == self.column else "strong") for each in seen)]
        row = self._top + y - self._head_lines
        if y == self._foot():
            sums = [(f"{sheet.column_sum(each):>{self._width - 1}} ", "dim") for each in seen]
            return [(_filled(glyphs(" Σ"), self._label), "dim"), (f"{sheet.total:>{self._sum - 1}} ", "dim"), *sums]
        if row >= len(sheet.rows):
            return ()
        name = _filled(f" {visible(sheet.rows[row])}", self._label)
        heads: list[Piece] = [(name, "key" if row == self.row else "text"), (f"{sheet.row_sum(row):>{self._sum - 1}} ", "dim")]
        return [*heads, *(self._cell(sheet, row, each) for each in seen)]

    def _foot(self) -> int:
        """Where the sums of the columns stand: below the last row, or at the bottom."""
        rows = len(self._sheet.rows) - self._top if self._sheet else 0
        return min(self._head_lines + rows, self.size.height - 1)

    def _headed(self, text: str, style: str) -> Piece:
        return " " * (self._width - 1 - cell_len(text)) + text + " ", style

    def _cell(self, sheet: Sheet, row: int, column: int) -> Piece:
        level = sheet.level(row, column)
        here = (row, column) == (self.row, self.column)
        ends = "[]" if here else "  "
        number = glyphs(sheet.number(row, column)).rjust(self._width - 3)
        return f"{ends[0]}{glyphs(_BARS[level])}{number}{ends[1]}", "current" if here else _HEATS[level - 1] if level else "dim"


def _scrolled(first: int, at: int, seen: int, size: int) -> int:
    """The first row or column to show so that `at` is in sight and no room is wasted."""
    first = min(first, at, max(0, size - seen))
    return max(first, at - seen + 1)


def _filled(text: str, cells: int) -> str:
    cut = shortened(text, cells - 1)
    return cut + " " * (cells - cell_len(cut))
