"""Lines of styled pieces: cut, counted, wrapped (no Textual)."""

from collections.abc import Sequence

from coder.text.cells import cell_len, crop

Piece = tuple[str, str]
"""Text, and the name of a style (one of STYLES) or a colour as #rrggbb."""

Line = Sequence[Piece]


def at_most(lines: list[Line], count: int) -> list[Line]:
    """The first lines; the last of them says so if more follow."""
    if len(lines) <= count:
        return lines
    last = lines[count - 1]
    return [*lines[: count - 1], [*last[:-1], (last[-1][0] + " …", last[-1][1])]]


def shortened(text: str, cells: int) -> str:
    """The text if it fits, else its beginning and a sign that more follows."""
    if cell_len(text) <= cells:
        return text
    more = cell_len("…")
    return crop(text, cells - more) + "…" if cells >= more else " " * max(0, cells)


def wrapped(text: str, width: int, style: str = "text", indent: str = "") -> list[Line]:
    """A text as lines of at most `width` cells, broken as the transcript breaks its rows."""
    from coder.tui.document.layout import Layout, TextIndex

    layout = Layout(TextIndex(text), width - cell_len(indent))
    lines: list[Line] = []
    for y in range(layout.height):
        start, stop = layout.row(y)
        lines.append([(indent + text[start:stop].rstrip(), style)])
    return lines
