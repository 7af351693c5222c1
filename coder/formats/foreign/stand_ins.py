"""A list of selections in the place of words that a file does not hold, so that what was coded in pictures and recordings stays."""

from collections.abc import Iterable

from coder.formats.foreign.wording import one_line

Place = tuple[int, int]


def listed(kind: str, title: str, lines: Iterable[tuple[str, str]]) -> tuple[str, list[Place]]:
    """The text, and the place of each line in it.

    Args:
        kind: What stands in the file instead, such as `picture`.
        lines: Where each selection lies in it, and its words or its name.
    """
    text = f"[{kind}, not in the file] {one_line(title)}\n"
    places = []
    for where, words in lines:
        line = f"[{where}] {words}".rstrip()
        places.append((len(text), len(text) + len(line)))
        text += f"{line}\n"
    return text, places


def stretch(begin: int | None, end: int | None) -> str:
    """A stretch of a recording, from milliseconds."""
    return f"{_clock(begin)}-{_clock(end)}"


def _clock(milliseconds: int | None) -> str:
    if milliseconds is None:
        return "?"
    seconds, rest = divmod(max(milliseconds, 0), 1000)
    return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}{f'.{rest:03}'.rstrip('0') if rest else ''}"
