"""`coder profile --explain`: the quotes behind a number."""

from collections.abc import Mapping, Sequence

from coder.cli.printing import shapes
from coder.cli.printing.render import line, lines, one_line, print_json
from coder.cli.printing.replaced import replaced_lines, replaced_shape
from coder.model.profile import Quote


def show_quotes(row: str, quotes: Sequence[tuple[str, Quote]], as_json: bool, replaced: Mapping[str, int] | None = None) -> None:
    """Print the quotes behind a row, each with its town; and how often pseudonyms were put in, where they were."""
    if as_json:
        more = {} if replaced is None else {"replaced": replaced_shape(replaced)}
        print_json({"row": row, "quotes": [{"town": town, **shapes.plain(quote)} for town, quote in quotes], **more})
        return
    for town, quote in quotes:
        line(f"{town} | {quote.value}{'' if quote.supports else ' (against)'}{f' (does not count: {quote.aside})' if quote.aside else ''}")
        speaker = quote.speaker or "no speaker"
        line(f"    {quote.title}, turn {quote.turn}, line {quote.line}, {speaker}; {quote.kind} by {quote.user}, {quote.at[:10]}")
        line(f"    {one_line(quote.text, 400)}")
    lines(replaced_lines(replaced or {}))
    line(f"{len(quotes)} quote(s) behind {row}.")
