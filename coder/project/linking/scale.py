"""The scale of a tie as the gazetteer gives it: how far its ends are from the town, kept beside what the coder says."""

from collections.abc import Callable, Iterable
from dataclasses import replace

from coder.model.linkage import ActorRef, LinkageMention
from coder.model.town import Actor, Town
from coder.project.linking.fields import FieldCodes
from coder.project.workspace import Changes, edited
from coder.store.store import Store

GROUP = "scale"
REACH = ("local", "regional", "national", "global")
"""From near to far."""

ScaleOf = Callable[[str, Town], str]
"""Place as named, town -> one of `REACH`, or anything else where the place is not known."""


def by_gazetteer(place: str, town: Town) -> str:
    """What the shipped gazetteer says."""
    from coder.language.places.scale import scale_of

    return scale_of(place, town).scale


def farthest(places: Iterable[str], town: Town, scale_of: ScaleOf) -> str:
    """The scale of the place that is farthest from the town; empty where no place is known."""
    found = [scale for place in places if place and (scale := scale_of(place, town)) in REACH]
    return max(found, key=REACH.index, default="")


def rescaled(store: Store, town: Town) -> Changes:
    """The changes that let the mentions of a town follow it, which is about to be written."""
    codes = FieldCodes(store)
    pairs = ((each, with_scale(each, store, codes, by_gazetteer, town)) for each in store.all(LinkageMention, town_id=town.id))
    return [edited(before, after) for before, after in pairs if before != after]


def with_scale(mention: LinkageMention, store: Store, codes: FieldCodes, scale_of: ScaleOf, seen_from: Town | None = None) -> LinkageMention:
    """The mention with the gazetteer's scale, which counts unless the coder gave one.

    Args:
        seen_from: The town of the mention as it is to be; otherwise as it is kept.
    """
    town = seen_from or (store.get(Town, mention.town_id) if mention.town_id else None)
    reach = farthest((_place(end, store) for end in (mention.actor_a, mention.actor_b)), town, scale_of) if town else ""
    computed = codes.id_of(reach, GROUP, GROUP) if reach and codes.keys(GROUP) else ""
    by_coder = mention.scale and mention.scale_source != "gazetteer"
    return replace(
        mention,
        scale_gazetteer=computed,
        scale=mention.scale if by_coder else computed,
        scale_source="coder" if by_coder else "gazetteer" if computed else "",
    )


def _place(end: ActorRef, store: Store) -> str:
    """Where an end is: as told, else the town of its actor."""
    actor = store.get(Actor, end.actor_id) if end.actor_id and not end.place else None
    home = store.get(Town, actor.town_id) if actor and actor.town_id else None
    return end.place or (home.name() if home else "")
