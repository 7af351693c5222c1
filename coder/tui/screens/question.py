"""A screen that asks something and loses no key that was typed before it was ready."""

from typing import TypeVar

from textual import events
from textual.screen import ModalScreen
from textual.widget import Widget

T = TypeVar("T")


class Waiting(events.Key):
    """A key that came to the question itself, as nothing in it had the focus; `passed`: it has been through the focused widget since."""

    def __init__(self, event: events.Key, *, passed: bool = False) -> None:
        super().__init__(event.key, event.character)
        self.passed = passed


Waiting.handler_name = events.Key.handler_name


class Question(ModalScreen[T]):
    """Keys that come before there is a line to type into wait for it, in their order."""

    AUTO_FOCUS = ""
    _early: list[events.Key]

    def _forward_event(self, event: events.Event) -> None:
        if isinstance(event, events.Key) and not event.is_forwarded:
            self.post_message(Waiting(event))
        else:
            super()._forward_event(event)

    def begin_typing(self, widget: Widget) -> None:
        """Give a widget the focus at once, and the keys that waited."""
        self.set_focus(widget)
        for event in self.__dict__.pop("_early", []):
            widget.post_message(Waiting(event, passed=True))

    def held(self, event: events.Key) -> bool:
        """Whether the key was put aside or sent to what has the focus now, and needs nothing more for the moment."""
        if self.focused is None:
            self.__dict__.setdefault("_early", []).append(event)
        elif isinstance(event, Waiting) and not event.passed:
            self.focused.post_message(Waiting(event, passed=True))
        else:
            return False
        event.stop()
        event.prevent_default()
        return True
