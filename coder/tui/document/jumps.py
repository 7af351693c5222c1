"""Where the reader has been: a list of places to go back to, and marks (no Textual)."""

from collections.abc import Callable
from dataclasses import dataclass

Place = tuple[str, int]
"""Document id and offset."""

Reopen = Callable[[], None]
"""Shows a list again, as it was left."""

_KEPT = 100


@dataclass(frozen=True, slots=True)
class Left:
    """A place from which a jump was made.

    Attributes:
        place: Where the cursor was.
        reopen: The list over it that the passage was chosen from, if it was chosen from one.
    """

    place: Place
    reopen: Reopen | None = None


class Jumps:
    """Back and forward over the places from which jumps were made, and marks by letter."""

    def __init__(self) -> None:
        self._back: list[Left] = []
        self._forward: list[tuple[Place, Left]] = []
        self.marks: dict[str, Place] = {}

    def leave(self, place: Place, reopen: Reopen | None = None) -> None:
        """Note a place before jumping away from it, and the list that leads away."""
        same = self._back.pop() if self._back and self._back[-1].place == place else None
        self._back.append(Left(place, reopen or (same.reopen if same else None)))
        del self._back[:-_KEPT]
        self._forward.clear()

    def back(self, here: Place) -> Left | None:
        """The place to go back to, if there is one."""
        if not self._back:
            return None
        left = self._back.pop()
        self._forward.append((here, left))
        return left

    def forward(self, here: Place) -> Place | None:
        """The place to go forward to, if there is one."""
        if not self._forward:
            return None
        place, left = self._forward.pop()
        self._back.append(Left(here, left.reopen))
        return place
