"""Cue words of a codebook, found in text as whole words.

Chinese cues count where both ends are word boundaries (Traditional text through its Simplified shadow), English ones as
sequences of lemmas, the longest phrase first; not in titles and names of offices, and marked where negated, asked or wished. Cues are weak
evidence: see `weight`.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from math import log, log10
from typing import TYPE_CHECKING, NamedTuple

from coder.language.lemmas import Lemmas
from coder.language.scope import Mood, apart, mood, names_an_office
from coder.language.words import BLOCK, HAN, Segmenter
from coder.model.codebook import Code
from coder.text.search.fold import fold
from coder.text.search.joined import Joined
from coder.text.shadow import simplified

if TYPE_CHECKING:
    from coder.language.phrases import Phrases

_LATIN = re.compile(r"[a-z]")
_LATIN_LINE = re.compile(r"[a-z][^\n]*")
_LIGHT = re.compile(
    r"(?:a|an|the|of|to|in|on|at|for|from|with|by|and|or|we|our|us|they|them|it|its|is|be|was|what|who|that|this|i|you|he|she|as|not|no|so|if"
    r"|there|here|all|any|some|one|first|only|same|go|get|do|have|make|take|time|way|before|after|up|out|down|see|look|ask|tell)$"
)
MATURE_UNITS = 300
"""From about this many units on the project's own counts say how common a cue is."""


class Hit(NamedTuple):
    """A cue found in a text; a tuple, because very many are made.

    Attributes:
        cue: The phrase as the codebook has it.
        start, stop: Code points in the text that was searched.
        weight: How much the cue says, 0 to 1: rare and long phrases say more.
        anti: The cue speaks against the code.
        mood: How it is meant: said, wished, asked (or only spoken of) or denied.
    """

    code_id: str
    cue: str
    start: int
    stop: int
    weight: float
    anti: bool = False
    mood: Mood = "said"

    @property
    def denied(self) -> bool:
        """Whether a negation stands before it."""
        return self.mood == "denied"


@dataclass(frozen=True, slots=True)
class _Phrase:
    key: str
    meanings: tuple[tuple[str, str, bool], ...]
    specificity: float


