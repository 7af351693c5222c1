"""Where a frozen text breaks into terminal rows: the wrap index (numpy, no Textual).

Two steps. `TextIndex` is made once per document: cell widths summed up, and the places where a row may begin.
`Layout` is made once per width: the start of every row. Both work in code points of the one immutable string.
"""

from array import array
from bisect import bisect_right
from typing import Any

MIN_WIDTH = 10
"""Rows are never narrower than this many cells."""

NO_START = "，。、；：？！）】》〉」』”’…—·％,.;:?!)]}%～〕〗ー々"
"""Characters that may not begin a row (kinsoku)."""

NO_STOP = "（【《〈「『“‘([{〔〖￥$"
"""Characters that may not be the last of a row."""

_JOINER, _EMOJI_STYLE, _NEWLINE = 0x200D, 0xFE0F, 10
_SPACES = (0x20, 0x09, 0x200B, 0x2D)


class TextIndex:
    """Cell widths and legal breaks of one text.

    Attributes:
        text: The frozen text.
        prefix: `prefix[i]` = cells before code point i, not counting row breaks; length n + 1.
        last_break: `last_break[i]` = the largest offset <= i where a row may begin; length n.
        paragraphs: Offsets where paragraphs begin: 0 and after each newline.
    """

    __slots__ = ("last_break", "paragraphs", "prefix", "text")

    def __init__(self, text: str) -> None:
        import numpy as np

        self.text = text
        points = np.frombuffer(text.encode("utf-32-le"), np.uint32)
        widths = _widths(points)
        prefix = np.zeros(len(points) + 1, np.int32)
        np.cumsum(widths, out=prefix[1:])
        self.prefix: Any = memoryview(prefix)  # type: ignore[arg-type]
        self.last_break: Any = memoryview(_last_breaks(points, widths))
        newlines = np.flatnonzero(points == _NEWLINE) + 1
        self.paragraphs = array("i", [0])
        self.paragraphs.extend(newlines.tolist())

    def cells(self, start: int, stop: int) -> int:
        """Cells that `text[start:stop]` takes within one row."""
        return self.prefix[stop] - self.prefix[start]

    def paragraph(self, position: int) -> tuple[int, int]:
        """Start and stop (without its newline) of the paragraph that holds `position`."""
        which = bisect_right(self.paragraphs, position) - 1
        return self.paragraphs[which], self._paragraph_stop(which)

    def _paragraph_stop(self, which: int) -> int:
        return self.paragraphs[which + 1] - 1 if which + 1 < len(self.paragraphs) else len(self.text)


class Layout:
    """The rows of one text at one width.

    Attributes:
        index: What they were made from.
        width: Cells of a row; at least MIN_WIDTH.
        rows: Offset where each row begins, ascending.
    """

    __slots__ = ("index", "rows", "width")

    def __init__(self, index: TextIndex, width: int) -> None:
        self.index = index
        self.width = max(MIN_WIDTH, width)
        self.rows = _wrap(index, self.width)

    @property
    def height(self) -> int:
        """Number of rows; an empty text has one."""
        return len(self.rows)

    def row(self, y: int) -> tuple[int, int]:
        """Start and stop of row `y`; the newline that closes a paragraph belongs to no row."""
        start = self.rows[y]
        if y + 1 == len(self.rows):
            return start, len(self.index.text)
        stop = self.rows[y + 1]
        return start, stop - (self.index.text[stop - 1] == "\n")

    def is_soft(self, y: int) -> bool:
        """Whether row `y` goes on in the next row."""
        return y + 1 < len(self.rows) and self.row(y)[1] == self.rows[y + 1]

    def row_of(self, position: int) -> int:
        """The row that holds this offset."""
        return bisect_right(self.rows, position) - 1

    def column(self, position: int) -> int:
        """The cell in its row where the character at `position` is painted."""
        start = self.rows[self.row_of(position)]
        return min(self.index.prefix[position] - self.index.prefix[start], self.width)

    def offset_at(self, y: int, column: int) -> int:
        """The offset of the character painted over cell `column` of row `y`; the end of the row if it is further right."""
        start, stop = self.row(y)
        prefix = self.index.prefix
        found = bisect_right(prefix, prefix[start] + max(0, column), start, stop + 1) - 1
        return self._cluster(found, start) if found < stop else stop

    def _cluster(self, position: int, start: int) -> int:
        text = self.index.text
        while position > start and _is_flag_half(text, position):
            position -= 1
        return position


