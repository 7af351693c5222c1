"""How densely a document is coded from its beginning to its end, as one row of bars (no Textual)."""

from collections.abc import Sequence

from coder.tui.document.blocks import Blocks

_BARS = " ▁▂▃▄▅▆▇█"


class Density:
    """The share of characters in coded blocks, for each of `cells` equal parts of a text; kept up to date block by block."""

    def __init__(self, blocks: Blocks, covered: Sequence[int], length: int, cells: int) -> None:
        """`covered`: for each block the number of codings that touch it; `length`: of the text, code points."""
        self._blocks = blocks
        self._length = max(1, length)
        self._total = [0.0] * cells
        self._coded = [0.0] * cells
        for at, times in enumerate(covered):
            self._spread(self._total, at, 1.0)
            if times:
                self._spread(self._coded, at, 1.0)

    def change(self, at: int, *, coded: bool) -> None:
        """A block became coded, or is coded no longer."""
        self._spread(self._coded, at, 1.0 if coded else -1.0)

    def shares(self) -> list[float]:
        """For each part the share, 0 to 1."""
        pairs = zip(self._coded, self._total, strict=True)
        return [min(1.0, part / whole) if whole and part > 1e-6 else 0.0 for part, whole in pairs]

    @property
    def cells(self) -> int:
        """Number of parts."""
        return len(self._total)

    def bars(self) -> str:
        """One bar for each part; a share above nothing is always seen."""
        return "".join(_BARS[max(1, round(part * 8)) if part > 0 else 0] for part in self.shares())

    def _spread(self, sums: list[float], at: int, sign: float) -> None:
        block, cells = self._blocks[at], len(sums)
        first = min(block.start * cells // self._length, cells - 1)
        last = min(max(block.start, block.stop - 1) * cells // self._length, cells - 1)
        size = sign * (block.stop - block.start) / (last - first + 1)
        for cell in range(first, last + 1):
            sums[cell] += size
