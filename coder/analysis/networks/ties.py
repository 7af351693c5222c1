"""The ties of a project with their figures: each linkage, and each mention that is in none yet."""

from collections import Counter
from collections.abc import Iterable, Mapping

from coder.analysis.networks.linking import by_linkage, told_years
from coder.analysis.networks.same_actors import SameActors
from coder.analysis.profiles.stakeholders import Stakeholders
from coder.model.linkage import Linkage, LinkageMention
from coder.model.snapshot import Snapshot
from coder.model.tie import Tie


def ties(snapshot: Snapshot, town_id: str | None = None) -> tuple[Tie, ...]:
    """Every linkage with its figures, then every loose mention as a tie of its own, by town and name.

    Args:
        town_id: Only ties of this town.
    """
    counting = _Counting(snapshot)
    inside = by_linkage(snapshot.mentions)
    found = [counting.tie(each, inside.get(each.id, ())) for each in snapshot.linkages]
    known = {each.id for each in snapshot.linkages}
    found += [counting.tie(None, (each,)) for linkage, own in inside.items() if linkage not in known for each in own]
    kept = (each for each in found if town_id is None or each.town_id == town_id)
    place = {each.id: (each.document_id, each.start, each.stop) for each in snapshot.mentions}
    return tuple(
        sorted(kept, key=lambda each: (each.town_id or "", each.linkage_id is None, each.actors, each.label, [place[one] for one in each.mentions]))
    )


class _Counting:
    def __init__(self, snapshot: Snapshot) -> None:
        self._keys = {code.id: code.key for code in snapshot.codes}
        self._actors = {actor.id: actor.name() for actor in snapshot.actors}
        self._same = SameActors(snapshot.actors)
        self._stakeholders = Stakeholders(snapshot)

    def tie(self, linkage: Linkage | None, mentions: tuple[LinkageMention, ...]) -> Tie:
        """The figures of a linkage, or of one loose mention."""
        actors = self._ends(linkage, mentions)
        first, last = told_years(mentions)
        return Tie(
            linkage_id=linkage.id if linkage else None,
            label=(linkage.label if linkage else "") or " - ".join(actors),
            town_id=linkage.town_id if linkage else mentions[0].town_id,
            actors=actors,
            kinds=self._codes(kind for each in mentions for kind in each.kinds),
            situations=self._codes(situation for each in mentions for situation in each.situations),
            mentions=tuple(each.id for each in mentions),
            sources=tuple(dict.fromkeys(each.document_id for each in mentions)),
            stakeholders=_counted(self._stakeholders.of(each.document_id, each.speaker_id or "") for each in mentions),
            statuses=_counted(each.status for each in mentions),
            polarities=_counted(each.polarity for each in mentions),
            first=first,
            last=last,
        )

    def _ends(self, linkage: Linkage | None, mentions: tuple[LinkageMention, ...]) -> tuple[str, str]:
        if linkage:
            named = (self._actors.get(linkage.actor_a or "", ""), self._actors.get(linkage.actor_b or "", ""))
            if all(named) or not mentions:
                return named
        return self._same.name(mentions[0].actor_a), self._same.name(mentions[0].actor_b)

    def _codes(self, ids: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted({self._keys.get(each, each) for each in ids}))


def _counted(values: Iterable[str]) -> Mapping[str, int]:
    return dict(sorted(Counter(values).items()))
