"""What holds of a tie that several coders recorded."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from coder.analysis.agreement.mention_pairs import SETS, is_turned
from coder.analysis.networks.same_actors import SameActors
from coder.model.adjudication import Adjudication
from coder.model.disagreement import Disagreement
from coder.model.linkage import UNCLEAR, ActorRef, LinkageMention

Mentions = Mapping[str, LinkageMention]

_WITHOUT: Mapping[str, Callable[[LinkageMention], LinkageMention]] = {
    **{slot: partial(replace, **{slot: ""}) for slot in ("direction", "dynamics", "risk", "relation", "step")},
    "scale": partial(replace, scale="", scale_source=""),
    "initiator": partial(replace, initiator=UNCLEAR),
    "time": partial(replace, time_from="", time_to=""),
    "actor_types": lambda held: replace(held, actor_a=replace(held.actor_a, kind=""), actor_b=replace(held.actor_b, kind="")),
}
"""How a tie is without what is said in a slot, of those it can be without."""

_FIELDS: Mapping[str, tuple[str, ...]] = {
    "actors": ("actor_a", "actor_b"),
    "town": ("town_id",),
    "time": ("time_from", "time_to"),
    "scale": ("scale", "scale_source"),
}
"""Fields of a slot that is none itself."""

_OTHER_END = {"actor_a": "actor_b", "actor_b": "actor_a"}
_OTHER_INITIATOR = {"a": "b", "b": "a"}


def chosen_mentions(each: Disagreement, decision: Adjudication, mentions: Mentions, same: SameActors) -> Iterator[LinkageMention]:
    """The mentions that a decision lets hold; of one with values from others, those in place of its own."""
    for original in each.originals:
        if original.user_id not in decision.chosen:
            continue
        held = mentions[original.id]
        for slot, user in decision.slots.items():
            source = next((mentions[one.id] for one in each.of(user)), held)
            if source is not held:
                held = _taken(held, slot, source, turned=is_turned(held, source, same))
        yield held


def common_mention(each: Disagreement, mentions: Mentions, same: SameActors, least: int) -> LinkageMention | None:
    """What at least so many of the coders say of a tie; None if fewer recorded it, or differ on what it cannot be without."""
    if len(each.originals) < least:
        return None
    first = held = mentions[each.originals[0].id]
    for slot in each.slots:
        source = _source(each, slot, least)
        if slot in SETS:
            common = _common(each, slot, least)
            values: dict[str, Any] = {slot: tuple(one for one in _said(each, slot, mentions) if one in common)}
            held = replace(held, **values)
        elif source:
            held = _taken(held, slot, mentions[source], turned=is_turned(first, mentions[source], same))
        elif slot not in _WITHOUT:
            return None
        else:
            held = _WITHOUT[slot](held)
    return None if "kinds" in each.slots and not held.kinds else held


def _source(each: Disagreement, slot: str, least: int) -> str | None:
    """Id of the first mention with the value that at least so many give a slot."""
    given = Counter(one.slots[slot] for one in each.originals)
    return next((one.id for one in each.originals if given[one.slots[slot]] >= least), None)


def _common(each: Disagreement, slot: str, least: int) -> set[str]:
    given = Counter(value for one in each.originals for value in set(one.slots[slot]))
    return {value for value, number in given.items() if number >= least}


def _said(each: Disagreement, slot: str, mentions: Mentions) -> list[Any]:
    """All values of a slot, in the order in which the coders have them."""
    return list(dict.fromkeys(value for one in each.originals for value in getattr(mentions[one.id], slot)))


def _taken(held: LinkageMention, slot: str, source: LinkageMention, *, turned: bool) -> LinkageMention:
    """A mention with the value of another one in a slot."""
    ends = {name: getattr(source, _OTHER_END[name] if turned else name) for name in _OTHER_END}
    if slot == "actors":
        return replace(held, **ends)
    if slot == "actor_types":
        return replace(held, actor_a=_typed(held.actor_a, ends["actor_a"]), actor_b=_typed(held.actor_b, ends["actor_b"]))
    values = {name: getattr(source, name) for name in _FIELDS.get(slot, (slot,))}
    if slot == "initiator" and turned:
        values[slot] = _OTHER_INITIATOR.get(source.initiator, source.initiator)
    return replace(held, **values)


def _typed(end: ActorRef, source: ActorRef) -> ActorRef:
    return replace(end, kind=source.kind)
