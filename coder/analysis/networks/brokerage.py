"""Brokerage roles (Gould & Fernandez 1989, Sociological Methodology 19: 89-126).

A broker v stands in a triad i -> v -> k where i has no edge to k. Which role that is depends on the groups of the three:
coordinator (all of one group), itinerant (i and k of one group, v of another), representative (v of i's group), gatekeeper
(v of k's group), liaison (three groups).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from itertools import product

ROLES = ("coordinator", "itinerant", "representative", "gatekeeper", "liaison")
GOVERNMENT = "government"
GOVERNMENT_KINDS = "actor.gov_"


def actor_group(kind: str) -> str:
    """The group of an actor type: the tiers of government are one; an unknown type is a group of its own."""
    return GOVERNMENT if kind.startswith(GOVERNMENT_KINDS) else kind


def brokerage(edges: Iterable[tuple[str, str]], groups: Mapping[str, str]) -> Mapping[str, Mapping[str, int]]:
    """Node -> role -> number of triads, for every node; roles without a triad are left out.

    Args:
        edges: Directed pairs of nodes; loops do not count.
        groups: Node -> group, of every node.
    """
    into: Mapping[str, set[str]] = defaultdict(set)
    out: Mapping[str, set[str]] = defaultdict(set)
    for source, target in edges:
        if source != target:
            into[target].add(source)
            out[source].add(target)
    found: dict[str, Counter[str]] = {node: Counter() for node in groups}
    for node, counts in found.items():
        for first, last in product(into.get(node, ()), out.get(node, ())):
            if first != last and last not in out[first]:
                counts[_role(groups[first], groups[node], groups[last])] += 1
    return {node: {role: counts[role] for role in ROLES if counts[role]} for node, counts in found.items()}


def _role(first: str, broker: str, last: str) -> str:
    if first == last:
        return "coordinator" if broker == first else "itinerant"
    if broker == first:
        return "representative"
    return "gatekeeper" if broker == last else "liaison"
