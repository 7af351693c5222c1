"""Shares of ties: initiated by government, reaching a village or migrants. A tie counts once, however often it is told."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from coder.analysis.intervals import Proportion
from coder.analysis.networks.brokerage import GOVERNMENT, actor_group
from coder.analysis.networks.network import Names
from coder.analysis.profiles.evidence import tie
from coder.model.linkage import ActorRef, LinkageMention
from coder.model.network import TieShare
from coder.model.snapshot import Snapshot

RURAL_KINDS = frozenset({"actor.village_collective", "actor.migrant_workers"})


def initiated_by_government(snapshot: Snapshot, mentions: Iterable[LinkageMention]) -> TieShare:
    """Ties that a government actor started, of those whose initiator and its type are known.

    A tie that some tell to be started by government and others by somebody else counts among all, not among the hits.
    """
    named = Names(snapshot)
    said = {identity: {_initiator(each, named) for each in told} - {""} for identity, told in _ties(mentions).items()}
    return _share(_ties(mentions), {identity: found == {GOVERNMENT} for identity, found in said.items() if found})


def rural(snapshot: Snapshot, mentions: Iterable[LinkageMention]) -> TieShare:
    """Ties with a village collective or migrant workers as an end or a broker, of those with a type of any end."""
    named = Names(snapshot)
    kinds = {identity: {named.kind(end) for each in told for end in _ends(each)} - {""} for identity, told in _ties(mentions).items()}
    return _share(_ties(mentions), {identity: bool(found & RURAL_KINDS) for identity, found in kinds.items() if found})


def _ties(mentions: Iterable[LinkageMention]) -> Mapping[str, list[LinkageMention]]:
    found: dict[str, list[LinkageMention]] = defaultdict(list)
    for mention in mentions:
        found[tie(mention)].append(mention)
    return found


def _ends(mention: LinkageMention) -> Sequence[ActorRef]:
    return (mention.actor_a, mention.actor_b, *mention.brokers)


def _initiator(mention: LinkageMention, named: Names) -> str:
    """The group of who started it; empty where that or its type is not known."""
    started: Mapping[str, Sequence[ActorRef]] = {"a": (mention.actor_a,), "b": (mention.actor_b,), "broker": mention.brokers}
    groups = {actor_group(named.kind(end)) for end in started.get(mention.initiator, ())} - {""}
    return groups.pop() if len(groups) == 1 else ""


def _share(ties: Mapping[str, list[LinkageMention]], known: Mapping[str, bool]) -> TieShare:
    hits = [identity for identity, is_so in known.items() if is_so]
    share = Proportion(len(hits), len(known))
    low, high = share.bounds or (None, None)
    return TieShare(
        hits=len(hits),
        n=len(known),
        unclear=len(ties) - len(known),
        share=_rounded(share.share),
        low=_rounded(low),
        high=_rounded(high),
        mentions=tuple(each.id for identity in hits for each in ties[identity]),
    )


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 6)
