"""A screen that asks something and loses no key that was typed before it was ready."""

from collections.abc import Callable
from typing import TypeVar

from textual.screen import ModalScreen
from textual.widget import Widget

T = TypeVar("T")


class Question(ModalScreen[T]):
    """Keys wait until there is something to type into (see `coder.tui.terminal.type_ahead`)."""

    AUTO_FOCUS = ""
    ready = False
    _then: Callable[[], object] | None = None

    def begin_typing(self, widget: Widget) -> None:
        """Give a widget the focus at once, and the keys that waited."""
        self.set_focus(widget)
        self.ready = True
        then, self._then = self._then, None
        if then:
            then()

    def when_ready(self, then: Callable[[], object]) -> None:
        """Call this once it can be typed into."""
        self._then = then
