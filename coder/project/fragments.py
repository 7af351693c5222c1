"""Pieces of erased speech, to be found again in notes, names and log entries."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

HAN_LENGTH, OTHER_LENGTH = 6, 14
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
_BREAKS = re.compile(r'[\n\t"\\█]')


@dataclass(frozen=True, slots=True)
class Fragments:
    """Windows of a speech: 6 characters where it is Chinese, 14 elsewhere; shorter utterances whole, from 4 (8) characters on.

    A window never crosses a line break or a character that JSON escapes, so that it is found in a log entry as it stands.
    """

    windows: frozenset[str]

    @classmethod
    def of(cls, speeches: Iterable[str]) -> "Fragments":
        """The windows of some speeches."""
        return cls(frozenset(window for speech in speeches for piece in _BREAKS.split(speech) for window in _windows(piece.strip())))

    def without(self, texts: Iterable[str]) -> "Fragments":
        """Without the windows that these texts hold too."""
        left = set(self.windows)
        lengths = {len(window) for window in left}
        for text in texts:
            for length in lengths:
                left.difference_update(text[at : at + length] for at in range(len(text) - length + 1))
        return Fragments(frozenset(left))

    def found_in(self, payload: str) -> bool:
        """Whether a log entry holds one of the windows."""
        return any(True for _ in self._places(payload))

    def mask(self, text: str, mark: str) -> str:
        """The text with all that the windows cover replaced by a mark, character by character."""
        covered = list(text)
        for start, stop in self._places(text):
            covered[start:stop] = mark * (stop - start)
        return "".join(covered)

    def _places(self, text: str) -> Iterator[tuple[int, int]]:
        lengths = {len(window) for window in self.windows}
        for length in lengths:
            for at in range(len(text) - length + 1):
                if text[at : at + length] in self.windows:
                    yield at, at + length


def _windows(piece: str) -> Iterator[str]:
    length = HAN_LENGTH if _HAN.search(piece) else OTHER_LENGTH
    if len(piece) < length:
        if len(piece) >= (4 if length == HAN_LENGTH else 8):
            yield piece
        return
    for at in range(len(piece) - length + 1):
        yield piece[at : at + length]
