"""Moving by character, word, sentence and turn, and growing a selection from one to the next (no Textual)."""

from bisect import bisect_left, bisect_right
from collections import OrderedDict
from collections.abc import Callable

from coder.tui.document.blocks import Blocks

UNITS = ("character", "word", "sentence", "turn")

Cutter = Callable[[str], list[int]]
"""Cuts a piece of text into words: the offsets where words begin or stop, 0 and the length included."""

_PIECE = 4000
_KEPT = 64


class Units:
    """The units of one text.

    Attributes:
        text: The frozen text.
        blocks: Its turns (or clauses, or paragraphs).
        cutter: Cuts words; may be set later, when the dictionary is loaded.
    """

    def __init__(self, text: str, blocks: Blocks, paragraph: Callable[[int], tuple[int, int]], cutter: Cutter | None = None) -> None:
        self.text = text
        self.blocks = blocks
        self._paragraph = paragraph
        self._cutter = cutter
        self._words: OrderedDict[int, list[int]] = OrderedDict()
        self._sentences: OrderedDict[int, list[int]] = OrderedDict()

    def set_cutter(self, cutter: Cutter) -> None:
        """Cut words with this from now on."""
        self._cutter = cutter
        self._words.clear()

    def next(self, unit: str, position: int) -> int:
        """The smallest boundary of the unit after `position`; the end of the text if there is none."""
        size = len(self.text)
        if position >= size:
            return size
        if unit == "character":
            from coder.text.graphemes import next_boundary

            return next_boundary(self.text, position)
        if unit == "turn":
            following = self.blocks.index_at(position) + 1
            return self.blocks[following].start if following < len(self.blocks) else size
        while True:
            _start, stop, bounds = self._bounds(unit, position)
            at = bisect_right(bounds, position)
            if at < len(bounds):
                return bounds[at]
            if stop >= size:
                return size
            position = stop + 1 if self.text[stop] == "\n" else stop
            if position >= size:
                return size
            if self._bounds(unit, position)[2]:
                return position

    def previous(self, unit: str, position: int) -> int:
        """The largest boundary of the unit before `position`; 0 if there is none."""
        if position <= 0:
            return 0
        if unit == "character":
            from coder.text.graphemes import previous_boundary

            return previous_boundary(self.text, position)
        if unit == "turn":
            index = self.blocks.index_at(position)
            while index >= 0 and self.blocks[index].start >= position:
                index -= 1
            return self.blocks[index].start if index >= 0 else 0
        while True:
            start, _stop, bounds = self._bounds(unit, position - 1)
            at = bisect_left(bounds, position) - 1
            if at >= 0:
                return bounds[at]
            if start == 0:
                return 0
            position = start

    def around(self, unit: str, position: int) -> tuple[int, int]:
        """The unit that holds the character at `position` (at the end of the text: the last one)."""
        position = max(0, min(position, len(self.text) - 1))
        if unit == "turn":
            block = self.blocks.at(position)
            return (block.start, block.stop) if block else self._paragraph(position)
        if unit == "character":
            start = self.previous("character", position + 1)
            return start, max(self.next("character", start), min(start + 1, len(self.text)))
        start, stop, bounds = self._bounds(unit, position)
        at = bisect_right(bounds, position)
        first = bounds[at - 1] if at else start
        last = bounds[at] if at < len(bounds) else stop
        return _trim(self.text, first, last)

    def grow(self, start: int, stop: int) -> tuple[int, int]:
        """The next larger unit that holds the selection: word, sentence, turn, then one turn more."""
        for unit in UNITS[1:]:
            first = self.around(unit, start)[0]
            last = self.around(unit, max(start, stop - 1))[1]
            if min(first, start) < start or max(last, stop) > stop:
                return min(first, start), max(last, stop)
        following = self.blocks.index_at(max(start, stop - 1)) + 1
        return (start, self.blocks[following].stop) if following < len(self.blocks) else (start, stop)

    def shrink(self, start: int, stop: int) -> tuple[int, int]:
        """The largest unit at the start of the selection that is smaller than it; empty below a word."""
        for unit in reversed(UNITS[1:]):
            first, last = self.around(unit, start)
            if first >= start and last < stop:
                return first, last
        return start, start

    def _bounds(self, unit: str, position: int) -> tuple[int, int, list[int]]:
        """The piece that holds `position` and the boundaries in it; a printed label is a piece of its own."""
        start, stop = self._paragraph(min(position, max(0, len(self.text) - 1)))
        block = self.blocks.at(position)
        if block and start < block.start <= stop:
            start, stop = (block.start, stop) if position >= block.start else (start, block.start)
        if stop - start > _PIECE:
            start += (max(start, min(position, stop - 1)) - start) // _PIECE * _PIECE
            stop = min(stop, start + _PIECE)
        kept = self._words if unit == "word" else self._sentences
        bounds = kept.get(start)
        if bounds is None:
            bounds = self._word_bounds(start, stop) if unit == "word" else self._sentence_bounds(start, stop)
            kept[start] = bounds
            if len(kept) > _KEPT:
                kept.popitem(last=False)
        return start, stop, bounds

    def _word_bounds(self, start: int, stop: int) -> list[int]:
        cut = (self._cutter or plain_words)(self.text[start:stop])
        bounds = sorted({start + each for each in cut})
        return [each for each in bounds if each == stop or not self.text[each].isspace()]

    def _sentence_bounds(self, start: int, stop: int) -> list[int]:
        from coder.text.sentences import sentences

        found = sentences(self.text, start, stop)
        return [first for first, _ in found] + ([found[-1][1]] if found else [])


def plain_words(text: str) -> list[int]:
    """Word boundaries without a dictionary: runs of letters and digits, and each CJK character by itself."""
    import re

    bounds = [0]
    for match in re.finditer(r"[^\W\u3040-\u30ff\u3400-\u9fff\U00020000-\U0003ffff]+|\s+|.", text, re.DOTALL):
        bounds.append(match.end())
    return bounds


def _trim(text: str, start: int, stop: int) -> tuple[int, int]:
    """Without white space at the end, unless it is nothing else."""
    last = stop
    while last > start and text[last - 1].isspace():
        last -= 1
    return (start, last) if last > start else (start, stop)
