"""The actors of a project."""

from collections.abc import Sequence
from dataclasses import replace

from coder.errors import Conflict, InvalidValue
from coder.model import ids
from coder.model.document import Speaker
from coder.model.linkage import ActorRef, LinkageMention
from coder.model.town import Actor
from coder.project import resolve
from coder.project.removal import carried, removal
from coder.project.workspace import Workspace, added, edited
from coder.text.languages import detect


def new_actor(name: str, *, kind: str = "", level: str = "", town_id: str | None = None) -> Actor:
    """An actor that is not yet written."""
    if not name.strip() or not name.isprintable():
        raise InvalidValue(f"{name!r} cannot be the name of an actor", "Give a name of printable characters.")
    language = "en" if detect(name) == "en" else "zh"
    return Actor(id=ids.new_id(), names={language: name.strip()}, kind=kind, level=level, town_id=town_id)


class Actors:
    """Makes, renames, merges and removes actors."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._store = workspace.store

    def list(self) -> tuple[Actor, ...]:
        """All actors."""
        return self._store.all(Actor)

    def get(self, ref: str) -> Actor:
        """The actor with this name, alias or id."""
        return resolve.actor(self._store, ref)

    def add(self, name: str, *, kind: str = "", level: str = "", town: str | None = None) -> Actor:
        """Enter an actor; `kind` is a code under `actor.`."""
        if any(name in (*each.names.values(), *each.aliases) for each in self.list()):
            raise Conflict(f"there is already an actor {name}", "Use that one, or give another name.")
        code = resolve.code(self._store, kind).id if kind else ""
        place = resolve.town(self._store, town).id if town else None
        actor = new_actor(name, kind=code, level=level, town_id=place)
        self._workspace.write([added(actor)], "add an actor")
        return actor

    def rename(self, ref: str, name: str) -> Actor:
        """Give an actor another name; the old one stays as an alias."""
        before = self.get(ref)
        renamed = new_actor(name)
        language = next(iter(renamed.names))
        old = before.names.get(language)
        aliases = tuple(dict.fromkeys((*before.aliases, *([old] if old else []))))
        after = replace(before, names={**before.names, **renamed.names}, aliases=aliases)
        self._workspace.write([edited(before, after)], "rename an actor")
        return after

    def set(
        self,
        ref: str,
        *,
        kind: str | None = None,
        level: str | None = None,
        town: str | None = None,
        aliases: Sequence[str] | None = None,
        pseudonym: str | None = None,
    ) -> Actor:
        """Set the type, tier, town, aliases or pseudonym of an actor."""
        before = self.get(ref)
        after = replace(
            before,
            kind=before.kind if kind is None else resolve.code(self._store, kind).id,
            level=before.level if level is None else level,
            town_id=before.town_id if town is None else resolve.town(self._store, town).id,
            aliases=before.aliases if aliases is None else tuple(aliases),
            pseudonym=before.pseudonym if pseudonym is None else pseudonym,
        )
        self._workspace.write([edited(before, after)], "change an actor")
        return after

    def merge(self, ref: str, into: str) -> Actor:
        """Make two actors one: names and aliases of `ref` become aliases of `into`, and mentions follow."""
        old, kept = self.get(ref), self.get(into)
        if old.id == kept.id:
            raise InvalidValue(f"{ref} and {into} are the same actor", "Name two actors.")
        aliases = tuple(dict.fromkeys((*kept.aliases, *old.names.values(), *old.aliases)))
        after = replace(kept, aliases=aliases, kind=kept.kind or old.kind, level=kept.level or old.level, town_id=kept.town_id or old.town_id)
        changes = [edited(kept, after)]
        for mention in self._store.all(LinkageMention):
            moved = replace(
                mention,
                actor_a=_moved(mention.actor_a, old, kept),
                actor_b=_moved(mention.actor_b, old, kept),
                brokers=tuple(_moved(each, old, kept) for each in mention.brokers),
            )
            if moved != mention:
                changes.append(edited(mention, moved))
        changes += [edited(each, replace(each, actor_id=kept.id)) for each in self._store.all(Speaker, actor_id=old.id)]
        changes += carried(self._store, old, kept)
        self._workspace.write([*changes, *removal(self._store, old, alone=True)], "merge two actors")
        return after

    def remove(self, ref: str) -> None:
        """Remove an actor that no mention names.

        Raises:
            Conflict: a mention names the actor.
        """
        actor = self.get(ref)
        used = sum(actor.id in (each.actor_a.actor_id, each.actor_b.actor_id, *(b.actor_id for b in each.brokers)) for each in self._mentions())
        if used:
            raise Conflict(f"{used} mention(s) name {actor.name()}", "Merge the actor into another one, or change the mentions first.")
        self._workspace.write(removal(self._store, actor), "remove an actor")

    def _mentions(self) -> tuple[LinkageMention, ...]:
        return self._store.all(LinkageMention)


def _moved(ref: ActorRef, old: Actor, kept: Actor) -> ActorRef:
    return replace(ref, actor_id=kept.id) if ref.actor_id == old.id else ref
