"""Which actors of a registry are the same: those that share a name or alias, whatever script or case it is written in."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from coder.model.linkage import ActorRef, LinkageMention
from coder.model.town import Actor
from coder.text.search.fold import fold


class SameActors:
    """Gives each end of a tie one identity."""

    def __init__(self, actors: Sequence[Actor]) -> None:
        self._names = {actor.id: actor.name() for actor in actors}
        self._identity: dict[str, str] = {actor.id: actor.id for actor in actors}
        self._by_name: dict[str, str] = {}
        members: dict[str, set[str]] = {actor.id: {actor.id} for actor in actors}
        for actor in sorted(actors, key=lambda each: each.id):
            for name in (*actor.names.values(), *actor.aliases):
                other = self._by_name.setdefault(folded(name), actor.id)
                one, two = self._identity[actor.id], self._identity[other]
                if one != two:
                    kept, gone = sorted((one, two))
                    members[kept] |= members.pop(gone)
                    self._identity |= dict.fromkeys(members[kept], kept)

    def identity(self, end: ActorRef) -> str:
        """What is the same for the same actor: an id of the registry, else the words said."""
        known = end.actor_id if end.actor_id in self._identity else self._by_name.get(folded(end.label))
        return self._identity[known] if known else folded(end.label)

    def name(self, end: ActorRef) -> str:
        """The name in the registry, else the words said."""
        return self._names.get(end.actor_id or "", end.label)

    def names_told(self, mentions: Iterable[LinkageMention]) -> tuple[tuple[str, ...], ...]:
        """For each actor of these mentions that goes by several names of the registry: those names."""
        told: dict[str, set[str]] = defaultdict(set)
        for mention in mentions:
            for end in (mention.actor_a, mention.actor_b):
                told[self.identity(end)].add(self.name(end))
        return tuple(sorted(tuple(sorted(names)) for names in told.values() if len(names) > 1))


def folded(name: str) -> str:
    """What names of one actor have in common, whatever script or case they are written in."""
    return "".join(fold(name).split())