def _is_flag_half(text: str, position: int) -> bool:
    """Whether a pair of regional indicators (a flag) is cut here."""
    back = position
    while back > 0 and "\U0001f1e6" <= text[back - 1] <= "\U0001f1ff":
        back -= 1
    return position < len(text) and (position - back) % 2 == 1 and "\U0001f1e6" <= text[position] <= "\U0001f1ff"


def _widths(points: Any) -> Any:
    """The cells of each code point (int32) in the place where it stands."""
    import numpy as np

    from coder.text.cells import width_table

    widths = width_table()[points].astype(np.int32)
    widths[points == _NEWLINE] = 0
    special = np.flatnonzero((points == _JOINER) | (points == _EMOJI_STYLE)).tolist()
    if special:
        _join(points, widths, special)
    return widths


def _join(points: Any, widths: Any, special: list[int]) -> None:
    """Emoji sequences as Rich measures them: a joiner swallows the next character, U+FE0F widens the one before."""
    from rich._unicode_data import load

    widens = load("auto").narrow_to_wide
    swallowed = -1
    for at in special:
        if at == swallowed:
            continue
        widths[at] = 0
        if points[at] == _JOINER:
            if at + 1 < len(points) and joins(int(points[at + 1])):
                swallowed = at + 1
                widths[swallowed] = 0
            continue
        base = at - 1
        while base >= 0 and widths[base] == 0 and points[base] != _NEWLINE:
            base -= 1
        if base >= 0 and widths[base] == 1 and chr(points[base]) in widens:
            widths[base] = 2


def joins(point: int) -> bool:
    """Whether a joiner before this code point is painted; before controls, which are shown as pictures, it is left out."""
    return point > 0xA0 and not (0x200E <= point <= 0x200F or 0x2028 <= point <= 0x202E or 0x2066 <= point <= 0x2069 or point == 0x061C)


def _last_breaks(points: Any, widths: Any) -> Any:
    """For each offset the largest one at or before it where a row may begin (int32)."""
    import numpy as np

    from coder.text.cells import is_ambiguous

    size = len(points)
    legal = np.zeros(size, bool)
    if size == 0:
        return np.zeros(0, np.int32)
    before, here = points[:-1], points[1:]
    wide = (widths == 2) & ~is_ambiguous(points)
    legal[1:] = wide[1:] | wide[:-1] | _among(before, _SPACES)
    closing, opening = ([ord(each) for each in marks] for marks in (NO_START, NO_STOP))
    legal[1:] |= _among(before, closing) & _among(here, opening)
    legal[1:] &= ~_among(before, opening)
    legal &= ~_among(points, closing) & (widths > 0) & (points != 0x20)
    legal[1:] |= before == _NEWLINE
    legal[0] = True
    legal[1:] &= here != _NEWLINE
    return np.maximum.accumulate(np.where(legal, np.arange(size, dtype=np.int32), np.int32(0)))


def _among(points: Any, wanted: Any) -> Any:
    import numpy as np

    flags = np.zeros(0x10000, bool)
    flags[list(wanted)] = True
    return flags[np.minimum(points, 0xFFFF)]


def _wrap(index: TextIndex, width: int) -> "array[int]":
    """The start of every row at this width."""
    rows = array("i")
    append, prefix = rows.append, index.prefix
    for which, begin in enumerate(index.paragraphs):
        stop = index._paragraph_stop(which)
        append(begin)
        while prefix[stop] - prefix[begin] > width:
            begin = _next_row(index, begin, stop, width)
            if begin >= stop:
                break
            append(begin)
    return rows


def _next_row(index: TextIndex, begin: int, stop: int, width: int) -> int:
    """Where the row after the one that starts at `begin` starts; spaces that do not fit hang at its right end."""
    prefix, text = index.prefix, index.text
    limit = prefix[begin] + width
    window = min(stop, begin + 4 * width)
    if prefix[window] <= limit:
        window = stop
    fits = bisect_right(prefix, limit, begin, window + 1) - 1
    if text[fits] == " ":
        after = fits
        while after < stop and text[after] == " ":
            after += 1
        if after == stop or index.last_break[after] == after:
            return after
    found = index.last_break[fits]
    if found > begin:
        return found
    while fits > begin + 1 and (prefix[fits + 1] == prefix[fits] or _is_flag_half(text, fits)):
        fits -= 1
    return fits
