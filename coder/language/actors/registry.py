"""The names of the actors that a project knows, found as they stand, in either script."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from coder.text.search.fold import fold

_SURE = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A name of an actor of the project; `kind` is the key of its type, or empty."""

    name: str
    actor_id: str
    kind: str = ""
    tier: str = ""


class Registry:
    """Finds names of actors. A name that several actors bear stands for none of them.

    A Chinese name of four characters or more counts wherever it stands; a shorter one, and one of Latin letters, between word boundaries.
    """

    def __init__(self, names: Iterable[Named] = ()) -> None:
        by_name: dict[str, Named | None] = {}
        for each in names:
            key = fold(each.name.strip())
            if key:
                known = by_name.get(key, each)
                by_name[key] = each if known and known.actor_id == each.actor_id else None
        self._by_name = {key: each for key, each in by_name.items() if each}
        longest = sorted(self._by_name, key=lambda key: (-len(key), key))
        self._pattern = re.compile("|".join(map(re.escape, longest))) if longest else None

    def places(self, text: str, edges: frozenset[int]) -> Iterator[tuple[int, int, Named]]:
        """Where names stand: start, stop, whose. `edges`: where words begin and end."""
        if self._pattern is None:
            return
        folded = fold(text)
        for found in self._pattern.finditer(folded):
            start, stop = found.span()
            sure = stop - start >= _SURE and not found[0].isascii()
            if sure or (start in edges and stop in edges):
                yield start, stop, self._by_name[found[0]]
