"""The lines above and below the text of the coding screen: what they show, and when they are drawn again."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from coder.tui.actions.table import CODEBOOK, READING
from coder.tui.progress import Progress
from coder.tui.widgets import bands
from coder.tui.widgets.lines import Lines

if TYPE_CHECKING:
    from coder.tui.screens.coding import CodingScreen


class Bands:
    """Header, status line and footer of a coding screen.

    Attributes:
        lines: The three widgets, from top to bottom.
        message: What the status line says, and the name of its style.
        progress, queue: Of the suggestions, and of a queue of passages to review.
    """

    def __init__(self, screen: "CodingScreen", project_name: str, mode: Callable[[], str]) -> None:
        self._screen = screen
        self._project_name = project_name
        self._mode = mode
        self.lines = tuple(Lines(id=name, classes="band") for name in ("header", "status", "footer"))
        self.message: tuple[str, str] = ("", "text")
        self.progress = Progress()
        self.queue = Progress(words="looking for")
        self._stale: dict[Callable[[], None], None] = {}

    def draw(self) -> None:
        """Draw all three."""
        self.header()
        self.status()
        self.footer()

    def redraw(self, *parts: Callable[[], None]) -> None:
        """Draw parts of the screen again, each once, when all that is under way is done."""
        if not self._stale:
            self._screen.call_next(self._draw_stale)
        self._stale.update(dict.fromkeys(parts))

    def _draw_stale(self) -> None:
        parts, self._stale = self._stale, {}
        for draw in parts:
            draw()

    def say(self, message: str, style: str) -> None:
        """Show a message in the status line."""
        self.message = (message.replace("\n", " "), style)
        self.redraw(self.status)

    def header(self) -> None:
        """Draw project, document, person and how far the coding is."""
        screen = self._screen
        computing = self.queue.shown(screen.texts) or self.progress.shown(screen.texts)
        line = bands.header(screen.session, screen.texts, self._project_name, computing, screen.size.width)
        self.lines[0].show([line])

    def status(self) -> None:
        """Draw mode, message, selection and place."""
        screen = self._screen
        self.lines[1].show([bands.status(screen.session, screen.texts, self._mode(), self.message, screen.size.width)])

    def footer(self) -> None:
        """Draw the most used keys of where the cursor is; help and the palette in any case."""
        screen = self._screen
        here = CODEBOOK if screen.codebook.has_focus else READING
        shown = [each for each in screen.actions.values() if each.context == here or (each.context == READING and each.group == "screen")]
        self.lines[2].show([bands.footer(shown, screen.texts.language, screen.size.width)])
