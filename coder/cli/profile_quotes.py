"""`coder profile --explain`: the quotes behind a number."""

from collections.abc import Sequence

from coder.cli import shapes
from coder.cli.render import line, one_line, print_json
from coder.model.profile import Quote


def show_quotes(row: str, quotes: Sequence[tuple[str, Quote]], as_json: bool) -> None:
    """Print the quotes behind a row, each with its town."""
    if as_json:
        print_json({"row": row, "quotes": [{"town": town, **shapes.plain(quote)} for town, quote in quotes]})
        return
    for town, quote in quotes:
        line(f"{town} | {quote.value}{'' if quote.supports else ' (against)'}{f' (does not count: {quote.aside})' if quote.aside else ''}")
        speaker = quote.speaker or "no speaker"
        line(f"    {quote.title}, turn {quote.turn}, line {quote.line}, {speaker}; {quote.kind} by {quote.user}, {quote.at[:10]}")
        line(f"    {one_line(quote.text, 400)}")
    line(f"{len(quotes)} quote(s) behind {row}.")
