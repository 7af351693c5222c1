"""How far a piece of slow work is, by what it tells, else by how long it took the last time (no Textual)."""

import time
from collections.abc import Callable

from coder.tui.texts.screens import Texts

_BAR = 6


class Progress:
    """Begins, goes on and is finished.

    Attributes:
        running: Whether it goes on now.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic, words: str = "suggesting for") -> None:
        """`clock` gives seconds; `words` is the key of what is said of the work."""
        self._clock = clock
        self._words = words
        self._began = 0.0
        self._last: float | None = None
        self._share: tuple[int, int] | None = None
        self.running = False

    def begin(self) -> None:
        """The work begins; if it goes on already, its time counts on."""
        if not self.running:
            self._began = self._clock()
        self.running = True

    def move(self, done: int, total: int) -> None:
        """So much of it is done, and so much there is."""
        self.begin()
        self._share = (done, total) if done < total else None

    def finish(self) -> None:
        """The work is done."""
        if self.running:
            self._last = self._clock() - self._began
        self.running, self._share = False, None

    def stop(self) -> None:
        """The work was given up."""
        self.running, self._share = False, None

    def shown(self, texts: Texts) -> str:
        """Words for the header: how much is done, or seconds so far and, from the second time on, a bar; empty if nothing goes on."""
        if not self.running:
            return ""
        seconds = self._clock() - self._began
        words = texts(self._words, int(seconds))
        if self._share:
            done, total = self._share
            return f"{words} {_bar(done / total)} {done}/{total}"
        if self._last is None:
            return words
        return f"{words} {_bar(seconds / max(self._last, 0.1))}"


def _bar(share: float) -> str:
    full = min(_BAR, int(_BAR * share))
    return "█" * full + "░" * (_BAR - full)
