"""Deciding on suggestions one after the other: what is next, what was decided, and taking the last decision back."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coder.errors import CoderError, Conflict, InvalidValue
from coder.model.coding import Coding, Decision, Memo
from coder.model.queue import QueueItem
from coder.model.suggestion import Suggestion
from coder.text.search.fold import fold

if TYPE_CHECKING:
    from coder.project.project import Project

VERDICTS = ("accepted", "rejected", "removed", "audited", "skipped")
_NUMBERS = re.compile(r"\s*(\d{1,9})\s*(?:-|to|至|到|,|\s)\s*(\d{1,9})\s*")
_ELLIPSIS = re.compile(r"\s*(?:\.{3}|…+)\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Step:
    """What was done with the item at a place: one of VERDICTS; the id of the coding, decision or audit that came of it."""

    place: int
    verdict: str
    made: str = ""


class Reviewing:
    """A queue under one person's eyes. Each decision is durable when the call returns.

    What the same person settled meanwhile in another window is passed over.
    """

    def __init__(self, project: "Project", items: Sequence[QueueItem]) -> None:
        self._project = project
        self._list = list(items)
        self._place = 0
        self._steps: list[_Step] = []
        self._notes: list[Memo] = []
        self._version = project.data_version()

    @property
    def number(self) -> int:
        """Number of the item at hand, from 1."""
        return self._place + 1

    @property
    def total(self) -> int:
        """How many items there are."""
        return len(self._list)

    @property
    def left(self) -> int:
        """How many have not been looked at."""
        return self.total - self._place

    def count(self, verdict: str) -> int:
        """How many got this verdict, one of VERDICTS."""
        return sum(step.verdict == verdict for step in self._steps)

    def current(self) -> QueueItem | None:
        """The item at hand; None after the last one."""
        version = self._project.data_version()
        if version != self._version:
            self._version = version
            self._list[self._place :] = [each for each in self._list[self._place :] if not self._is_settled(each)]
        return self._list[self._place] if self._place < len(self._list) else None

    def accept(self, start: int | None = None, stop: int | None = None) -> Coding:
        """Code what is suggested, over another span if given, or give a coding in doubt the code expected, and go on."""
        item = self._at_hand()
        if item.coding:
            coding = self._project.codings.edit(item.coding.id, start=start, stop=stop, code=_suggested(item).code_id)
        else:
            coding = self._project.suggestions.accept(_suggested(item), start=start, stop=stop)
        self._went_on("accepted", coding.id)
        return coding

    def reject(self) -> None:
        """Record that the code suggested, or expected in place of another, does not fit, and go on."""
        self._went_on("rejected", self._project.suggestions.reject(_suggested(self._at_hand())).id)

    def remove(self) -> None:
        """Remove the coding in doubt, and go on."""
        coding = self._at_hand().coding
        if coding is None:
            raise InvalidValue("there is no coding here to remove", "Accept, reject or skip.")
        self._project.codings.remove(coding.id)
        self._went_on("removed", coding.id)

    def audit(self, code_ids: Sequence[str]) -> None:
        """Give the passage drawn at random these codes, or none, and go on."""
        item = self._at_hand()
        if item.kind != "audit":
            raise InvalidValue("this passage was not drawn at random", "Accept, reject or skip.")
        self._went_on("audited", self._project.suggestions.audit(item, code_ids).id)

    def skip(self) -> None:
        """Go on without a decision."""
        self._at_hand()
        self._went_on("skipped")

    def note(self, body: str) -> Memo:
        """Write a memo on the passage at hand; it stays when a decision is taken back."""
        each = self._at_hand()
        self._notes.append(self._project.memos.add("passage", each.document_id, body, start=each.start, stop=each.stop))
        return self._notes[-1]

    def back(self) -> str | None:
        """Return to the suggestion before, and undo what was decided on it; the verdict taken back, None if there is none.

        Raises:
            Conflict: in another window something was done in the same name since; nothing is undone then.
        """
        if not self._steps:
            return None
        step = self._steps[-1]
        if step.made:
            self._undo(step.made)
        self._steps.pop()
        self._place = step.place
        return step.verdict

    def _went_on(self, verdict: str, made: str = "") -> None:
        self._steps.append(_Step(place=self._place, verdict=verdict, made=made))
        self._place += 1

    def _at_hand(self) -> QueueItem:
        if self._place >= len(self._list):
            raise InvalidValue("there is nothing left to decide", "Take a decision back, or stop here.")
        return self._list[self._place]

    def _undo(self, made: str) -> None:
        """Undo the transaction that made a thing; memos written since are undone on the way and written again."""
        passed: list[Memo] = []
        notes = {each.id: each for each in self._notes}
        undone = 0
        try:
            while step := self._project.history.undo():
                undone += 1
                touched = {change.entity_id for change in step.changes}
                if made in touched:
                    break
                if touched.isdisjoint(notes):
                    raise Conflict("something else was done in your name since", "Look with `coder history`; nothing was taken back here.")
                passed += [notes[each] for each in touched if each in notes]
            else:
                raise Conflict("what was decided here is no longer the last step", "Look with `coder history`; nothing was taken back here.")
        except CoderError:
            for _ in range(undone):
                self._project.history.redo()
            raise
        for memo in reversed(passed):
            again = self._project.memos.add("passage", memo.target_id, memo.body, start=memo.start, stop=memo.stop)
            self._notes[self._notes.index(memo)] = again

    def _is_settled(self, item: QueueItem) -> bool:
        if item.coding:
            return item.coding not in self._project.codings.of(item.document_id)
        if item.suggestion is None:
            mine = [each for each in self._project.codings.of(item.document_id) if each.user_id == self._project.user.id]
            return any(each.start < item.stop and item.start < each.stop for each in mine)
        return self._is_decided(item.suggestion)

    def _is_decided(self, suggestion: Suggestion) -> bool:
        done: list[Coding | Decision] = [
            *self._project.codings.of(suggestion.document_id),
            *(each for each in self._project.suggestions.decisions() if each.verdict == "rejected"),
        ]
        mine = (self._project.user.id, suggestion.document_id, suggestion.code_id)
        return any(
            (each.user_id, each.document_id, each.code_id) == mine and each.start < suggestion.stop and suggestion.start < each.stop for each in done
        )


def _suggested(item: QueueItem) -> Suggestion:
    if item.suggestion is None:
        raise InvalidValue("nothing is suggested for this passage", "Say which codes fit, or none.")
    return item.suggestion


def span_meant(text: str, passage: tuple[int, int], within: tuple[int, int], answer: str) -> tuple[int, int]:
    """The span that a person names: two offsets, the words themselves, or the first and last words with `...` between them.

    Args:
        passage: Where words are looked for first; else in `within`, the turn. Simplified and Traditional, full and half width are alike.

    Raises:
        InvalidValue: it is none of these, or the words are not there.
    """
    numbers = _NUMBERS.fullmatch(fold(answer))
    if numbers:
        start, stop = int(numbers[1]), int(numbers[2])
        if 0 <= start < stop <= len(text):
            return start, stop
        raise InvalidValue(f"{start} to {stop} is no passage of this text", f"Give the lower number first, both from 0 to {len(text)}.")
    parts = [each for each in _ELLIPSIS.split(fold(answer.strip())) if each]
    folded = fold(text)
    for low, high in (passage, within):
        first = folded.find(parts[0], low, high) if 1 <= len(parts) <= 2 else -1
        last = folded.find(parts[-1], first + (len(parts[0]) if len(parts) == 2 else 0), high) if first >= 0 else -1
        if last >= 0:
            return first, last + len(parts[-1])
    raise InvalidValue(
        "these words are not in the turn", "Give words as they stand in the text, the first and last with ... between, or two offsets."
    )
