"""Carrying spans over to a corrected text."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from coder.text.alignment import Block, blocks

CERTAINTIES = ("exact", "moved", "changed", "lost")
_KEPT = 0.5
_CONTEXT = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """A span of the old text and where it stands in the new one.

    Attributes:
        start, stop: In the old text.
        new_start, new_stop: In the new text; None if lost.
        certainty: exact: the same words between the same neighbours, though perhaps at other offsets; moved: the same words at
            another place of the text; changed: at least half of the characters are still there, and the span reaches from the
            first to the last of them; lost: nothing that could be relied on.
    """

    start: int
    stop: int
    new_start: int | None
    new_stop: int | None
    certainty: str


def reanchor(old: str, new: str, spans: Sequence[tuple[int, int]]) -> tuple[Moved, ...]:
    """Where each span of `old` stands in `new`, in the order given; spans of an unchanged text come back as they were."""
    if old == new:
        return tuple(_moved(span, span[0], span[1], "exact") for span in spans)
    shared = blocks(old, new)
    places = _Places(new, shared)
    starts = [block[0] for block in shared]
    return tuple(_carry(old, new, span, shared, starts, places) for span in spans)


class _Places:
    """The stretches of the new text that stand in no shared block: where words that moved can be."""

    def __init__(self, new: str, shared: Sequence[Block]) -> None:
        by_new = sorted((b, b + size) for _, b, size in shared)
        stops = [0, *(stop for _, stop in by_new)]
        starts = [*(start for start, _ in by_new), len(new)]
        self.gaps = [(max(0, first - _CONTEXT), min(len(new), last + _CONTEXT)) for first, last in zip(stops, starts, strict=True) if first < last]
        self.new = new

    def find(self, words: str) -> list[int]:
        """Up to 20 places of the words that touch such a stretch."""
        found: list[int] = []
        for first, last in self.gaps:
            place = self.new.find(words, first, last)
            while place >= 0 and len(found) < 20:
                found.append(place)
                place = self.new.find(words, place + 1, last)
        return found


def _carry(old: str, new: str, span: tuple[int, int], shared: Sequence[Block], starts: list[int], places: _Places) -> Moved:
    start, stop = span
    pieces = _pieces(start, stop, shared, starts)
    kept = sum(size for _, size in pieces)
    if pieces and kept == stop - start and len(pieces) == 1:
        return _moved(span, pieces[0][0], pieces[0][0] + kept, "exact")
    words = old[start:stop]
    elsewhere = places.find(words) if stop - start > 1 else []
    if elsewhere:
        best = max(elsewhere, key=lambda place: (_alike(old, start, stop, new, place), -abs(place - start)))
        return _moved(span, best, best + len(words), "moved")
    if kept >= _KEPT * (stop - start):
        first, last = pieces[0][0], pieces[-1][0] + pieces[-1][1]
        return _moved(span, first, last, "exact" if new[first:last] == words else "changed")
    return _moved(span, None, None, "lost")


def _pieces(start: int, stop: int, shared: Sequence[Block], starts: list[int]) -> list[tuple[int, int]]:
    """What is left of the span in the new text: (place, length), in order."""
    pieces = []
    index = max(0, bisect_right(starts, start) - 1)
    while index < len(shared) and shared[index][0] < stop:
        a, b, size = shared[index]
        first, last = max(a, start), min(a + size, stop)
        if first < last:
            pieces.append((b + first - a, last - first))
        index += 1
    return pieces


def _alike(old: str, start: int, stop: int, new: str, place: int) -> int:
    """How many characters before and after are the same, up to 32 on either side."""
    size = stop - start
    before = zip(reversed(old[max(0, start - _CONTEXT) : start]), reversed(new[max(0, place - _CONTEXT) : place]), strict=False)
    after = zip(old[stop : stop + _CONTEXT], new[place + size : place + size + _CONTEXT], strict=False)
    return _common(before) + _common(after)


def _common(pairs: "zip[tuple[str, str]]") -> int:
    count = 0
    for one, other in pairs:
        if one != other:
            break
        count += 1
    return count


def _moved(span: tuple[int, int], first: int | None, last: int | None, certainty: str) -> Moved:
    return Moved(start=span[0], stop=span[1], new_start=first, new_stop=last, certainty=certainty)
