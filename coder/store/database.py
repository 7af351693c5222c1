"""The connection to a project file. sqlite-utils stands over it for work on the schema and is loaded only then: it takes as long as the rest."""

import sqlite3
import sys
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite_utils


class Database:
    """An open connection; the store is the only one who speaks SQL."""

    def __init__(self, conn: sqlite3.Connection) -> None:
        self.conn = conn

    def execute(self, sql: str, parameters: Sequence[object] | Mapping[str, object] = ()) -> sqlite3.Cursor:
        """Run one statement."""
        return self.conn.execute(sql, parameters)

    def close(self) -> None:
        """Close the connection."""
        self.conn.close()

    @cached_property
    def tools(self) -> "sqlite_utils.Database":
        """The same connection with the tools of sqlite-utils: tables, triggers, rows by name."""
        return _without_data_frames()(self.conn, execute_plugins=False)


def _without_data_frames() -> "type[sqlite_utils.Database]":
    """The class of sqlite-utils, loaded without numpy and pandas: it looks for both to know their types, which costs even more."""
    unused = tuple(name for name in ("numpy", "pandas") if name not in sys.modules)
    sys.modules.update(dict.fromkeys(unused))  # type: ignore[arg-type]
    try:
        from sqlite_utils import Database as Tools
    finally:
        for name in unused:
            del sys.modules[name]
    return Tools
