"""A line of a figure: pieces of text, each with a style and with what is behind it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from coder.model.profile import Contrast, Share
from coder.text.cells import cell_len, crop, visible


@dataclass(frozen=True, slots=True, kw_only=True)
class Behind:
    """The passages behind a number.

    Attributes:
        title: What the number is of.
        town_id, row: A row of a town's profile, as `explain` knows it; empty: the ids say which passages.
        codings, mentions: Ids.
    """

    title: str
    town_id: str = ""
    row: str = ""
    codings: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Towards:
    """Leads to a town."""

    title: str
    town_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A parameter that can be set; `value` is what it is now, as it is typed."""

    title: str
    parameter: str
    value: str


Target = Behind | Towards | Choice


@dataclass(frozen=True, slots=True)
class Piece:
    """Text, the name of its style, and what choosing it leads to; None: nothing."""

    text: str
    style: str = "text"
    target: Target | None = None


Line = Sequence[Piece]
EMPTY: Line = ()


def behind_all(title: str, held: Iterable[Share | Contrast]) -> Behind | None:
    """Leads to the evidence of several numbers, once each; None where there is none."""
    parts = tuple(held)
    codings = tuple(dict.fromkeys(each for part in parts for each in part.codings))
    mentions = tuple(dict.fromkeys(each for part in parts for each in part.mentions))
    return Behind(title=title, codings=codings, mentions=mentions) if codings or mentions else None


def plain(line: Line) -> str:
    """A line as text."""
    return "".join(piece.text for piece in line).rstrip()


def fitted(line: Line, width: int) -> Line:
    """A line cut to a width, with a sign where more follows."""
    if sum(len(piece.text) for piece in line) <= width and cell_len(plain(line)) <= width:
        return line
    kept, left = [], width - cell_len("…")
    for piece in line:
        cut = crop(piece.text, left)
        kept.append(Piece(cut, piece.style, piece.target))
        left -= cell_len(cut)
        if cut != piece.text:
            return (*kept, Piece("…", piece.style))
    return tuple(kept)


def heading(words: str) -> Line:
    """The title of a figure."""
    return (Piece(f" {words}", "strong"),)


def filled(text: str, cells: int) -> str:
    """A name in exactly so many cells: cut with a sign that more follows, or filled up at the right."""
    shown = visible(text)
    if cell_len(shown) > cells:
        shown = crop(shown, max(0, cells - cell_len("…"))) + "…"
    return shown + " " * (cells - cell_len(shown))


def right(text: str, cells: int) -> str:
    """The same, filled up at the left."""
    cut = filled(text, cells).rstrip()
    return " " * (cells - cell_len(cut)) + cut


def spread(items: Sequence[str], width: int, between: str = "  ") -> list[str]:
    """Items one after the other, in as many rows of at most `width` cells as they need."""
    rows: list[str] = []
    for item in items:
        if rows and cell_len(rows[-1] + between + item) <= width:
            rows[-1] += between + item
        else:
            rows.append(filled(item, width).rstrip() if cell_len(item) > width else item)
    return rows


def stacked(text: str, cells: int, most: int) -> list[str]:
    """A name in at most so many rows for the head of a column: broken at spaces and hyphens, each row cut where it is too wide."""
    rows = spread(visible(text).replace("-", "- ").split(), cells, " ") if " " in text or "-" in text else wrapped(text, cells)
    return [*rows[: most - 1], filled(" ".join(rows[most - 1 :]), cells).rstrip()] if len(rows) > most else rows


def wrapped(text: str, width: int) -> list[str]:
    """A sentence in rows of at most `width` cells, broken at spaces, or between characters that have none."""
    rows, left = [], visible(text).strip()
    while cell_len(left) > width:
        head = crop(left, width)
        space = head.rfind(" ")
        head = head if left[len(head) : len(head) + 1] == " " or space <= len(head) // 2 else head[:space]
        rows.append(head.rstrip())
        left = left[max(1, len(head)) :].lstrip()
    return [*rows, left] if left else rows
