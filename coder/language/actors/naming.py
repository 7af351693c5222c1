"""Actors named in very many short texts at once: sorts of actors, offices and ministries by their words, quickly; `ActorFinder` finds more."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from coder.language.actors.chinese import chinese
from coder.language.actors.rules import KIND_OF_TIER, Phrase
from coder.language.phrases import Phrases, edges
from coder.language.scope import apart
from coder.language.words import Segmenter
from coder.text.shadow import simplified_at_once

_RULES = frozenset(("department", "name", "government", "bureau", "village", "association", "institute", "bank", "park", "firm", "people"))
_PROVINCIAL = ("直辖市人民政府", "自治区人民政府", "省级人民政府")
_DEPARTMENTS = ("主管部门", "行政部门", "管理部门", "执法部门", "监督部门", "保障部门", "监督管理机构", "行政机关", "执法机关")
_ORGANS = ("公安机关", "司法机关", "监察机关", "检察机关", "税务机关", "审计机关", "立法机关", "人民法院", "人民检察院", "海关")
_OF_ANY_TIER = frozenset(("地方政府", "在地政府", "县市", "各县市"))
_DEPARTMENT = "department"
_BEFORE = re.compile(r"[\u4e00-\u9fa5]{1,16}\Z")
_LEAD = re.compile(
    r".*(?:人民政府|政府|以上|各级|地方|所在地|有关|相关|应当|可以|必须|根据|按照|依照|会同|协助|配合|负有|依法|其他|或者|以及|[由向对和与及的将经报是为受被把在其各])"
)
"""What leads up to the name of a department, and is no part of it."""
_TIERS = {"国务院": "central", "省": "provincial", "市": "prefecture", "县": "county", "区": "county"}
_NO_TIER = ("市场", "市政", "市容", "区域")
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
                first = start if phrase.rule != _DEPARTMENT else start - len(_field(shadow[max(after, start - 16) : start]))
                after = stop
                yield first, stop, _kind(phrase) or _kind_of_department(phrase, shadow[first:stop])


def _field(before: str) -> str:
    """What a department is of, from the words before (生态环境 of 由县级以上人民政府生态环境|主管部门)."""
    found = _BEFORE.search(before)
    return _LEAD.sub("", found[0]) if found else ""


def _kind_of_department(phrase: Phrase, name: str) -> str:
    """By its first word: 市生态环境主管部门 is of a city; 省级 and 县级 as 省 and 县."""
    if phrase.rule != _DEPARTMENT:
        return ""
    tier = next((tier for word, tier in _TIERS.items() if name.startswith(word)), "")
    return KIND_OF_TIER[tier] if tier and not name.startswith(_NO_TIER) else ""


def _kind(phrase: Phrase) -> str:
    """The type, where the words alone say it: 发展改革委 is of any tier, 市科技局 of a city, 财政厅 of a province."""
    of_any_tier = phrase.rule == "bureau" and (not phrase.tier or (phrase.words.endswith("办") and not phrase.words.startswith("镇")))
    return "" if of_any_tier or phrase.words in _OF_ANY_TIER else phrase.kind


@cache
def _phrases() -> tuple[Phrase, ...]:
    bare = (Phrase(words=words, rule="government", grows=True) for words in ("人民政府", "地方人民政府", "各级人民政府"))
    provincial = (Phrase(words=words, rule="government", kind="actor.gov_provincial", tier="provincial", grows=True) for words in _PROVINCIAL)
    departments = (Phrase(words=words, rule=_DEPARTMENT, grows=True) for words in _DEPARTMENTS)
    organs = (Phrase(words=words, rule="government") for words in _ORGANS)
    known = {phrase.words: phrase for phrase in (*bare, *organs, *chinese(), *provincial, *departments) if phrase.rule in _RULES}
    return tuple(known.values())


@cache
def _trie() -> Phrases:
    return Phrases([phrase.words for phrase in _phrases()])
