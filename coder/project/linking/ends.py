"""The ends of a tie: how they are written in one line, and the actors of the registry they are bound to.

An actor is written as a name, with what is known of it in brackets: `台商协会 [type=business_association, tier=county, place=台湾]`.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from coder.errors import InvalidValue
from coder.model.linkage import ActorRef
from coder.model.town import Actor
from coder.project.linking.fields import ACTOR_GROUP, FieldCodes
from coder.project.naming.new_actors import new_actor
from coder.project.workspace import Changes, added
from coder.store.store import Store

_WRITTEN = re.compile(r"(?P<name>[^\[\]【】［］]*)[\[【［](?P<facts>[^\[\]【】［］]*)[\]】］]\s*")
_FACT = re.compile(r"\s*(?P<key>[^=:＝：]+?)\s*[=:＝：]\s*(?P<value>.*?)\s*")
_COMMA = re.compile(r"[,，;；、]")
_KEYS = {"type": "kind", "kind": "kind", "类型": "kind", "tier": "tier", "层级": "tier", "place": "place", "地点": "place", "地方": "place"}


def parse_end(written: str) -> ActorRef:
    """The end that a line such as `镇政府 [type=gov_township]` describes.

    Raises:
        InvalidValue: what stands in brackets is not of the form.
    """
    found = _WRITTEN.fullmatch(written)
    if not found:
        return ActorRef(label=written.strip())
    facts: dict[str, str] = {}
    for part in filter(str.strip, _COMMA.split(found["facts"])):
        fact = _FACT.fullmatch(part)
        key = _KEYS.get(fact["key"].casefold()) if fact else None
        if not fact or not key:
            raise InvalidValue(f"{part.strip()!r} says nothing of an actor", "Write for example: 台商协会 [type=business_association, place=台湾]")
        facts[key] = fact["value"]
    return ActorRef(label=found["name"].strip(), **facts)


def split_ends(written: str) -> list[str]:
    """The actors listed in one line, parted by commas or semicolons outside brackets."""
    bare = re.sub(r"[\[【［][^\]】］]*[\]】］]", lambda facts: "\x00" * len(facts[0]), written)
    cuts = [0, *(found.end() for found in _COMMA.finditer(bare)), len(written) + 1]
    return [part for start, stop in pairwise(cuts) if (part := written[start : stop - 1].strip())]


def written_end(end: ActorRef, codes: FieldCodes) -> str:
    """The line that describes an end; reading it gives the same."""
    kind = codes.key_of(end.kind).removeprefix(f"{ACTOR_GROUP}.")
    facts = ", ".join(f"{key}={value}" for key, value in (("type", kind), ("tier", end.tier), ("place", end.place)) if value)
    return f"{end.label} [{facts}]" if facts else end.label


class Ends:
    """Binds what is written to the actors of the registry; new ones are made."""

    def __init__(self, store: Store, codes: FieldCodes, changes: Changes) -> None:
        self._store = store
        self._codes = codes
        self._changes = changes

    def bound(self, given: str | ActorRef, before: ActorRef | None = None) -> ActorRef:
        """An end bound to an actor of the registry; one that is new is appended to the changes.

        Args:
            before: What stood there: facts that a line does not give again stay if the name is the same.
        """
        ref = given if isinstance(given, ActorRef) else parse_end(given)
        if not ref.label:
            raise InvalidValue("an actor has no name", "Name both ends of the tie.")
        if before and before.label == ref.label and isinstance(given, str):
            ref = replace(before, kind=ref.kind or before.kind, tier=ref.tier or before.tier, place=ref.place or before.place)
        kind = self._codes.id_of(ref.kind, ACTOR_GROUP, "the type of an actor")
        if ref.actor_id:
            return replace(ref, kind=kind)
        actor = self._known(ref.label)
        if actor is None:
            actor = new_actor(ref.label, kind=kind, level=ref.tier)
            self._changes.append(added(actor))
        return replace(ref, actor_id=actor.id, kind=kind or actor.kind, tier=ref.tier or actor.level)

    def all_bound(self, given: Sequence[str | ActorRef]) -> tuple[ActorRef, ...]:
        """Several ends, each once."""
        return tuple({each.actor_id: each for each in map(self.bound, given)}.values())

    def _known(self, label: str) -> Actor | None:
        waiting = (change.after for change in self._changes if change.entity == "actor" and change.after)
        for made in waiting:
            if label in dict(made["names"]).values():  # type: ignore[call-overload]
                return Actor(id=str(made["id"]), names=made["names"], kind=str(made["kind"]), level=str(made["level"]))  # type: ignore[arg-type]
        return next((each for each in self._store.all(Actor) if label in (*each.names.values(), *each.aliases)), None)
