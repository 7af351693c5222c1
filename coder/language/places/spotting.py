"""Very many names looked for in a long text at once: where two or three characters in a row begin a name is told by arrays, the rest by look-up."""

from collections import defaultdict
from collections.abc import Collection, Sequence

import numpy as np

from coder.language.phrases import points_of

_SIZE = 1 << 20
_PAIR, _TRIPLE = (np.uint32(0x9E3779B1), np.uint32(0x85EBCA6B)), np.uint32(0xC2B2AE35)


class Names:
    """Finds where names of two characters or more begin: about 30 ns a character, however many names there are."""

    def __init__(self, names: Collection[str]) -> None:
        """Take names as they stand in the texts (folded, if those are)."""
        self._names = frozenset(name for name in names if len(name) > 1)
        lengths: dict[str, set[int]] = defaultdict(set)
        for name in self._names:
            lengths[name[:2]].add(len(name))
        self._lengths = {head: sorted(found, reverse=True) for head, found in lengths.items()}
        self._twos, self._threes = np.zeros(_SIZE, bool), np.zeros(_SIZE, bool)
        for table, size in ((self._twos, 2), (self._threes, 3)):
            heads = sorted({name[:size] for name in self._names if len(name) == size or (size == 3 and len(name) > 3)})
            if heads:
                table[_keys(points_of("".join(heads)), size)[::size]] = True

    def find(self, text: str) -> list[tuple[int, Sequence[int]]]:
        """(start, the places where names that begin there end, the longest first), in order."""
        points = points_of(text)
        if len(points) < 2:
            return []
        begins = self._twos[_keys(points, 2)]
        begins[: len(points) - 2] |= self._threes[_keys(points, 3)]
        found: list[tuple[int, Sequence[int]]] = []
        for start in np.flatnonzero(begins).tolist():
            lengths = self._lengths.get(text[start : start + 2], ())
            stops = [start + size for size in lengths if start + size <= len(text) and text[start : start + size] in self._names]
            if stops:
                found.append((start, stops))
        return found


def _keys(points: np.ndarray, size: int) -> np.ndarray:
    """A place in a table for each run of two or three characters."""
    first, second = _PAIR
    keys = points[: len(points) - size + 1] * first ^ points[1 : len(points) - size + 2] * second
    if size == 3:
        keys ^= points[2:] * _TRIPLE
    return keys >> np.uint32(12)
