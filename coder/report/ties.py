"""The ties of a town as drawn: those of its network, whichever way they go."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from coder.model.network import NetworkActor, NetworkEdge
from coder.report.behind import pair
from coder.report.subject import Subject


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """A tie between two actors.

    Attributes:
        row: Where its quotes are found.
        first, second: Ids of the actors, in order of their names.
        kinds: Keys of what flows through it, sorted.
        mentions, sources: Numbers of mentions and of documents that tell of it.
    """

    row: str
    first: str
    second: str
    kinds: tuple[str, ...]
    mentions: int
    sources: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """Actors, those with most ties first, and the ties between them.

    Attributes:
        degree: Id of an actor -> number of ties.
    """

    actors: tuple[NetworkActor, ...]
    ties: tuple[Tie, ...]
    degree: Mapping[str, int]

    def within(self, most: int) -> "Drawn":
        """The same among the actors with most ties only; of those left alone nothing is drawn."""
        kept = {actor.id for actor in self.actors[:most]}
        ties = tuple(tie for tie in self.ties if tie.first in kept and tie.second in kept)
        tied = {each for tie in ties for each in (tie.first, tie.second)}
        return Drawn(actors=tuple(actor for actor in self.actors[:most] if actor.id in tied), ties=ties, degree=self.degree)


def drawn(subject: Subject) -> Drawn:
    """The network of the town without directions."""
    found = subject.behind.network
    order = {actor.id: place for place, actor in enumerate(found.actors)}
    sides: dict[tuple[str, str], list[NetworkEdge]] = {}
    for edge in found.edges:
        first, second = sorted((edge.source, edge.target), key=order.__getitem__)
        sides.setdefault((first, second), []).append(edge)
    ties = []
    for (first, second), edges in sides.items():
        ties.append(
            Tie(
                row=pair(first, second),
                first=first,
                second=second,
                kinds=tuple(sorted({kind for edge in edges for kind in edge.kinds})),
                mentions=len({each for edge in edges for each in edge.mentions}),
                sources=len({each for edge in edges for each in edge.documents}),
            )
        )
    degree = Counter(key for tie in ties for key in (tie.first, tie.second))
    return Drawn(
        actors=tuple(sorted(found.actors, key=lambda each: (-degree[each.id], each.name, each.id))),
        ties=tuple(sorted(ties, key=lambda tie: (-tie.sources, -tie.mentions, order[tie.first], order[tie.second]))),
        degree=degree,
    )


def actor_names(subject: Subject) -> Mapping[str, str]:
    """Id of an actor -> name in the language of the report where the registry has one, else as it has it, else the words said."""
    language = subject.words.language
    said = {actor.id: actor.name for actor in subject.behind.network.actors}
    return said | {actor.id: actor.names.get(language) or actor.name() for actor in subject.snapshot.actors}
