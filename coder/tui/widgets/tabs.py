"""The pages of a screen in one row, with the key of each; a click shows a page."""

from collections.abc import Sequence

from textual import events
from textual.message import Message

from coder.text.cells import cell_len
from coder.tui.lines import Piece
from coder.tui.widgets.lines import Lines


class Tabs(Lines):
    """Shows `1 Home 2 Situations ...`, the open one standing out; where room is short the others keep their digit."""

    class Chosen(Message):
        """A page was clicked."""

        def __init__(self, place: int) -> None:
            super().__init__()
            self.place = place

    def show_tabs(self, labels: Sequence[str], at: int) -> None:
        """Show these pages, the one at `at` open."""
        self._stops: list[int] = []
        whole = sum(cell_len(label) + 3 for label in labels) < self.size.width
        pieces: list[Piece] = [(" ", "text")]
        for place, label in enumerate(labels):
            text = f"{place + 1} {label}" if whole or place == at else f"{place + 1}"
            pieces += [(text, "current" if place == at else "dim"), (" ", "text")]
            self._stops.append(cell_len(text) + 1 + (self._stops[-1] if self._stops else 0))
        self.show([pieces])

    def on_click(self, event: events.Click) -> None:
        """Say which page was clicked."""
        for place, stop in enumerate(self._stops):
            if event.x <= stop:
                self.post_message(self.Chosen(place))
                return
