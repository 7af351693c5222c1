"""The transcript: a view of our own over one immutable string, which paints only the rows on the screen."""

from collections import OrderedDict
from collections.abc import Sequence
from typing import ClassVar

from rich.style import Style
from textual import events
from textual.color import Color
from textual.filter import LineFilter
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from coder.tui.document.layout import Layout
from coder.tui.session import Notice, Session
from coder.tui.widgets.columns import Columns, share_out
from coder.tui.widgets.pencil import own_filters
from coder.tui.widgets.plain_cache import PlainCache, repaint
from coder.tui.widgets.row_painter import Palette, RowPainter

_KEPT_ROWS = 256
_TINT = 0.28
_LETTERS = "asdfjklghqwertyuiopzxcvbnmASDFJKLGHQWERTYUIOPZXCVBNM"
_CLICKS = {2: "word", 3: "sentence", 4: "turn"}


class Transcript(ScrollView, inherit_bindings=False, can_focus=True):
    """Shows the open document of a session and its selection; keys are handled by the screen.

    Attributes:
        layout_index: The rows at the present width; None before the first resize.
        labels: While turns are labelled for a jump: letter -> where the turn begins.
        painted: Rows asked for by the screen so far: a work counter for tests.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "transcript--text",
        "transcript--dim",
        "transcript--label",
        "transcript--suggestion",
        "transcript--current",
        "transcript--found",
        "transcript--selection",
        "transcript--cursor",
    }
    DEFAULT_CSS = """
    Transcript {
        overflow-x: hidden; overflow-y: hidden; scrollbar-size-vertical: 0;
        background: $background; color: $foreground;
        & > .transcript--text { background: $background; color: $foreground; }
        & > .transcript--dim { background: $background; color: $foreground 45%; }
        & > .transcript--label { background: $background; color: $accent; }
        & > .transcript--suggestion { background: $background; color: $warning; text-style: italic; }
        & > .transcript--current { background: $warning; color: $background; text-style: bold; }
        & > .transcript--found { background: $warning 60%; color: $background; text-style: bold; }
        & > .transcript--selection { background: $primary 55%; }
        & > .transcript--cursor { text-style: reverse; }
    }
    """

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Without the filter that turns the sixteen colours of a terminal into true ones: nothing here has any of the sixteen."""
        return own_filters(self.app)

    @property
    def allow_vertical_scroll(self) -> bool:
        """The wheel scrolls, though no scroll bar takes room from the text: the bars of the status line show the place."""
        return self.is_scrollable

    class Clicked(Message):
        """The mouse was used on the text: the view wants the focus."""

    def __init__(self, session: Session, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._styles_cache = PlainCache()
        self.session = session
        self.layout_index: Layout | None = None
        self.columns: Columns | None = None
        self.painted = 0
        self.labels: dict[str, int] = {}
        self._painter: RowPainter | None = None
        self._kept: OrderedDict[int, Strip] = OrderedDict()
        self._restyled = False
        self._goal: int | None = None
        self._dragging = False
        session.listen(self._hear)

    # -- laying out -----------------------------------------------------------------------------------------------

    def on_resize(self) -> None:
        """Wrap again if the width changed; the first visible character stays first."""
        self._lay_out(keep=True)

    def _lay_out(self, *, keep: bool) -> None:
        width = self.scrollable_content_region.width
        if width <= 0 or not self.session.has_document:
            return
        document = self.session.document
        columns = share_out(width, document.blocks, printed=document.printed)
        old = self.layout_index
        first = self._first_visible(old) if old and keep and old.index.text is document.text else None
        if old is None or old.index is not document.index or columns != self.columns:
            self.layout_index = Layout(document.index, columns.text)
            document.lay_out(self.layout_index)
            self.columns = columns
        assert self.layout_index is not None
        self._painter = RowPainter(self.session, self.layout_index, columns, self._palette())
        self._kept.clear()
        self.virtual_size = Size(width, self.layout_index.height)
        if first is not None:
            self.scroll_to(y=self.layout_index.row_of(first), animate=False, force=True)
        self._show_head()
        self.refresh()

    def _first_visible(self, layout: Layout) -> int:
        return layout.rows[min(self.scroll_offset.y, layout.height - 1)]

    def notify_style_update(self) -> None:
        """Take the colours of the new theme when the next row is painted; by then all parts have theirs."""
        super().notify_style_update()
        self._restyled = True

    def _restyle(self) -> None:
        self._restyled = False
        if self.layout_index is not None and self.columns is not None:
            self._painter = RowPainter(self.session, self.layout_index, self.columns, self._palette())
            self._painter.letters = {start: letter for letter, start in self.labels.items()}
            self._kept.clear()

    def _palette(self) -> Palette:
        style = {name: self.get_component_rich_style(f"transcript--{name}") for name in Palette._fields[:8]}
        background = Color.from_rich_color(style["text"].bgcolor) if style["text"].bgcolor else Color.parse("#000000")
        plain = self.app.no_color
        tints: dict[str, Style] = {}
        brackets: dict[str, Style] = {}

        def tint(code_id: str) -> Style:
            if code_id not in tints:
                colour = background.blend(Color.parse(self.session.codes.colour(code_id)), _TINT)
                tints[code_id] = Style(underline=True) if plain else Style(bgcolor=colour.rich_color)
            return tints[code_id]

        def bracket(code_id: str) -> Style:
            if code_id not in brackets:
                colour = Color.parse(self.session.codes.colour(code_id))
                brackets[code_id] = style["text"] if plain else style["text"] + Style(color=colour.rich_color)
            return brackets[code_id]

        return Palette(**style, tint=tint, bracket=bracket)

    # -- painting -------------------------------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        """The row at `y` of the screen."""
        if self._restyled:
            self._restyle()
        row = y + self.scroll_offset.y
        layout, painter = self.layout_index, self._painter
        if layout is None or painter is None or row >= layout.height:
            return Strip.blank(self.size.width, self.rich_style)
        self.painted += 1
        if self._is_hot(layout, row):
            return painter.paint(row)
        strip = self._kept.get(row)
        if strip is None:
            strip = self._kept[row] = painter.paint(row)
            if len(self._kept) > _KEPT_ROWS:
                self._kept.popitem(last=False)
        else:
            self._kept.move_to_end(row)
        return strip

    def _is_hot(self, layout: Layout, row: int) -> bool:
        start, stop = layout.row(row)
        low, high = self.session.selection
        return low <= stop and high >= start

    @property
    def built(self) -> int:
        """Rows built so far: a work counter for tests."""
        return self._painter.built if self._painter else 0

    def _hear(self, notice: Notice) -> None:
        if not self.is_attached:
            return
        if notice.kind == "document":
            self.layout_index = self._painter = self._goal = None
            self.refresh()
            self.scroll_to(y=0, animate=False, force=True)
            self._lay_out(keep=False)
        elif notice.kind == "widths":
            self._lay_out(keep=True)
        elif notice.kind == "selection":
            self._selection_moved(notice.start, notice.stop)
            for start, stop in self.session.review.follow():
                self.repaint(start, stop)
        elif notice.kind == "codings":
            self.repaint(notice.start, notice.stop)
        elif notice.kind in ("suggestions", "notes", "found", "codebook"):
            if notice.kind == "codebook":
                self._restyled = True
            if self.session.has_document:
                self.session.review.follow()
            self._kept.clear()
            self.refresh()

    def repaint(self, start: int, stop: int) -> None:
        """Paint the rows of a passage again."""
        layout = self.layout_index
        if layout is None:
            return
        first, last = layout.row_of(start), layout.row_of(max(start, stop))
        if last - first > _KEPT_ROWS:
            self._kept.clear()
        else:
            for row in range(first, last + 1):
                self._kept.pop(row, None)
        self._refresh_rows(first, last)

    def _refresh_rows(self, first: int, last: int) -> None:
        top = self.scroll_offset.y
        first, last = max(first, top), min(last, top + self.size.height - 1)
        if first <= last:
            repaint(self, Region(0, first - top, self.size.width, last - first + 1))

    def _selection_moved(self, old_anchor: int, old_head: int) -> None:
        layout = self.layout_index
        if layout is None:
            return
        anchor, head = self.session.anchor, self.session.head
        row = layout.row_of
        if anchor == old_anchor:
            self._refresh_rows(*sorted((row(old_head), row(head))))
        else:
            self._refresh_rows(*sorted((row(old_anchor), row(old_head))))
            self._refresh_rows(*sorted((row(anchor), row(head))))
        self._show_head()

    def _show_head(self) -> None:
        """Scroll to the cursor if it is off the screen: by one row where that will do, else so far that what lies ahead of it shows."""
        layout, height = self.layout_index, self.size.height
        if layout is None or height <= 0:
            return
        row, top = layout.row_of(self.session.head), self.scroll_offset.y
        if top <= row < top + height:
            return
        if row == top - 1:
            target = row
        elif row == top + height:
            target = top + 1
        elif top - height <= row < top:
            target = row - (height - 1 - height // 3)
        else:
            target = row - height // 3
        self.scroll_to(y=target, animate=False, force=True)

    def label_turns(self, *, on: bool) -> None:
        """Show a letter in the margin of each turn on the screen, or the numbers again."""
        layout = self.layout_index
        if layout is None or on == bool(self.labels):
            return
        self.labels = {}
        if on:
            top = self.scroll_offset.y
            rows = [layout.row(y) for y in range(top, min(top + self.size.height, layout.height))]
            first, last = rows[0][0], rows[-1][1]
            starts = [each.start for each in self.session.document.blocks if first <= each.start <= last]
            self.labels = dict(zip(_LETTERS, starts, strict=False))
        if self._painter:
            self._painter.letters = {start: letter for letter, start in self.labels.items()}
        self._kept.clear()
        self.refresh()

    # -- moving by rows -------------------------------------------------------------------------------------------

    def move_rows(self, count: int, *, extend: bool = False) -> None:
        """Move the cursor up (negative) or down by rows, keeping its column as well as the rows allow."""
        layout = self.layout_index
        if layout is None:
            return
        head = self.session.head
        here = layout.row_of(head)
        goal = layout.column(head) if self._goal is None else self._goal
        there = max(0, min(here + count, layout.height - 1))
        position = self._at(layout, there, goal)
        if abs(count) > 1:
            with self.app.batch_update():
                self.scroll_to(y=self.scroll_offset.y + there - here, animate=False, force=True)
                self.session.move(position, extend=extend)
        else:
            self.session.move(position, extend=extend)
        self._goal = goal

    def page(self) -> int:
        """Rows that a page key moves by."""
        return max(1, self.size.height - 2)

    def row_edge(self, *, stop: bool) -> int:
        """The offset at the start or the end of the cursor's row."""
        layout = self.layout_index
        if layout is None:
            return self.session.head
        row = layout.row_of(self.session.head)
        return self._at(layout, row, layout.width + 1) if stop else layout.row(row)[0]

    def forget_column(self) -> None:
        """The next move by rows starts from the column where the cursor is."""
        self._goal = None

    def _at(self, layout: Layout, row: int, column: int) -> int:
        """The offset under a cell; at the right end of a row that goes on, its last character."""
        position = layout.offset_at(row, column)
        start, stop = layout.row(row)
        if position >= stop > start and layout.is_soft(row):
            return max(start, self.session.document.units.previous("character", stop))
        return position

    # -- mouse ----------------------------------------------------------------------------------------------------

    def _position(self, event: events.MouseEvent) -> int | None:
        layout, columns = self.layout_index, self.columns
        if layout is None or columns is None:
            return None
        offset = event.get_content_offset_capture(self)
        row = max(0, min(offset.y + self.scroll_offset.y, layout.height - 1))
        return self._at(layout, row, offset.x - columns.margin)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Put the cursor here, or extend the selection to here with shift."""
        position = self._position(event)
        if position is None or event.button != 1:
            return
        self.post_message(self.Clicked())
        self._goal = None
        self.session.select(self.session.anchor if event.shift else position, position)
        self._dragging = True
        self.capture_mouse()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Extend the selection while the button is held."""
        if self._dragging:
            position = self._position(event)
            if position is not None:
                self.session.select(self.session.anchor, position)

    def on_mouse_up(self) -> None:
        """End of a drag."""
        if self._dragging:
            self._dragging = False
            self.release_mouse()

    def on_click(self, event: events.Click) -> None:
        """Two, three, four clicks: word, sentence, turn."""
        unit = _CLICKS.get(min(event.chain, 4))
        position = self._position(event)
        if unit and position is not None:
            self.session.select(*self.session.document.units.around(unit, position))
