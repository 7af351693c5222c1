"""Places named in very many short texts at once: Chinese names, quickly."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from coder.language.phrases import edges
from coder.language.places.finding import PART, everywhere
from coder.language.places.gazetteer import MAINLAND
from coder.language.places.resolution import Resolution, resolve
from coder.language.scope import apart
from coder.language.words import Segmenter
from coder.text.search.fold import fold, fold_at_once
from coder.text.shadow import simplified_at_once

_SHORT = 2
_LIGHT = frozenset("和向及与在对从以于由将把被")
"""Words that stand before 县, 城镇 and the like, and begin names of places too."""
_COUNTRY = frozenset({"中华人民共和国", "中国"})


@dataclass(frozen=True, slots=True)
class PlaceNamed:
    """A place as a text names it: where (code points), and which it may be."""

    start: int
    stop: int
    resolution: Resolution


class PlaceNamer:
    """Names the places of texts; remembers what names mean.

    Of all that `find_places` finds without a town, those in Chinese: not those in titles (《》), not China itself, which nearly every document
    names, and names that are much else too (龙门, 和县) only where the text is about their province.
    """

    def __init__(self, segmenter: Segmenter) -> None:
        """Cut words with `segmenter`; the gazetteer (1 s) is read with the first text."""
        self._segmenter = segmenter
        self._known: dict[tuple[str, tuple[str, ...]], Resolution] = {}

    def of_all(self, texts: Sequence[str], near: Sequence[tuple[str, ...]]) -> list[tuple[PlaceNamed, ...]]:
        """The places that each text names, in order.

        Args:
            near: For each text codes of places that it is about, as for `resolve`.
        """
        starts = [0, *accumulate(len(text) + 1 for text in texts)]
        found: list[list[PlaceNamed]] = [[] for _ in texts]
        titles: dict[int, list[tuple[int, int]]] = {}
        for begin, end in self._words("\n".join(texts)):
            row = bisect_right(starts, begin) - 1
            start, stop = begin - starts[row], end - starts[row]
            if row not in titles:
                titles[row] = apart(texts[row])
            if any(left < stop and start < right for left, right in titles[row]):
                continue
            before = found[row][-1] if found[row] else None
            outer = before.resolution.chosen if before and before.stop == start else None
            meant = self._meant(texts[row][start:stop], (*near[row], outer.code) if outer else near[row])
            if _counts(meant, (*near[row], *((outer.code,) if outer else ()))):
                found[row].append(PlaceNamed(start, stop, meant))
        return [tuple(each) for each in found]

    def _words(self, text: str) -> Iterator[tuple[int, int]]:
        """(start, stop) of the names that are words of their own, the longest first; several may make one word (上海|浦东新区)."""
        folded = fold_at_once(text)
        spotted = everywhere().find(folded)
        words = edges(simplified_at_once(text), [start for start, _ in spotted], self._segmenter) if spotted else frozenset()
        begins = {start for start, _ in spotted}
        long = {start for start, stops in spotted if max(stops) - start > _SHORT}
        after = 0
        for start, stops in spotted:
            if start < after:
                continue
            for stop in stops:
                if folded[start:stop] in _COUNTRY:
                    after = stop
                    break
                whole = (
                    start in words or (after == start and start > 0),
                    stop in words or (stop in begins and (stop - start > _SHORT or stop in long)),
                )
                if all(whole) and not PART.match(folded, stop):
                    after = stop
                    yield start, stop
                    break

    def _meant(self, name: str, near: tuple[str, ...]) -> Resolution:
        known = self._known.get((name, near))
        if known is None:
            known = self._known[name, near] = resolve(name, near=near)
        return known


def _counts(meant: Resolution, near: tuple[str, ...]) -> bool:
    """Whether a name is taken for a place: a short one of a small place, and one that begins as 和县 does, need its province to be spoken of."""
    name, chosen = fold(meant.name), meant.chosen
    if chosen is not None and chosen.code == MAINLAND:
        return False
    small = all(each.level in ("county", "township") for each in meant.candidates)
    full = any(fold(each.name()) == name for each in meant.candidates)
    if not (small and (not full or name[0] in _LIGHT)):
        return True
    return chosen is not None and any(_province(chosen.code) == _province(code) for code in near)


def _province(code: str) -> str:
    return code[:2] if code[:2].isdigit() else code.partition(":")[0]
