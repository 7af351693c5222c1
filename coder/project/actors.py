"""The actors of a project."""

from collections.abc import Sequence
from dataclasses import replace

from coder.errors import Conflict, InvalidValue, NotFound
from coder.model.actor_suggestion import ActorSuggestion
from coder.model.codebook import Code
from coder.model.document import Document
from coder.model.linkage import LinkageMention
from coder.model.progress import Progress
from coder.model.town import Actor, Town
from coder.project import resolve
from coder.project.naming.actor_moves import ends, loose_ties, mentions_of, repointed, speakers_of
from coder.project.naming.namesakes import namesakes
from coder.project.naming.new_actors import new_actor
from coder.project.removal import carried, removal
from coder.project.workspace import Workspace, added, edited


class Actors:
    """Makes, renames, merges, splits and removes actors, and finds them in the texts."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._store = workspace.store

    def list(self) -> tuple[Actor, ...]:
        """All actors."""
        return self._store.all(Actor)

    def get(self, ref: str) -> Actor:
        """The actor with this name, alias or id."""
        return resolve.actor(self._store, ref)

    def add(self, name: str, *, kind: str = "", level: str = "", town: str | None = None, aliases: Sequence[str] = ()) -> Actor:
        """Enter an actor; `kind` is a code under `actor.`."""
        self._check_free(name)
        code = resolve.code(self._store, kind).id if kind else ""
        place = resolve.town(self._store, town).id if town else None
        for each in aliases:
            self._check_free(each)
        actor = replace(new_actor(name, kind=code, level=level, town_id=place), aliases=tuple(dict.fromkeys(each.strip() for each in aliases)))
        self._workspace.write([added(actor)], "add an actor")
        return actor

    def rename(self, ref: str, name: str) -> Actor:
        """Give an actor another name; the old one stays as an alias."""
        before = self.get(ref)
        self._check_free(name, before)
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
        """Set the type, tier, town, aliases or pseudonym of an actor; an empty word clears."""
        before = self.get(ref)
        for alias in aliases or ():
            self._check_free(alias, before)
        after = replace(
            before,
            kind=before.kind if kind is None else kind and resolve.code(self._store, kind).id,
            level=before.level if level is None else level,
            town_id=before.town_id if town is None else resolve.town(self._store, town).id if town else None,
            aliases=before.aliases if aliases is None else tuple(aliases),
            pseudonym=before.pseudonym if pseudonym is None else pseudonym,
        )
        self._workspace.write([edited(before, after)], "change an actor")
        return after

    def alias(self, ref: str, *names: str) -> Actor:
        """Let an actor be known by these names too, in any language or script.

        Raises:
            Conflict: another actor has one of them.
        """
        before = self.get(ref)
        for name in names:
            self._check_free(name, before)
            new_actor(name)
        own = (*before.names.values(), *before.aliases)
        after = replace(before, aliases=tuple(dict.fromkeys((*before.aliases, *(each.strip() for each in names if each.strip() not in own)))))
        self._workspace.write([edited(before, after)], "name an actor in another way")
        return after

    def unalias(self, ref: str, *names: str) -> Actor:
        """Take back these aliases."""
        before = self.get(ref)
        after = replace(before, aliases=tuple(each for each in before.aliases if each not in names))
        self._workspace.write([edited(before, after)], "take back the name of an actor")
        return after

    def merge(self, ref: str, into: str) -> Actor:
        """Make two actors one: names and aliases of `ref` become aliases of `into`; mentions, ties and speakers follow.

        Raises:
            Conflict: a mention tells of a tie between the two.
        """
        old, kept = self.get(ref), self.get(into)
        if old.id == kept.id:
            raise InvalidValue(f"{ref} and {into} are the same actor", "Name two actors.")
        aliases = tuple(dict.fromkeys(each for each in (*kept.aliases, *old.names.values(), *old.aliases) if each not in kept.names.values()))
        after = replace(kept, aliases=aliases, kind=kept.kind or old.kind, level=kept.level or old.level, town_id=kept.town_id or old.town_id)
        changes = [edited(kept, after), *repointed(self._store, old, kept, mentions_of(self._store, old)), *loose_ties(self._store, old, kept)]
        changes += [*speakers_of(self._store, old, kept.id), *carried(self._store, old, kept)]
        self._workspace.write([*changes, *removal(self._store, old, alone=True)], "merge two actors")
        return after

    def namesakes(self) -> tuple[tuple[Actor, ...], ...]:
        """Actors of one name that nothing parts, such as several coders made; see `coder.project.naming.namesakes`."""
        return namesakes(self._store.all(Actor))

    def merge_namesakes(self) -> tuple[tuple[Actor, int], ...]:
        """Make one of each group of namesakes: the actors that stay, and how many each was. Each merge is an undo step.

        A group in which one mention tells of a tie between two of them stays as it is.
        """
        done = []
        for first, *others in self.namesakes():
            try:
                kept = [self.merge(each.id, first.id) for each in others][-1]
            except Conflict:
                continue
            done.append((kept, len(others) + 1))
        return tuple(done)

    def split(self, ref: str, name: str, *, said: Sequence[str] = (), mentions: Sequence[str] = ()) -> Actor:
        """Make a new actor of a part of another one: of the mentions in which it is called by one of `said`, and of those with these ids.

        An alias that equals `name`, or is among `said`, goes with it.

        Raises:
            InvalidValue: no mention would follow, and no alias.
        """
        before = self.get(ref)
        self._check_free(name, before)
        if name.strip() in before.names.values():
            raise InvalidValue(f"{name} is the name of the actor that stays", "Give the new actor a name of its own.")
        chosen = {resolve.by_id(self._store, LinkageMention, each, "mention", "`coder link PROJECT` lists the ids.").id for each in mentions}
        words = {*said, name.strip()}
        leaving = [each for each in mentions_of(self._store, before) if each.id in chosen or _said(each, before) & words]
        kept = tuple(each for each in before.aliases if each not in words)
        if not leaving and kept == before.aliases:
            raise InvalidValue(f"nothing of {before.name()} would become {name}", "Say which: --said WORDS, or --mention ID.")
        made = new_actor(name, kind=before.kind, level=before.level, town_id=before.town_id)
        made = replace(made, aliases=tuple(each for each in before.aliases if each in words and each != name.strip()))
        after = replace(before, aliases=kept)
        renamed = [edited(before, after)] if after != before else []
        self._workspace.write([added(made), *renamed, *repointed(self._store, before, made, leaving)], "split an actor")
        return made

    def remove(self, ref: str) -> None:
        """Remove an actor that no mention names; speakers who spoke as it speak as nobody.

        Raises:
            Conflict: a mention names the actor.
        """
        actor = self.get(ref)
        used = len(self.mentions(actor.id))
        if used:
            raise Conflict(f"{used} mention(s) name {actor.name()}", "Merge the actor into another one, or change the mentions first.")
        self._workspace.write([*speakers_of(self._store, actor, None), *removal(self._store, actor)], "remove an actor")

    def mentions(self, ref: str) -> tuple[LinkageMention, ...]:
        """The mentions that name an actor, as an end or a broker, in order of document and place."""
        return mentions_of(self._store, self.get(ref))

    def suggest(self, document: str | None = None, *, progress: Progress | None = None) -> tuple[ActorSuggestion, ...]:
        """The actors that a document, or all, name: those of the project, then new ones, with counts and example passages.

        Found by names, patterns and word lists (`coder.language.actors`), and by a trained spaCy pipeline where one is installed. Nothing
        is written; `accept` makes actors of suggestions.
        """
        from coder.project.naming.actor_suggesting import suggest

        documents = [resolve.document(self._store, document)] if document else self._store.all(Document)
        return suggest(self._store, documents, progress)

    def accept(self, suggestions: Sequence[ActorSuggestion]) -> tuple[Actor, ...]:
        """Make actors of these suggestions, in one undo step: with type, tier and all forms of the name; a known actor gets new forms as aliases."""
        keys = {each.key: each.id for each in self._store.all(Code)}
        changes, accepted = [], []
        for each in suggestions:
            before = resolve.actor(self._store, each.actor_id) if each.actor_id else None
            own = () if before is None else (*before.names.values(), *before.aliases)
            forms = [form for form in each.forms if form != each.name and form not in own]
            if before is None:
                self._check_free(each.name)
                made = replace(
                    new_actor(each.name, kind=keys.get(each.kind, ""), level=each.tier, town_id=self._town_of(each.place)), aliases=tuple(forms)
                )
                changes.append(added(made))
            else:
                made = replace(before, aliases=(*before.aliases, *forms))
                changes += [edited(before, made)] if forms else []
            accepted.append(made)
        self._workspace.write(changes, "enter actors that the texts name")
        return tuple(accepted)

    def suggested(self, name: str, suggestions: Sequence[ActorSuggestion]) -> ActorSuggestion:
        """The suggestion with this name or form.

        Raises:
            NotFound: there is none.
        """
        found = next((each for each in suggestions if name in (each.name, *each.forms)), None)
        if found is None:
            raise NotFound(f"no actor {name} is suggested", "`coder actors PROJECT --suggest` lists them.")
        return found

    def _town_of(self, place: str) -> str | None:
        """The town of the project that has the name of a place, or that name with its tier."""
        if not place:
            return None
        found = [
            each for each in self._store.all(Town) if place in each.names.values() or any(name and place[:-1] == name for name in each.names.values())
        ]
        return found[0].id if len(found) == 1 else None

    def _check_free(self, name: str, own: Actor | None = None) -> None:
        """Refuse a name that another actor has."""
        for each in self.list():
            if (own is None or each.id != own.id) and name.strip() in (*each.names.values(), *each.aliases):
                raise Conflict(f"there is already an actor {name}", "Use that one, or give another name; `merge` makes two actors one.")


def _said(mention: LinkageMention, actor: Actor) -> frozenset[str]:
    """What an actor is called in a mention."""
    return frozenset(end.label for end in ends(mention) if end.actor_id == actor.id)
