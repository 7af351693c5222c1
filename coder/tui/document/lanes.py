"""Which column of the margin a bracket stands in (no Textual).

Lanes are given once for the whole document at one width, so that no bracket jumps while the text scrolls. Two spans share a lane only
if no row holds a part of both.
"""

import heapq
from collections.abc import Callable, Iterable

from coder.tui.document.spans import Entry


class Lanes:
    """The lane of each span, by id; 0 is the leftmost."""

    __slots__ = ("_lanes",)

    def __init__(self, entries: Iterable[Entry], row_of: Callable[[int], int]) -> None:
        """Give lanes to spans, the first in the text first. `row_of` tells the row of an offset."""
        self._lanes: dict[str, int] = {}
        busy: list[tuple[int, int]] = []
        free: list[int] = []
        opened = 0
        for start, stop, span_id in sorted(entries):
            row = row_of(start)
            while busy and busy[0][0] < row:
                heapq.heappush(free, heapq.heappop(busy)[1])
            if free:
                lane = heapq.heappop(free)
            else:
                lane, opened = opened, opened + 1
            self._lanes[span_id] = lane
            heapq.heappush(busy, (row_of(stop - 1), lane))

    def __getitem__(self, span_id: str) -> int:
        return self._lanes[span_id]

    def add(self, span_id: str, neighbours: Iterable[Entry]) -> int:
        """Give a new span the lowest lane that none of its neighbours (the spans on its rows) uses."""
        taken = {self._lanes[other] for _, _, other in neighbours if other in self._lanes and other != span_id}
        lane = next(each for each in range(len(taken) + 1) if each not in taken)
        self._lanes[span_id] = lane
        return lane

    def remove(self, span_id: str) -> None:
        """Forget a span; no other changes its lane."""
        self._lanes.pop(span_id, None)
