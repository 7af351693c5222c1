"""What a table is: its columns, each with type and meaning in two languages, and how its rows come from a Snapshot."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from coder.model.snapshot import Snapshot

Kind = Literal["text", "integer", "number", "boolean", "time", "list", "json"]
Cell = str | int | float | bool | tuple[str, ...] | None
Row = tuple[Cell, ...]
SEPARATOR = "; "
"""Between the items of a list where a cell is one text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One variable.

    Attributes:
        kind: `time` is UTC ISO-8601 text, `list` a tuple of texts, `json` JSON text.
        en, zh: What it means.
        allowed: All values it can have besides being empty; none listed: any.
        few: Its values come back again and again: a factor of R, value labels in SPSS, a dictionary in Parquet.
    """

    name: str
    kind: Kind
    en: str
    zh: str
    allowed: tuple[str, ...] = ()
    few: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table.

    Attributes:
        en, zh: What one row is.
        rows: In the order of the columns, from a Snapshot.
        has_texts: Its cells may be whole texts, longer than a cell of a spreadsheet holds.
    """

    name: str
    en: str
    zh: str
    columns: tuple[Column, ...]
    rows: Callable[[Snapshot], Iterable[Row]]
    has_texts: bool = False

    @property
    def heads(self) -> tuple[str, ...]:
        """The names of the columns."""
        return tuple(each.name for each in self.columns)


def text(name: str, en: str, zh: str) -> Column:
    """A column of texts that are mostly different."""
    return Column(name=name, kind="text", en=en, zh=zh)


def name(name: str, en: str, zh: str, *allowed: str) -> Column:
    """A column of texts that come back again and again."""
    return Column(name=name, kind="text", en=en, zh=zh, allowed=allowed, few=True)


def whole(name: str, en: str, zh: str, *allowed: str) -> Column:
    """A column of whole numbers."""
    return Column(name=name, kind="integer", en=en, zh=zh, allowed=allowed)


def number(name: str, en: str, zh: str) -> Column:
    """A column of numbers."""
    return Column(name=name, kind="number", en=en, zh=zh)


def truth(name: str, en: str, zh: str) -> Column:
    """A column of truth values."""
    return Column(name=name, kind="boolean", en=en, zh=zh, allowed=("TRUE", "FALSE"))


def time(name: str, en: str, zh: str) -> Column:
    """A column of moments."""
    return Column(name=name, kind="time", en=en, zh=zh, few=True)


def many(name: str, en: str, zh: str) -> Column:
    """A column of lists of texts."""
    return Column(name=name, kind="list", en=en, zh=zh)


def json(name: str, en: str, zh: str) -> Column:
    """A column of nested values."""
    return Column(name=name, kind="json", en=en, zh=zh)
