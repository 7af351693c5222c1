"""A table of codings as it is looked at: which rows first, which numbers, how hot each cell (no Textual)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coder.analysis.counting.categories import Key
    from coder.analysis.counting.matrix import Matrix

SHOWN = ("count", "row", "column", "documents")
"""Counts; shares of the row or of the column in per cent; documents with at least one."""

ORDERS = ("project", "count", "name", "here")
"""Of rows: as in the project, by sum, by name, by the column under the cursor."""

HOTTEST = 8
EMPTY = "·"


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """What is counted, and how it is shown.

    Attributes:
        rows, columns, by, within, rollup: As `coder.analysis.counting.matrix.matrix` takes them.
        shown: One of SHOWN.
        rows_by: One of ORDERS; `here` means the column with the id `here`.
        columns_by: One of ORDERS but `here`.
    """

    rows: str = "code"
    columns: str = "town"
    by: str = "overlap"
    within: int = 100
    rollup: bool = False
    shown: str = "count"
    rows_by: str = "project"
    columns_by: str = "project"
    here: str = ""

    @property
    def counted(self) -> tuple[str, str, str, int, bool]:
        """What the numbers depend on."""
        return self.rows, self.columns, self.by, self.within, self.rollup


class Sheet:
    """A matrix in the order of a view; rows and columns are numbered as they are shown.

    Attributes:
        matrix, view: What is shown, and how.
        rows, columns: Names, in order.
    """

    def __init__(self, matrix: "Matrix", view: View, names: Mapping[str, str]) -> None:
        """`names`: what keys are called on the screen, by id; else their label."""
        self.matrix = matrix
        self.view = view
        self._table = matrix.sources if view.shown == "documents" else matrix.counts
        row_names, column_names = ([names.get(key.id, key.label) for key in keys] for keys in (matrix.rows, matrix.columns))
        self._row_sums = [sum(each) for each in self._table]
        self._column_sums = [sum(each) for each in zip(*self._table, strict=True)] if self._table else [0] * len(column_names)
        here = _place(matrix.columns, view.here) if view.rows_by == "here" else None
        sums = self._row_sums if here is None else [each[here] for each in self._table]
        self._row_order = _ordered(view.rows_by, row_names, sums)
        self._column_order = _ordered(view.columns_by, column_names, self._column_sums)
        self.rows = [row_names[each] for each in self._row_order]
        self.columns = [column_names[each] for each in self._column_order]

    def place(self, row: int, column: int) -> tuple[int, int]:
        """The indexes of a cell in the matrix."""
        return self._row_order[row], self._column_order[column]

    def find(self, row_id: str, column_id: str) -> tuple[int, int]:
        """Where the cell of two keys is shown; 0 for a key that is not there."""
        row, column = _place(self.matrix.rows, row_id), _place(self.matrix.columns, column_id)
        return (
            self._row_order.index(row) if row is not None else 0,
            self._column_order.index(column) if column is not None else 0,
        )

    def ids(self, row: int, column: int) -> tuple[str, str]:
        """The ids of the keys of a cell."""
        at, across = self.place(row, column)
        return self.matrix.rows[at].id, self.matrix.columns[across].id

    def count(self, row: int, column: int) -> int:
        """The number of codings, or pairs, or turns, of a cell."""
        at, across = self.place(row, column)
        return self.matrix.counts[at][across]

    def sources(self, row: int, column: int) -> int:
        """The number of documents of a cell."""
        at, across = self.place(row, column)
        return self.matrix.sources[at][across]

    def number(self, row: int, column: int) -> str:
        """What a cell shows; a mark for nothing."""
        return self._written(self._value(row, column)) if self.count(row, column) else EMPTY

    def level(self, row: int, column: int) -> int:
        """How hot a cell is: 0 for nothing, up to HOTTEST for the largest of the table."""
        value = self._value(row, column)
        return -int(-value * HOTTEST // self._largest) if value and self._largest else 0

    def row_sum(self, row: int) -> int:
        """The sum of a row; one coding may count in several cells."""
        return self._row_sums[self._row_order[row]]

    def column_sum(self, column: int) -> int:
        """The sum of a column."""
        return self._column_sums[self._column_order[column]]

    @property
    def total(self) -> int:
        """The sum of all cells."""
        return sum(self._row_sums)

    @cached_property
    def number_width(self) -> int:
        """Characters of the widest number."""
        if self.view.shown in ("row", "column"):
            return len("100%")
        return len(str(max(self._column_sums, default=0)))

    def lines(self) -> list[list[str]]:
        """The whole table with its heads and sums, as it is shown."""
        across = range(len(self.columns))
        body = [
            [name, *(self.number(row, each).replace(EMPTY, "0") for each in across), str(self.row_sum(row))] for row, name in enumerate(self.rows)
        ]
        return [["", *self.columns, "Σ"], *body, ["Σ", *(str(self.column_sum(each)) for each in across), str(self.total)]]

    def _value(self, row: int, column: int) -> float:
        at, across = self.place(row, column)
        value = self._table[at][across]
        if self.view.shown == "row":
            return value / self._row_sums[at] if value else 0.0
        if self.view.shown == "column":
            return value / self._column_sums[across] if value else 0.0
        return float(value)

    def _written(self, value: float) -> str:
        return f"{value:.0%}" if self.view.shown in ("row", "column") else str(int(value))

    @cached_property
    def _largest(self) -> float:
        if not self._table or not self._table[0]:
            return 0.0
        if self.view.shown == "row":
            return max(max(cells) / total if total else 0.0 for cells, total in zip(self._table, self._row_sums, strict=True))
        if self.view.shown == "column":
            columns = zip(*self._table, strict=True)
            return max(max(cells) / total if total else 0.0 for cells, total in zip(columns, self._column_sums, strict=True))
        return float(max(map(max, self._table)))


def _place(keys: Sequence["Key"], key_id: str) -> int | None:
    return next((at for at, key in enumerate(keys) if key.id == key_id), None)


def _ordered(order: str, names: Sequence[str], sums: Sequence[int]) -> list[int]:
    places = list(range(len(names)))
    if order == "name":
        return sorted(places, key=lambda at: names[at].casefold())
    return sorted(places, key=lambda at: -sums[at]) if order in ("count", "here") else places
