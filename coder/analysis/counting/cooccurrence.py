"""Which passages stand together: pairs that share characters or stand near each other, found by a sweep.

With the passages of a document in order of start, those that overlap a passage and begin after it follow it without a gap, up to
the first that begins at or after its stop. So all pairs are ranges of positions, and the work grows with the number of pairs.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from coder.analysis.counting.evidence_of_cells import Pieces
from coder.model.coding import Coding

Whole = npt.NDArray[np.int64]
Truth = npt.NDArray[np.bool_]

CHUNK = 1 << 20
"""So many pairs are held in memory at once while counting."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Belonging:
    """Which keys each code counts for: itself, and with roll-up the codes above it.

    Attributes:
        keys: Shape (codes, depth): indexes of keys, -1 where there is none.
        counts_for: Shape (codes, keys): whether the code counts for the key.
    """

    keys: Whole
    counts_for: Truth

    @classmethod
    def of(cls, keys: Sequence[Sequence[int]], n_keys: int) -> "Belonging":
        """From the keys of each code."""
        depth = max(map(len, keys), default=0)
        padded = np.array([[*each, *[-1] * (depth - len(each))] for each in keys], dtype=np.int64).reshape(len(keys), depth)
        counts_for = np.zeros((len(keys), n_keys), dtype=np.bool_)
        for code, each in enumerate(keys):
            counts_for[code, list(each)] = True
        return cls(keys=padded, counts_for=counts_for)


class Together:
    """The pairs of codings that stand together, counted by cell; the codings behind a cell are looked up when asked for.

    A cell counts unordered pairs of two different codings, one that counts for its row and one that counts for its column.
    """

    def __init__(self, codings: Sequence[Coding], codes: Sequence[int], rows: Belonging, columns: Belonging, *, reach: int) -> None:
        """Args:
        codes: For each coding the index of its code.
        reach: 0: the passages share a character; n + 1: at most n characters lie between them.
        """
        numbers: dict[str, int] = {}
        documents = np.array([numbers.setdefault(each.document_id, len(numbers)) for each in codings], dtype=np.int64)
        starts = np.array([each.start for each in codings], dtype=np.int64)
        stops = np.array([each.stop for each in codings], dtype=np.int64)
        order = np.lexsort((stops, starts, documents))
        self._codings = codings
        self._order = order
        self._documents, self._n_documents = documents[order], max(1, len(numbers))
        self._codes = np.array(codes, dtype=np.int64)[order]
        self._rows, self._columns = rows, columns
        self._shape = rows.counts_for.shape[1], columns.counts_for.shape[1]
        self._after = _followers(self._documents, starts[order], stops[order], reach)

    def counted(self) -> tuple[Whole, Whole]:
        """For each cell the number of pairs, and the number of documents with at least one; both of shape (rows, columns)."""
        size = self._shape[0] * self._shape[1]
        counts = np.zeros(size, dtype=np.int64)
        seen: list[Whole] = []
        for first, second in self._pairs():
            for cells, one, _ in self._hits(first, second):
                counts += np.bincount(cells, minlength=size)
                seen.append(np.unique(cells * self._n_documents + self._documents[one]))
        places = np.unique(np.concatenate(seen)) if seen else np.zeros(0, dtype=np.int64)
        sources = np.bincount(places // self._n_documents, minlength=size)
        return counts.reshape(self._shape), sources.reshape(self._shape)

    def of(self, row: int, column: int) -> Pieces:
        """The pairs behind one cell: ids of the row's coding and the column's, in order of place."""
        found: list[tuple[int, int, int, int]] = []
        for first, second in self._pairs():
            straight = self._fits(first, second, row, column)
            turned = self._fits(second, first, row, column) & ~straight
            found += [(a, b, a, b) for a, b in zip(first[straight].tolist(), second[straight].tolist(), strict=True)]
            found += [(a, b, b, a) for a, b in zip(first[turned].tolist(), second[turned].tolist(), strict=True)]
        return tuple((self._id(a), self._id(b)) for _, _, a, b in sorted(found))

    def all(self) -> dict[tuple[int, int], Pieces]:
        """The pairs behind every cell that has some."""
        hits = [hit for first, second in self._pairs() for hit in self._hits(first, second)]
        if not hits:
            return {}
        cells, ones, others = (np.concatenate(part) for part in zip(*hits, strict=True))
        order = np.lexsort((np.maximum(ones, others), np.minimum(ones, others), cells))
        cells = cells[order]
        ids = [each.id for each in self._codings]
        by_row = [ids[each] for each in self._order[ones[order]].tolist()]
        by_column = [ids[each] for each in self._order[others[order]].tolist()]
        cuts = [0, *(np.flatnonzero(np.diff(cells)) + 1).tolist(), len(cells)]
        return {divmod(int(cells[a]), self._shape[1]): tuple(zip(by_row[a:b], by_column[a:b], strict=True)) for a, b in pairwise(cuts)}

    def _id(self, position: int) -> str:
        return self._codings[int(self._order[position])].id

    def _fits(self, one: Whole, other: Whole, row: int, column: int) -> Truth:
        return self._rows.counts_for[self._codes[one], row] & self._columns.counts_for[self._codes[other], column]

    def _hits(self, first: Whole, second: Whole) -> Iterator[tuple[Whole, Whole, Whole]]:
        """For pairs: the cells they count for, with the positions of the row's coding and the column's; a pair once in a cell."""
        for one, other, turned in ((first, second, False), (second, first, True)):
            code, across = self._codes[one], self._codes[other]
            for row in self._rows.keys.T:
                for column in self._columns.keys.T:
                    r, c = row[code], column[across]
                    keep = (r >= 0) & (c >= 0)
                    if turned:
                        keep &= ~(self._rows.counts_for[across, r] & self._columns.counts_for[code, c])
                    if keep.any():
                        yield r[keep] * self._shape[1] + c[keep], one[keep], other[keep]

    def _pairs(self) -> Iterator[tuple[Whole, Whole]]:
        """All pairs (first, second) of positions, a piece at a time."""
        total = np.cumsum(self._after)
        low, done, n = 0, 0, len(total)
        while low < n and done < total[-1]:
            high = max(low + 1, int(np.searchsorted(total, done + CHUNK, "right")))
            after = self._after[low:high]
            first = np.repeat(np.arange(low, high), after)
            second = first + 1 + np.arange(len(first)) - np.repeat(total[low:high] - after - done, after)
            yield first, second
            low, done = high, int(total[high - 1])


def _followers(documents: Whole, starts: Whole, stops: Whole, reach: int) -> Whole:
    """For each passage, in order of document and start, how many of the next ones begin before its stop (and `reach` more)."""
    if not len(starts):
        return np.zeros(0, dtype=np.int64)
    width = int(stops.max()) + reach + 1
    return np.searchsorted(documents * width + starts, documents * width + stops + reach, "left") - np.arange(len(starts)) - 1
