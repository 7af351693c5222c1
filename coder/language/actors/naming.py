"""Actors named in very many short texts at once: sorts of actors, offices and ministries by their words, quickly; `ActorFinder` finds more."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from coder.language.actors.chinese import chinese
from coder.language.actors.rules import Phrase
from coder.language.phrases import Phrases, edges
from coder.language.scope import apart
from coder.language.words import Segmenter
from coder.text.shadow import simplified_at_once

_RULES = frozenset(("name", "government", "bureau", "village", "association", "institute", "bank", "park", "firm", "people"))
_OF_ANY_TIER = frozenset(("地方政府", "在地政府", "县市", "各县市"))
_GROWING = 3
"""A ministry, a government or a bureau so long is one wherever it ends: a place, whose last character it may share, stands before it."""


@dataclass(frozen=True, slots=True)
class ActorNamed:
    """An actor as a text names it: where (code points), and its type (`actor.firm`; empty: the words do not say)."""

    start: int
    stop: int
    kind: str


class ActorNamer:
    """Names the actors of Chinese texts; not those in titles (《》)."""

    def __init__(self, segmenter: Segmenter) -> None:
        """Cut words with `segmenter`."""
        self._segmenter = segmenter

    def of_all(self, texts: Sequence[str]) -> list[tuple[ActorNamed, ...]]:
        """The actors that each text names, in order, the longest words counting."""
        starts = [0, *accumulate(len(text) + 1 for text in texts)]
        found: list[list[ActorNamed]] = [[] for _ in texts]
        titles: dict[int, list[tuple[int, int]]] = {}
        for begin, end, kind in self._words("\n".join(texts)):
            row = bisect_right(starts, begin) - 1
            start, stop = begin - starts[row], end - starts[row]
            if row not in titles:
                titles[row] = apart(texts[row])
            if not any(left < stop and start < right for left, right in titles[row]):
                found[row].append(ActorNamed(start, stop, kind))
        return [tuple(each) for each in found]

    def _words(self, text: str) -> Iterator[tuple[int, int, str]]:
        shadow = simplified_at_once(text)
        hits = _trie().find(shadow)
        words = edges(shadow, [start for start, _ in hits], self._segmenter) if hits else frozenset()
        after = 0
        for start, number in sorted(hits, key=lambda hit: (hit[0], -len(_phrases()[hit[1]].words))):
            phrase = _phrases()[number]
            stop = start + len(phrase.words)
            begins = start in words or ((phrase.grows or phrase.rule == "name") and len(phrase.words) >= _GROWING)
            if start >= after and begins and stop in words:
                after = stop
                yield start, stop, _kind(phrase)


def _kind(phrase: Phrase) -> str:
    """The type, where the words alone say it: 发展改革委 is of any tier, 市科技局 of a city, 财政厅 of a province."""
    of_any_tier = phrase.rule == "bureau" and (not phrase.tier or (phrase.words.endswith("办") and not phrase.words.startswith("镇")))
    return "" if of_any_tier or phrase.words in _OF_ANY_TIER else phrase.kind


@cache
def _phrases() -> tuple[Phrase, ...]:
    bare = (Phrase(words=words, rule="government", grows=True) for words in ("人民政府", "地方人民政府", "各级人民政府"))
    known = {phrase.words: phrase for phrase in (*bare, *chinese()) if phrase.rule in _RULES}
    return tuple(known.values())


@cache
def _trie() -> Phrases:
    return Phrases([phrase.words for phrase in _phrases()])
