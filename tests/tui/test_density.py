"""Where a document is coded, as one row of bars."""

from coder.tui.blocks import Block, Blocks
from coder.tui.density import bars, shares


def test_each_part_shows_its_share() -> None:
    """Four blocks, the second coded: its quarter is full, the others are empty."""
    blocks = Blocks([Block(ordinal=at + 1, start=at * 10, stop=at * 10 + 10, label_start=at * 10) for at in range(4)])
    assert shares(blocks, [0, 2, 0, 0], 40, 4) == [0.0, 1.0, 0.0, 0.0]
    assert bars([0.0, 1.0, 0.001, 0.5]) == " █▁▄"


def test_a_long_block_reaches_over_its_parts() -> None:
    """One block over the whole text."""
    blocks = Blocks([Block(ordinal=1, start=0, stop=100, label_start=0)])
    assert shares(blocks, [1], 100, 5) == [1.0] * 5


def test_an_empty_text_has_no_bars() -> None:
    """Nothing to divide by."""
    assert shares(Blocks([]), [], 0, 3) == [0.0, 0.0, 0.0]
