"""Mentions that have a date, and the years it can mean."""

from collections.abc import Iterable
from dataclasses import dataclass

from coder.model.linkage import LinkageMention
from coder.text import edtf


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A mention with the years its dates can mean; `last` is None for a tie that goes on or whose end nobody told."""

    mention: LinkageMention
    first: tuple[int, int]
    last: tuple[int, int] | None
    goes_on: bool


def dated_mentions(mentions: Iterable[LinkageMention]) -> list[Dated]:
    """Those that have a date, by their first year."""
    found = [each for mention in mentions if (each := _dated(mention))]
    return sorted(found, key=lambda each: (each.first, each.mention.document_id, each.mention.start, each.mention.id))


def _dated(mention: LinkageMention) -> Dated | None:
    first = edtf.years(mention.time_from) or edtf.years(mention.time_to)
    if first is None:
        return None
    return Dated(mention=mention, first=first, last=edtf.years(mention.time_to), goes_on=mention.time_to == "..")
