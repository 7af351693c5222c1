"""How the rows of a data set lie on the disk: lines of JSON, CSV, or Parquet. All three hold the same and are read back the same."""

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from coder.errors import FormatError
from coder.formats.tables.csv_cells import guarded
from coder.formats.tables.csv_file import encoded
from coder.tagging import parquet
from coder.tagging.columns import CLAUSES, DOCUMENTS, Column, flat, nested

JSONL, CSV, PARQUET = "jsonl", "csv", "parquet"
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Layout:
    """A format of a data set.

    Attributes:
        suffix: Of the parts. `documents`: of the files of documents, which in lines of JSON have one of their own: `*.jsonl` are the clauses.
        write: The bytes of a file from lines of JSON. `read`: the rows of a file, as they are asked for; ValueError if it is damaged.
    """

    suffix: str
    documents: str
    write: Callable[[Sequence[Column], Sequence[str]], bytes]
    read: Callable[[Sequence[Column], Path], Iterator[Row]]

    def clauses_of(self, path: Path) -> Iterator[Row]:
        """The clauses of a part."""
        return self._whole(CLAUSES, path)

    def documents_of(self, path: Path) -> Iterator[Row]:
        """The documents of a part."""
        return self._whole(DOCUMENTS, path)

    def _whole(self, columns: Sequence[Column], path: Path) -> Iterator[Row]:
        try:
            yield from self.read(columns, path)
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise FormatError(f"{path} is damaged: {error}", "Run the same `coder tag` again: it mends the part.") from error


def _write_lines(columns: Sequence[Column], lines: Sequence[str]) -> bytes:
    return "".join(lines).encode()


def _read_lines(columns: Sequence[Column], path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8", newline="\n") as stream:
        for number, line in enumerate(stream, 1):
            try:
                yield json.loads(line)
            except ValueError as error:
                raise ValueError(f"line {number}: {error}") from error


def _write_csv(columns: Sequence[Column], lines: Iterable[str]) -> bytes:
    """As all CSV of this program; lists as JSON."""
    rows = (zip(columns, flat(columns, json.loads(line)), strict=True) for line in lines)
    cells = ([json.dumps(cell, ensure_ascii=False) if column.is_list else cell for column, cell in row] for row in rows)
    return b"".join(encoded([column.name for column in columns], cells))


def _read_csv(columns: Sequence[Column], path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8-sig", newline="") as stream:
        reader = csv.reader(stream)
        if next(reader, None) != [column.name for column in columns]:
            raise ValueError("its columns are others")
        for cells in reader:
            yield nested(columns, [_read_cell(column, cell) for column, cell in zip(columns, cells, strict=True)])


def _read_cell(column: Column, cell: str) -> Any:
    if column.is_list:
        return json.loads(cell)
    if column.kind == "text":
        return cell[1:] if cell.startswith("'") and guarded(cell) != cell else cell
    return None if not cell else int(cell) if column.kind == "integer" else float(cell)


def _write_parquet(columns: Sequence[Column], lines: Sequence[str]) -> bytes:
    rows = [flat(columns, json.loads(line)) for line in lines]
    return parquet.encoded(columns, rows)


def _read_parquet(columns: Sequence[Column], path: Path) -> Iterator[Row]:
    return (nested(columns, cells) for cells in parquet.cells(columns, path))


LAYOUTS = {
    JSONL: Layout(".jsonl", ".ndjson", _write_lines, _read_lines),
    CSV: Layout(".csv", ".csv", _write_csv, _read_csv),
    PARQUET: Layout(".parquet", ".parquet", _write_parquet, _read_parquet),
}
