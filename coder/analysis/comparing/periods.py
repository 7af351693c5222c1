"""Periods that a researcher sets, and in which of them a time lies."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from coder.errors import InvalidValue
from coder.text.edtf import years

_FORM = re.compile(r"\s*(?P<first>\d{4})?\s*(?P<dash>[-–—~至]?)\s*(?P<last>\d{4})?\s*")
HINT = "Write periods such as 1984-1991,1992-2004,2005- in the order of time; the first may begin and the last may end open."
_FAR = 9999


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Years from `first` to `last`, both within; None: open."""

    first: int | None
    last: int | None

    @property
    def label(self) -> str:
        """As it is written."""
        if self.first == self.last:
            return str(self.first)
        return f"{'' if self.first is None else self.first}-{'' if self.last is None else self.last}"

    def holds(self, first: int, last: int) -> bool:
        """Whether the years lie wholly within."""
        return (self.first or -_FAR) <= first and last <= (self.last or _FAR)

    def touches(self, first: int, last: int) -> bool:
        """Whether some of the years lie within."""
        return first <= (self.last or _FAR) and (self.first or -_FAR) <= last


def parse_periods(text: str) -> tuple[Period, ...]:
    """Periods from text, such as `1984-1991,1992-2004,2005-`.

    Raises:
        InvalidValue: it is no list of periods, they overlap, or are not in the order of time.
    """
    found = tuple(_period(part) for part in re.split("[,，、;；]", text))
    for one, other in pairwise(found):
        if one.last is None or other.first is None or one.last >= other.first:
            raise InvalidValue(f"the periods {one.label} and {other.label} overlap or are out of order", HINT)
    return found


def decades(times: Iterable[tuple[int, int]]) -> tuple[Period, ...]:
    """The decades from the earliest to the latest of these spans of years."""
    spans = tuple(times)
    if not spans:
        return ()
    first, last = min(first for first, _ in spans) // 10, max(last for _, last in spans) // 10
    return tuple(Period(first=decade * 10, last=decade * 10 + 9) for decade in range(first, last + 1))


def placed(start: str, stop: str, periods: Sequence[Period]) -> tuple[int, ...] | str:
    """Where a time lies: indexes of periods, else `undated`, `coarse` (its date fits several) or `outside`.

    One date is a moment, which lies in the period that holds all years it can mean. Two dates, of which one may be open (`..`), are
    a span, which lies in every period that it surely touches.

    Args:
        start, stop: EDTF text; empty: not said.
    """
    if start and stop and start != stop:
        surely = _sure_span(start, stop)
    else:
        meant = years(start or stop)
        if meant is None:
            return "undated"
        inside = tuple(place for place, each in enumerate(periods) if each.holds(*meant))
        if inside:
            return inside
        return "coarse" if any(each.touches(*meant) for each in periods) else "outside"
    if surely is None:
        return "undated"
    return tuple(place for place, each in enumerate(periods) if each.touches(*surely)) or "outside"


def _sure_span(start: str, stop: str) -> tuple[int, int] | None:
    """The years that a span surely covers; where its ends are too coarse for that, the last it can begin to the first after that it can end."""
    began, ended = years(start), years(stop)
    if began is None and ended is None:
        return None
    first = began[1] if began else -_FAR
    last = ended[0] if ended else _FAR
    return (first, last) if first <= last else (last, first)


def _period(part: str) -> Period:
    found = _FORM.fullmatch(part)
    if not found or not (found["first"] or found["last"]):
        raise InvalidValue(f"{part.strip()!r} is no period", HINT)
    first, last = (int(found[name]) if found[name] else None for name in ("first", "last"))
    if not found["dash"]:
        first = last = first or last
    if first is not None and last is not None and last < first:
        raise InvalidValue(f"the period {part.strip()} ends before it begins", HINT)
    return Period(first=first, last=last)
