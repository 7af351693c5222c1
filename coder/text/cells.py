"""Terminal cells: how wide text is on the screen, and how to show what a terminal must not receive.

The widths are Rich's own table, so that layout and painting never disagree.
"""

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np

BIDI = "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
"""Characters that change the direction of a terminal row."""
_SIZE = 0x110000
_SHORT = 80
_JOINER, _EMOJI_STYLE = "\u200d", "\ufe0f"
_SHOWN = {
    **{code: chr(0x2400 + code) for code in range(32)},
    **dict.fromkeys(range(0x80, 0xA0), "\ufffd"),
    **{ord(char): "‹" for char in BIDI},
    0x09: "→ ",
    0x7F: "␡",
    0x2028: "␊",
    0x2029: "␊",
}
_SHOWN_WIDE = {**_SHOWN, 0x09: "→"}
_HIDDEN = re.compile(f"[\x00-\x1f\x7f-\x9f\u2028\u2029{BIDI}]")


class _Terminal:
    """What is known of the terminal: cells of a character of ambiguous width."""

    ambiguous = 1


def ambiguous_cells() -> int:
    """Cells that characters of ambiguous width (“ ” … · ① and others) take in this terminal: 1 or 2."""
    return _Terminal.ambiguous


def use_ambiguous(cells: int) -> None:
    """Count characters of ambiguous width as this many cells from now on."""
    _Terminal.ambiguous = cells
    _short_len.cache_clear()


@cache
def ambiguous_points() -> "np.ndarray":
    """The code points (ascending) whose width UAX #11 leaves open and which Rich counts as one cell; private use is among them."""
    import unicodedata

    import numpy as np

    table = rich_table()
    looked_at = (*range(0xA0, 0x10000), *range(0x1F100, 0x1F200))
    found = [point for point in looked_at if table[point] == 1 and unicodedata.east_asian_width(chr(point)) == "A"]
    return np.array([*found, *range(0xF0000, 0xFFFFE), *range(0x100000, 0x10FFFE)])


def is_ambiguous(codes: "np.ndarray") -> "np.ndarray":
    """Whether each code point is counted wide only because this terminal draws it so: such letters are parted like narrow ones."""
    return _table(1)[codes] != _table(_Terminal.ambiguous)[codes]


def rich_table() -> "np.ndarray":
    """Cells of every code point in Rich's table (uint8, 0x110000 entries)."""
    import numpy as np
    from rich._unicode_data import load

    table = np.ones(_SIZE, dtype=np.uint8)
    for first, last, width in load("auto").widths:
        table[first : last + 1] = width
    return table


def width_table() -> "np.ndarray":
    """Cells of every code point (uint8, 0x110000 entries): controls 1, tab 2, newline 0, bidi controls 1, else as Rich has it.

    Characters of ambiguous width are counted as `use_ambiguous` says. A joiner or a variation selector changes its neighbours: see `widths`.
    """
    return _table(_Terminal.ambiguous)


@cache
def _table(ambiguous: int) -> "np.ndarray":
    table = rich_table()
    if ambiguous != 1:
        table[ambiguous_points()] = ambiguous
    table[0:32] = 1
    table[0x7F:0xA0] = 1
    table[0x80:0xA0] = ambiguous
    table[[ord(char) for char in BIDI]] = 1
    table[[0x2028, 0x2029]] = 1
    table[0x09], table[0x0A] = 2, 0
    table.setflags(write=False)
    return table


def widths(text: str) -> "np.ndarray":
    """Cells of each code point of the text (int32), with zero-width joiners and emoji variation selectors seen to."""
    import numpy as np

    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    found = width_table()[codes].astype(np.int32)
    if _JOINER in text or _EMOJI_STYLE in text:
        for index in np.flatnonzero((codes == ord(_JOINER)) | (codes == ord(_EMOJI_STYLE))).tolist():
            _settle(text, found, index)
    return found


def _settle(text: str, found: "np.ndarray", index: int) -> None:
    """Widths around one joiner (itself and what it joins: none) or variation selector (one more cell for a narrow emoji)."""
    joined = index > 0 and text[index - 1] == _JOINER and found[index - 1] == 0 and not _is_joined(text, index - 1)
    if joined:
        found[index] = 0
    elif text[index] == _JOINER:
        found[index] = 0
        if index + 1 < len(text) and ord(text[index + 1]) > 32:
            found[index + 1] = 0
    else:
        found[index] = _narrow_before(text, found, index)


def _is_joined(text: str, index: int) -> bool:
    """Whether the joiner at `index` is itself joined by one before it: of a row of joiners every second one is."""
    before = index
    while before > 0 and text[before - 1] == _JOINER:
        before -= 1
    return (index - before) % 2 == 1


def _narrow_before(text: str, found: "np.ndarray", index: int) -> int:
    from rich._unicode_data import load

    before = index - 1
    while before >= 0 and found[before] == 0 and (text[before] != _EMOJI_STYLE or text[before - 1 : before] == _JOINER):
        before -= 1
    return int(before >= 0 and found[before] == 1 and text[before] in load("auto").narrow_to_wide)


def cell_len(text: str) -> int:
    """Cells of the text as `visible` would show it."""
    if text.isascii() and text.isprintable():
        return len(text)
    return _short_len(text) if len(text) <= _SHORT else int(widths(text).sum())


@lru_cache(maxsize=8192)
def _short_len(text: str) -> int:
    """Names, labels and messages are measured again and again."""
    return int(widths(text).sum())


def visible(text: str) -> str:
    """The text as it may be sent to a terminal: control characters as pictures (␛), tab as `→ `, bidi controls as ‹.

    No escape sequence passes, no character turns the row round, and a newline does not break it. Its cells are those
    of `width_table`, but a newline takes one.
    """
    if not _HIDDEN.search(text):
        return text
    return text.translate(_SHOWN if _Terminal.ambiguous == 1 else _SHOWN_WIDE)


def crop(text: str, cells: int) -> str:
    """The longest beginning of the text that fits into so many cells, without cutting a grapheme."""
    if text.isascii() and text.isprintable():
        return text[: max(cells, 0)]
    from coder.text.graphemes import previous_boundary

    total = widths(text).cumsum()
    fits = int(total.searchsorted(max(cells, 0), side="right")) if len(text) else 0
    if fits >= len(text):
        return text
    back = previous_boundary(text, fits + 1)
    return text[: min(fits, back)]
