"""Where the reader has been: a list of places to go back to, and marks (no Textual)."""

Place = tuple[str, int]
"""Document id and offset."""

_KEPT = 100


class Jumps:
    """Back and forward over the places from which jumps were made, and marks by letter."""

    def __init__(self) -> None:
        self._back: list[Place] = []
        self._forward: list[Place] = []
        self.marks: dict[str, Place] = {}

    def leave(self, place: Place) -> None:
        """Note a place before jumping away from it."""
        if not self._back or self._back[-1] != place:
            self._back.append(place)
            del self._back[:-_KEPT]
        self._forward.clear()

    def back(self, here: Place) -> Place | None:
        """The place to go back to, if there is one."""
        if not self._back:
            return None
        self._forward.append(here)
        return self._back.pop()

    def forward(self, here: Place) -> Place | None:
        """The place to go forward to, if there is one."""
        if not self._forward:
            return None
        self._back.append(here)
        return self._forward.pop()
