"""How densely a document is coded from its beginning to its end, as one row of bars (no Textual)."""

from collections.abc import Sequence

from coder.tui.blocks import Blocks

_BARS = " ▁▂▃▄▅▆▇█"


def shares(blocks: Blocks, covered: Sequence[int], length: int, cells: int) -> list[float]:
    """For each of `cells` equal parts of the text, the share (0-1) of its blocks' characters that lies in coded blocks."""
    total, coded = [0.0] * cells, [0.0] * cells
    for block, times in zip(blocks, covered, strict=True):
        first, last = block.start * cells // max(1, length), max(block.start, block.stop - 1) * cells // max(1, length)
        size = (block.stop - block.start) / (last - first + 1)
        for cell in range(first, min(last, cells - 1) + 1):
            total[cell] += size
            coded[cell] += size if times else 0.0
    return [part / whole if whole else 0.0 for part, whole in zip(coded, total, strict=True)]


def bars(parts: Sequence[float]) -> str:
    """One bar for each share; a share above nothing is always seen."""
    return "".join(_BARS[max(1, round(part * 8)) if part > 0 else 0] for part in parts)
