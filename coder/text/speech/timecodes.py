"""Time codes in transcripts, in seconds."""

import re

TIME = r"\d{1,3}[:：]\d{1,2}(?:[:：]\d{1,2})?(?:[.,]\d{1,3})?"
"""A time code as a regular expression: 0:03, 00:12, 01:02:03, 00:00:05,120, 0:0:5.1 (as Teams writes it)."""
RANGE = rf"{TIME}(?:[ \t]*(?:-->|->|[-–—~～])[ \t]*{TIME})?"
_TIME = re.compile(TIME)


def seconds(code: str) -> float:
    """The time code in seconds.

    >>> seconds("01:02:03.5"), seconds("0:03")
    (3723.5, 3.0)
    """
    total = 0.0
    for part in code.replace("：", ":").replace(",", ".").split(":"):
        total = total * 60 + float(part)
    return total


def times(written: str | None) -> tuple[float | None, float | None]:
    """The first and the second time code in the words, in seconds; None where there is none."""
    if not written:
        return None, None
    codes = _TIME.findall(written)
    return (seconds(codes[0]) if codes else None, seconds(codes[1]) if len(codes) > 1 else None)
