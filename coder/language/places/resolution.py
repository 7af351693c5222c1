"""Which place a name means: never a silent guess between places of one name."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from coder.language.places.gazetteer import MAINLAND, Gazetteer, gazetteer
from coder.language.places.names import is_latin
from coder.language.places.place import MUNICIPALITIES, Level, Place

Why = Literal["only", "near", "level", "usual", "ambiguous", "unknown"]
_RANK: dict[Level, int] = {"region": 0, "territory": 0, "province": 1, "prefecture": 2, "city": 2, "county": 3, "township": 5}
_DISTRICT_ELSEWHERE = 4
_SPACE = re.compile(r"[\s·・/／>＞]+")
_COMMA = re.compile(r"\s*[,，、]\s*")
_SHORTEST = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolution:
    """What a name may mean.

    Attributes:
        candidates: All places of this name, the wider first.
        chosen: The one that is meant, or None.
        why: `only` one has the name; `near`: of several, one is near the context; `level`: the others are smaller places
            (昆山 is the city, not the township 昆山镇 of another province); `usual`: the supplement of the gazetteer names the
            usual meaning (Suzhou, 西安); `ambiguous`; `unknown`: not in the gazetteer, as are places renamed or merged before 2023.
    """

    name: str
    candidates: tuple[Place, ...]
    chosen: Place | None
    why: Why


def resolve(name: str, *, near: Iterable[str] = (), places: Gazetteer | None = None) -> Resolution:
    """Which place a name means, in Chinese of either script, in pinyin or in English; 江苏省昆山市周庄镇 and `Zhili, Huzhou` too.

    Args:
        near: Codes or names of places that the text is about (the county of the town): of several places of one name the one
            inside them, or in the same prefecture, is meant, if it is one.

    >>> resolve("周庄镇").why, resolve("周庄镇", near=["昆山市"]).chosen.code
    ('ambiguous', '320583107')
    """
    known = places or gazetteer()
    return _Resolver(known, known_places(near, known)).resolve(name)


def known_places(near: Iterable[str], places: Gazetteer) -> tuple[Place, ...]:
    """The places that codes or names stand for, where they are clear."""
    found: list[Place] = []
    for each in near:
        if each in places:
            found.append(places.place(each))
        else:
            chosen = _Resolver(places, tuple(found)).resolve(each).chosen
            found += [chosen] if chosen else []
    return tuple(found)


class _Resolver:
    def __init__(self, places: Gazetteer, near: Sequence[Place]) -> None:
        self._places = places
        self._near = near

    def resolve(self, name: str) -> Resolution:
        candidates = self._candidates(name.strip())
        chosen, why = self._choose(candidates, self._places.usual(name.strip()))
        return Resolution(name=name, candidates=candidates, chosen=chosen, why=why)

    def _candidates(self, name: str) -> tuple[Place, ...]:
        if is_latin(name):
            *parts, wide = _COMMA.split(name)
            return _wide_first(self._named(name) or self._inside(parts, self._named(wide)))
        bare = _SPACE.sub("", _COMMA.sub("", name))
        return _wide_first(self._named(bare) or self._compound(bare))

    def _named(self, name: str) -> tuple[Place, ...]:
        return self._places.exactly(name) or self._places.shortly(name)

    def _inside(self, names: Sequence[str], wide: tuple[Place, ...]) -> tuple[Place, ...]:
        """Places of the last name in places of the name before, and so on."""
        for name in reversed(names):
            wide = _within(self._named(name), wide)
        return wide

    def _compound(self, name: str) -> tuple[Place, ...]:
        """江苏省昆山市周庄镇: the longest beginning that is a place, and the rest inside it."""
        for cut in range(len(name) - _SHORTEST, _SHORTEST - 1, -1):
            outer = self._named(name[:cut])
            if outer:
                rest = name[cut:]
                found = _within(self._named(rest) or self._compound(rest), outer)
                if found:
                    return found
        return ()

    def _choose(self, candidates: Sequence[Place], usual: str) -> tuple[Place | None, Why]:
        if not candidates:
            return None, "unknown"
        if len(candidates) == 1:
            return candidates[0], "only"
        widest, others = _widest(candidates)
        if widest and (_rank(widest) < 2 or (_rank(widest) == 2 and all(map(_small, others)))):
            return widest, "level"
        close = self._closest(candidates)
        if close:
            return close, "near"
        if widest and all(_small(each) or widest.code in each.within for each in others):
            return widest, "level"
        meant = next((each for each in candidates if each.code == usual), None)
        return (meant, "usual") if meant else (None, "ambiguous")

    def _closest(self, candidates: Sequence[Place]) -> Place | None:
        """The candidate that shares the smallest unit with the context, the wider of two that lie in one another."""
        depths = [(max((self._depth(each, near) for near in self._near), default=0), each) for each in candidates]
        best = max(depth for depth, _ in depths)
        found = [each for depth, each in depths if best and depth == best]
        widest, others = _widest(found)
        return widest if widest and all(widest.code in each.within for each in others) else None

    def _depth(self, place: Place, near: Place) -> int:
        """How many units hold both, if the smallest of them is the context itself, a county, a prefecture or a city of that rank; else 0."""
        shared = [code for code, other in zip(place.path, near.path, strict=False) if code == other]
        if not shared:
            return 0
        last = self._places.place(shared[-1])
        counts = last.code == near.code or last.code in MUNICIPALITIES or last.level in ("prefecture", "county", "township")
        return len(shared) if counts else 0


def _rank(place: Place) -> int:
    """The wider, the smaller the number; a district outside the mainland stands between county and township."""
    return _DISTRICT_ELSEWHERE if place.level == "township" and place.within[0] != MAINLAND else _RANK[place.level]


def _small(place: Place) -> bool:
    """Whether it is a township of the mainland; districts elsewhere are as large as counties."""
    return place.level == "township" and place.within[0] == MAINLAND


def _within(found: Iterable[Place], outer: Sequence[Place]) -> tuple[Place, ...]:
    codes = {each.code for each in outer}
    return tuple(each for each in found if codes & set(each.within))


def _wide_first(found: Iterable[Place]) -> tuple[Place, ...]:
    return tuple(sorted(found, key=lambda each: (_rank(each), each.code)))


def _widest(found: Sequence[Place]) -> tuple[Place | None, Sequence[Place]]:
    """The one place of the widest level, or None if there are several; and the others."""
    if not found:
        return None, ()
    first = min(_rank(each) for each in found)
    top = [each for each in found if _rank(each) == first]
    others = [each for each in found if each is not top[0]]
    return (top[0] if len(top) == 1 else None), others
