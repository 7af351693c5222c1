"""XLSX tables of texts: values as last computed, every sheet that is a table of texts."""

import datetime
import io
import re
import warnings
import zipfile
from dataclasses import replace
from typing import Any

from coder.errors import InputRefused
from coder.formats.files.archive import Archive
from coder.formats.read_document import Extract
from coder.formats.texts.text_table import Table, texts

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_DAMAGE = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    zipfile.BadZipFile,
)
"""What openpyxl raises on damaged files; found by feeding it some."""
_MAX_CELLS = 20_000_000
_ANEW = "Open it in its own program and save it anew."


def read(data: bytes, name: str, encoding: str | None = None) -> tuple[Extract, ...]:
    """A text for each row of each sheet that is a table of texts; the other sheets are named in a warning.

    Raises:
        InputRefused: damaged, hostile, or no sheet is a table of texts.
    """
    tables = read_tables(data, name)
    found: list[Extract] = []
    skipped: list[str] = []
    refused: InputRefused | None = None
    for title, table in tables:
        try:
            found += texts(table, name, sheet=title)
        except InputRefused as error:
            refused = error
            skipped.append(title)
    if not found:
        raise refused or InputRefused(f"{name}: the workbook is empty", "A table needs a heading and at least one row.")
    if skipped:
        told = f"sheets that are no tables of texts left out: {', '.join(skipped)}"
        found[0] = replace(found[0], warnings=(*found[0].warnings, told))
    return tuple(found)


def read_tables(data: bytes, name: str) -> list[tuple[str, Table]]:
    """The cells of each sheet that has a heading and at least one row, with the name of the sheet.

    Raises:
        InputRefused: damaged or hostile.
    """
    _check(data, name)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return _tables(data, name)


def _check(data: bytes, name: str) -> None:
    """Refuse bombs and document types before anything is parsed."""
    archive = Archive(data, name)
    archive.needs("[Content_Types].xml", "a workbook")
    for member in archive.names():
        if member.endswith((".xml", ".rels")):
            head = (archive.read(member) or b"")[:4096]
            if b"<!DOCTYPE" in head or b"<!ENTITY" in head or head.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in head:
                raise InputRefused(f"{name}: the XML of {member} has a document type or an odd encoding, which may hide an attack", _ANEW)


def _tables(data: bytes, name: str) -> list[tuple[str, Table]]:
    import openpyxl
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        workbook = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        try:
            return [(sheet.title, table) for sheet in workbook.worksheets if (table := _table(sheet)) is not None]
        finally:
            workbook.close()
    except (InvalidFileException, *_DAMAGE) as error:
        raise InputRefused(f"{name}: a damaged workbook ({' '.join(str(error).split())[:100] or type(error).__name__})", _ANEW) from error


def _table(sheet: Any) -> Table | None:
    sheet.reset_dimensions()
    rows: list[tuple[str, ...]] = []
    cells = 0
    for row in sheet.iter_rows(values_only=True):
        rows.append(tuple(_text(value) for value in row))
        cells += len(row)
        if cells > _MAX_CELLS:
            raise ValueError(f"more than {_MAX_CELLS} cells")
    first = next((index for index, row in enumerate(rows) if any(cell.strip() for cell in row)), None)
    if first is None or len(rows) < first + 2:
        return None
    return Table(heading=rows[first], rows=tuple(rows[first + 1 :]), first_row=first + 1, where=f" of sheet {sheet.title}")


def _text(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return str(int(value))
    if isinstance(value, datetime.datetime):
        return value.date().isoformat() if value.time() == datetime.time() else value.isoformat(sep=" ")
    if isinstance(value, (datetime.date, datetime.time)):
        return value.isoformat()
    text = str(value)
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text
