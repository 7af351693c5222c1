"""A CSV table of variables by file name."""

import csv
import io
from pathlib import Path

from coder.errors import InvalidValue
from coder.text.freeze import freeze

NAME_COLUMNS = ("file", "source", "document", "filename", "文件", "文件名", "文档")


def read_table(path: Path) -> list[list[str]]:
    """The rows of a CSV table, the headings first.

    Raises:
        InvalidValue: the file cannot be read, or is no table.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InvalidValue(f"{path} cannot be read: {error.strerror}", "Check the name of the table.") from error
    try:
        rows = list(csv.reader(io.StringIO(freeze(data, name=path.name).text, newline="")))
    except csv.Error as error:
        raise InvalidValue(f"{path} is not a CSV table: {error}", "Write it as CSV, with quotes round cells that hold commas.") from error
    return [[cell.strip() for cell in rows[0]], *rows[1:]] if rows else [[]]


def read_metadata(path: Path) -> dict[str, dict[str, str]]:
    """Rows by the value of the file-name column: {"a.txt": {"year": "1998"}}.

    Raises:
        InvalidValue: the file cannot be read, or no column names the files.
    """
    headings, *rows = read_table(path)
    name = next((number for number, each in enumerate(headings) if each.casefold() in NAME_COLUMNS), None)
    if name is None:
        raise InvalidValue(f"{path}: no column names the files", f"Give the table a first row with one of: {', '.join(NAME_COLUMNS)}.")
    found: dict[str, dict[str, str]] = {}
    for row in rows:
        if len(row) > name and row[name].strip():
            pairs = zip(headings, row, strict=False)
            found[row[name].strip()] = {key: value for key, value in pairs if key and key != headings[name] and value.strip()}
    return found
