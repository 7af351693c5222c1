"""Printing the passages behind figures."""

from collections.abc import Iterable, Iterator

from coder.cli.printing.render import one_line
from coder.model.profile import Quote

LONGEST = 400


def quote_lines(quotes: Iterable[Quote], indent: str = "    ") -> Iterator[str]:
    """Two lines for each passage: where it stands, who made what of it under which id, and the words."""
    for quote in quotes:
        speaker = quote.speaker or "no speaker"
        yield f"{indent}{quote.title}, turn {quote.turn}, line {quote.line}, {speaker}; {quote.value}, {quote.kind} {quote.id} by {quote.user}"
        yield f"{indent}  {one_line(quote.text, LONGEST)}"
