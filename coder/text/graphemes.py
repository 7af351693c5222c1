"""Graphemes: what a reader takes for one character (UAX #29), found around one place of a long text."""

from functools import cache
from typing import Any

_BACK = 256


def next_boundary(text: str, pos: int) -> int:
    """The first grapheme boundary after `pos`; the length of the text at its end."""
    if pos >= len(text):
        return len(text)
    match = _grapheme().match(text, max(pos, 0))
    return int(match.end()) if match else len(text)


def previous_boundary(text: str, pos: int) -> int:
    """The last grapheme boundary before `pos`; 0 at the beginning."""
    pos = min(pos, len(text))
    if pos <= 0:
        return 0
    boundary = _safe_start(text, pos - 1)
    while True:
        following = next_boundary(text, boundary)
        if following >= pos:
            return boundary
        boundary = following


@cache
def _grapheme() -> Any:
    import regex

    return regex.compile(r"\X")


def _safe_start(text: str, pos: int) -> int:
    """A boundary at or before `pos`: before a Han character or a letter or digit of ASCII, none of which joins what precedes it."""
    lowest = max(0, pos - _BACK)
    for place in range(pos, lowest, -1):
        char = text[place]
        if (char.isascii() and char.isalnum()) or "\u3400" <= char <= "\u9fff":
            return place
    return lowest
