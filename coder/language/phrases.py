"""Many phrases looked for in long texts at once: a trie of their characters, walked from every place of the text by arrays."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import accumulate

import numpy as np

from coder.language.words import BLOCK, Segmenter

_BEYOND = 0xFFFF
"""What stands for every character above U+FFFF, and for itself: where it is met, the text is compared."""


class Phrases:
    """Finds every occurrence of some phrases, overlapping ones included: about 10 ns a character, however many phrases there are."""

    def __init__(self, phrases: Sequence[str]) -> None:
        """Build the trie; empty phrases are never found."""
        self._sizes = tuple(map(len, phrases))
        self._rare = {number: phrase for number, phrase in enumerate(phrases) if any(ord(char) >= _BEYOND for char in phrase)}
        self._letters = np.zeros(_BEYOND + 1, np.int32)
        letters = sorted({min(ord(char), _BEYOND) for phrase in phrases for char in phrase})
        self._letters[letters] = np.arange(1, len(letters) + 1)
        steps: list[dict[int, int]] = [{}]
        ends: list[list[int]] = [[]]
        for number, phrase in enumerate(phrases):
            state = 0
            for char in phrase:
                letter = int(self._letters[min(ord(char), _BEYOND)])
                if letter not in steps[state]:
                    steps[state][letter] = len(steps)
                    steps.append({})
                    ends.append([])
                state = steps[state][letter]
            if phrase:
                ends[state].append(number)
        self._counts = np.array([len(each) for each in ends])
        self._firsts = np.cumsum(self._counts) - self._counts
        self._ends = np.array([number for each in ends for number in each], np.int64)
        self._after = np.zeros((len(steps), len(letters) + 1), np.int32)
        for state, onward in enumerate(steps):
            self._after[state, list(onward)] = list(onward.values())

    def size(self, number: int) -> int:
        """How long a phrase is."""
        return self._sizes[number]

    def find(self, text: str) -> list[tuple[int, int]]:
        """(start, number of the phrase) of every occurrence, in order of place, then of the phrases."""
        points = points_of(text)
        letters = self._letters.take(points, mode="clip")
        states = self._after[0].take(letters)
        places = np.flatnonzero(states)
        states = states[places]
        reached: list[tuple[np.ndarray, np.ndarray]] = []
        depth = 1
        while len(places):
            done = self._counts[states] > 0
            reached.append((places[done], states[done]))
            inside = places + depth < len(letters)
            places, states = places[inside], states[inside]
            states = self._after[states, letters[places + depth]]
            going = states > 0
            places, states, depth = places[going], states[going], depth + 1
        found = self._numbered(reached)
        return [each for each in found if each[1] not in self._rare or text.startswith(self._rare[each[1]], each[0])] if self._rare else found

    def _numbered(self, reached: Sequence[tuple[np.ndarray, np.ndarray]]) -> list[tuple[int, int]]:
        """The phrases that end in the states reached, in order of place, then of the phrases."""
        places, states = (np.concatenate(each) for each in zip(*reached, strict=True)) if reached else (np.zeros(0, np.int64),) * 2
        counts = self._counts[states]
        within = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts)
        numbers = self._ends[np.repeat(self._firsts[states], counts) + within]
        places = np.repeat(places, counts)
        order = np.lexsort((numbers, places))
        return list(zip(places[order].tolist(), numbers[order].tolist(), strict=True))


class Runs:
    """The runs of characters of one class in a long text: what `re.finditer("[...]+", text)` finds, by arrays."""

    def __init__(self, text: str, members: np.ndarray) -> None:
        """`members`: for every code point up to U+FFFF whether it belongs to the class; those above do not."""
        inside = members.take(points_of(text), mode="clip")
        turns = np.flatnonzero(np.diff(inside, prepend=False, append=False))
        self._begins, self._ends = turns[::2], turns[1::2]

    def holding(self, places: Sequence[int]) -> list[tuple[int, int]]:
        """(start, stop) of every run that holds one of these places, in order."""
        at = np.asarray(places, np.int64)
        number = np.searchsorted(self._begins, at, side="right") - 1
        number = number[(number >= 0) & (at < self._ends[number])] if len(self._ends) else number[:0]
        held = np.unique(number)
        return list(zip(self._begins[held].tolist(), self._ends[held].tolist(), strict=True))


def edges(shadow: str, places: Sequence[int], segmenter: Segmenter) -> frozenset[int]:
    """Where words begin and end in the runs of letters of a Simplified shadow that hold these places."""
    found: set[int] = set()
    for start, stop in Runs(shadow, _block_letters()).holding(places):
        found.update(accumulate(map(len, segmenter.cut_run(shadow[start:stop])), initial=start))
    return frozenset(found)


@cache
def _block_letters() -> np.ndarray:
    return class_of(BLOCK)


def points_of(text: str) -> np.ndarray:
    """The code points of a text."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def class_of(pattern: re.Pattern[str]) -> np.ndarray:
    """For every code point up to U+FFFF whether the pattern of one character matches it."""
    return np.array([pattern.match(chr(point)) is not None for point in range(_BEYOND + 1)])
