"""Pieces of erased speech, to be found again in notes, names and log entries."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from coder.text.sentences import sentences

HAN_LENGTH, OTHER_LENGTH = 8, 24
HAN_LEAST, OTHER_LEAST = 4, 8
HASHED = 64
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
_BREAKS = re.compile(r'[\n\t"\\█]')
_MARKS = " 　。！？!?.，,；;：:、「」『』“”‘’()（）*_#>-—…"


@dataclass(frozen=True, slots=True)
class _Index:
    """Windows by the beginning that all are long enough to have: one look-up at most places of a text."""

    head: int
    lengths: Mapping[str, tuple[int, ...]]
    windows: frozenset[str]

    @classmethod
    def of(cls, windows: frozenset[str]) -> "_Index":
        """The index of some windows."""
        head = min(map(len, windows), default=0)
        lengths: dict[str, set[int]] = {}
        for window in windows:
            lengths.setdefault(window[:head], set()).add(len(window))
        return cls(head, {beginning: tuple(sorted(some)) for beginning, some in lengths.items()}, windows)

    def places(self, text: str) -> Iterator[tuple[int, int]]:
        """Where windows stand in a text."""
        if not self.windows:
            return
        for at in range(len(text) - self.head + 1):
            for length in self.lengths.get(text[at : at + self.head], ()):
                if text[at : at + length] in self.windows:
                    yield at, at + length


@dataclass(frozen=True, slots=True)
class Fragments:
    """Windows of a speech: 8 characters where it is Chinese, 24 elsewhere; shorter sentences whole, from 4 (8) characters on.

    A window never crosses a line break or a character that JSON escapes, so that it is found in a log entry as it stands.
    """

    windows: frozenset[str]
    _plain: _Index = field(init=False, compare=False, repr=False)
    _wide: _Index = field(init=False, compare=False, repr=False)
    _clean: set[str] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        plain = frozenset(filter(str.isascii, self.windows))
        object.__setattr__(self, "_plain", _Index.of(plain))
        object.__setattr__(self, "_wide", _Index.of(self.windows - plain))
        object.__setattr__(self, "_clean", set())

    @classmethod
    def of(cls, speeches: Iterable[str]) -> "Fragments":
        """The windows of some speeches, and their short sentences."""
        return cls(frozenset(window for speech in speeches for piece in _BREAKS.split(speech) for window in _windows(piece.strip())))

    @classmethod
    def whole(cls, quotes: Iterable[str]) -> "Fragments":
        """Quotes that count as a whole, however short a window they would give."""
        return cls(frozenset(each for each in map(str.strip, quotes) if not _BREAKS.search(each) and len(each) >= _least(each)))

    def __or__(self, other: "Fragments") -> "Fragments":
        return Fragments(self.windows | other.windows)

    def without(self, texts: Iterable[str]) -> "Fragments":
        """Without the windows that these texts hold too."""
        return Fragments(self.windows - {text[a:b] for text in texts for a, b in self._places(text)})

    def found_in(self, payload: str) -> bool:
        """Whether a log entry holds one of the windows; ids and names of fields come in thousands of entries and are looked at once."""
        for piece in payload.split('"'):
            if piece in self._clean:
                continue
            if any(True for _ in self._places(piece)):
                return True
            if len(piece) <= HASHED:
                self._clean.add(piece)
        return False

    def mask(self, text: str, mark: str) -> str:
        """The text with all that the windows cover replaced by a mark, character by character."""
        places = list(self._places(text))
        if not places:
            return text
        covered = list(text)
        for start, stop in places:
            covered[start:stop] = mark * (stop - start)
        return "".join(covered)

    def _places(self, text: str) -> Iterator[tuple[int, int]]:
        yield from self._plain.places(text)
        if not text.isascii():
            yield from self._wide.places(text)


def _windows(piece: str) -> Iterator[str]:
    length = HAN_LENGTH if _HAN.search(piece) else OTHER_LENGTH
    for at in range(len(piece) - length + 1):
        yield piece[at : at + length]
    for start, stop in sentences(piece):
        sentence = piece[start:stop].strip(_MARKS)
        if _least(sentence) <= len(sentence) < length:
            yield sentence


def _least(piece: str) -> int:
    return HAN_LEAST if _HAN.search(piece) else OTHER_LEAST
