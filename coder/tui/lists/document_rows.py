"""The documents as rows of a table: how far each is, sorted and narrowed down (no Textual)."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from coder.project.texts.coverage import Coverage
from coder.text.cells import cell_len, crop, visible
from coder.tui.codes.forms import forms_of
from coder.tui.lines import Line, Piece
from coder.tui.texts.screens import Texts
from coder.tui.widgets.glyphs import glyphs

DONE, DONE_BY_OTHERS = "✓", "°"
_FULL, _EMPTY = "█", "░"
_MORE = "…"
_NARROWEST_TITLE = 26


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A document with what only the screen knows of it.

    Attributes:
        coverage: How far its coding is.
        waiting: Suggestions not decided yet, as last computed; None: not computed since the program began.
        done: Whether this person read it to the last line.
    """

    coverage: Coverage
    waiting: int | None
    done: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column.

    Attributes:
        id: Its head is the text `column ID`.
        width: Cells, without the space after it; 0: what the others leave.
        cell: What it shows in so many cells.
        order: What it is sorted by; the largest first where `descends`.
        rank: Columns of a higher rank go first where there is no room.
        right: Whether it stands at the right.
    """

    id: str
    width: int
    cell: Callable[[Listed, int], str]
    order: Callable[[Listed], Any]
    rank: int = 0
    right: bool = False
    descends: bool = False


def columns(texts: Texts, now: datetime) -> tuple[Column, ...]:
    """All columns, in order."""

    def number(of: Callable[[Coverage], int]) -> Callable[[Listed, int], str]:
        return lambda each, _: str(of(each.coverage) or "·")

    def code(kind: str) -> Callable[[Listed, int], str]:
        return lambda each, _: texts(f"{kind} {getattr(each.coverage.document, kind)}")

    return (
        Column(id="done", width=2, cell=lambda each, _: _done(each), order=lambda each: each.done, descends=True),
        Column(id="title", width=0, cell=lambda each, _: visible(each.coverage.document.title), order=_title),
        Column(id="coded", width=14, cell=_progress, order=lambda each: each.coverage.share, descends=True),
        Column(id="turns", width=9, cell=_turns, order=lambda each: each.coverage.units, right=True, descends=True, rank=2),
        Column(id="codings", width=7, cell=number(lambda each: each.codings), order=lambda each: each.coverage.codings, right=True, descends=True),
        Column(
            id="waiting",
            width=6,
            cell=lambda each, _: "?" if each.waiting is None else str(each.waiting or "·"),
            order=lambda each: -1 if each.waiting is None else each.waiting,
            right=True,
            descends=True,
        ),
        Column(id="memos", width=5, cell=number(lambda each: each.memos), order=lambda each: each.coverage.memos, right=True, descends=True, rank=1),
        Column(id="kind", width=10, cell=code("kind"), order=lambda each: each.coverage.document.kind, rank=3),
        Column(id="language", width=8, cell=code("language"), order=lambda each: each.coverage.document.language, rank=5),
        Column(id="town", width=16, cell=lambda each, _: visible(" · ".join(each.coverage.towns)), order=lambda each: each.coverage.towns, rank=4),
        Column(
            id="opened",
            width=10,
            cell=lambda each, _: ago(each.coverage.opened_at, now, texts),
            order=lambda each: each.coverage.opened_at,
            descends=True,
            rank=1,
        ),
    )


def fitting(every: Sequence[Column], width: int) -> list[tuple[Column, int]]:
    """The columns that fit, with their cells; the title gets what the others leave, and the bar grows where there is much."""
    shown = list(every)

    def left() -> int:
        return width - 1 - sum(each.width + 1 for each in shown)

    while left() < _NARROWEST_TITLE and any(each.rank for each in shown):
        shown.remove(max(shown, key=lambda each: each.rank))
    extra = min(12, max(0, (left() - 50) // 3))
    return [(each, left() - extra if not each.width else each.width + (extra if each.id == "coded" else 0)) for each in shown]


def narrowed(every: Iterable[Listed], query: str) -> list[Listed]:
    """The documents that every typed word finds: by title, its pinyin initials, file, town."""
    wanted = query.lower().split()
    return [each for each in every if not wanted or all(any(word in form for form in _forms(each.coverage)) for word in wanted)]


def in_order(every: Sequence[Listed], column: Column | None, *, reverse: bool) -> list[Listed]:
    """Sorted by a column; None: as in the project."""
    if column is None:
        return list(reversed(every)) if reverse else list(every)
    return sorted(every, key=column.order, reverse=column.descends != reverse)


def row(each: Listed, shown: Sequence[tuple[Column, int]]) -> Line:
    """One document."""
    styles = {"done": "accent", "title": "text", "coded": "accent"}
    cells = [(_filled(column.cell(each, size), size, right=column.right) + " ", styles.get(column.id, "dim")) for column, size in shown]
    return [(" ", "text"), *cells]


def head(shown: Sequence[tuple[Column, int]], sorted_by: str, *, reverse: bool, texts: Texts) -> Line:
    """The names of the columns; the one that is sorted by says which way."""
    line: list[Piece] = [(" ", "text")]
    for column, cells in shown:
        arrow = glyphs("▼" if column.descends != reverse else "▲") if column.id == sorted_by else ""
        name = texts(f"column {column.id}")
        line.append((_filled(crop(name, cells - len(arrow)) + arrow, cells, right=column.right) + " ", "key" if arrow else "dim"))
    return line


def ago(at: str, now: datetime, texts: Texts) -> str:
    """How long ago a time in UTC was, in the largest unit; a date after a month; empty for never."""
    if not at:
        return "·"
    seconds = (now - datetime.fromisoformat(at.replace("Z", "+00:00")).astimezone(UTC)).total_seconds()
    for size, unit in ((86_400 * 30, ""), (86_400, "days ago"), (3_600, "hours ago"), (60, "minutes ago")):
        if seconds >= size:
            return texts(unit, int(seconds // size)) if unit else at[:10]
    return texts("just now")


def _done(each: Listed) -> str:
    return DONE if each.done else DONE_BY_OTHERS if each.coverage.finished_by else ""


def _title(each: Listed) -> str:
    return each.coverage.document.title.casefold()


def _turns(each: Listed, _cells: int) -> str:
    return f"{each.coverage.coded}/{each.coverage.units}"


def _progress(each: Listed, cells: int) -> str:
    """A bar and per cent; a document that is begun, or not quite done, never looks untouched or complete."""
    share, cells = each.coverage.share, cells - 5
    full = min(max(round(share * cells), 1 if share else 0), cells if share == 1 else cells - 1)
    per_cent = min(max(round(share * 100), 1 if share else 0), 100 if share == 1 else 99)
    return f"{glyphs(_FULL) * full}{glyphs(_EMPTY) * (cells - full)} {per_cent:>3}%"


def _forms(coverage: Coverage) -> tuple[str, ...]:
    document = coverage.document
    return (*forms_of(document.title), document.source.lower(), *(form for town in coverage.towns for form in forms_of(town)))


def _filled(text: str, cells: int, *, right: bool) -> str:
    cut = text if cell_len(text) <= cells else crop(text, cells - cell_len(_MORE)) + _MORE
    pad = " " * (cells - cell_len(cut))
    return pad + cut if right else cut + pad
