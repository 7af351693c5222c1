"""A coder's copy: a new file with the documents to code, and of what people made only what that coder may see.

What is left out is not hidden but not written: the file is made anew, row by row, with a log that begins with it. It knows how
far the project was when it was made, so that it merges back as any copy does.
"""

from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from coder.errors import InvalidValue
from coder.model import ids
from coder.model.attribute import Attribute, AttributeDef
from coder.model.change import Change
from coder.model.codebook import Code, Codebook
from coder.model.coding import Coding, Decision, Memo
from coder.model.document import Document, Speaker, TurnEdit, superseded_ids
from coder.model.exposure import Exposure
from coder.model.finished import finished_key
from coder.model.linkage import Linkage, LinkageMention
from coder.model.record import to_record
from coder.model.town import Actor, Town, TownScope
from coder.model.user import Setting, User
from coder.project import resolve
from coder.project.linking.members import summed
from coder.project.merging.merge import mark
from coder.project.parameters import PREFIX
from coder.project.suggesting.encoding import ENCODER
from coder.project.suggesting.exposing import WITHHOLD
from coder.project.teamwork.assigning import ASSIGNMENT, plan_of
from coder.project.teamwork.blindness import CopyTerms
from coder.project.teamwork.others_traces import in_vivo_codes, made_with_mentions
from coder.project.workspace import DEFAULT_USER, added, user_named
from coder.store.copies import COPY
from coder.store.log import now
from coder.store.new_files import made_whole
from coder.store.store import Store

_SETTINGS = (ASSIGNMENT, ENCODER, WITHHOLD, "periods", "tui.pinned")


@dataclass(frozen=True, slots=True, kw_only=True)
class Copied:
    """What a coder's copy holds: documents, and codings of the coder and of others; and how many things of others stayed out."""

    path: Path
    coder: str
    documents: int
    codings: int
    left_out: int


def copy_for(store: Store, path: Path, coder: str, *, blind: bool, suggestions: bool, documents: Iterable[str] = ()) -> Copied:
    """Write a coder's copy to a new file.

    Args:
        documents: Those to code; otherwise what the plan assigns, or without a plan all.
        blind: Leave out all that others made.
        suggestions: Whether the program may suggest in the copy; if not, past suggestions and decisions stay out, too.

    Raises:
        InvalidValue: nothing is assigned to the coder.
        ProjectError: the file is there already, or cannot be written.
    """
    store.refuse_own(path)
    user = user_named(coder)
    terms = CopyTerms(coder=user.id, blind=blind, suggestions=suggestions, made_at=now())
    content = _Content(store, user, terms, _chosen(store, user, documents))
    things = list(content.things())
    with made_whole(path) as unfinished, closing(Store.create(unfinished, unseen=True)) as made:
        texts = [(each.text_sha256, store.text(each.text_sha256)) for each in things if isinstance(each, Document)]
        changes: list[Change] = [added(mark(store.union(store))), *map(added, things)]
        made.apply(changes, user_id=user.id, label="make a coder's copy", kind="init", new_texts=texts)
    codings = sum(isinstance(each, Coding) for each in things)
    return Copied(path=path, coder=user.name, documents=len(texts), codings=codings, left_out=content.left_out)


def _chosen(store: Store, user: User, documents: Iterable[str]) -> list[Document]:
    named = [resolve.document(store, each) for each in documents]
    if named:
        return named
    known, plan = store.all(Document), plan_of(store)
    if plan is None:
        replaced = superseded_ids(known)
        return [each for each in known if each.id not in replaced]
    assigned = set(plan.documents_of(user.id))
    if not assigned:
        raise InvalidValue(f"nothing is assigned to {user.name}", "`coder assign PROJECT` tells the plan; --document names what to copy without one.")
    return [each for each in known if each.id in assigned]


