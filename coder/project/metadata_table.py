"""A CSV table of variables by file name."""

import csv
import io
from pathlib import Path

from coder.errors import InvalidValue
from coder.text.freeze import freeze

NAME_COLUMNS = ("file", "source", "document", "filename", "文件", "文件名", "文档")


def read_metadata(path: Path) -> dict[str, dict[str, str]]:
    """Rows by the value of the file-name column: {"a.txt": {"year": "1998"}}.

    Raises:
        InvalidValue: the file cannot be read, or no column names the files.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InvalidValue(f"{path} cannot be read: {error.strerror}", "Check the name of the table.") from error
    rows = list(csv.DictReader(io.StringIO(freeze(data, name=path.name).text, newline="")))
    columns = list(rows[0]) if rows else []
    name = next((each for each in columns if each and each.strip().casefold() in NAME_COLUMNS), None)
    if name is None:
        raise InvalidValue(f"{path}: no column names the files", f"Give the table a first row with one of: {', '.join(NAME_COLUMNS)}.")
    return {
        row[name]: {key: value for key, value in row.items() if key and key != name and isinstance(value, str) and value.strip()}
        for row in rows
        if row[name]
    }
