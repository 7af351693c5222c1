"""One row of the transcript as coloured text, exactly as wide as its view."""

import itertools
from bisect import bisect_right
from collections.abc import Callable
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from coder.model.coding import Coding
from coder.text.cells import cell_len, crop, visible
from coder.tui.document.layout import Layout
from coder.tui.session import Session
from coder.tui.widgets.columns import LANE, SUGGESTED, Columns
from coder.tui.widgets.glyphs import glyphs

_OWN, _OTHER = "╺┏┃┗", "╶┌│└"
_SELECTED, _CURSOR, _FOUND, _SUGGESTED, _ASIDE, _LABEL, _FOR, _AGAINST = (1 << bit for bit in range(8))


class Palette(NamedTuple):
    """The styles of the view, taken from its theme; `tint` and `bracket` give those of a code."""

    text: Style
    dim: Style
    label: Style
    suggestion: Style
    current: Style
    found: Style
    selection: Style
    cursor: Style
    tint: Callable[[str], Style]
    bracket: Callable[[str], Style]


class RowPainter:
    """Builds rows for one document at one width.

    Attributes:
        letters: Where turns begin -> the letter shown instead of their number.
        built: Rows built so far: a work counter for tests.
    """

    def __init__(self, session: Session, layout: Layout, columns: Columns, palette: Palette) -> None:
        self._session = session
        self._document = session.document
        self._layout = layout
        self._columns = columns
        self._palette = palette
        self._styles: dict[tuple[tuple[str, ...], int], Style] = {}
        self._fixed: dict[tuple[str, int], str] = {}
        self._own, self._other = glyphs(_OWN), glyphs(_OTHER)
        self.letters: dict[int, str] = {}
        self.built = 0

    def paint(self, y: int) -> Strip:
        """Row `y` of the layout."""
        self.built += 1
        start, stop = self._layout.row(y)
        codings = self._document.codings_in(start, stop)
        segments = self._lanes(codings, start, self._next(y))
        segments.append(self._suggested(start, stop, y))
        segments += self._label(y, start)
        segments += self._text(start, stop, codings)
        return Strip(merged(segments), self._columns.margin + self._columns.text + 1)

    def _next(self, y: int) -> int:
        rows = self._layout.rows
        return rows[y + 1] if y + 1 < len(rows) else len(self._document.text) + 1

    # -- margin ---------------------------------------------------------------------------------------------------

    def _lanes(self, codings: list[Coding], start: int, following: int) -> list[Segment]:
        count = self._columns.lanes
        blank = Segment(" " * LANE, self._palette.text)
        cells = [blank] * count
        lanes = self._document.lanes
        beyond = sum(1 for coding in codings if lanes[coding.id] >= count)
        for coding in codings:
            lane = lanes[coding.id]
            if lane < count:
                cells[lane] = self._bracket(coding, start, following)
        if beyond:
            hidden = beyond + (cells[-1] is not blank)
            cells[-1] = Segment(f"+{hidden}".ljust(LANE) if hidden < 10 else "+# ", self._palette.label)
        return cells

    def _bracket(self, coding: Coding, start: int, following: int) -> Segment:
        shapes = self._own if coding.user_id == self._session.user_id else self._other
        first, last = coding.start >= start, coding.stop <= following
        shape = shapes[0] if first and last else shapes[1] if first else shapes[3] if last else shapes[2]
        name = self._session.codes.short(coding.code_id) if first else ""
        return Segment(shape + self._exactly(name, LANE - 1), self._palette.bracket(coding.code_id))

    def _suggested(self, start: int, stop: int, y: int) -> Segment:
        document = self._document
        keys = document.suggestions_in(start, stop) if document.suggestions else []
        if not keys:
            return Segment(" " * SUGGESTED, self._palette.text)
        current = self._session.review.current if self._session.review.current in keys else None
        key = current or keys[0]
        suggestion = document.suggestions[key]
        style = self._palette.current if current else self._palette.suggestion
        if suggestion.start >= start:
            return Segment("?" + self._exactly(self._session.codes.short(suggestion.code_id), SUGGESTED - 1), style)
        return Segment(glyphs("┊").ljust(SUGGESTED), style)

    def _label(self, y: int, start: int) -> list[Segment]:
        columns, palette = self._columns, self._palette
        following = self._next(y)
        block = self._document.blocks.at(min(following, len(self._document.text)) - 1 if following > start else start)
        if block is None or not start <= block.start < following:
            return [Segment(" " * columns.label, palette.text)]
        number = str(block.ordinal)[-columns.number :].rjust(columns.number)
        letter = self.letters.get(block.start)
        numbered = Segment(letter.rjust(columns.number), palette.current) if letter else Segment(number, palette.dim)
        segments = [numbered, Segment(self._mark(block.label_start, block.stop), palette.label)]
        if columns.name:
            segments.append(Segment(self._exactly(visible(block.label), columns.name) + " ", palette.label))
        return segments

    def _mark(self, start: int, stop: int) -> str:
        """`*`: a memo lies in the turn; `&`: a linkage is told in it; `+`: both."""
        memo, mention = self._document.noted(start, stop)
        return "+" if memo and mention else "*" if memo else "&" if mention else " "

    def _exactly(self, text: str, cells: int) -> str:
        """Cropped or filled up with spaces to exactly this many cells."""
        kept = self._fixed.get((text, cells))
        if kept is None:
            cut = crop(text, cells)
            kept = self._fixed[text, cells] = cut + " " * (cells - cell_len(cut))
        return kept

    # -- text -----------------------------------------------------------------------------------------------------

    def _text(self, start: int, stop: int, codings: list[Coding]) -> list[Segment]:
        text, index, palette = self._document.text, self._document.index, self._palette
        width = self._columns.text
        stop = self._cropped(start, stop)
        marks = self._marks(start, stop)
        cuts = {start, stop}
        cuts.update(coding.start for coding in codings)
        cuts.update(coding.stop for coding in codings)
        for first, last, _ in marks:
            cuts.add(first)
            cuts.add(last)
        bounds = sorted({self._whole(cut, start) for cut in cuts if start <= cut <= stop})
        segments: list[Segment] = []
        for first, last in itertools.pairwise(bounds):
            codes = tuple([coding.code_id for coding in codings if coding.start <= first < coding.stop])
            flags = 0
            for low, high, flag in marks:
                if low <= first < high:
                    flags |= flag
            segments.append(Segment(shown(text[first:last]), self._style(codes, flags)))
        used = index.cells(start, stop)
        head = self._session.head
        if head == stop and self._layout.row_of(head) == self._layout.row_of(start):
            segments.append(Segment(" ", palette.cursor))
            used += 1
        segments.append(Segment(" " * (width + 1 - used), palette.text))
        return segments

    def _marks(self, start: int, stop: int) -> list[tuple[int, int, int]]:
        """What is marked in a row besides codings: start, stop, one of the flags; parts of it may lie outside the row."""
        document, session = self._document, self._session
        low, high = session.selection
        head = session.head
        marks: list[tuple[int, int, int]] = []
        if low < high and low < stop and high > start:
            marks.append((low, high, _SELECTED))
        if start <= head < stop:
            marks.append((head, document.units.next("character", head), _CURSOR))
        marks += [(a, b, _FOUND) for a, b in session.finder.within(start, stop)]
        if document.suggestions:
            marks += [(a, b, _SUGGESTED) for a, b, _ in document.suggested.overlapping(start, max(stop, start + 1))]
            marks += [(a, b, _FOR if speaks_for else _AGAINST) for a, b, speaks_for in session.review.evidence.within(start, stop)]
        return marks + self._not_speech(start, stop)

    def _cropped(self, start: int, stop: int) -> int:
        """Without the spaces that hang over the right end."""
        prefix, limit = self._document.index.prefix, self._document.index.prefix[start] + self._columns.text
        if prefix[stop] <= limit:
            return stop
        return bisect_right(prefix, limit, start, stop + 1) - 1

    def _not_speech(self, start: int, stop: int) -> list[tuple[int, int, int]]:
        """The parts of a row that are label or markup, or that a filter passes over."""
        block = self._document.blocks.at(max(start, stop - 1))
        if block is None:
            return []
        label = [(block.label_start, block.start, _LABEL)] if block.label and block.label_start < stop else []
        if block.label_start > start or self._document.hides(block):
            return [(start, stop, _ASIDE), *label]
        return [*((a, b, _ASIDE) for a, b in ((start, block.start), (max(block.start, block.stop), stop)) if a < b), *label]

    def _whole(self, cut: int, start: int) -> int:
        """The cut moved back so that it parts no cluster of zero-width characters from its base."""
        prefix = self._document.index.prefix
        while start < cut < len(prefix) - 1 and prefix[cut + 1] == prefix[cut] and self._document.text[cut] != "\n":
            cut -= 1
        return cut

    def _style(self, codes: tuple[str, ...], flags: int) -> Style:
        key = (codes, flags)
        style = self._styles.get(key)
        if style is None:
            style = self._styles[key] = self._combine(codes, flags)
        return style

    def _combine(self, codes: tuple[str, ...], flags: int) -> Style:
        palette = self._palette
        style = palette.text
        if flags & _ASIDE and not codes:
            style += Style(color=palette.label.color if flags & _LABEL else palette.dim.color)
        if codes:
            style += palette.tint(codes[-1])
            style += Style(underline=len(codes) > 1 or None, bold=len(codes) > 2 or None)
        if flags & _SUGGESTED:
            style += Style(italic=True)
        if flags & _FOR:
            style += Style(underline=True, bold=True)
        if flags & _AGAINST:
            style += Style(strike=True)
        if flags & _FOUND:
            style += palette.found
        if flags & _SELECTED:
            style += palette.selection
        if flags & _CURSOR:
            style += palette.cursor
        return style


def merged(segments: list[Segment]) -> list[Segment]:
    """Neighbours in the same style as one: less to cut, and less to send to the terminal."""
    kept: list[Segment] = []
    texts: list[str] = []
    style = segments[0].style
    for text, following, _ in segments:
        if following is not style:
            kept.append(Segment("".join(texts), style))
            texts, style = [], following
        texts.append(text)
    kept.append(Segment("".join(texts), style))
    return kept


def shown(piece: str) -> str:
    """A piece of text as it may reach the terminal; a joiner before a character that is shown as a picture is left out."""
    if piece.isprintable():
        return piece
    if "\u200d" in piece:
        from coder.tui.document.layout import joins

        kept = [each for each, after in zip(piece, piece[1:] + "x", strict=True) if each != "\u200d" or joins(ord(after))]
        return visible("".join(kept))
    return visible(piece)
