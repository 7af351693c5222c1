"""Where a document is coded, as one row of bars."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coder.tui.document.blocks import Block, Blocks
from coder.tui.document.density import Density


def blocks_of(count: int, size: int) -> Blocks:
    return Blocks([Block(ordinal=at + 1, start=at * size, stop=at * size + size, label_start=at * size) for at in range(count)])


def test_each_part_shows_its_share() -> None:
    """Four blocks, the second coded: its quarter is full, the others are empty."""
    density = Density(blocks_of(4, 10), [0, 2, 0, 0], 40, 4)
    assert density.shares() == [0.0, 1.0, 0.0, 0.0] and density.bars() == " █  "


def test_a_little_is_always_seen() -> None:
    """One short block of a thousand."""
    assert Density(blocks_of(1000, 10), [1] + [0] * 999, 10_000, 1).bars() == "▁"


def test_a_long_block_reaches_over_its_parts() -> None:
    """One block over the whole text; an empty text has no bars."""
    assert Density(blocks_of(1, 100), [1], 100, 5).shares() == [1.0] * 5
    assert Density(Blocks([]), [], 0, 3).bars() == "   "


@settings(max_examples=50)
@given(st.lists(st.booleans(), min_size=1, max_size=30), st.integers(1, 40))
def test_kept_up_to_date_is_made_anew(coded: list[bool], cells: int) -> None:
    """Block by block the same as all at once."""
    blocks = blocks_of(len(coded), 7)
    density = Density(blocks, [0] * len(coded), len(coded) * 7, cells)
    for at, each in enumerate(coded):
        density.change(at, coded=True)
        if not each:
            density.change(at, coded=False)
    anew = Density(blocks, [int(each) for each in coded], len(coded) * 7, cells)
    assert density.shares() == pytest.approx(anew.shares(), abs=1e-5)