class _Content:
    """The things that go into a copy, in an order in which they can be written."""

    def __init__(self, store: Store, user: User, terms: CopyTerms, documents: list[Document]) -> None:
        self._store, self._user, self._terms = store, user, terms
        self._documents = documents
        self._ids = {each.id for each in documents}
        self.left_out = 0

    def things(self) -> Iterator[Any]:
        """All of them."""
        codings, memos, mentions = self._codings(), self._memos(), self._mentions()
        people, actors = self._speakers(), self._actors(mentions)
        kept = [*codings, *memos, *mentions]
        yield from self._users(kept)
        yield from self._settings()
        yield from self._store.all(Codebook)
        yield from self._codes({each.code_id for each in codings})
        yield from self._documents
        yield from (replace(each, actor_id=each.actor_id if each.actor_id in actors else None) for each in people.values())
        yield from (each for each in self._on_documents(TurnEdit) if each.speaker_id is None or each.speaker_id in people)
        yield from self._store.all(Town)
        yield from actors.values()
        yield from self._on_documents(TownScope)
        yield from codings
        if self._terms.suggestions:
            yield from self._own(Decision)
            yield from self._own(Exposure)
        yield from self._linkages(mentions)
        yield from (replace(each, speaker_id=each.speaker_id if each.speaker_id in people else None) for each in mentions)
        known: list[Any] = [*kept, *self._store.all(Town), *self._store.all(Code)]
        targets = {*self._ids, *people, *actors, *(each.id for each in known)}
        yield from (each for each in memos if each.target_id is None or each.target_id in targets)
        yield from self._store.all(AttributeDef)
        yield from (each for each in self._store.all(Attribute) if each.target_id in targets)

    def _on_documents(self, kind: type[Any]) -> list[Any]:
        return [each for each in self._store.all(kind) if each.document_id in self._ids]

    def _own(self, kind: type[Any]) -> list[Any]:
        """Of the things on the documents those that the coder may see."""
        found = self._on_documents(kind)
        seen = [each for each in found if not self._terms.blind or each.user_id == self._user.id]
        self.left_out += len(found) - len(seen)
        return seen

    def _codings(self) -> list[Coding]:
        own = self._own(Coding)
        return own if self._terms.suggestions else [replace(each, decision_id=None) for each in own]

    def _mentions(self) -> list[LinkageMention]:
        own = self._own(LinkageMention)
        return own if self._terms.suggestions else [replace(each, decision_id=None, prefilled=(), model_hash="") for each in own]

    def _memos(self) -> list[Memo]:
        found = self._store.all(Memo)
        seen = [each for each in found if not self._terms.blind or each.user_id == self._user.id]
        self.left_out += len(found) - len(seen)
        return seen

    def _users(self, kept: Iterable[Any]) -> Iterator[User]:
        wanted = {each.user_id for each in kept}
        yield from (each for each in self._store.all(User) if each.id in wanted and each.id != self._user.id)
        yield self._user

    def _settings(self) -> Iterator[Setting]:
        terms = Setting(id=ids.setting_id(COPY), key=COPY, value=to_record(self._terms))
        yield from (terms, Setting(id=ids.setting_id(DEFAULT_USER), key=DEFAULT_USER, value=self._user.name))
        finished = {finished_key(each, self._user.id) for each in self._ids}
        keys = (*_SETTINGS,) if self._terms.suggestions else tuple(each for each in _SETTINGS if each not in (ENCODER, WITHHOLD))
        yield from (each for each in self._store.all(Setting) if each.key in keys or each.key in finished or each.key.startswith(PREFIX))

    def _codes(self, used: set[str]) -> Iterator[Code]:
        """All but those that another coder named with words of the texts, and that are not used here."""
        codes = self._store.all(Code)
        quoting = in_vivo_codes(self._store, self._user.id, self._documents) - used if self._terms.blind else set()
        parents = {each.parent_id for each in codes if each.id not in quoting}
        yield from (each for each in codes if each.id not in quoting or each.id in parents)

    def _speakers(self) -> dict[str, Speaker]:
        labels = {turn.label for each in self._documents for turn in self._store.segments(each.text_sha256, each.kind) if turn.label}
        edits = {each.speaker_id for each in self._on_documents(TurnEdit)}
        found = {}
        for each in self._store.all(Speaker):
            named = each.document_id is None and any(label.partition("@")[0] in labels for label in each.labels)
            if named or each.document_id in self._ids or each.id in edits:
                found[each.id] = each
        return {key: each for key, each in found.items() if each.document_id is None or each.document_id in self._ids}

    def _actors(self, mentions: Iterable[LinkageMention]) -> dict[str, Actor]:
        """All but those that others made with mentions that stay out."""
        named = {end.actor_id for each in mentions for end in (each.actor_a, each.actor_b, *each.brokers)}
        hidden = made_with_mentions(self._store, self._user.id) - named if self._terms.blind else set()
        return {each.id: each for each in self._store.all(Actor) if each.id not in hidden}

    def _linkages(self, mentions: list[LinkageMention]) -> Iterator[Linkage]:
        """The ties that the mentions kept tell of, as far as these tell; what others wrote on them stays out of a blind copy."""
        for each in self._store.all(Linkage):
            members = sorted((one for one in mentions if one.linkage_id == each.id), key=lambda one: (one.document_id, one.start, one.id))
            if members and self._terms.blind:
                label = f"{members[0].actor_a.label} - {members[0].actor_b.label}"
                yield summed(replace(each, label=label, memo="", apart=()), members)
            elif members:
                yield each
