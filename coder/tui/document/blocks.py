"""What a document falls into on the screen: speaker turns, else articles and headings, else paragraphs (no Textual)."""

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from coder.model.document import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One unit of reading and coding.

    Attributes:
        ordinal: From 1.
        start, stop: The speech or clause, code points, half-open.
        label_start: Where its printed label begins; `start` without one.
        label: Who speaks, or the number of an article; empty if none.
        speaker_id: Of the project's speaker, where known.
    """

    ordinal: int
    start: int
    stop: int
    label_start: int
    label: str = ""
    speaker_id: str | None = None


class Blocks(Sequence[Block]):
    """The blocks of one document in order; they do not overlap."""

    __slots__ = ("_blocks", "_starts")

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = tuple(blocks)
        self._starts = array("i", [block.label_start for block in blocks])

    def __len__(self) -> int:
        return len(self._blocks)

    def __iter__(self) -> Iterator[Block]:
        return iter(self._blocks)

    def __getitem__(self, index):  # type: ignore[no-untyped-def]
        return self._blocks[index]

    def index_at(self, position: int) -> int:
        """Index of the last block whose label or text begins at or before `position`; -1 before the first."""
        return bisect_right(self._starts, position) - 1

    def at(self, position: int) -> Block | None:
        """The block at `position`, or the last one before it; the first one if there is none before."""
        if not self._blocks:
            return None
        return self._blocks[max(0, self.index_at(position))]


def paragraphs(text: str) -> tuple[Block, ...]:
    """The non-empty paragraphs of a text without turns or articles."""
    found: list[Block] = []
    begin = 0
    for line in text.split("\n"):
        if line.strip():
            found.append(Block(ordinal=len(found) + 1, start=begin, stop=begin + len(line), label_start=begin))
        begin += len(line) + 1
    return tuple(found)


def labels_printed(text: str, blocks: Sequence[Block]) -> bool:
    """Whether each label can be read in the text, right before its speech, or else nearly each (19 of 20)."""
    labelled = [block for block in blocks if block.label]
    missing = sum(1 for block in labelled if block.label not in text[block.label_start : block.start])
    return missing * 20 <= len(labelled)


def blocks_of(project: Any, document: Document, text: str) -> Sequence[Block]:
    """What a document falls into: its turns, else its articles and headings, else its paragraphs."""
    turns = project.documents.turns(document.id)
    if turns:
        return [
            Block(
                ordinal=each.ordinal,
                start=each.start,
                stop=each.stop,
                label_start=each.label_start,
                label=each.speaker or "",
                speaker_id=each.speaker_id,
            )
            for each in turns
        ]
    blocks: list[Block] = []
    for each in project.documents.segments(document.id):
        if each.kind in ("heading", "article", "paragraph") and each.start < each.stop and (not blocks or each.start >= blocks[-1].stop):
            label_start = max(min(each.label_start, each.start), blocks[-1].stop if blocks else 0)
            label = each.ref or each.label
            blocks.append(Block(ordinal=len(blocks) + 1, start=each.start, stop=each.stop, label_start=label_start, label=label))
    return blocks or paragraphs(text)
