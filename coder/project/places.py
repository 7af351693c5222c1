"""Looking up places in the gazetteer, and how far they are from a town."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from coder.language.places.gazetteer import gazetteer
from coder.language.places.place import Place
from coder.language.places.resolution import Resolution, Why, resolve
from coder.language.places.scale import Ground, Scaling, scale_of
from coder.model.town import Town
from coder.project.towns import new_town

WHY: Mapping[Why, str] = {
    "only": "the only place of this name",
    "near": "the one near the places given",
    "level": "the widest of this name, the others being smaller",
    "usual": "the usual meaning of the name; others have it too",
    "ambiguous": "several places have this name, and nothing says which is meant",
    "unknown": "not in the gazetteer, as are places renamed or merged before 2023",
}
GROUND: Mapping[Ground, str] = {
    "town": "it is the town",
    "county": "in the town's county-level unit",
    "near_region": "in the town's near region",
    "territory": "in the same customs territory, outside the near region",
    "outside": "beyond the customs border of the town",
    "ambiguous": "places of this name differ in scale",
    "unknown": "not in the gazetteer",
    "homeless": "it is not known where the town is: give it a county or a code",
}
CATEGORY = "Scale is an economic-geographic category, seen from the town; it says nothing of sovereignty or distance."


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """A place in words: its code, level, names, and the names of the units that hold it."""

    code: str
    level: str
    names: Mapping[str, str]
    path: tuple[str, ...]
    path_en: tuple[str, ...]


def look_up(name: str, *, near: Iterable[str] = ()) -> Resolution:
    """Which places a name means; `near` are names or codes of places that settle which."""
    return resolve(name, near=near)


def described(place: Place) -> Described:
    """A place in words."""
    places = gazetteer()
    names = {**place.names, "en": places.name(place, "en")}
    return Described(code=place.code, level=place.level, names=names, path=places.path(place), path_en=places.path(place, "en"))


def town_named(name: str) -> Town:
    """A town of no project, with what is regional for it by default.

    Raises:
        Ambiguous: several places have the name.
    """
    return new_town(None, name)


def seen_from(town: Town, place: str) -> Scaling:
    """The scale of a place seen from a town, and why."""
    return scale_of(place, town)
