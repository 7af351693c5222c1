"""SQLite databases of other programs: opened so that nothing can change them, read within bounds, no column taken on trust."""

import sqlite3
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType

from coder.errors import FormatError
from coder.formats.files.file_names import shown
from coder.formats.foreign.wording import one_line

MAGIC = b"SQLite format 3\0"
MAX_FILE = 2 * 1024**3
MAX_CELL = 128 * 1024**2
MAX_READ = 400 * 1024**2
MAX_ROWS = 3_000_000
_SECONDS = 120
_STEPS = 20_000
_HINT = "Open it in its own program, save it there, and import that file."

_FAULTS = (sqlite3.Error, OSError, OverflowError, MemoryError, UnicodeDecodeError)
"""What damaged databases lead to; the last where the message of the error itself quotes bytes that are no text."""

Cell = str | int | float | bytes | None
Row = Mapping[str, Cell]


def is_database(head: bytes) -> bool:
    """Whether a file begins as SQLite databases do."""
    return head.startswith(MAGIC)


def holds(path: Path, head: bytes, tables: Sequence[str]) -> bool:
    """Whether the file is a database that has all of these tables; a damaged one has none."""
    if not is_database(head):
        return False
    try:
        with Database(path) as database:
            return all(each.lower() in database.tables for each in tables)
    except FormatError:
        return False


class Database:
    """A database for reading.

    Args:
        path: The file, or the file in which it was found.
        data: The database itself, if it is no file of its own.

    Raises:
        FormatError: it is damaged, in use, too large, or takes too long; so do all its methods.
    """

    def __init__(self, path: Path, data: bytes | None = None) -> None:
        self._name = shown(path)
        self._read = 0
        self.tables: frozenset[str] = frozenset()
        """Names of its tables, in lower case; views and virtual tables do not count."""
        for beside in (path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-journal")):
            if beside.exists() and beside.stat().st_size:
                raise FormatError(f"{self._name}: in use, or not closed: {shown(beside)} holds changes", "Close the program it belongs to first.")
        try:
            if path.stat().st_size > MAX_FILE:
                raise FormatError(f"{self._name}: larger than {MAX_FILE // 1024**3} GB", "Split the project in its own program.")
            address = f"{path.resolve().as_uri()}?mode=ro&immutable=1" if data is None else "file::memory:"
            self._connection = sqlite3.connect(address, uri=True, isolation_level=None)
            if data is not None:
                self._connection.deserialize(_not_in_wal(data))
            self._prepare()
        except _FAULTS as error:
            raise self._damaged(error) from error

    def _prepare(self) -> None:
        connection = self._connection
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, MAX_CELL)
        connection.text_factory = bytes
        deadline = time.monotonic() + _SECONDS
        connection.set_progress_handler(lambda: int(time.monotonic() > deadline), _STEPS)
        for pragma in ("trusted_schema=OFF", "query_only=ON", "cell_size_check=ON"):
            connection.execute(f"PRAGMA {pragma}")
        found = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'").fetchall()
        names = [_text(name) for name, sql in found if not _text(sql).lstrip().upper().startswith("CREATE VIRTUAL")]
        self.tables = frozenset(name.lower() for name in names)

    def __enter__(self) -> "Database":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._connection.close()

    def needs(self, tables: Sequence[str], what: str) -> None:
        """Raises:
        FormatError: one of the tables is missing, so that this is no project of that program.
        """
        missing = [each for each in tables if each.lower() not in self.tables]
        if missing:
            raise FormatError(f"{self._name}: no {what}: it has no table {missing[0]}", _HINT)

    def columns(self, table: str) -> frozenset[str]:
        """Names of a table's columns, in lower case."""
        if table.lower() not in self.tables:
            return frozenset()
        try:
            return frozenset(_text(row[1]).lower() for row in self._connection.execute(f'PRAGMA table_info("{table}")'))
        except _FAULTS as error:
            raise self._damaged(error) from error

    def rows(self, table: str, *columns: str) -> Iterator[Row]:
        """The rows of a table, as cells by column; a column or a table that is not there gives None or no rows."""
        there = self.columns(table)
        if not there:
            return
        wanted = ", ".join(f'"{each}"' if each.lower() in there else "NULL" for each in columns)
        try:
            for number, row in enumerate(self._connection.execute(f'SELECT {wanted} FROM "{table}"')):
                self._read += sum(len(cell) for cell in row if isinstance(cell, bytes))
                if number >= MAX_ROWS or self._read > MAX_READ:
                    raise FormatError(f"{self._name}: its table {table} is too large to be read", "Split the project in its own program.")
                yield dict(zip(columns, row, strict=True))
        except _FAULTS as error:
            raise self._damaged(error) from error

    def _damaged(self, error: BaseException) -> FormatError:
        said = one_line(str(error))[:120]
        reason = f"it took longer than {_SECONDS} seconds" if "interrupted" in said else said
        return FormatError(f"{self._name}: the database cannot be read ({reason})", _HINT)


def _not_in_wal(data: bytes) -> bytes:
    """The same database marked as one that keeps no log beside it, which memory could not hold."""
    return data[:18] + b"\1\1" + data[20:] if data[18:20] == b"\2\2" else data


def text(cell: Cell) -> str:
    """A cell as text; numbers as they are written, nothing for NULL."""
    if isinstance(cell, (bytes, str)):
        return _text(cell)
    return "" if cell is None else str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


def integer(cell: Cell) -> int | None:
    """A cell as a whole number, whatever type it was stored as; None if it is none."""
    if isinstance(cell, float):
        return int(cell) if cell.is_integer() and abs(cell) < 2**53 else None
    if isinstance(cell, int):
        return cell
    written = text(cell).strip()
    if not written or len(written) > 30:
        return None
    try:
        return integer(float(written)) if not written.lstrip("+-").isdigit() else int(written)
    except (ValueError, OverflowError):
        return None


def _text(cell: Cell) -> str:
    """Text as SQLite keeps it; what an old program wrote in the encoding of a Chinese Windows is read as that."""
    if not isinstance(cell, bytes):
        return "" if cell is None else str(cell)
    for encoding in ("utf-8", "gb18030"):
        try:
            return cell.decode(encoding)
        except UnicodeDecodeError:
            continue
    return cell.decode("latin-1")
