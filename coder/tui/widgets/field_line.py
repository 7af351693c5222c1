"""A line of a form that asks the form first what a key means."""

from collections.abc import Callable

from textual import events
from textual.widgets import Input

from coder.tui.actions.keys import token


class FieldLine(Input):
    """A line that asks its form first what a key means."""

    def __init__(self, value: str, name: str, first: Callable[[str], bool]) -> None:
        super().__init__(value=value, id=f"field-{name.replace('.', '-')}", select_on_focus=False)
        self._first = first

    def on_key(self, event: events.Key) -> None:
        """What the form takes is not typed."""
        if self._first(token(event.key, event.character)):
            event.stop()
            event.prevent_default()
