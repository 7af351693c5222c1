"""Linkage mentions: passages that tell of a tie between two economic actors."""

from collections.abc import Sequence
from dataclasses import replace

from coder.errors import InvalidValue
from coder.model import ids
from coder.model.codebook import Codebook
from coder.model.document import Document
from coder.model.linkage import ActorRef, LinkageMention
from coder.model.span import Anchor
from coder.model.town import Actor, TownScope
from coder.project import resolve
from coder.project.actors import new_actor
from coder.project.codings import check_span
from coder.project.mention_fields import ACTOR_GROUP, FieldCodes, check_rules, checked
from coder.project.removal import removal
from coder.project.turns import turns_of
from coder.project.workspace import Changes, Workspace, added, edited
from coder.store.log import now


class Mentions:
    """Records, lists and edits mentions; actors are entered as they are named."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._store = workspace.store

    def list(self, document: str | None = None) -> tuple[LinkageMention, ...]:
        """All mentions, or those of a document."""
        if document is None:
            return self._store.all(LinkageMention)
        return self._store.all(LinkageMention, document_id=resolve.document(self._store, document).id)

    def get(self, mention_id: str) -> LinkageMention:
        """The mention with this id."""
        return resolve.by_id(self._store, LinkageMention, mention_id, "mention", "`coder link PROJECT` lists the ids.")

    def add(
        self,
        document: str,
        start: int,
        stop: int,
        actor_a: str | ActorRef,
        actor_b: str | ActorRef,
        *,
        brokers: Sequence[str | ActorRef] = (),
        town: str | None = None,
        origin: str = "human",
        **fields: object,
    ) -> LinkageMention:
        """Record a tie told in a passage: active and affirmed unless said.

        Args:
            actor_a, actor_b: Names; unknown ones become actors of the project.
            town: The focal town; without it, the one the passage's document speaks of, if there is one only.
            fields: Fields of LinkageMention; codes by key (`kind.information`) or short key (`information`).
        """
        changes: Changes = []
        mention = self.new(changes, document, start, stop, actor_a, actor_b, brokers=brokers, town=town, origin=origin, **fields)
        self._workspace.write([*changes, added(mention)], "record a linkage mention")
        return mention

    def new(
        self,
        changes: Changes,
        document: str,
        start: int,
        stop: int,
        actor_a: str | ActorRef,
        actor_b: str | ActorRef,
        *,
        brokers: Sequence[str | ActorRef] = (),
        town: str | None = None,
        origin: str = "human",
        **fields: object,
    ) -> LinkageMention:
        """A checked mention that is not yet written; the actors it needs are appended to `changes`."""
        source = resolve.document(self._store, document)
        check_span(source, start, stop)
        codes = FieldCodes(self._store)
        given = checked(fields, codes)
        if "systems" not in given:
            given["systems"] = codes.systems_of(given.get("situations", ()))  # type: ignore[arg-type]
        if given.get("scale") and "scale_source" not in given:
            given["scale_source"] = "coder"
        mention = LinkageMention(
            id=ids.new_id(),
            document_id=source.id,
            anchors=(Anchor.of(self._store.text(source.text_sha256), start, stop),),
            actor_a=self._end(actor_a, changes, codes),
            actor_b=self._end(actor_b, changes, codes),
            brokers=tuple(self._end(each, changes, codes) for each in brokers),
            town_id=resolve.town(self._store, town).id if town else self._town_at(source, start),
            speaker_id=str(given.pop("speaker_id")) if given.get("speaker_id") else self._speaker_at(source, start),
            user_id=self._workspace.user.id,
            created_at=now(),
            origin=origin,
            codebook_version=self._version(),
            **given,  # type: ignore[arg-type]
        )
        if mention.actor_a.label == mention.actor_b.label:
            raise InvalidValue(f"{mention.actor_a.label} is at both ends of the tie", "Name two different actors.")
        check_rules(mention, codes)
        return mention

    def edit(
        self,
        mention_id: str,
        *,
        actor_a: str | None = None,
        actor_b: str | None = None,
        town: str | None = None,
        start: int | None = None,
        stop: int | None = None,
        **fields: object,
    ) -> LinkageMention:
        """Change fields of a mention; it keeps its id and history."""
        before, codes, changes = self.get(mention_id), FieldCodes(self._store), Changes()
        given = checked(fields, codes)
        if actor_a is not None:
            given["actor_a"] = self._end(actor_a, changes, codes)
        if actor_b is not None:
            given["actor_b"] = self._end(actor_b, changes, codes)
        if town is not None:
            given["town_id"] = resolve.town(self._store, town).id if town else None
        if start is not None or stop is not None:
            source = resolve.document(self._store, before.document_id)
            span = (before.start if start is None else start, before.stop if stop is None else stop)
            check_span(source, *span)
            given["anchors"] = (Anchor.of(self._store.text(source.text_sha256), *span), *before.anchors[1:])
        if "situations" in given and "systems" not in given:
            given["systems"] = codes.systems_of(given["situations"])  # type: ignore[arg-type]
        if "scale" in given and "scale_source" not in given:
            given["scale_source"] = "coder" if given["scale"] else ""
        after = replace(before, **given)  # type: ignore[arg-type]
        check_rules(after, codes)
        self._workspace.write([*changes, edited(before, after)], "change a linkage mention")
        return after

    def remove(self, mention_id: str) -> None:
        """Remove a mention with its memos."""
        self._workspace.write(removal(self._store, self.get(mention_id)), "remove a linkage mention")

    def _end(self, given: str | ActorRef, changes: Changes, codes: FieldCodes) -> ActorRef:
        """An end of the tie, bound to an actor of the registry, which is made if it is new."""
        ref = given if isinstance(given, ActorRef) else ActorRef(label=given.strip())
        if ref.actor_id:
            return ref
        kind = codes.id_of(ref.kind, ACTOR_GROUP, "the type of an actor")
        waiting = [change.after for change in changes if change.entity == "actor" and change.after]
        for made in waiting:
            if ref.label in dict(made["names"]).values():  # type: ignore[call-overload]
                return replace(ref, actor_id=str(made["id"]), kind=kind)
        for actor in self._store.all(Actor):
            if ref.label in (*actor.names.values(), *actor.aliases):
                return replace(ref, actor_id=actor.id, kind=kind or actor.kind)
        actor = new_actor(ref.label, kind=kind, level=ref.tier)
        changes.append(added(actor))
        return replace(ref, actor_id=actor.id, kind=kind)

    def _town_at(self, document: Document, start: int) -> str | None:
        scopes = self._store.all(TownScope, document_id=document.id)
        inside = {each.town_id for each in scopes if each.start is not None and each.start <= start < (each.stop or 0)}
        whole = {each.town_id for each in scopes if each.start is None}
        towns = inside or whole
        return next(iter(towns)) if len(towns) == 1 else None

    def _speaker_at(self, document: Document, start: int) -> str | None:
        return next((turn.speaker_id for turn in turns_of(self._store, document) if turn.label_start <= start < turn.stop), None)

    def _version(self) -> str:
        book = next((each for each in self._store.all(Codebook) if each.dimensions), None)
        return book.stamp if book else ""
