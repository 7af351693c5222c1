"""What a profile shows, as lines."""

import pytest

from coder.model.profile import Quote
from coder.text.cells import cell_len
from coder.tui.profile_rows import quote_lines


@pytest.mark.parametrize("width", [20, 40, 80])
def test_a_quote_breaks_between_words_and_says_that_more_follows(width: int) -> None:
    """Two rows at most, none wider than the screen, no word cut in two."""
    text = "One command office, one timetable. Roads, substation, customs desk, dormitories and the bank branch were all due in one quarter. " * 2
    quote = Quote(
        kind="coding",
        id="c",
        value="v",
        supports=True,
        aside="",
        document_id="d",
        title="t",
        speaker="s",
        line=1,
        turn=1,
        start=0,
        stop=len(text),
        text=text,
        user="u",
        at="2026-01-01T00:00:00Z",
    )
    (_, place), *rows = quote_lines([quote], width)
    assert place == ("d", 0, len(text)) and len(rows) == 2
    shown = ["".join(piece for piece, _ in line) for line, _ in rows]
    assert all(cell_len(row) <= width for row in shown) and shown[-1].endswith("…")
    assert " ".join(row.strip().rstrip("…") for row in shown) == text[: len(" ".join(row.strip().rstrip("…") for row in shown))]
    assert set(" ".join(shown).replace("…", "").split()) <= set(text.split())
