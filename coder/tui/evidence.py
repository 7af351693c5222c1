"""Which words of the text speak for and against the suggestion that is meant (no Textual)."""

from coder.model.suggestion import Suggestion

FOR = ("cue", "word")
AGAINST = ("counter",)


class Evidence:
    """The words of one suggestion, to be marked in the text."""

    def __init__(self) -> None:
        self._suggestion: Suggestion | None = None
        self._marks: tuple[tuple[int, int, bool], ...] = ()

    def turn_to(self, suggestion: Suggestion | None) -> tuple[tuple[int, int], ...]:
        """Mark the words of this suggestion; the passages that look different now."""
        if suggestion is self._suggestion:
            return ()
        before, self._suggestion = self._suggestion, suggestion
        reasons = [each for each in suggestion.reasons if each.kind in FOR + AGAINST and each.start < each.stop] if suggestion else []
        self._marks = tuple((each.start, each.stop, each.kind in FOR) for each in reasons)
        return tuple((each.start, each.stop) for each in (before, suggestion) if each)

    def within(self, start: int, stop: int) -> list[tuple[int, int, bool]]:
        """Start and stop of the words that touch a passage, and whether they speak for the code."""
        return [mark for mark in self._marks if mark[0] < stop and mark[1] > start]
