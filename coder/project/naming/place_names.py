"""Under which name a place counts in the profiles: Taipei and 臺灣 as Taiwan where the comparison table has Taiwan."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from coder.model.codebook import Codebook
from coder.model.linkage import LinkageMention


class PlaceNames(Mapping[str, str]):
    """Name of a place that mentions borrow from, in lower case -> the name it counts under.

    A place that is one of the comparison tables, or lies in one, counts under the table's name; other spellings of one place
    count under that which comes first in order. A name that is not clear, or not in the gazetteer, stays. The gazetteer is
    loaded when a name is asked for that no table has.
    """

    def __init__(self, mentions: Iterable[LinkageMention], codebooks: Sequence[Codebook]) -> None:
        """Take the names; nothing is looked up yet."""
        self._names = {name.strip().casefold(): name.strip() for each in mentions for name in each.borrowed_from}
        self._codebooks = codebooks
        self._found: dict[str, str] | None = None

    def __getitem__(self, key: str) -> str:
        if key not in self._names:
            raise KeyError(key)
        if self._found is None:
            self._found = self._look_up()
        return self._found[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    def _look_up(self) -> dict[str, str]:
        from coder.analysis.profiles.places import table_places
        from coder.language.places.resolution import resolve

        table = {key: shown for book in reversed(self._codebooks) for key, shown in table_places(book).items()}
        by_code = {place.code: shown for key, shown in table.items() if (place := resolve(key).chosen)}
        first: dict[str, str] = {}
        found: dict[str, str] = {}
        for key, name in sorted(self._names.items()):
            place = resolve(name).chosen
            inside = next((by_code[code] for code in reversed(place.path) if code in by_code), None) if place else None
            own = first.setdefault(place.code, name) if place else name
            found[key] = table.get(key) or inside or own
        return found
