"""The document on the screen with everything written on it, kept ready for painting (no Textual)."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import Any

from coder.model.coding import Coding, Memo
from coder.model.document import Document
from coder.model.linkage import LinkageMention
from coder.model.suggestion import Suggestion
from coder.tui.codes.likely import Likely
from coder.tui.document.blocks import Block, Blocks, blocks_of, labels_printed
from coder.tui.document.density import Density
from coder.tui.document.lanes import Lanes
from coder.tui.document.layout import Layout, TextIndex
from coder.tui.document.spans import SpanIndex
from coder.tui.document.units import Units
from coder.tui.filters import Filters


class OpenDocument:
    """One frozen text with its blocks, codings, suggestions, memos and mentions.

    Attributes:
        document, text: What is read.
        index, blocks, units: Where rows may break; turns or clauses; moving by units.
        printed: Whether the text itself says who speaks.
        filters: What the shown codings are limited to; the session's.
        codings: By id. `spans` holds the shown ones, `lanes` their columns.
        covered: For each block the number of codings that touch it.
        suggestions: Undecided ones, by id; `suggested` is their span index.
        likely: The likeliest codes of each passage.
        memos, mentions: On this document, its passages and codings; `memo_starts`, `mention_starts`: where they begin.
    """

    def __init__(self, document: Document, text: str, blocks: Sequence[Block], codings: Iterable[Coding], filters: Filters) -> None:
        self.document = document
        self.text = text
        self.index = TextIndex(text)
        self.blocks = Blocks(blocks)
        self.units = Units(text, self.blocks, lambda position: self.index.paragraph(position))
        self.printed = labels_printed(text, self.blocks)
        self.suggestions: dict[str, Suggestion] = {}
        self.suggested = SpanIndex()
        self.likely = Likely()
        self.note((), ())
        self.filters = filters
        self._layout: Layout | None = None
        self._density: Density | None = None
        self.load(codings)

    def measure(self) -> None:
        """Measure the text again, as its characters are counted as wider or narrower now."""
        self.index = TextIndex(self.text)

    def is_outdated(self, project: Any) -> bool:
        """Whether the text or who speaks in it is no longer what the project holds: words were erased, a speaker renamed, a turn repaired."""
        document = project.documents.get(self.document.id)
        return document != self.document or tuple(blocks_of(project, document, self.text)) != tuple(self.blocks)

    def cited(self, start: int, stop: int) -> str:
        """A passage in quotes, with where it stands."""
        block = self.blocks.at(start)
        turn = f", {block.label} {block.ordinal}" if block else ""
        return f"“{self.text[start:stop]}” ({self.document.title}{turn}, {start}-{stop})"

    def load(self, codings: Iterable[Coding]) -> None:
        """Take these codings in place of all there were."""
        self.codings = {each.id: each for each in codings}
        shown = [(each.start, each.stop, each.id) for each in self.codings.values() if self._shows(each)]
        self.spans = SpanIndex(shown)
        self.lanes = self._new_lanes()
        self.covered = [0] * len(self.blocks)
        self._coded = 0
        self._density = None
        for each in self.codings.values():
            self._cover(each, 1)

    def note(self, memos: Iterable[Memo], mentions: Iterable[LinkageMention]) -> None:
        """Take these memos and mentions in place of all there were."""
        self.memos = tuple(memos)
        self.mentions = tuple(mentions)
        starts = (self.codings[str(memo.target_id)].start if memo.target_kind == "coding" else memo.start for memo in self.memos)
        self.memo_starts = tuple(sorted({each for each in starts if each is not None}))
        self.mention_starts = sorted(each.start for each in self.mentions)

    def noted(self, start: int, stop: int) -> tuple[bool, bool]:
        """Whether a memo begins in a passage, and whether a mention does."""
        memos, mentions = self.memo_starts, self.mention_starts
        return bisect_left(memos, start) < bisect_left(memos, stop), bisect_left(mentions, start) < bisect_left(mentions, stop)

    def refilter(self) -> None:
        """Show what the filters let pass now."""
        self.load(self.codings.values())

    def hides(self, block: Block | None) -> bool:
        """Whether a filter by who speaks passes a block over."""
        return self.filters.hides(block)

    def lay_out(self, layout: Layout) -> None:
        """Give the brackets lanes for these rows."""
        self._layout = layout
        self.lanes = self._new_lanes()

    def _new_lanes(self) -> Lanes:
        return Lanes(self.spans, self._layout.row_of if self._layout else self.blocks.index_at)

    def _rows(self, start: int, stop: int) -> tuple[int, int]:
        """Where the first row of a passage begins and its last row stops."""
        if self._layout is None:
            return start, stop
        return self._layout.row(self._layout.row_of(start))[0], self._layout.row(self._layout.row_of(stop - 1))[1]

    def add(self, coding: Coding) -> None:
        """Put one coding in; it gets a free lane and moves no other."""
        if coding.id in self.codings:
            self.remove(coding.id)
        self.codings[coding.id] = coding
        self._cover(coding, 1)
        if self._shows(coding):
            self.lanes.add(coding.id, self.spans.overlapping(*self._rows(coding.start, coding.stop)))
            self.spans.add(coding.start, coding.stop, coding.id)

    def remove(self, coding_id: str) -> Coding | None:
        """Take one coding out; the coding, if it was here."""
        coding = self.codings.pop(coding_id, None)
        if coding is None:
            return None
        self._cover(coding, -1)
        if coding_id in self.spans:
            self.spans.remove(coding_id)
            self.lanes.remove(coding_id)
        return coding

    def codings_in(self, start: int, stop: int) -> list[Coding]:
        """The shown codings that touch a passage, by place."""
        return [self.codings[each] for _, _, each in self.spans.overlapping(start, max(stop, start + 1))]

    def suggest(self, suggestions: Iterable[Suggestion]) -> None:
        """Show these suggestions in place of all there were."""
        inside = [each for each in suggestions if each.start < each.stop <= len(self.text)]
        self.suggestions = {suggestion_key(each.start, each.stop, each.code_id): each for each in inside}
        self.suggested = SpanIndex((each.start, each.stop, key) for key, each in self.suggestions.items())

    def drop_suggestion(self, key: str) -> None:
        """Show one suggestion no more."""
        if self.suggestions.pop(key, None):
            self.suggested.remove(key)

    def suggestions_in(self, start: int, stop: int) -> list[str]:
        """Keys of the suggestions that touch a passage, the best score first."""
        found = [key for _, _, key in self.suggested.overlapping(start, max(stop, start + 1))]
        return sorted(found, key=lambda key: (-self.suggestions[key].score, key))

    def next_suggestion(self, position: int, direction: int) -> str | None:
        """The key of the suggestion that begins next after (before) a position; not round the end."""
        places = sorted((each.start, -each.score, key) for key, each in self.suggestions.items())
        starts = [place[0] for place in places]
        if direction > 0:
            at = bisect_right(starts, position)
            return places[at][2] if at < len(places) else None
        at = bisect_left(starts, position) - 1
        return places[bisect_left(starts, starts[at])][2] if at >= 0 else None

    def next_uncoded(self, position: int, direction: int) -> Block | None:
        """The next block that no coding touches after (before) the one at `position`."""
        at = self.blocks.index_at(position) + direction
        while 0 <= at < len(self.blocks):
            if not self.covered[at] and not self.hides(self.blocks[at]):
                return self.blocks[at]
            at += direction
        return None

    def next_start(self, starts: Iterable[int], position: int, direction: int) -> int | None:
        """The nearest of these places after (before) a position."""
        places = sorted(set(starts))
        at = bisect_right(places, position) if direction > 0 else bisect_left(places, position) - 1
        return places[at] if 0 <= at < len(places) else None

    def differences(self, user_id: str) -> list[int]:
        """Where codings by others begin to which this person has none of the same code on the same words."""
        mine: dict[str, SpanIndex] = {}
        for each in self.codings.values():
            if each.user_id == user_id:
                mine.setdefault(each.code_id, SpanIndex()).add(each.start, each.stop, each.id)
        nothing = SpanIndex()
        others = (each for each in self.codings.values() if each.user_id != user_id)
        return sorted({each.start for each in others if not mine.get(each.code_id, nothing).overlapping(each.start, each.stop)})

    def density(self, cells: int) -> str:
        """How densely each of so many parts of the text is coded, as a row of bars."""
        if self._density is None or self._density.cells != cells:
            self._density = Density(self.blocks, self.covered, len(self.text), cells)
        return self._density.bars()

    def share_coded(self) -> float:
        """The share of blocks with at least one coding."""
        return self._coded / len(self.covered) if self.covered else 0.0

    def _shows(self, coding: Coding) -> bool:
        return not self.filters or self.filters.shows(coding, self.blocks.at(coding.start))

    def _cover(self, coding: Coding, amount: int) -> None:
        at = max(0, self.blocks.index_at(coding.start))
        while at < len(self.blocks) and self.blocks[at].label_start < coding.stop:
            if self.blocks[at].stop > coding.start:
                before = self.covered[at]
                self.covered[at] += amount
                if not (before and self.covered[at]):
                    self._coded += 1 if not before else -1
                    if self._density:
                        self._density.change(at, coded=not before)
            at += 1


def suggestion_key(start: int, stop: int, code_id: str) -> str:
    """What a suggestion is known by while the document is open."""
    return f"{start}-{stop}-{code_id}"
