"""Dates as told, in the Extended Date/Time Format (Library of Congress, EDTF 2019, the part that speakers need)."""

import re

from coder.errors import InvalidValue

_FORM = re.compile(r"\.\.|(?P<year>-?\d{4}|\d{3}X|\d{2}XX)(?:-(?P<month>\d{2}|XX)(?:-(?P<day>\d{2}|XX))?)?(?P<doubt>[?~%]?)")
HINT = "Write a year such as 1998, 199X or 2004~, a month 2004-05, a day 2004-05-17, or .. for open."


def check(value: str, field: str) -> str:
    """The value, if it is empty or a date of the format.

    Raises:
        InvalidValue: it is not.
    """
    if value and not _bounds(value):
        raise InvalidValue(f"{field} cannot be {value!r}", HINT)
    return value


def check_order(start: str, stop: str) -> None:
    """Refuse a time that is over before it begins.

    Raises:
        InvalidValue: every day that `stop` can mean lies before every day that `start` can mean.
    """
    first, last = _bounds(start), _bounds(stop)
    if first and last and start != ".." and stop != ".." and last[1] < first[0]:
        raise InvalidValue(f"the time ends ({stop}) before it begins ({start})", "Put the earlier date first.")


def years(value: str) -> tuple[int, int] | None:
    """The first and the last year that a date can mean; None for an open end, an empty text or what is no date.

    >>> years("199X"), years("2004-05"), years("..")
    ((1990, 1999), (2004, 2004), None)
    """
    bounds = _bounds(value) if value != ".." else None
    if bounds is None:
        return None
    first, last = (int(bound.rsplit("-", 2)[0]) for bound in bounds)
    return first, last


def _bounds(value: str) -> tuple[str, str] | None:
    """The first and the last day that a date can mean, as comparable text; None if it is no date."""
    found = _FORM.fullmatch(value)
    if not found:
        return None
    if value == "..":
        return "", "\x7f"
    month, day = found["month"], found["day"]
    if (month and month != "XX" and not 1 <= int(month) <= 12) or (day and day != "XX" and not 1 <= int(day) <= 31):
        return None
    year = found["year"]
    low = f"{year.replace('X', '0')}-{_or(month, '01')}-{_or(day, '01')}"
    return low, f"{year.replace('X', '9')}-{_or(month, '12')}-{_or(day, '31')}"


def _or(part: str | None, otherwise: str) -> str:
    return otherwise if part in (None, "XX") else str(part)
