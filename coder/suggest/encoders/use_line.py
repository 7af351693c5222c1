"""Texts laid out for convolutions: the pieces of many texts one after the other, so far apart that no window reaches from one into the next."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np

_GAP = 2
"""So many blank places between texts: as far as a window reaches to one side."""
MARGIN = 2 * _GAP
"""Blank places at either end of a line: as far as windows of windows reach."""
_BATCH = 131_072
"""About so many pieces stand in a line."""


@dataclass(frozen=True, slots=True)
class Line:
    """The pieces of some texts.

    Attributes:
        pieces: One piece of each kind.
        kinds: The kind of the piece at each place; at a blank one the number of kinds.
        places, texts: Of each piece the place, and the number of its text, both in order.
        sizes: How many pieces each text has.
    """

    pieces: np.ndarray
    kinds: np.ndarray
    places: np.ndarray
    texts: np.ndarray
    sizes: np.ndarray


def lines(texts: Sequence[Sequence[int]], step: int) -> Iterator[Line]:
    """The texts, in order, in lines whose length between the margins is a multiple of `step`; a long text has a line of its own."""
    batch: list[Sequence[int]] = []
    size = 0
    for text in texts:
        if batch and size + len(text) > _BATCH:
            yield _line(batch, step)
            batch, size = [], 0
        batch.append(text)
        size += len(text)
    if batch:
        yield _line(batch, step)


def _line(texts: Sequence[Sequence[int]], step: int) -> Line:
    sizes = np.array([len(text) for text in texts])
    numbers = np.repeat(np.arange(len(texts)), sizes)
    places = MARGIN + np.arange(len(numbers)) + _GAP * numbers
    pieces, of = np.unique(np.fromiter(chain.from_iterable(texts), np.int64, len(numbers)), return_inverse=True)
    length = -(-(int(places[-1]) + 1 - MARGIN) // step) * step
    kinds = np.full(length + 2 * MARGIN, len(pieces))
    kinds[places] = of
    return Line(pieces, kinds, places, numbers, sizes)
