"""Colours of codes in the one form that every program and every page takes."""

import re

_LONG = re.compile(r"#[0-9a-fA-F]{6}")
_SHORT = re.compile(r"#[0-9a-fA-F]{3}")


def plain_colour(given: str) -> str | None:
    """The colour as `#RRGGBB`; None where it is no colour of that kind.

    >>> plain_colour("#abc"), plain_colour("rgb(1, 2, 3)")
    ('#aabbcc', None)
    """
    if _LONG.fullmatch(given):
        return given
    return "#" + "".join(each * 2 for each in given[1:]) if _SHORT.fullmatch(given) else None
