"""Actors that go by one name, as several coders make them, each in a copy of the project."""

from collections import defaultdict
from collections.abc import Sequence

from coder.analysis.networks.same_actors import folded
from coder.model.town import Actor


def namesakes(actors: Sequence[Actor]) -> tuple[tuple[Actor, ...], ...]:
    """Actors of one name that nothing parts, two or more in each group, in the order of the actors.

    Names are the same in Simplified and Traditional, whatever the case. Two towns, two types or two tiers part them: there is a town
    government in every town; an actor of which none is said may be any of them, and is put to nobody where there are several.
    """
    found: dict[str, list[Actor]] = defaultdict(list)
    for each in actors:
        found[folded(each.name())].append(each)
    return tuple(tuple(group) for group in found.values() if len(group) > 1 and not _parted(group))


def _parted(group: Sequence[Actor]) -> bool:
    return any(len({getattr(each, field) for each in group} - {None, ""}) > 1 for field in ("town_id", "kind", "level"))
