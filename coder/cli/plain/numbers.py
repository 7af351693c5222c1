"""Things that are read out with numbers, and meant by them."""

from collections.abc import Sequence
from typing import TypeVar

from coder.cli.printing.render import one_line
from coder.errors import InvalidValue, NotFound
from coder.text.search.fold import fold

T = TypeVar("T")


def number_in(typed: str) -> int:
    """The number typed.

    Raises:
        InvalidValue: there is none.
    """
    folded = fold(typed.strip())
    if not folded.isdecimal():
        raise InvalidValue(f"{one_line(typed, 40) or '-'} is not a number", "Give the number that was read out.")
    return int(folded)


def nth(things: Sequence[T], typed: str, *, only: bool = False) -> T:
    """The thing with the typed number; `only`: without a number the only one there is."""
    if only and not typed and len(things) == 1:
        return things[0]
    number = number_in(typed) if typed else 0
    if not 1 <= number <= len(things):
        raise NotFound(f"there is no number {number or '?'} here", f"There are {len(things)}.")
    return things[number - 1]
