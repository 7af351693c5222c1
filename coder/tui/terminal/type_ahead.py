"""Keys typed faster than the screen follows, or before it is there: each goes where it would have gone at a slower pace."""

from collections import deque
from collections.abc import Awaitable, Callable, Iterable
from time import monotonic
from typing import Any

from textual import events
from textual.app import App
from textual.message_pump import MessagePump

from coder.tui.screens.question import Question

PATIENCE = 2.0
"""Seconds after which a key no longer waits for the one before it."""


class TypeAhead:
    """Sends one key at a time: the next when the one before has been dealt with, and the question it opened can be typed into.

    `、政府⏎1` typed at once searches for 政府 and codes the hit; otherwise the 1 would be typed into the line that Enter is about to close.
    """

    def __init__(self, app: App[Any], forward: Callable[[events.Event], Awaitable[None]]) -> None:
        """`forward` sends a key to what has the focus on the screen that is shown."""
        self._app = app
        self._forward = forward
        self._waiting: deque[events.Key] = deque()
        self._busy_since: float | None = None
        self._held = True

    async def release(self, typed: Iterable[events.Key] = ()) -> None:
        """The screen can be worked on: send what waited for that, and before it what was `typed` before the program read any key."""
        self._held = False
        self._waiting.extendleft(reversed(list(typed)))
        await self.go_on()

    async def take(self, event: events.Key) -> None:
        """Send a key, or keep it until it is its turn."""
        self._waiting.append(event)
        if self._held:
            return
        if self._busy_since is None or monotonic() - self._busy_since > PATIENCE:
            await self.go_on()

    async def go_on(self) -> None:
        """Send the next key that waits."""
        self._busy_since = None
        if not self._waiting:
            return
        self._busy_since = monotonic()
        screen = self._app.screen
        if isinstance(screen, Question) and not screen.ready:
            screen.when_ready(lambda: self._app.call_later(self.go_on))
            return
        await self._forward(self._waiting.popleft())
        self._follow(self._app.focused or self._app.screen)

    def _follow(self, pump: MessagePump | None) -> None:
        """Be told when the key that was sent to `pump` has been dealt with there, and by everything it bubbled up to."""

        def dealt_with() -> None:
            self._follow(pump._parent if pump else None)

        if pump is None or pump is self._app or not pump.call_later(dealt_with):
            self._app.call_later(self.go_on)
