"""The pages of a town, in their order, and how each is written."""

from collections.abc import Callable, Iterator, Mapping

from coder.report.lines.course import course
from coder.report.lines.home import home, warnings
from coder.report.lines.line import EMPTY, Line, Piece, fitted
from coder.report.lines.material import Hand, Material
from coder.report.lines.method import method
from coder.report.lines.network import network
from coder.report.lines.reference import reference
from coder.report.lines.situations import situations
from coder.report.lines.ties import ties
from coder.report.lines.towns import towns
from coder.report.lines.trust import trust

PAGES: Mapping[str, Callable[[Material, Hand], Iterator[Line]]] = {
    "home": home,
    "situations": situations,
    "ties": ties,
    "table": reference,
    "network": network,
    "course": course,
    "towns": towns,
    "trust": trust,
    "method": method,
}


COUNTING = ("home", "situations", "ties", "table", "trust")
"""Pages with numbers of the profile, in which suggestions may count; the others are always of what people recorded."""


def page_lines(page: str, material: Material, hand: Hand) -> tuple[Line, ...]:
    """The lines of one page; above them whether its numbers are marked as no result."""
    marks = () if page == "home" else warnings(material, hand, suggested=page in COUNTING)
    return tuple(fitted(line, hand.width) for line in (*marks, *PAGES[page](material, hand)))


def printed(page: str, material: Material, hand: Hand) -> Iterator[Line]:
    """The same under the name of the page, for a pipe."""
    yield EMPTY
    yield (Piece(f"== {hand.words(f'page {page}')} ==", "strong"),)
    yield from page_lines(page, material, hand)
