"""Where a town is: its unit in the gazetteer, asked for and never guessed; and what then counts as regional for it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from coder.errors import Ambiguous, NotFound
from coder.language.places.gazetteer import Gazetteer, gazetteer
from coder.language.places.near_region import default_near_region, expanded
from coder.language.places.place import Place
from coder.language.places.resolution import Resolution, resolve
from coder.text.cells import visible

_LISTED = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """Where a town is.

    Attributes:
        place: Its unit, or the county it is in where the gazetteer lacks the town; None if it knows neither.
        code: Division code of the town itself, or empty.
        county: Name of its county-level unit, as the gazetteer has it where it does.
    """

    place: Place | None
    code: str = ""
    county: str = ""

    @property
    def near_region(self) -> tuple[str, ...]:
        """What counts as regional for it, unless the researcher says otherwise."""
        return default_near_region(self.place, gazetteer()) if self.place else ()


def placed(names: Iterable[str], *, county: str = "", code: str = "") -> Placed:
    """Where a town of these names is, by its code, else inside its county, else by its names.

    Raises:
        NotFound: no place has the code.
        Ambiguous: several places have the name (or the county's), and nothing says which.
    """
    places = gazetteer()
    if code:
        return _at(_by_code(code, places), county, places)
    around = _unit(resolve(county, places=places), county, places) if county else None
    if county and around is None:
        return Placed(place=None, county=county)
    for name in names:
        found = resolve(name, near=[around.code] if around else (), places=places)
        if around:
            if found.chosen and around.code in found.chosen.path:
                return _at(found.chosen, county, places)
        elif place := _unit(found, name, places):
            return _at(place, "", places)
    return _at(around, county, places, town_unknown=True) if around else Placed(place=None)


def written_out(names: Sequence[str]) -> tuple[str, ...]:
    """Names of a near region, those of ready-made regions (苏南, PRD) replaced by the places in them; empty ones left out."""
    return expanded([name.strip() for name in names if name.strip()], gazetteer())


def path_of(code: str) -> tuple[str, ...]:
    """Chinese names of the units that hold the place with this code, the widest first, and its own; empty if the gazetteer lacks it."""
    places = gazetteer()
    return places.path(places.place(code)) if code in places else ()


def _at(place: Place, county: str, places: Gazetteer, *, town_unknown: bool = False) -> Placed:
    unit = places.county_of(place)
    return Placed(place=place, code="" if town_unknown else place.code, county=places.name(unit) if unit else county)


def _by_code(code: str, places: Gazetteer) -> Place:
    if code not in places:
        raise NotFound(f"no place has the division code {visible(code)}", "`coder places NAME` lists the codes of all places of a name.")
    return places.place(code)


def _unit(found: Resolution, name: str, places: Gazetteer) -> Place | None:
    """The place a town or county can be; None if the name is unknown, or that of a country or province."""
    if found.why == "ambiguous":
        shown = [_described(each, places) for each in found.candidates[:_LISTED]]
        more = f" and {len(found.candidates) - _LISTED} more" if len(found.candidates) > _LISTED else ""
        example = found.candidates[0]
        outer = places.county_of(example)
        county = places.name(outer) if outer and outer != example else "".join(places.path(example))
        raise Ambiguous(
            f"{len(found.candidates)} places are called {visible(name)}: {', '.join(shown)}{more}",
            f"Say which with coder towns PROJECT add (or set), --county {county} or --code {example.code}. `coder places {visible(name)}` lists all.",
        )
    chosen = found.chosen
    return chosen if chosen and (chosen.level == "city" or places.municipality_or_prefecture_of(chosen) or places.county_of(chosen)) else None


def _described(place: Place, places: Gazetteer) -> str:
    *outer, own = places.path(place)
    return f"{own} ({' '.join(outer)})" if outer else own
