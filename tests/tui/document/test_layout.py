"""Rows: widths equal to Rich's, kinsoku, hanging spaces, nothing lost."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from coder.tui.document.layout import NO_START, NO_STOP, Layout, TextIndex
from coder.tui.terminal.rich_widths import count_ambiguous
from coder.tui.widgets.row_painter import shown

NASTY = "昆山，。、（「」“a b-c\t\n\x1b\x00\x7f\x85\u200b\u200d\ufe0f\u202e\u2066\u0301é👨‍👩‍👧☎️🇨🇳𠮷שלוםﾊﾝ①……——\u3000\u2028한ก็नि👍🏽"
texts = st.text(alphabet=st.one_of(st.sampled_from(NASTY), st.characters(exclude_categories=("Cs",))), max_size=120)
widths = st.integers(min_value=10, max_value=40)


def rows_of(text: str, width: int) -> list[str]:
    layout = Layout(TextIndex(text), width)
    return [text[slice(*layout.row(y))] for y in range(layout.height)]


@given(texts, widths)
@settings(max_examples=200, deadline=None)
def test_rows_hold_every_character_once(text: str, width: int) -> None:
    """Rows with the newlines between paragraphs put back give the text."""
    layout = Layout(TextIndex(text), width)
    joined = ""
    for y in range(layout.height):
        start, stop = layout.row(y)
        joined += text[start:stop] + ("" if layout.is_soft(y) or y + 1 == layout.height else "\n")
    assert joined == text


@pytest.fixture(params=[1, 2])
def ambiguous(request: pytest.FixtureRequest) -> Iterator[int]:
    """Characters of ambiguous width counted as one cell, and as two."""
    count_ambiguous(request.param)
    yield request.param
    count_ambiguous(1)


@given(texts, widths)
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_index_measures_rows_as_rich_does(ambiguous: int, text: str, width: int) -> None:
    """The cells of a row are those of what is painted; only spaces may hang over the right end."""
    index = TextIndex(text)
    layout = Layout(index, width)
    for y in range(layout.height):
        start, stop = layout.row(y)
        assert index.cells(start, stop) == cell_len(shown(text[start:stop]))
        assert index.cells(start, stop) <= width or text[start:stop].endswith(" ")
        kept = text[start:stop].rstrip(" ")
        assert index.cells(start, start + len(kept)) <= width


@given(texts, widths)
@settings(max_examples=100, deadline=None)
def test_row_of_finds_the_row_that_holds_a_position(text: str, width: int) -> None:
    """Every offset lies in its row, and the offset under its cell is the start of its cluster."""
    layout = Layout(TextIndex(text), width)
    for position in range(len(text) + 1):
        row = layout.row_of(position)
        start, stop = layout.row(row)
        assert start <= position <= max(stop, start) or text[position - 1 : position] == "\n" or position == stop
        found = layout.offset_at(row, layout.column(position))
        assert start <= found <= stop


def test_an_empty_text_has_one_empty_row() -> None:
    """No branch of the wrap fails on nothing."""
    layout = Layout(TextIndex(""), 20)
    assert (layout.height, layout.row(0), layout.row_of(0), layout.offset_at(0, 5)) == (1, (0, 0), 0, 0)


def test_a_space_that_does_not_fit_hangs_in_its_row() -> None:
    """A word that fills the row is not followed by a row with one space."""
    assert rows_of("aaaaaaaaaa bbbbbbbbbb   cccccccccc", 10) == ["aaaaaaaaaa ", "bbbbbbbbbb   ", "cccccccccc"]


@pytest.mark.parametrize("mark", [each for each in NO_START if ord(each) > 0x2000])
def test_no_row_begins_with_a_closing_mark(mark: str) -> None:
    """Kinsoku: the character before goes down with the mark."""
    rows = rows_of("昆山小镇中" + mark + "的产业", 10)
    assert all(row[0] not in NO_START for row in rows)


@pytest.mark.parametrize("mark", [each for each in NO_STOP if ord(each) > 0x2000])
def test_no_row_stops_with_an_opening_mark(mark: str) -> None:
    """Kinsoku: an opening mark goes down with what it opens."""
    rows = rows_of("昆山小镇" + mark + "产业园", 10)
    assert all(row[-1] not in NO_STOP for row in rows)


def test_families_and_flags_are_not_parted() -> None:
    """A hard break in a run without legal breaks cuts no cluster."""
    family, flag = "👨\u200d👩\u200d👧", "🇨🇳"
    for text in (family * 9, flag * 9, "x" * 9 + flag * 9, "e\u0301" * 30):
        for row in rows_of(text, 11):
            assert not row.startswith(("\u200d", "\u0301", "\ufe0f"))
            assert not row.endswith("\u200d")
            assert row.count("🇨") == row.count("🇳")


def test_a_long_line_without_any_space_is_broken_hard() -> None:
    """Rows of a single long word are full."""
    rows = rows_of("x" * 95, 10)
    assert [len(row) for row in rows] == [10] * 9 + [5]


@pytest.mark.parametrize("cells", [1, 2])
def test_ambiguous_characters_are_as_wide_as_the_terminal_says(cells: int) -> None:
    """Quotes, dashes, circled numbers and arrows; a letter that is drawn wide is no place to break a word."""
    count_ambiguous(cells)
    try:
        assert [TextIndex(each).cells(0, 1) for each in "“”…—·①→éД"] == [cells] * 9
        assert [TextIndex(each).cells(0, 1) for each in "昆a，"] == [2, 1, 2]
        assert TextIndex("☎️").cells(0, 2) == 2
        assert rows_of("труд и рынок", 10) == {1: ["труд и ", "рынок"], 2: ["труд ", "и ", "рынок"]}[cells]
        assert rows_of("“昆山”“昆山”", 10) == {1: ["“昆山”“昆", "山”"], 2: ["“昆山”", "“昆山”"]}[cells]
    finally:
        count_ambiguous(1)