class CueMatcher:
    """Finds the cues of some codes. Made once for a codebook; `count` then tells it how common each cue is in the project."""

    def __init__(self, codes: Sequence[Code], segmenter: Segmenter, *, weights: Mapping[str, float] | None = None) -> None:
        """Compile the cues and anti-cues of `codes`; the Chinese ones become words of `segmenter`.

        Args:
            weights: Of phrases, as `weights` of another matcher gave them.
        """
        self.codes = tuple(codes)
        self._segmenter = segmenter
        self._lemmas = Lemmas()
        self._weights = dict(weights or {})
        meanings: dict[str, list[tuple[str, str, bool]]] = defaultdict(list)
        for code in codes:
            for cue, anti in _cues_of(code):
                key = self._key(cue)
                if key and (code.id, cue, anti) not in meanings[key]:
                    meanings[key].append((code.id, cue, anti))
        chinese = sorted(key for key in meanings if HAN.search(key))
        segmenter.add(chinese)
        phrases = {key: _Phrase(key, tuple(found), self._specificity(key)) for key, found in meanings.items()}
        self._own = tuple(phrases[key] for key in chinese if len(key) > 1)
        self._zh: dict[str, list[_Phrase]] = defaultdict(list)
        for key in chinese:
            self._zh[key[:2]].append(phrases[key])
        self._en: dict[str, list[tuple[tuple[str, ...], _Phrase]]] = defaultdict(list)
        for key in sorted(phrases.keys() - set(chinese)):
            words = tuple(key.split(" "))
            self._en[words[0]].append((words, phrases[key]))

    @property
    def phrases(self) -> tuple[str, ...]:
        """All phrases, folded or as lemmas, in order."""
        return tuple(
            sorted({phrase.key for found in self._zh.values() for phrase in found} | {one.key for found in self._en.values() for _, one in found})
        )

    @property
    def weights(self) -> Mapping[str, float]:
        """Phrase (folded, or as lemmas) -> weight, once counted."""
        return dict(sorted(self._weights.items()))

    def find(self, text: str) -> list[Hit]:
        """All hits in order of place. Where phrases overlap, the longest counts, then the first; one phrase may speak for several codes."""
        folded = fold(text)
        return self._counted(text, folded, [*self._chinese(text, folded), *self._english(folded)])

    def find_all(self, joined: Joined) -> list[list[Hit]]:
        """What `find` gives for each of many texts, many times as fast."""
        from coder.language.phrases import edges

        starts = joined.starts
        places = self._trie.find(joined.folded)
        words = edges(joined.shadow, [place for place, _ in places], self._segmenter)
        whole = [(place, self._own[number]) for place, number in places if place in words and place + self._trie.size(number) in words]
        found: dict[int, list[tuple[int, int, _Phrase]]] = defaultdict(list)
        for row, (place, phrase) in zip(joined.rows([place for place, _ in whole]), whole, strict=True):
            found[row].append((place - starts[row], place - starts[row] + len(phrase.key), phrase))
        latin = set(joined.rows([run.start() for run in _LATIN_LINE.finditer(joined.folded)])) if self._en else set()
        hits: list[list[Hit]] = [[] for _ in joined.texts]
        for row in sorted(latin | found.keys()):
            here = joined.folded_text(row)
            hits[row] = self._counted(joined.texts[row], here, [*found.get(row, ()), *(self._english(here) if row in latin else ())])
        return hits

    @cached_property
    def _trie(self) -> "Phrases":
        from coder.language.phrases import Phrases

        return Phrases([phrase.key for phrase in self._own])

    def _counted(self, text: str, folded: str, found: list[tuple[int, int, _Phrase]]) -> list[Hit]:
        """The hits among the phrases found."""
        if not found:
            return []
        avoid = apart(text)
        hits: list[Hit] = []
        for start, stop, phrase in _longest_first(found):
            if any(left < stop and start < right for left, right in avoid) or names_an_office(folded, stop):
                continue
            meant = mood(folded, start)
            weight = self._weights.get(phrase.key, phrase.specificity)
            hits += [
                Hit(code_id=code_id, cue=cue, start=start, stop=stop, weight=weight, anti=anti, mood=meant) for code_id, cue, anti in phrase.meanings
            ]
        return hits

    def matches(self, text: str) -> list[tuple[str, int, int]]:
        """Every phrase (folded, or as lemmas) that stands as whole words, overlapping ones included: (phrase, start, stop)."""
        folded = fold(text)
        return sorted((phrase.key, start, stop) for start, stop, phrase in (*self._chinese(text, folded), *self._english(folded)))

    def count(self, texts: Sequence[str]) -> "CueMatcher":
        """Count in how many of `texts` (the units of a project) each phrase stands, and weigh it by that: a cue that fires everywhere says little."""
        counts: dict[str, int] = defaultdict(int)
        for text in texts:
            folded = fold(text)
            for key in {phrase.key for _, _, phrase in (*self._chinese(text, folded), *self._english(folded))}:
                counts[key] += 1
        size = len(texts)
        for phrases in self._zh.values():
            for phrase in phrases:
                self._weights[phrase.key] = phrase.specificity * rarity(counts[phrase.key], size)
        for sequences in self._en.values():
            for _, phrase in sequences:
                self._weights[phrase.key] = phrase.specificity * rarity(counts[phrase.key], size)
        return self

    def _key(self, cue: str) -> str:
        folded = fold(cue.strip())
        if HAN.search(folded):
            return folded
        words = self._lemmas.sequence(folded)
        if len(words) == 1 and folded.endswith("ing"):
            return folded
        return " ".join(lemma for lemma, _, _ in words)

    def _specificity(self, key: str) -> float:
        """How likely a phrase means what the codebook means, before any project is seen: by length and by how common the word is."""
        if HAN.search(key):
            common = max(0.0, log10(self._segmenter.familiarity(key) + 1) - 0.5)
            return max(0.15, min(0.6, 0.3 + 0.1 * len(key)) - 0.1 * common)
        heavy = [word for word in key.split(" ") if not _LIGHT.match(word)]
        return (0.15, 0.3, 0.5, 0.6)[min(len(heavy), 3)]

    def _chinese(self, text: str, folded: str) -> Iterator[tuple[int, int, _Phrase]]:
        heads = self._zh
        found = [
            (start, start + len(phrase.key), phrase)
            for start in range(len(folded) - 1)
            if folded[start : start + 2] in heads
            for phrase in heads[folded[start : start + 2]]
            if folded.startswith(phrase.key, start)
        ]
        if not found:
            return
        edges: set[int] = set()
        shadow, place = simplified(text), 0
        for run in BLOCK.finditer(shadow):
            while place < len(found) and found[place][0] < run.start():
                place += 1
            if place == len(found):
                break
            if found[place][0] < run.end():
                offset = run.start()
                edges.add(offset)
                for word in self._segmenter.cut_run(run.group()):
                    offset += len(word)
                    edges.add(offset)
        for start, stop, phrase in found:
            if start in edges and stop in edges:
                yield start, stop, phrase

    def _english(self, folded: str) -> Iterator[tuple[int, int, _Phrase]]:
        heads = self._en
        if not heads or not _LATIN.search(folded):
            return
        words = self._lemmas.sequence(folded)
        for place, (lemma, start, stop) in enumerate(words):
            if lemma in heads:
                for sequence, phrase in heads[lemma]:
                    last = place + len(sequence) - 1
                    here = words[place : last + 1]
                    if tuple(word for word, _, _ in here) == sequence and _joined(folded, here):
                        yield start, words[last][2], phrase
            if stop - start > 4 and folded[start:stop].rstrip("s").endswith("ing"):
                for sequence, phrase in heads.get(folded[start:stop].rstrip("s"), ()):
                    if len(sequence) == 1 and sequence[0] != lemma:
                        yield start, stop, phrase


def rarity(count: int, size: int) -> float:
    """1 for a phrase in hardly any of `size` units, towards 0 for one in all of them; little is concluded from few units."""
    if size < 2 or count <= 1:
        return 1.0
    own = max(0.05, log((size + 1) / (count + 1)) / log((size + 1) / 2))
    trust = min(1.0, size / MATURE_UNITS)
    return trust * own + (1 - trust)


def _cues_of(code: Code) -> Iterable[tuple[str, bool]]:
    for words, anti in ((code.cues, False), (code.anti_cues, True)):
        for language in sorted(words):
            for cue in words[language]:
                yield cue, anti


def _joined(folded: str, words: Sequence[tuple[str, int, int]]) -> bool:
    """Whether nothing but spaces, hyphens and a possessive 's parts the words."""
    return all(not folded[left[2] : right[1]].strip(" \t\n-‐‑–'’s") for left, right in pairwise(words))


def _longest_first(found: list[tuple[int, int, _Phrase]]) -> list[tuple[int, int, _Phrase]]:
    """Drop what overlaps a longer phrase, or an earlier one of the same length."""
    taken: list[tuple[int, int, _Phrase]] = []
    for start, stop, phrase in sorted(found, key=lambda item: (item[0] - item[1], item[0], item[2].key)):
        if all(stop <= left or right <= start or (start, stop) == (left, right) for left, right, _ in taken):
            taken.append((start, stop, phrase))
    return sorted(taken, key=lambda item: (item[0], item[1], item[2].key))
