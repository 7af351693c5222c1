"""Places named in a text, in Chinese of either script and in English."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from coder.language.phrases import edges
from coder.language.places.gazetteer import MAINLAND, Gazetteer, gazetteer
from coder.language.places.names import latin_key, stem
from coder.language.places.place import Level, Place
from coder.language.places.resolution import Resolution, resolve
from coder.language.places.spotting import Names
from coder.language.scope import apart
from coder.language.words import Segmenter
from coder.text.search.fold import fold
from coder.text.shadow import simplified

_WIDE: tuple[Level, ...] = ("region", "territory", "province", "prefecture", "city", "county")
_TOWNSHIP = re.compile(r"..(?:镇|乡|街道|苏木)$")
PART = re.compile(r"[村路街巷弄]")
"""What follows a name that is part of a longer one."""
_SPEAKER = re.compile(r"^[ \t]*(?:#{1,6}[ \t]*)?([^\s:,。、;()《》]{2,5}):", re.M)
_CAPITALS = re.compile(r"\b[A-Z][\w’'.-]*(?:[ \u00a0](?:of |and |& )?[A-Z][\w’'.-]*){0,4}")
_WORD = re.compile(r"[\w’'.-]+")
_POSSESSIVE = re.compile(r"(?:[’']s|[.’'-]+)$")
_JOINED = re.compile(r"\s?")
_ACRONYM = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceFound:
    """A place named in a text.

    Attributes:
        start, stop: Code points of the text.
        name: As the text has it.
        resolution: Which place that may be; `resolution.chosen` is None where the name fits several.
        cited: It stands in the title of another document (《》), or in an address of the web.
    """

    start: int
    stop: int
    name: str
    resolution: Resolution
    cited: bool = False


def find_places(text: str, *, near: Iterable[str] = (), segmenter: Segmenter | None = None) -> tuple[PlaceFound, ...]:
    """All places named in a text, in order of place; the longest name counts.

    Found are: regions, countries, provinces, cities and counties by their full or short names where these are words of their own;
    townships of anywhere by their full names (织里镇), of the counties in `near` by their short ones too (织里).

    Args:
        near: Codes or names of places the text is about, as for `resolve`.
        segmenter: Cuts Chinese words; give the project's own, or one is loaded (0.35 s once).
    """
    return _finder(tuple(near)).find(text, segmenter or _segmenter())


class _Finder:
    def __init__(self, near: tuple[str, ...], places: Gazetteer) -> None:
        self._near = near
        self._places = places
        self._resolved: dict[tuple[str, str], Resolution] = {}
        self._own = {short for code in self._counties() for place in places.inside(code) for short in _short_names(place)}
        self._own_names = Names(self._own)
        self._own_latin = {latin_key(places.name(place, "en")) for code in self._counties() for place in places.inside(code)}

    def find(self, text: str, segmenter: Segmenter) -> tuple[PlaceFound, ...]:
        """The places in a text."""
        avoid = apart(text)
        found: list[PlaceFound] = []
        for start, stop in sorted((*self._chinese(text, segmenter), *self._english(text))):
            cited = any(left < stop and start < right for left, right in avoid)
            name = text[start:stop]
            resolution = self._resolve(name, found[-1] if found and _JOINED.fullmatch(text, found[-1].stop, start) else None)
            found.append(PlaceFound(start=start, stop=stop, name=name, resolution=resolution, cited=cited))
        return tuple(found)

    def _counties(self) -> Iterator[str]:
        for each in self._near:
            found = resolve(each, places=self._places).chosen if each not in self._places else self._places.place(each)
            county = self._places.county_of(found) if found else None
            if county:
                yield county.code

    def _resolve(self, name: str, before: PlaceFound | None) -> Resolution:
        """What the name means, read with the place it follows directly: 江苏省|昆山市|周庄镇."""
        outer = before.resolution.chosen if before else None
        key = (outer.code if outer else "", name)
        known = self._resolved.get(key)
        if known is None:
            near = (*self._near, outer.code) if outer else self._near
            known = self._resolved[key] = resolve(name, near=near, places=self._places)
        return known

    def _chinese(self, text: str, segmenter: Segmenter) -> Iterator[tuple[int, int]]:
        folded = fold(text)
        found = self._named(folded)
        if not found:
            return
        words = edges(simplified(text), [start for start, _ in found], segmenter)
        speakers = _speakers(folded)
        after = 0
        for start, stops in found:
            if start < after:
                continue
            for stop in stops:
                known = folded[start:stop] in self._own or (start in words and stop in words and not PART.match(folded, stop))
                if known and speakers.get(start, stop) == stop:
                    after = stop
                    yield start, stop
                    break

    def _named(self, folded: str) -> list[tuple[int, Sequence[int]]]:
        """Where a name begins, and where names that begin there end, the longest first."""
        found, own = everywhere().find(folded), self._own_names.find(folded)
        if not own:
            return found
        stops = dict(found)
        stops.update((start, sorted({*ends, *stops.get(start, ())}, reverse=True)) for start, ends in own)
        return sorted(stops.items())

    def _english(self, text: str) -> Iterator[tuple[int, int]]:
        for run in _CAPITALS.finditer(text):
            words = [(run.start() + word.start(), run.start() + word.end()) for word in _WORD.finditer(run[0])]
            place = 0
            while place < len(words):
                for last in range(len(words) - 1, place - 1, -1):
                    start = words[place][0]
                    name = _POSSESSIVE.sub("", text[start : words[last][1]])
                    if self._is_english(name):
                        yield start, start + len(name)
                        place = last
                        break
                place += 1

    def _is_english(self, name: str) -> bool:
        key = latin_key(name)
        if not key or (len(key) <= _ACRONYM and not name.isupper()):
            return False
        return key in _latin_vocabulary() or key in self._own_latin


def _short_names(place: Place) -> Iterator[str]:
    for language in ("zh", "zh-Hant"):
        name = fold(place.names.get(language, ""))
        if name:
            yield name
            short = stem(name)
            if short not in _common():
                yield short


def _speakers(folded: str) -> Mapping[int, int]:
    """Each place inside a speaker's label at the beginning of a line (罗永昌：) -> where the label ends: part of a name is no place.

    A label that is a place as a whole (昆山市：) may be one; so its first place only leads to its end.
    """
    return {place: found.end(1) if place == found.start(1) else -1 for found in _SPEAKER.finditer(folded) for place in range(*found.span(1))}


@lru_cache(maxsize=16)
def _finder(near: tuple[str, ...]) -> _Finder:
    return _Finder(near, gazetteer())


@cache
def _segmenter() -> Segmenter:
    return Segmenter()


@cache
def _common() -> frozenset[str]:
    """Names that are ordinary words too (合作, 平安, 城镇): not taken for places where they stand alone."""
    return frozenset(files(__package__).joinpath("data", "common_words.txt").read_text(encoding="utf-8").split())


@cache
def _vocabulary() -> frozenset[str]:
    places = gazetteer()
    wide = set(places.names_of(_WIDE))
    townships = {name for name, full in places.names_of(["township"]).items() if full and _TOWNSHIP.search(name)}
    districts = {fold(each.name()) for each in places.of_levels(["township"]) if each.within[0] != MAINLAND}
    return frozenset(name for name in wide | townships | districts if len(name) > 1 and not name.isascii()) - _common()


@cache
def everywhere() -> Names:
    """The names that count in a text of anywhere, folded."""
    return Names(_vocabulary())


@cache
def _latin_vocabulary() -> frozenset[str]:
    """Keys of the English names in the tables, and the pinyin of provinces and prefectures."""
    places = gazetteer()
    pinyin = {latin_key(places.name(each, "en")) for each in places.of_levels(("province", "prefecture"))}
    return (places.latin_keys | pinyin) - _common()
