"""A place of the gazetteer."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Level = Literal["region", "territory", "province", "prefecture", "county", "township", "city"]
LEVELS: tuple[Level, ...] = ("region", "territory", "province", "prefecture", "county", "township", "city")
MUNICIPALITIES = frozenset({"110000", "120000", "310000", "500000"})
"""Beijing, Tianjin, Shanghai, Chongqing: provinces that are one city."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A unit of the gazetteer: from a group of countries down to a township.

    Attributes:
        code: Division code of the statistics bureau (`320583`, `320583100`); of a territory its ISO 3166 code (`DE`, `TW`),
            of a county or city elsewhere that code with a name (`TW:桃園市`).
        level: `region` (a group of places), `territory` (a country or a customs territory of its own), `province`, `prefecture`,
            `county`, `township`, or `city` (outside the mainland, without the tiers between).
        names: By language: `zh` (Simplified), `zh-Hant`, `en`.
        within: Codes of the units that hold it, the widest first.
        members: Of a region: codes of the units it is made of.
    """

    code: str
    level: Level
    names: Mapping[str, str]
    within: tuple[str, ...] = ()
    members: tuple[str, ...] = ()

    @property
    def path(self) -> tuple[str, ...]:
        """Codes of the units that hold it, and its own."""
        return (*self.within, self.code)

    def name(self, language: str = "zh") -> str:
        """Its name in a language, else the Simplified Chinese one."""
        return self.names.get(language) or self.names.get("zh") or next(iter(self.names.values()), self.code)
