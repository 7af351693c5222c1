"""A figure as data: a Vega-Lite specification, the words around it, and the same numbers as a table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Spec = Mapping[str, Any]
"""A Vega-Lite specification, as JSON-compatible values; its data are inside."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell of a table: text, and the row of the profile whose quotes stand behind it; empty without."""

    text: str
    row: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Numbers as text: headings, then rows of as many cells; the first cell of each row names it."""

    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure.

    Attributes:
        key: Such as `situations`; names its file and its place in the page.
        title, caption: What it shows, and how to read it.
        spec: What is drawn; marks with a field `tip` say it on hover, those with a field `link` lead to their quotes.
        table: The same numbers.
        wide: Whether it takes the whole width of the page even where there is room for two.
    """

    key: str
    title: str
    caption: str
    spec: Spec
    table: Table
    wide: bool = True


def cells(*texts: str, row: str = "") -> tuple[Cell, ...]:
    """A row of a table whose first cell leads to the quotes."""
    return tuple(Cell(text=text, row="" if place else row) for place, text in enumerate(texts))


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """One line of a plot of dots with intervals.

    Attributes:
        label: Name of the line.
        value, low, high: Dot and ends of its interval; None: nothing is drawn.
        second: A second mark on the line, such as breadth.
        text: Numbers printed at the right end.
        tip: Said on hover.
        link: Anchor of the quotes, such as `#t1-b3`; empty without.
        heading: Whether the line is the name of a group, without a dot.
        tone: Colour of the dot.
    """

    label: str
    value: float | None = None
    low: float | None = None
    high: float | None = None
    second: float | None = None
    text: str = ""
    tip: str = ""
    link: str = ""
    heading: bool = False
    tone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A vertical line across a plot, with a word at its head."""

    at: float
    label: str = ""
    dashed: bool = True


Dots = Sequence[Dot]
Marks = Sequence[Mark]
