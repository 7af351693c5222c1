"""What counts as regional for a town: its prefecture and the ready-made region it lies in, unless the researcher says otherwise."""

from collections.abc import Iterable

from coder.language.places import tables
from coder.language.places.gazetteer import Gazetteer
from coder.language.places.place import MUNICIPALITIES, Place
from coder.language.places.resolution import resolve


def default_near_region(home: Place, places: Gazetteer) -> tuple[str, ...]:
    """Chinese names of the places that count as regional for a town at `home`, if nobody says otherwise.

    Its prefecture or municipality, and the Yangtze or Pearl River Delta (with Hong Kong and Macao) for a town there; in Taiwan the
    counties that border on its own.
    """
    found = [code for code in home.path if code in MUNICIPALITIES or places.place(code).level == "prefecture"]
    for region in places.regions:
        if region.by_default and set(region.place.members) & set(home.path):
            found += [*region.place.members, *region.near]
    county = places.county_of(home)
    if county:
        found += tables.neighbours().get(county.code, ())
    return tuple(places.place(code).name() for code in dict.fromkeys(found))


def expanded(names: Iterable[str], places: Gazetteer) -> tuple[str, ...]:
    """The names with those of ready-made regions (苏南, Sunan, PRD) replaced by the names of the places in them."""
    own = {region.place.code: region for region in places.regions}
    found: list[str] = []
    for name in names:
        chosen = resolve(name, places=places).chosen
        region = own.get(chosen.code) if chosen else None
        found += [places.place(code).name() for code in (*region.place.members, *region.near)] if region else [name]
    return tuple(dict.fromkeys(found))
