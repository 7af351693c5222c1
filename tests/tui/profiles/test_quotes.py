"""The quotes behind a number, as lines."""

import pytest

from coder.model.profile import Quote
from coder.text.cells import cell_len
from coder.tui.profiles.quotes import quote_lines

TEXT = "One command office, one timetable. Roads, substation, customs desk, dormitories and the bank branch were all due in one quarter. " * 4


def quote(**given: object) -> Quote:
    fields: dict[str, object] = {
        "kind": "coding", "id": "c", "value": "v", "supports": True, "aside": "", "document_id": "d", "title": "t", "speaker": "s", "line": 1,
        "turn": 1, "start": 0, "stop": len(TEXT), "text": TEXT, "user": "u", "at": "2026-01-01T00:00:00Z",
    }  # fmt: skip
    return Quote(**{**fields, **given})  # type: ignore[arg-type]


@pytest.mark.parametrize("width", [20, 40, 80])
def test_a_quote_breaks_between_words_and_says_that_more_follows(width: int) -> None:
    """Four rows at most, none wider than the screen, no word cut in two."""
    (_, place), *rows = quote_lines([quote()], width)
    assert place == ("d", 0, len(TEXT)) and len(rows) == 4
    shown = ["".join(piece for piece, _ in line) for line, _ in rows]
    assert all(cell_len(row) <= width for row in shown) and shown[-1].endswith("…")
    assert set(" ".join(shown).replace("…", "").split()) <= set(TEXT.split())


def test_what_speaks_against_a_number_or_does_not_count_says_so() -> None:
    """In words and by a sign, and a mention is told from a coding."""
    ((head, _), *_) = quote_lines([quote(supports=False, kind="mention", aside="planned")], 60, name=str.upper, against="against", aside="planned")
    assert "".join(piece for piece, _ in head).startswith(" -& V · against · planned  t · s · 1 · u")
