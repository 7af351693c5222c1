"""The quotes behind a number as lines (no Textual)."""

from collections.abc import Callable, Sequence

from coder.model.profile import Quote
from coder.text.cells import visible
from coder.tui.document.passages import in_context

Styled = Sequence[tuple[str, str]]
Listed = tuple[Styled, object]
"""A line, and what choosing it means; None: it cannot be chosen."""

_QUOTE = 4


def quote_lines(quotes: Sequence[Quote], width: int, *, name: Callable[[str], str] = str, against: str = "", aside: str = "") -> list[Listed]:
    """The quotes behind a number; the value of each is its place in the text. `+` supports the number, `-` does not; `&` is a mention.

    Args:
        name: What the screen calls a code.
        against, aside: Words for a quote that speaks against the number, and for one that does not count.
    """
    lines: list[Listed] = []
    for quote in quotes:
        sign = ("+" if quote.supports else "-") + ("&" if quote.kind == "mention" else " ")
        value = " · ".join(part for part in (name(quote.value), "" if quote.supports else against, aside) if part)
        where = f"  {quote.title}" + (f" · {quote.speaker}" if quote.speaker else "") + f" · {quote.turn} · {quote.user}"
        place = (quote.document_id, quote.start, quote.stop)
        lines.append(([(f" {sign} {visible(value)}", "accent"), (visible(where), "dim")], place))
        lines += [([("   ", "text"), *line], None) for line in _begun(visible(quote.text.replace("\n", " ")), max(10, width - 4))]
    return lines


def _begun(words: str, width: int) -> list[Styled]:
    """The first rows of a quote, broken as the transcript breaks its rows; the last says so if more follow."""
    rows = ["".join(piece for piece, _ in line).rstrip() for line in in_context(words, 0, len(words), width, most=len(words))]
    more = "…" if len(rows) > _QUOTE else ""
    return [[(row + (more if at == _QUOTE - 1 else ""), "text")] for at, row in enumerate(rows[:_QUOTE])]
