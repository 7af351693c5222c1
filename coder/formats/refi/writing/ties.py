"""Linkage mentions and linkages in words, for the notes that go with their links."""

from collections.abc import Iterable, Mapping

from coder.formats.refi.wording import Labelled, labelled
from coder.model.codebook import Code
from coder.model.linkage import UNCLEAR, ActorRef, Linkage, LinkageMention

_CODED = ("situations", "systems", "step", "kinds", "direction", "scale", "dynamics", "risk", "relation")
_PLAIN = ("status", "polarity", "valence", "evidence_mode", "initiator", "time_from", "time_to", "phase", "clause_ref", "adjudication")
_NUMBERS = ("intensity", "confidence")
_DEFAULTS = {"evidence_mode": "first_hand", "initiator": UNCLEAR, "valence": "neutral", "adjudication": "none"}


class Ties:
    """Puts ties into words with the names of codes, towns and actors in the place of their ids."""

    def __init__(self, codes: Iterable[Code], towns: Mapping[str, str], actors: Mapping[str, str], mentions: Iterable[LinkageMention]) -> None:
        known = tuple(codes)
        self._codes = {name: each.name() for each in known for name in (each.id, each.key)}
        self._keys = {each.id: each.key for each in known}
        self._towns, self._actors = towns, actors
        self.of_linkage: dict[str, list[LinkageMention]] = {}
        for each in mentions:
            if each.linkage_id:
                self.of_linkage.setdefault(each.linkage_id, []).append(each)

    def mention_name(self, mention: LinkageMention) -> str:
        """Both ends and the situations."""
        situations = self._names(mention.situations)
        return f"{mention.actor_a.label} - {mention.actor_b.label}" + (f": {situations}" if situations else "")

    def linkage_name(self, linkage: Linkage) -> str:
        """Its label, else both actors."""
        ends = [self._actors.get(each or "", "?") for each in (linkage.actor_a, linkage.actor_b)]
        return linkage.label or " - ".join(ends)

    def mention(self, mention: LinkageMention) -> str:
        """Every field that says something."""
        coded = [(each.replace("_", " "), self._names(getattr(mention, each))) for each in _CODED]
        plain = [(each.replace("_", " "), getattr(mention, each)) for each in _PLAIN if getattr(mention, each) != _DEFAULTS.get(each)]
        numbers = [(each, str(value)) for each in _NUMBERS if (value := getattr(mention, each)) is not None]
        ends = [("from", _end(mention.actor_a)), ("to", _end(mention.actor_b)), *(("broker", _end(each)) for each in mention.brokers)]
        town = ("town", self._towns.get(mention.town_id or "", ""))
        borrowed = ("borrowed from", "; ".join(mention.borrowed_from))
        return labelled([*ends, town, *coded, *plain, *numbers, borrowed, ("memo", mention.memo)])

    def linkage(self, linkage: Linkage) -> str:
        """Its fields, and the mentions it adds up."""
        lines: list[Labelled] = [
            ("linkage", self.linkage_name(linkage)),
            ("from", self._actors.get(linkage.actor_a or "", "")),
            ("to", self._actors.get(linkage.actor_b or "", "")),
            ("town", self._towns.get(linkage.town_id or "", "")),
            ("kinds", self._names(linkage.kinds)),
            ("time from", linkage.time_from),
            ("time to", linkage.time_to),
            *(("mention", self.mention_name(each)) for each in self.of_linkage.get(linkage.id, ())),
            ("memo", linkage.memo),
        ]
        return labelled(lines)

    def direction(self, mentions: Iterable[LinkageMention]) -> str:
        """The direction of a link that stands for these mentions, as far as they agree."""
        said = {self._keys.get(each.direction, each.direction).rpartition(".")[2] for each in mentions}
        if len(said) != 1 or said <= {"", UNCLEAR}:
            return "Associative"
        return "Bidirectional" if said == {"mutual"} else "OneWay"

    def _names(self, values: str | tuple[str, ...]) -> str:
        return "; ".join(self._codes.get(each, each) for each in ((values,) if isinstance(values, str) else values) if each)


def _end(end: ActorRef) -> str:
    more = ", ".join(each for each in (end.kind, end.tier, end.place) if each)
    return f"{end.label} ({more})" if more else end.label
