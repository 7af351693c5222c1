"""What names an actor: mentions, ties and speakers, and the changes that make them name another one."""

from collections.abc import Iterable
from dataclasses import replace

from coder.errors import Conflict
from coder.model.document import Speaker
from coder.model.linkage import ActorRef, Linkage, LinkageMention
from coder.model.town import Actor
from coder.project.linking.members import refreshed
from coder.project.workspace import Changes, edited
from coder.store.store import Store


def ends(mention: LinkageMention) -> tuple[ActorRef, ...]:
    """Both ends of a mention, then its brokers."""
    return (mention.actor_a, mention.actor_b, *mention.brokers)


def mentions_of(store: Store, actor: Actor) -> tuple[LinkageMention, ...]:
    """The mentions that name an actor, in order of document and place."""
    found = [each for each in store.all(LinkageMention) if any(end.actor_id == actor.id for end in ends(each))]
    return tuple(sorted(found, key=lambda each: (each.document_id, each.start, each.id)))


def repointed(store: Store, old: Actor, kept: Actor, mentions: Iterable[LinkageMention]) -> Changes:
    """The changes that let these mentions, and the ties they are of, name `kept` in place of `old`.

    Raises:
        Conflict: a mention would have one actor at both ends.
    """
    moved: list[tuple[LinkageMention, LinkageMention]] = []
    for each in mentions:
        after = replace(
            each,
            actor_a=_moved(each.actor_a, old, kept),
            actor_b=_moved(each.actor_b, old, kept),
            brokers=tuple(_moved(b, old, kept) for b in each.brokers),
        )
        if after.actor_a.actor_id == after.actor_b.actor_id:
            raise Conflict(
                f"the mention {each.id[:8]} tells of a tie between {old.name()} and {kept.name()}",
                "Change or remove that mention first: coder link --edit.",
            )
        if after != each:
            moved.append((each, after))
    changes: Changes = [edited(*pair) for pair in moved]
    followed = refreshed(store, [after for _, after in moved])
    return [*changes, *(each for each in followed if each.before != each.after)]


def loose_ties(store: Store, old: Actor, kept: Actor) -> Changes:
    """Ties without mentions that name the actor."""
    named = [each for each in store.all(Linkage) if old.id in (each.actor_a, each.actor_b) and not store.all(LinkageMention, linkage_id=each.id)]
    return [
        edited(
            each,
            replace(each, actor_a=kept.id if each.actor_a == old.id else each.actor_a, actor_b=kept.id if each.actor_b == old.id else each.actor_b),
        )
        for each in named
    ]


def speakers_of(store: Store, actor: Actor, to: str | None) -> Changes:
    """The changes that let the speakers who speak as an actor speak as another one, or as none."""
    return [edited(each, replace(each, actor_id=to)) for each in store.all(Speaker, actor_id=actor.id)]


def _moved(ref: ActorRef, old: Actor, kept: Actor) -> ActorRef:
    return replace(ref, actor_id=kept.id) if ref.actor_id == old.id else ref
