"""Towns, the actors in them, and which text speaks of which town."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """A place that profiles are made for.

    Attributes:
        names: By language.
        division_code: Of the statistics bureau, where known.
        county: Name of the county-level unit; town names repeat, the pair does not.
        near_region: Names of the places that count as regional for this town.
    """

    id: str
    names: Mapping[str, str]
    division_code: str = ""
    county: str = ""
    parent_id: str | None = None
    near_region: tuple[str, ...] = ()

    def name(self) -> str:
        """The English name, else the Chinese."""
        return self.names.get("en") or self.names.get("zh") or next(iter(self.names.values()), self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class TownScope:
    """A document, or a span of it, speaks of a town. Without `start` and `stop` the whole document does."""

    id: str
    town_id: str
    document_id: str
    start: int | None = None
    stop: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """An economic actor: a person in office, a firm, an association, a village ...

    Attributes:
        kind: Id of a code under `actor.` of the codebook, or empty.
        level: Administrative tier in words, or empty.
    """

    id: str
    names: Mapping[str, str]
    aliases: tuple[str, ...] = ()
    kind: str = ""
    level: str = ""
    town_id: str | None = None
    pseudonym: str = ""

    def name(self) -> str:
        """The Chinese name, else the English."""
        return self.names.get("zh") or self.names.get("en") or next(iter(self.names.values()), self.id)
