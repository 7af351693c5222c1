"""The likeliest codes of the passages of the open document, for whoever asks for a code (no Textual)."""

from bisect import bisect_left
from collections.abc import Collection, Iterable

from coder.model.suggestion import Ranking

MOST = 5


class Likely:
    """What was computed beside the screen, ready to be looked up."""

    def __init__(self, rankings: Iterable[Ranking] = ()) -> None:
        """`rankings`: of passages that do not overlap; passages read without suggestions have none."""
        self._rankings = sorted(rankings, key=lambda each: each.start)
        self._starts = [each.start for each in self._rankings]
        self._stops = [each.stop for each in self._rankings]

    def codes(self, start: int, stop: int, without: Collection[str] = ()) -> list[tuple[str, float]]:
        """(code id, probability) of at most five codes for a passage, the likeliest first; of a passage of several units, the best of each code."""
        best: dict[str, float] = {}
        for ranking in self._touching(start, stop):
            for code_id, probability in ranking.codes:
                best[code_id] = max(probability, best.get(code_id, 0.0))
        order = sorted((-probability, code_id) for code_id, probability in best.items() if code_id not in without)
        return [(code_id, -probability) for probability, code_id in order[:MOST]]

    def unlike(self, start: int, stop: int) -> bool:
        """Whether all of a passage is unlike every other coded passage."""
        found = self._touching(start, stop)
        return bool(found) and all(ranking.unlike for ranking in found)

    def _touching(self, start: int, stop: int) -> list[Ranking]:
        first = bisect_left(self._stops, start + 1)
        return self._rankings[first : bisect_left(self._starts, max(stop, start + 1))]
