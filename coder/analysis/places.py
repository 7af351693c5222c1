"""Names of the places in a codebook's comparison table, so that 台湾, 臺灣 and Taiwan count as one."""

from collections.abc import Iterator, Mapping

from coder.analysis.frame import Frame


def reference_rows(frame: Frame) -> Mapping[str, Mapping[str, Mapping[str, object]]]:
    """Type id -> row id -> the row, of the published tables in the codebook; entries that are no rows are left out."""
    return {
        kind: {row: cell for row, cell in rows.items() if isinstance(cell, Mapping)}
        for kind, rows in frame.codebook.reference_profiles.items()
        if isinstance(rows, Mapping)
    }


def place_names(frame: Frame) -> Mapping[str, str]:
    """Every name of a place in the tables, in lower case -> the name it is shown by.

    A place is a name, or a mapping of language to name or names; it is shown by its first name, English where there is one.
    """
    found: dict[str, str] = {}
    for rows in reference_rows(frame).values():
        for cell in rows.values():
            places = cell.get("places", ())
            for place in places if isinstance(places, (list, tuple)) else ():
                names = tuple(_names(place))
                for name in names:
                    found.setdefault(name.strip().casefold(), names[0])
    return found


def _names(place: object) -> Iterator[str]:
    if isinstance(place, str):
        yield place.strip()
    elif isinstance(place, Mapping):
        for language in sorted(place, key=lambda each: (each != "en", each)):
            held = place[language]
            yield from (name.strip() for name in ([held] if isinstance(held, str) else held))
