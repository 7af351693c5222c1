"""The gazetteer: all places that come with the package, by code and by name.

The mainland's townships are the statistics bureau's list of 2023; its counties, prefectures and provinces are read off the same
list. Nothing is loaded before the first look-up (about 0.15 s of CPU); pinyin only for a Latin name that no table has.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, cached_property

from coder.language.places import tables
from coder.language.places.names import is_latin, latin_key, stem
from coder.language.places.place import MUNICIPALITIES, Level, Place
from coder.text.search.fold import fold

MAINLAND = "CN"
_PLACEHOLDERS = frozenset({"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"})
_DEPTH: Mapping[int, Level] = {2: "province", 4: "prefecture", 6: "county"}


class Gazetteer:
    """Looks up places. Use `gazetteer()`, which loads the tables once.

    Names are compared folded: Traditional and Simplified, upper and lower case meet.
    """

    def __init__(self) -> None:
        """Read the tables."""
        self._units: dict[str, tuple[str, Level]] = {}
        self._made: dict[str, Place] = {}
        self._named: dict[str, list[str]] = {}
        self._stems: dict[str, list[str]] = {}
        self._latin: dict[str, list[str]] = {}
        self._usual: dict[str, str] = {}
        self.regions: tuple[tables.Region, ...] = tuple(tables.regions())
        self._read_mainland()
        for table in tables.TABLES:
            for place, aliases in tables.places(table):
                self._add(place, aliases)
        for place, aliases in tables.places(tables.SUPPLEMENT):
            self._supplement(place, aliases)
        for region in self.regions:
            self._add(region.place, region.aliases)

    def __contains__(self, code: str) -> bool:
        return code in self._made or code in self._units

    def place(self, code: str) -> Place:
        """The place with this code; KeyError if there is none."""
        made = self._made.get(code)
        if made is None:
            name, level = self._units[code]
            made = self._made[code] = Place(code=code, level=level, names={"zh": name}, within=self._within(code))
        return made

    def exactly(self, name: str) -> tuple[Place, ...]:
        """Places whose full name this is, in Chinese."""
        return self._places(self._named.get(fold(name), ()))

    def shortly(self, name: str) -> tuple[Place, ...]:
        """Places whose name this is without the word for their tier (昆山, 织里), or a Latin name (Kunshan, Zhili)."""
        if not is_latin(name):
            return self._places(self._stems.get(fold(name), ()))
        key = latin_key(name)
        by_pinyin = [code for each in self._by_pinyin.get(key, ()) for code in (*self._stems.get(each, ()), *self._named.get(each, ()))]
        return self._places([*self._latin.get(key, ()), *by_pinyin])

    def usual(self, name: str) -> str:
        """Code of the place that a name means where nothing else is said, by the supplement (西安, Suzhou); empty if it does not say."""
        return self._usual.get(_key(name), "")

    def name(self, place: Place, language: str = "zh") -> str:
        """The name of a place in `zh`, `zh-Hant` or `en`; English names of the mainland are pinyin where no other is known."""
        if language != "en" or "en" in place.names:
            return place.name(language)
        syllables = self._pinyin.get(stem(fold(place.name())))
        if syllables is None:
            return place.name()
        first, *rest = syllables.split(" ")
        return (first + "".join(f"'{each}" if each[0] in "aeo" else each for each in rest)).capitalize()

    def path(self, place: Place, language: str = "zh") -> tuple[str, ...]:
        """Names of the units that hold a place, from the province down, and its own."""
        return tuple(self.name(self.place(code), language) for code in place.path if code != MAINLAND)

    def county_of(self, place: Place) -> Place | None:
        """The county-level unit a place is in, or is: a county, a district, a city without counties; None above that."""
        if place.level in ("region", "province"):
            return None
        for level in ("county", "prefecture", "city", "territory"):
            for code in reversed(place.path):
                if self.place(code).level == level and (level == "county" or code != MAINLAND) and self._has_no_counties(code):
                    return self.place(code)
        return None

    def municipality_or_prefecture_of(self, place: Place) -> Place | None:
        """The prefecture-level city, or the city under the central government, that a place is in."""
        for code in reversed(place.path):
            if code in MUNICIPALITIES or self.place(code).level == "prefecture":
                return self.place(code)
        return None

    def names_of(self, levels: Iterable[Level]) -> Mapping[str, bool]:
        """All folded Chinese names of these levels -> whether it is a full name; for finding them in text."""
        wanted = frozenset(levels)
        of_these = {code for code, (_, level) in self._units.items() if level in wanted}
        of_these |= {code for code, place in self._made.items() if place.level in wanted}
        found = {name: False for name, codes in self._stems.items() if not of_these.isdisjoint(codes)}
        return found | {name: True for name, codes in self._named.items() if not of_these.isdisjoint(codes)}

    def of_levels(self, levels: Iterable[Level]) -> tuple[Place, ...]:
        """All places of these levels."""
        wanted = frozenset(levels)
        return self._places([code for code in (*self._units, *self._made) if self._level(code) in wanted])

    @property
    def latin_keys(self) -> frozenset[str]:
        """Keys of all Latin names that stand in the tables (see `latin_key`)."""
        return frozenset(self._latin)

    def inside(self, code: str) -> tuple[Place, ...]:
        """The townships of a county or prefecture of the mainland, or the places of a territory or county elsewhere."""
        if code not in self._units:
            return tuple(each for each in self._made.values() if code in each.within)
        prefix = code[:4] if code.endswith("00") else code[:6]
        supplied = [each.code for each in self._made.values() if code in each.within and each.code not in self._units]
        return self._places([*(each for each in self._units if len(each) == 9 and each.startswith(prefix)), *supplied])

    def _places(self, codes: Sequence[str]) -> tuple[Place, ...]:
        return tuple(self.place(code) for code in dict.fromkeys(codes))

    def _level(self, code: str) -> Level:
        return self._made[code].level if code in self._made else self._units[code][1]

    def _has_no_counties(self, code: str) -> bool:
        return self._level(code) != "prefecture" or code in self._undivided

    def _read_mainland(self) -> None:
        units, undivided = self._units, set()
        for code, name, county, city, province in tables.townships():
            area = code[:6]
            if area not in units:
                prefecture = code[:4] + "00"
                units.setdefault(code[:2] + "0000", (province, "province"))
                if city not in _PLACEHOLDERS:
                    units.setdefault(prefecture, (city, "prefecture"))
                if county == city:
                    undivided.add(prefecture)
                    area = prefecture
                units.setdefault(area, (county, "county"))
            units[code] = (name, "township")
        self._undivided = frozenset(undivided)
        named, stems = self._named, self._stems
        for code, (name, _) in units.items():
            named.setdefault(name, []).append(code)
            short = stem(name)
            if short != name:
                stems.setdefault(short, []).append(code)

    def _within(self, code: str) -> tuple[str, ...]:
        above = [code[:2] + "0000", code[:4] + "00", code[:6]]
        return (MAINLAND, *(each for each in dict.fromkeys(above) if each != code and each in self._units))

    def _add(self, place: Place, aliases: Sequence[str]) -> None:
        self._made[place.code] = place
        for name in (place.names.get("zh", ""), place.names.get("zh-Hant", "")):
            self._index(self._named, fold(name), place.code)
            short = stem(fold(name))
            if short != fold(name):
                self._index(self._stems, short, place.code)
        for name in (place.names.get("en", ""), *aliases):
            self._index(self._latin if is_latin(name) else self._stems, _key(name), place.code)

    def _supplement(self, place: Place, aliases: Sequence[str]) -> None:
        if place.code in self:
            known = self.place(place.code)
            for name in filter(None, (place.names.get("en", ""), *aliases)):
                self._usual[_key(name)] = place.code
            place = Place(code=known.code, level=known.level, names={**known.names, **place.names}, within=known.within)
        self._add(place, aliases)

    @staticmethod
    def _index(index: dict[str, list[str]], name: str, code: str) -> None:
        if name and code not in index.setdefault(name, []):
            index[name].append(code)

    @cached_property
    def _pinyin(self) -> Mapping[str, str]:
        return dict(tables.pinyin())

    @cached_property
    def _by_pinyin(self) -> Mapping[str, Sequence[str]]:
        found: dict[str, list[str]] = {}
        for name, syllables in self._pinyin.items():
            found.setdefault(syllables.replace(" ", ""), []).append(name)
        return found


def _key(name: str) -> str:
    return latin_key(name) if is_latin(name) else fold(name)


@cache
def gazetteer() -> Gazetteer:
    """The gazetteer of the package, loaded when first asked for."""
    return Gazetteer()
