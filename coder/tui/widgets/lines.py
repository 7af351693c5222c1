"""A widget of a few plain lines; only lines that changed are painted again."""

from collections.abc import Sequence

from textual.geometry import Region
from textual.strip import Strip

from coder.tui.lines import Line
from coder.tui.widgets.pencil import Pencil
from coder.tui.widgets.plain_cache import PlainCache, repaint


class Lines(Pencil, inherit_bindings=False):
    """Shows lines, cropped to its width; what does not fit below is left out."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._styles_cache = PlainCache()
        self._lines: list[Line] = []

    def show(self, lines: Sequence[Line]) -> None:
        """Show these lines in place of the old ones."""
        old, self._lines = self._lines, list(lines)
        width = self.size.width
        if width <= 0:
            return
        for y in range(max(len(old), len(self._lines))):
            if y >= len(old) or y >= len(self._lines) or old[y] != self._lines[y]:
                repaint(self, Region(0, y, width, 1))

    @property
    def plain(self) -> list[str]:
        """The lines as text."""
        return ["".join(text for text, _ in line) for line in self._lines]

    def render_line(self, y: int) -> Strip:
        """Line `y`, filled up to the width."""
        return self.strip(self._lines[y] if y < len(self._lines) else (), self.size.width)
