"""Linkages: the ties that mentions tell of, made, split and named by a person."""

from collections.abc import Sequence
from dataclasses import replace

from coder.errors import InvalidValue, NotFound
from coder.model import ids
from coder.model.linkage import Linkage, LinkageMention
from coder.model.tie import Tie, TieSuggestion
from coder.model.town import Actor
from coder.project import resolve
from coder.project.linking.members import left_behind, members, notes_moved, summed
from coder.project.snapshots import snapshot
from coder.project.workspace import Changes, Workspace, added, edited, removed

_HINT = "`coder linkages PROJECT` lists the ids."
Part = Linkage | LinkageMention


class Linkages:
    """Lists ties, suggests which mentions are one, and makes one of them when told so."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._store = workspace.store

    def list(self, town: str | None = None) -> tuple[Tie, ...]:
        """Every linkage with its figures, then every loose mention as a tie of its own."""
        from coder.analysis.networks.ties import ties

        return ties(snapshot(self._store), resolve.town(self._store, town).id if town else None)

    def get(self, ref: str) -> Linkage:
        """The linkage with this id, beginning of an id, or label."""
        named = self._store.all(Linkage, label=ref)
        return named[0] if len(named) == 1 else resolve.by_id(self._store, Linkage, ref, "linkage", _HINT)

    def mentions(self, ref: str) -> tuple[LinkageMention, ...]:
        """The mentions of a linkage, in order of document and place."""
        return members(self._store, self.get(ref).id)

    def suggest(self, town: str | None = None) -> tuple[TieSuggestion, ...]:
        """Mentions and linkages that look like one tie, with what speaks for it; nothing is merged."""
        from coder.analysis.networks.linking import suggested

        town_id = resolve.town(self._store, town).id if town else None
        found = suggested(self._store.all(LinkageMention), self._store.all(Linkage), self._store.all(Actor))
        return tuple(each for each in found if town_id is None or each.town_id == town_id)

    def confirm(self, *keys: str) -> tuple[Linkage, ...]:
        """Make ties of these suggestions, by key, in one undo step; without keys of all.

        Raises:
            NotFound: nothing is suggested under that key.
        """
        offered = {each.key: each for each in self.suggest()}
        changes: Changes = []
        made: list[Linkage] = []
        for key in dict.fromkeys(keys or offered):
            if key not in offered:
                raise NotFound(f"no suggestion {key} in this project", "`coder linkages PROJECT --suggest` lists them.")
            parts = self._parts((*offered[key].linkages, *offered[key].mentions))
            made.append(self._joined(changes, parts, ""))
        self._workspace.write(changes, "confirm suggested linkages")
        return tuple(made)

    def merge(self, *refs: str, label: str = "") -> Linkage:
        """Make one tie of mentions and linkages; the first linkage among them stays. A mention of another linkage leaves it.

        Raises:
            InvalidValue: they speak of different towns.
        """
        changes: Changes = []
        made = self._joined(changes, self._parts(refs), label)
        self._workspace.write(changes, "merge into one linkage")
        return made

    def split(self, ref: str, *mentions: str, label: str = "") -> Linkage:
        """Take mentions out of a linkage into a tie of their own; the two are not suggested as one again.

        Raises:
            InvalidValue: a mention is not of the linkage, or none would be left in it.
        """
        before = self.get(ref)
        own = {each.id: each for each in members(self._store, before.id)}
        taken = [resolve.by_id(self._store, LinkageMention, each, "mention", _HINT) for each in mentions]
        for each in taken:
            if each.id not in own:
                raise InvalidValue(f"the mention {each.id[:8]} is not of the linkage {before.label}", "Name mentions of this linkage.")
        left = [each for each in own.values() if each not in taken]
        if not taken or not left:
            raise InvalidValue("a split needs a mention on either side", "Name some of the mentions of the linkage, not all.")
        new = Linkage(id=ids.new_id(), label=label.strip() or before.label, apart=(before.id, *before.apart))
        new = summed(new, taken)
        changes: Changes = [added(new), edited(before, replace(summed(before, left), apart=(*before.apart, new.id)))]
        changes += [edited(each, replace(each, linkage_id=new.id)) for each in taken]
        self._workspace.write(changes, "split a linkage")
        return new

    def dissolve(self, ref: str) -> None:
        """Remove a linkage; its mentions stay, loose, and the notes on it with the first of them."""
        linkage = self.get(ref)
        told = members(self._store, linkage.id)
        changes: Changes = [edited(each, replace(each, linkage_id=None)) for each in told]
        changes += notes_moved(self._store, linkage.id, told[0]) if told else []
        self._workspace.write([*changes, removed(linkage)], "dissolve a linkage")

    def rename(self, ref: str, label: str, *, memo: str | None = None) -> Linkage:
        """Name a linkage, and say why it is one."""
        before = self.get(ref)
        if not label.strip() or not label.isprintable():
            raise InvalidValue(f"{label!r} cannot be the name of a linkage", "Give a name of printable characters.")
        after = replace(before, label=label.strip(), memo=before.memo if memo is None else memo.strip())
        self._workspace.write([edited(before, after)], "name a linkage")
        return after

    def _parts(self, refs: Sequence[str]) -> tuple[Part, ...]:
        return tuple({each.id: each for each in map(self._part, refs)}.values())

    def _part(self, ref: str) -> Part:
        try:
            return self.get(ref)
        except NotFound:
            return resolve.by_id(self._store, LinkageMention, ref, "linkage or mention", _HINT)

    def _joined(self, changes: Changes, parts: Sequence[Part], label: str) -> Linkage:
        """The linkage that the parts become; what that takes is appended to the changes."""
        if not parts:
            raise InvalidValue("a linkage needs a mention", "Name mentions or linkages to merge.")
        whole = [each for each in parts if isinstance(each, Linkage)]
        named = [each for each in parts if isinstance(each, LinkageMention)]
        inside = {each.id: each for linkage in whole for each in members(self._store, linkage.id)} | {each.id: each for each in named}
        told = sorted(inside.values(), key=_place)
        if len({each.town_id for each in told}) > 1:
            raise InvalidValue("these mentions speak of different towns", "Correct the town of a mention first: coder link PROJECT --edit MENTION.")
        first = whole[0] if whole else Linkage(id=ids.new_id(), label=self._name(told[0]))
        gone = {each.id for each in whole[1:]}
        kept = summed(replace(first, label=label.strip() or first.label, apart=tuple(each for each in first.apart if each not in gone)), told)
        changes.append(edited(first, kept) if whole else added(kept))
        changes += [edited(each, replace(each, linkage_id=kept.id)) for each in told if each.linkage_id != kept.id]
        for each in whole[1:]:
            changes += [*notes_moved(self._store, each.id, kept), removed(each)]
        changes += left_behind(self._store, [each for each in named if each.linkage_id not in {None, kept.id, *gone}], kept)
        return kept

    def _name(self, mention: LinkageMention) -> str:
        names = {each.id: each.name() for each in self._store.all(Actor)}
        return " - ".join(names.get(end.actor_id or "", end.label) for end in (mention.actor_a, mention.actor_b))


def _place(mention: LinkageMention) -> tuple[str, int, str]:
    return mention.document_id, mention.start, mention.id
