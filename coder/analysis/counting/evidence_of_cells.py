"""The codings behind each cell of a table."""

from collections.abc import Mapping, Sequence
from typing import Protocol

from coder.model.coding import Coding

Pieces = tuple[tuple[str, ...], ...]
"""What a cell counts, piece by piece: ids of the one coding, the two that stand together, or those in one turn."""


class Evidence(Protocol):
    """Finds what a cell counts; the number of a cell is the number of its pieces."""

    def of(self, row: int, column: int) -> Pieces:
        """The pieces behind one cell."""

    def all(self) -> dict[tuple[int, int], Pieces]:
        """The pieces behind every cell that has some, by (row, column)."""


class Listed:
    """Evidence that was gathered while counting: for each cell its pieces, each as positions of codings."""

    def __init__(self, codings: Sequence[Coding], pieces: Mapping[tuple[int, int], Sequence[tuple[int, ...]]]) -> None:
        self._codings = codings
        self._pieces = pieces

    def of(self, row: int, column: int) -> Pieces:
        """The pieces behind one cell."""
        return tuple(tuple(self._codings[each].id for each in piece) for piece in self._pieces.get((row, column), ()))

    def all(self) -> dict[tuple[int, int], Pieces]:
        """The pieces behind every cell that has some."""
        return {cell: self.of(*cell) for cell in sorted(self._pieces)}
