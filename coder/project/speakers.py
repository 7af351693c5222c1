"""The people who speak in the documents."""

from collections import Counter
from dataclasses import replace

from coder.errors import Conflict, InvalidValue
from coder.model import ids
from coder.model.document import SPEAKER_ROLES, Document, Speaker, TurnEdit
from coder.model.linkage import LinkageMention
from coder.project import resolve
from coder.project.removal import carried, removal
from coder.project.texts.turns import Speakers, scoped, turns_of
from coder.project.workspace import Workspace, added, edited, one_of


class People:
    """Lists, renames and merges speakers, and gives them a role or a pseudonym."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._store = workspace.store

    def list(self) -> tuple[Speaker, ...]:
        """All speakers."""
        return self._store.all(Speaker)

    def get(self, ref: str, document_id: str | None = None) -> Speaker:
        """The speaker with this name, printed label, or id."""
        return resolve.speaker(self._store, ref, document_id)

    def turn_counts(self) -> dict[str, int]:
        """How many turns each speaker has, by id."""
        known = Speakers(self.list())
        counts = Counter(turn.speaker_id for each in self._store.all(Document) for turn in turns_of(self._store, each, known) if turn.speaker_id)
        return dict(counts)

    def add(self, name: str, *, role: str = "") -> Speaker:
        """Enter a speaker that no label of the texts names, to assign turns to."""
        speaker = Speaker(id=ids.new_id(), name=_name(name), labels=(name,), role=role and one_of(role, SPEAKER_ROLES, "the role"))
        self._workspace.write([added(speaker)], "add a speaker")
        return speaker

    def rename(self, ref: str, name: str) -> Speaker:
        """Give a speaker another name; the labels in the texts stay as printed."""
        own = self.get(ref)
        for each in self.list():
            if each.id != own.id and each.name == _name(name) and (each.document_id is None or each.document_id == own.document_id):
                raise Conflict(f"another speaker is called {name}", f"If they are one person: coder speakers PROJECT merge {own.name} {name}")
        return self._edit(own.id, name=_name(name))

    def set(self, ref: str, *, role: str | None = None, pseudonym: str | None = None, actor: str | None = None) -> Speaker:
        """Give a speaker a role, a pseudonym for exports, or the actor that is meant when the speaker says `we` (empty: none)."""
        given: dict[str, str | None] = {}
        if role is not None:
            given["role"] = role and one_of(role, SPEAKER_ROLES, "the role")
        if pseudonym is not None:
            given["pseudonym"] = pseudonym
        if actor is not None:
            given["actor_id"] = resolve.actor(self._store, actor).id if actor else None
        return self._edit(ref, **given)

    def merge(self, ref: str, into: str) -> Speaker:
        """Make two speakers one: the labels of `ref` mean `into` from now on."""
        old, kept = self.get(ref), self.get(into)
        if old.id == kept.id:
            raise InvalidValue(f"{ref} and {into} are the same speaker", "Name two speakers.")
        same_scope = old.document_id == kept.document_id
        labels = [label if same_scope else scoped(label, each.document_id) for each in (kept, old) for label in each.labels]
        after = replace(kept, labels=tuple(dict.fromkeys(labels)), role=kept.role or old.role, document_id=kept.document_id if same_scope else None)
        changes = [edited(each, replace(each, speaker_id=kept.id)) for each in self._store.all(TurnEdit, speaker_id=old.id)]
        changes += [edited(each, replace(each, speaker_id=kept.id)) for each in self._store.all(LinkageMention, speaker_id=old.id)]
        changes += carried(self._store, old, kept)
        self._workspace.write([*changes, *removal(self._store, old, alone=True), edited(kept, after)], "merge two speakers")
        return after

    def _edit(self, ref: str, **given: str | None) -> Speaker:
        before = self.get(ref)
        after = replace(before, **given)  # type: ignore[arg-type]
        self._workspace.write([edited(before, after)], "change a speaker")
        return after


def _name(name: str) -> str:
    if not name.strip() or not name.isprintable():
        raise InvalidValue(f"{name!r} cannot be the name of a speaker", "Give a name of printable characters.")
    return name.strip()
