"""How the cells of the transcript view are shared out between margin and text."""

from dataclasses import dataclass

from coder.tui.document.blocks import Blocks

LANE = 3
"""Cells of a lane: the bracket and a mnemonic of two."""

SUGGESTED = 4
"""Cells of the column that shows suggestions."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Cells of each column, from left to right: lanes, suggestion, turn number, mark, name, space, text, one cell for the cursor.

    Attributes:
        lanes: Number of lanes drawn, not cells.
        number, name: 0 if not shown.
    """

    lanes: int
    number: int
    name: int
    text: int

    @property
    def margin(self) -> int:
        """Cells left of the text."""
        return self.lanes * LANE + SUGGESTED + self.label

    @property
    def label(self) -> int:
        """Cells of turn number, mark, name and the space after it."""
        return self.number + 1 + (self.name + 1 if self.name else 0)


def share_out(width: int, blocks: Blocks, *, printed: bool = False) -> Columns:
    """The columns of a view that is `width` cells wide; they do not depend on the codings, so nothing moves while coding.

    `printed`: the text itself says who speaks, so that a column of names would only take room from it.
    """
    lanes = 6 if width >= 100 else 3 if width >= 48 else 2
    number = max(2, len(str(len(blocks))))
    labelled = not printed and any(block.label for block in blocks[:50])
    name = (8 if width >= 60 else 4) if labelled else 0
    sample = Columns(lanes, number, name, 0)
    return Columns(lanes, number, name, max(1, width - sample.margin - 1))
