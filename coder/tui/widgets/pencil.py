"""Drawing lines of styled pieces: what the small widgets share."""

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.app import App
from textual.color import Color
from textual.filter import ANSIToTruecolor, LineFilter
from textual.strip import Strip
from textual.widget import Widget

from coder.text.cells import cell_len
from coder.tui.lines import Line, shortened
from coder.tui.widgets.glyphs import glyphs
from coder.tui.widgets.row_painter import shown

STYLES = ("text", "dim", "strong", "accent", "warning", "error", "current", "key")

PENCIL_CSS = "\n".join(
    f"& > .pencil--{name} {{ {rule} }}"
    for name, rule in (
        ("text", "color: $foreground;"),
        ("dim", "color: $foreground 55%;"),
        ("strong", "color: $foreground; text-style: bold;"),
        ("accent", "color: $accent;"),
        ("warning", "color: $warning; text-style: italic;"),
        ("error", "color: $error; text-style: bold;"),
        ("current", "background: $primary 55%; color: $foreground; text-style: bold;"),
        ("key", "color: $accent; text-style: bold;"),
    )
)


class Pencil(Widget):
    """A widget that draws lines; every line comes out exactly as wide as asked."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"pencil--{name}" for name in STYLES}
    DEFAULT_CSS = f"Pencil {{ {PENCIL_CSS} }}"
    _pencil_styles: dict[str, Style]

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Without the filter for the sixteen colours of a terminal, of which nothing here has any."""
        return own_filters(self.app)

    def notify_style_update(self) -> None:
        """Take the colours of the new theme."""
        super().notify_style_update()
        self._pencil_styles = {}

    def strip(self, line: Line, width: int) -> Strip:
        """A line cropped or filled up to exactly `width` cells; a last piece in the style `current` fills the rest too."""
        segments: list[Segment] = []
        pieces = [(piece, cell_len(piece), style) for piece, style in ((glyphs(shown(text)), style) for text, style in line)]
        left = width
        over = sum(cells for _, cells, _ in pieces) > width
        for piece, cells, style in pieces:
            if over and cells >= left:
                piece = shortened(piece + "…", left)
                cells = cell_len(piece)
                segments.append(Segment(piece, self.pencil(style)))
                left -= cells
                break
            if piece:
                segments.append(Segment(piece, self.pencil(style)))
            left -= cells
        if left > 0:
            segments.append(Segment(" " * left, self.pencil("current" if line and line[-1][1] == "current" else "text")))
        return Strip(segments, width)

    def pencil(self, name: str) -> Style:
        """The style of this name in the present theme."""
        styles = self.__dict__.setdefault("_pencil_styles", {})
        if name not in styles:
            if name.startswith("#"):
                style = self.get_component_rich_style("pencil--text")
                styles[name] = style if self.app.no_color else style + Style(color=Color.parse(name).rich_color)
            else:
                styles[name] = self.get_component_rich_style(f"pencil--{name}")
        return styles[name]


def own_filters(app: App[object]) -> Sequence[LineFilter]:
    """The line filters of the application (such as the one of NO_COLOR) that change anything in lines of true colours."""
    return [each for each in app.get_line_filters() if not isinstance(each, ANSIToTruecolor)]
