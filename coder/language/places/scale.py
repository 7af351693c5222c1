"""How far a place is from a town, functionally: local, regional, national or global (domain guide 3.2).

An economic-geographic category, not one of sovereignty or distance: Hong Kong is regional for a town of the Pearl River Delta,
because it is in the town's near region; Taiwan is global for a town of the Yangtze Delta, because it is a customs territory of its own.
"""

from dataclasses import dataclass
from typing import Literal

from coder.language.places.gazetteer import Gazetteer, gazetteer
from coder.language.places.names import is_latin, latin_key, stem
from coder.language.places.place import Place
from coder.language.places.resolution import Resolution, known_places, resolve
from coder.model.town import Town
from coder.text.search.fold import fold

Scale = Literal["local", "regional", "national", "global", "unclear"]
Ground = Literal["town", "county", "near_region", "territory", "outside", "ambiguous", "unknown", "homeless"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scaling:
    """The scale of a place seen from a town.

    Attributes:
        ground: Why: it is the `town` itself, or in its `county`; in its `near_region`; in the same customs `territory`; `outside` it;
            the name is `ambiguous` (and its places differ in scale); `unknown` to the gazetteer; or the town is (`homeless`).
        resolution: What the name may mean.
    """

    scale: Scale
    ground: Ground
    resolution: Resolution


def home_of(town: Town, places: Gazetteer | None = None) -> Place | None:
    """Where a town is: by its division code, else by its names in its county; None if that is not clear."""
    known = places or gazetteer()
    if town.division_code in known:
        return known.place(town.division_code)
    county = resolve(town.county, places=known).chosen if town.county else None
    for name in town.names.values():
        chosen = resolve(name, near=[county.code] if county else (), places=known).chosen
        if chosen and known.county_of(chosen) and (county is None or county.code in chosen.path):
            return chosen
    return county


def context_of(home: Place) -> tuple[str, ...]:
    """The codes to resolve names near a town with: its own place, and outside the mainland its whole territory."""
    return (home.code, *(code for code in home.path[:1] if code != "CN"))


def scale_of(place: str, town: Town, *, places: Gazetteer | None = None) -> Scaling:
    """How far the place of this name is from the town; `unclear` where that cannot be told.

    Same county-level unit: local. In the town's near region: regional. Same customs territory: national. Else global.
    """
    known = places or gazetteer()
    home = home_of(town, known)
    found = resolve(place, near=context_of(home) if home else (), places=known)
    if _key(place) in {_key(name) for name in (*town.names.values(), town.county) if name}:
        return Scaling(scale="local", ground="town", resolution=found)
    if _key(place) in {_key(name) for name in town.near_region}:
        return Scaling(scale="regional", ground="near_region", resolution=found)
    if not found.candidates:
        return Scaling(scale="unclear", ground="unknown", resolution=found)
    near = _near_codes(town, home, known)
    scales = {_scale(each, home, near, known) for each in ([found.chosen] if found.chosen else found.candidates)}
    scale, ground = scales.pop() if len(scales) == 1 else ("unclear", "ambiguous")
    return Scaling(scale=scale, ground=ground, resolution=found)


def _scale(place: Place, home: Place | None, near: frozenset[str], places: Gazetteer) -> tuple[Scale, Ground]:
    county = places.county_of(home) if home else None
    if county and county.code in place.path:
        return "local", "county"
    if near & set(place.path) or (home and set(place.members) & set(home.path)) or (place.members and set(place.members) <= near):
        return "regional", "near_region"
    if home is None:
        return "unclear", "homeless"
    own = home.path[0]
    if own in place.path or any(own in places.place(code).path for code in place.members):
        return "national", "territory"
    return "global", "outside"


def _near_codes(town: Town, home: Place | None, places: Gazetteer) -> frozenset[str]:
    found = known_places([*(context_of(home) if home else ()), *town.near_region], places)
    own = {home.code, *context_of(home)} if home else set()
    return frozenset(code for each in found if each.code not in own for code in (each.members or (each.code,)))


def _key(name: str) -> str:
    return latin_key(name) if is_latin(name) else stem(fold(name.strip()))
