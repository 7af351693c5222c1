"""The finder of actors, and the names that a project knows. Loading it takes a second, once in a process."""

from functools import cache

from coder.language.actors.finder import ActorFinder
from coder.language.actors.registry import Named, Registry
from coder.language.actors.trained import trained_pipelines
from coder.model.codebook import Code
from coder.model.town import Actor
from coder.store.store import Store


@cache
def finder() -> ActorFinder:
    """The finder, with the trained pipelines that are installed."""
    return ActorFinder(trained=trained_pipelines())


def registry_of(store: Store) -> Registry:
    """The names and aliases of the project's actors."""
    keys = {each.id: each.key for each in store.all(Code)}
    return Registry(
        Named(name=name, actor_id=actor.id, kind=keys.get(actor.kind, ""), tier=actor.level)
        for actor in store.all(Actor)
        for name in (*actor.names.values(), *actor.aliases)
    )
