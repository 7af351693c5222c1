"""CSV and TSV tables of texts: the delimiter is found out, the first row is the heading."""

import csv
import io
import threading
from dataclasses import replace

from coder.errors import InputRefused
from coder.formats.files.magic import binary_format
from coder.formats.read_document import Extract
from coder.formats.texts.text_table import Table, texts
from coder.text.freeze import Frozen, freeze

DELIMITERS = (",", "\t", ";", "|")
_SAMPLE_ROWS = 50
_LIMIT = 2**31 - 1
_limit_lock = threading.Lock()


def read(data: bytes, name: str, encoding: str | None = None) -> tuple[Extract, ...]:
    """A text for each row.

    Raises:
        InputRefused: no table of texts, or one that is not well-formed.
    """
    table, frozen = read_table(data, name, encoding)
    found = texts(table, name)
    told = (*frozen.warnings, *found[0].warnings)
    return (replace(found[0], warnings=told, encoding=frozen.encoding), *(replace(each, encoding=frozen.encoding) for each in found[1:]))


def read_table(data: bytes, name: str, encoding: str | None = None) -> tuple[Table, Frozen]:
    """The cells of a table, whatever it holds, and how its bytes were decoded.

    Raises:
        InputRefused: it has less than two rows, or is not well-formed.
    """
    kind = binary_format(data)
    if kind:
        raise InputRefused(f"{name}: not a table but {kind[0]}", kind[1])
    frozen = freeze(data, name=name, encoding=encoding)
    rows = _rows(frozen.text, _delimiter(frozen.text), name)
    filled = [(number, row) for number, row in enumerate(rows, start=1) if any(cell.strip() for cell in row)]
    if len(filled) < 2:
        raise InputRefused(f"{name}: not a table: a heading and at least one row are needed", "Rename it to .txt to add it as one text.")
    first, heading = filled[0]
    return Table(heading=heading, rows=tuple(rows[first:]), first_row=first), frozen


def _delimiter(text: str) -> str:
    """The delimiter that cuts the first rows into the same number of cells most often, and into most cells."""
    sample = "\n".join(text.split("\n", 400)[:400])

    def fit(delimiter: str) -> tuple[float, int]:
        try:
            widths = [len(row) for row, _ in zip(_reader(sample, delimiter, strict=False), range(_SAMPLE_ROWS), strict=False) if row]
        except csv.Error:
            return (0.0, 0)
        width = widths[0] if widths else 0
        return (sum(each == width for each in widths) / len(widths), width) if width > 1 else (0.0, 0)

    return max(DELIMITERS, key=fit)


def _rows(text: str, delimiter: str, name: str) -> tuple[tuple[str, ...], ...]:
    rows: list[tuple[str, ...]] = []
    try:
        rows.extend(map(tuple, _reader(text, delimiter, strict=True)))
    except csv.Error as error:
        what = f"{name}: row {len(rows) + 1} of the table is damaged ({error})"
        raise InputRefused(what, "Check the quotation marks there, or save the table anew.") from error
    return tuple(rows)


def _reader(text: str, delimiter: str, *, strict: bool) -> list[list[str]]:
    """All rows; the csv module's limit on the length of a cell is lifted meanwhile."""
    with _limit_lock:
        before = csv.field_size_limit(_LIMIT)
        try:
            return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=strict))
        finally:
            csv.field_size_limit(before)
