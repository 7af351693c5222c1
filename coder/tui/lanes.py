"""Which column of the margin a bracket stands in (no Textual).

Lanes are given once for the whole document, so that no bracket jumps while the text scrolls. Two spans share a lane only if at least
SLACK code points lie between them, hence never on one row.
"""

import heapq
from collections.abc import Iterable

from coder.tui.spans import Entry

SLACK = 250
"""At least the widest row, in code points."""


class Lanes:
    """The lane of each span, by id; 0 is the leftmost."""

    __slots__ = ("_lanes",)

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._lanes: dict[str, int] = {}
        busy: list[tuple[int, int]] = []
        free: list[int] = []
        opened = 0
        for start, stop, span_id in sorted(entries):
            while busy and busy[0][0] <= start - SLACK:
                heapq.heappush(free, heapq.heappop(busy)[1])
            if free:
                lane = heapq.heappop(free)
            else:
                lane, opened = opened, opened + 1
            self._lanes[span_id] = lane
            heapq.heappush(busy, (stop, lane))

    def __getitem__(self, span_id: str) -> int:
        return self._lanes[span_id]

    def add(self, span_id: str, neighbours: Iterable[Entry]) -> int:
        """Give a new span the lowest lane that none of its neighbours (the spans within SLACK of it) uses."""
        taken = {self._lanes[other] for _, _, other in neighbours if other in self._lanes and other != span_id}
        lane = next(each for each in range(len(taken) + 1) if each not in taken)
        self._lanes[span_id] = lane
        return lane

    def remove(self, span_id: str) -> None:
        """Forget a span; no other changes its lane."""
        self._lanes.pop(span_id, None)
