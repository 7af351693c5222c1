"""Ties as they stand: what the mentions of a linkage add up to, and mentions that look like one tie."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """A linkage with its figures, or a mention that is in none yet.

    Attributes:
        linkage_id: None for a loose mention.
        label: Name given by the researcher, else both actors.
        town_id: None where nothing says which.
        actors: Names of both ends, in order.
        kinds, situations: Keys of codes, sorted.
        mentions, sources: Ids of its mentions and of the documents they stand in, in order of document and place.
        stakeholders: Type of who tells of it -> mentions; empty: not known.
        statuses, polarities: Value -> mentions; a denied mention is of the same tie, counted apart.
        first, last: Years that are told; None if none is.
    """

    linkage_id: str | None
    label: str
    town_id: str | None
    actors: tuple[str, str]
    kinds: tuple[str, ...]
    situations: tuple[str, ...]
    mentions: tuple[str, ...]
    sources: tuple[str, ...]
    stakeholders: Mapping[str, int] = field(default_factory=dict)
    statuses: Mapping[str, int] = field(default_factory=dict)
    polarities: Mapping[str, int] = field(default_factory=dict)
    first: int | None = None
    last: int | None = None

    @property
    def stakeholder_types(self) -> int:
        """Number of known types of stakeholders who tell of it."""
        return sum(1 for each in self.stakeholders if each)


@dataclass(frozen=True, slots=True, kw_only=True)
class TieSuggestion:
    """Mentions, or linkages, that look like one tie. Nothing is merged until a person says so.

    Attributes:
        linkages: Ids of linkages that would become one with the mentions; the first one stays.
        mentions: Ids of loose mentions.
        town_id, actors: What they share; actors by name.
        kinds: Keys of the kinds that at least two of them share; empty if none is recorded.
        same_names: Names of actors that are taken for one, such as `商會` and `商会`.
        first, last: Years told; None if none is.
        undated, kindless: How many of the mentions say no time, or no kind: they fit, as nothing speaks against it.
    """

    linkages: tuple[str, ...]
    mentions: tuple[str, ...]
    town_id: str | None
    actors: tuple[str, str]
    kinds: tuple[str, ...] = ()
    same_names: tuple[tuple[str, ...], ...] = ()
    first: int | None = None
    last: int | None = None
    undated: int = 0
    kindless: int = 0

    @property
    def key(self) -> str:
        """A short name that holds as long as the same mentions and linkages are in it."""
        return hashlib.sha256("\n".join((*self.linkages, "", *sorted(self.mentions))).encode()).hexdigest()[:8]
