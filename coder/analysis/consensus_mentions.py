"""What holds of a tie that several coders recorded."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from coder.analysis.mention_pairs import SETS, is_turned
from coder.analysis.same_actors import SameActors
from coder.model.adjudication import Adjudication
from coder.model.disagreement import Disagreement
from coder.model.linkage import UNCLEAR, ActorRef, LinkageMention

Mentions = Mapping[str, LinkageMention]

_EMPTY: Mapping[str, Any] = {
    **dict.fromkeys(("direction", "scale", "dynamics", "risk", "relation", "step"), ""),
    "initiator": UNCLEAR,
}
"""What a slot holds of which nothing is said; a tie can be without it."""

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


def common_mention(each: Disagreement, mentions: Mentions) -> LinkageMention | None:
    """What all coders say of a tie that they all recorded; None where they differ on what it cannot be without."""
    held = mentions[each.originals[0].id]
    values: dict[str, Any] = {}
    for slot in each.slots:
        if slot in SETS:
            common = set.intersection(*(set(one.slots[slot]) for one in each.originals))
            values[slot] = tuple(one for one in getattr(held, slot) if one in common)
        elif slot in _EMPTY:
            values[slot] = _EMPTY[slot]
        elif slot == "time":
            values |= {"time_from": "", "time_to": ""}
        elif slot == "actor_types":
            values |= {"actor_a": replace(held.actor_a, kind=""), "actor_b": replace(held.actor_b, kind="")}
        else:
            return None
    if "scale" in values:
        values["scale_source"] = ""
    return None if each.kind != "slots" or values.get("kinds") == () else replace(held, **values)


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
