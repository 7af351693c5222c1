"""Names, dates and colours as other programs write them, in our form."""

import re
import unicodedata
from datetime import UTC, datetime
from functools import lru_cache

_NAME = 200
_HEX = re.compile(r"#?([0-9a-f]{3}|[0-9a-f]{6}|[0-9a-f]{8})\Z", re.IGNORECASE)
_RGB = re.compile(r"rgba?\(\s*(\d{1,3})\s*[, ]\s*(\d{1,3})\s*[, ]\s*(\d{1,3})\b")
_ISO = re.compile(r"(\d{4}-\d\d-\d\d)[T _](\d\d[:-]\d\d[:-]\d\d)(\.\d{1,6})?\d*\s*(Z|[+-]\d\d:?\d\d)?")
_UNIX = re.compile(r"[A-Z][a-z]{2} ([A-Z][a-z]{2}) +(\d{1,2}) +(\d{1,2}):(\d\d):(\d\d) (\d{4})")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def one_line(name: str) -> str:
    """A name without control characters, on one line, of 200 characters at most.

    >>> one_line("a\\n b\\x07")
    'a b'
    """
    odd = ("Cc", "Cs", "Zl", "Zp")
    return " ".join("".join(" " if unicodedata.category(each) in odd else each for each in name[: 4 * _NAME]).split())[:_NAME].strip()


def colour(written: str) -> str:
    """`#RRGGBB` for #RGB, #RRGGBB, #AARRGGBB and rgb(…); else empty.

    >>> colour("#0fA"), colour("rgb(255, 0, 16)"), colour("#80ff0010"), colour("red")
    ('#00FFAA', '#FF0010', '#FF0010', '')
    """
    found = _HEX.match(written.strip())
    if found:
        digits = found[1].upper()
        return "#" + ("".join(2 * each for each in digits) if len(digits) == 3 else digits[-6:])
    numbers = _RGB.match(written.strip().lower())
    if numbers and all(int(each) < 256 for each in numbers.groups()):
        return "#" + "".join(f"{int(each):02X}" for each in numbers.groups())
    return ""


@lru_cache(maxsize=4096)
def instant(written: str) -> str:
    """A date and time as UTC ISO-8601 with milliseconds, or empty; without a zone it is taken as UTC.

    >>> instant("2024-06-21 18:14:58.622705"), instant("Mon Oct  8 08:11:36 2019"), instant("2023-12-10 22:48:05+0100"), instant("soon")
    ('2024-06-21T18:14:58.622Z', '2019-10-08T08:11:36.000Z', '2023-12-10T21:48:05.000Z', '')
    """
    try:
        found = _parsed(written.strip())
    except ValueError:
        return ""
    return found.isoformat(timespec="milliseconds").replace("+00:00", "Z") if found else ""


def _parsed(written: str) -> datetime | None:
    iso = _ISO.match(written)
    if iso:
        day, clock, fraction, zone = iso.groups()
        whole = f"{day}T{clock.replace('-', ':')}{fraction.ljust(7, '0') if fraction else ''}{_zone(zone)}"
        moment = datetime.fromisoformat(whole)
        try:
            return moment.astimezone(UTC)
        except OverflowError:
            return None
    unix = _UNIX.match(written)
    if unix and unix[1] in _MONTHS:
        _, day, hour, minute, second, year = unix.groups()
        return datetime(int(year), _MONTHS.index(unix[1]) + 1, int(day), int(hour), int(minute), int(second), tzinfo=UTC)
    return None


def _zone(written: str | None) -> str:
    return "+00:00" if written in (None, "Z") else str(written) if ":" in str(written) else f"{str(written)[:3]}:{str(written)[3:]}"
