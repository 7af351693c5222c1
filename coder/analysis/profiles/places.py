"""Names of the places in a codebook's comparison table, so that 台湾, 臺灣 and Taiwan count as one."""

from collections.abc import Callable, Iterator, Mapping

from coder.analysis.profiles.frame import Frame
from coder.model.codebook import Codebook


def reference_rows(frame: Frame) -> Mapping[str, Mapping[str, Mapping[str, object]]]:
    """Type id -> row id -> the row, of the published tables in the codebook; entries that are no rows are left out."""
    return {
        kind: {row: cell for row, cell in rows.items() if isinstance(cell, Mapping)}
        for kind, rows in frame.codebook.reference_profiles.items()
        if isinstance(rows, Mapping)
    }


def place_names(frame: Frame) -> Mapping[str, str]:
    """Every name of a place in the tables, in lower case -> the name it is shown by."""
    return table_places(frame.codebook)


def table_places(codebook: Codebook) -> Mapping[str, str]:
    """The same, of a codebook's tables.

    A place is a name, or a mapping of language to name or names; it is shown by its first name, English where there is one.
    """
    found: dict[str, str] = {}
    for place in _places(codebook):
        names = tuple(_names(place))
        for name in names:
            found.setdefault(name.strip().casefold(), names[0])
    return found


def place_titles(codebook: Codebook, language: str) -> Mapping[str, str]:
    """The name that a place of the tables is shown by -> its first name in a language, where it has one."""
    found: dict[str, str] = {}
    for place in _places(codebook):
        held = place.get(language) if isinstance(place, Mapping) else None
        if held:
            found.setdefault(next(_names(place)), held if isinstance(held, str) else str(held[0]))
    return found


def _places(codebook: Codebook) -> Iterator[object]:
    for rows in codebook.reference_profiles.values():
        for cell in rows.values() if isinstance(rows, Mapping) else ():
            places = cell.get("places", ()) if isinstance(cell, Mapping) else ()
            yield from places if isinstance(places, (list, tuple)) else ()


def place_namer(frame: Frame) -> Callable[[str], str]:
    """Tells the name that a place counts under: that of the table, else the one the snapshot gives, else its own."""
    table = place_names(frame)

    def named(place: str) -> str:
        key = place.strip().casefold()
        return table.get(key) or frame.places.get(key) or place.strip()

    return named


def _names(place: object) -> Iterator[str]:
    if isinstance(place, str):
        yield place.strip()
    elif isinstance(place, Mapping):
        for language in sorted(place, key=lambda each: (each != "en", each)):
            held = place[language]
            yield from (name.strip() for name in ([held] if isinstance(held, str) else held))
