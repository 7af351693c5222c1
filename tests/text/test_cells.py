"""Cells and graphemes."""

from itertools import pairwise

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st
from rich._unicode_data import load
from rich.cells import cell_len as rich_cell_len

from coder.text.cells import BIDI, cell_len, crop, visible, width_table
from coder.text.graphemes import next_boundary, previous_boundary

MIXED = st.text(st.sampled_from([*"ab昆山，“é한𠮷™\u0301❤👩🌾👍🏽\u200d\ufe0f\u20e3🇨🇳1"]), max_size=14)


def test_the_table_is_rich_s_own() -> None:
    """Every row of Rich's table, but for controls and bidi characters."""
    table = width_table()
    special = {*range(32), *range(0x7F, 0xA0), *map(ord, BIDI), 0x2028, 0x2029}
    for first, last, width in load("auto").widths:
        assert all(table[code] == width for code in range(first, last + 1) if code not in special)
    assert [int(table[code]) for code in (9, 10, 27, 0x9B, 0x202E, 0x6606, 0x41)] == [2, 0, 1, 1, 1, 2, 1]


@given(MIXED)
def test_widths_agree_with_rich(text: str) -> None:
    """Emoji sequences, combining marks and Han included."""
    assert cell_len(text) == rich_cell_len(text)


def test_nothing_dangerous_stays_visible() -> None:
    """ESC, C1, bidi controls, tabs and newlines."""
    shown = visible("a\x1b[31m\tb\nc\x9b\u202e\x7f\u2028d")
    assert shown == "a␛[31m→ b␊c�‹␡␊d"
    assert visible("昆山 plain") == "昆山 plain"


@given(st.text())
def test_visible_has_the_cells_of_the_table(text: str) -> None:
    """What is painted takes the cells that were counted; a newline takes one more."""
    plain = text.replace("\ufe0f", "").replace("\u200d", "").replace("\n", "")
    assert rich_cell_len(visible(plain)) == cell_len(plain)
    assert not any(ord(char) < 32 or 0x7F <= ord(char) < 0xA0 or char in BIDI for char in visible(text))


@given(MIXED, st.integers(0, 20))
def test_crop_fits_and_cuts_no_grapheme(text: str, cells: int) -> None:
    """A beginning of the text, within the width, ending at a grapheme boundary."""
    cut = crop(text, cells)
    assert text.startswith(cut)
    assert cell_len(cut) <= cells
    assert len(cut) in {0, *(match.end() for match in regex.finditer(r"\X", text))}


@given(MIXED)
def test_boundaries_are_those_of_the_whole_text(text: str) -> None:
    """Steps forwards and backwards over the same boundaries."""
    bounds = [0, *(match.end() for match in regex.finditer(r"\X", text))]
    for before, after in pairwise(bounds):
        assert next_boundary(text, before) == after
        assert previous_boundary(text, after) == before


@pytest.mark.parametrize("pos", [-1, 0])
def test_the_ends_stay(pos: int) -> None:
    """No step leaves the text."""
    assert previous_boundary("昆山", pos) == 0
    assert next_boundary("昆山", 2) == next_boundary("昆山", 9) == 2
