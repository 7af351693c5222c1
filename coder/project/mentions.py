"""Linkage mentions: passages that tell of a tie between two economic actors."""

from collections.abc import Sequence
from dataclasses import replace

from coder.errors import InvalidValue
from coder.model import ids
from coder.model.codebook import Codebook
from coder.model.document import Document
from coder.model.linkage import ActorRef, LinkageMention
from coder.model.prefill import Prefill
from coder.model.span import Anchor
from coder.model.town import Town, TownScope
from coder.project import resolve
from coder.project.codings import check_span
from coder.project.linking.ends import Ends
from coder.project.linking.fields import FieldCodes, check_rules, checked
from coder.project.linking.members import refreshed
from coder.project.linking.scale import GROUP, ScaleOf, by_gazetteer, farthest, with_scale
from coder.project.removal import removal
from coder.project.texts.turns import Turn, turns_of
from coder.project.workspace import Changes, Workspace, added, edited
from coder.store.log import now

Passage = tuple[int, int]
End = str | ActorRef
"""An actor: a line such as `镇政府 [type=gov_township, place=织里]` (see mention_ends), or the fields."""


class Mentions:
    """Records, lists and edits mentions; actors are entered as they are named.

    Attributes:
        scale_of: What the gazetteer says of a place relative to a town.
    """

    def __init__(self, workspace: Workspace, scale_of: ScaleOf = by_gazetteer) -> None:
        self._workspace = workspace
        self._store = workspace.store
        self.scale_of = scale_of

    def list(self, document: str | None = None) -> tuple[LinkageMention, ...]:
        """All mentions, or those of a document."""
        if document is None:
            return self._store.all(LinkageMention)
        return self._store.all(LinkageMention, document_id=resolve.document(self._store, document).id)

    def get(self, mention_id: str) -> LinkageMention:
        """The mention with this id."""
        return resolve.by_id(self._store, LinkageMention, mention_id, "mention", "`coder link PROJECT` lists the ids.")

    def prefill(self, document: str, start: int, stop: int) -> Prefill:
        """What the words of a passage suggest for the fields of a mention, each with its reason; nothing is written.

        `add(document, start, stop, **prefill.arguments())` records it once a person has confirmed it. The first call takes a second or two
        (dictionary, lexicons), each further one a few milliseconds.
        """
        from coder.project.linking.prefilling import prefill

        return prefill(self._store, document, start, stop)

    def add(
        self,
        document: str,
        start: int,
        stop: int,
        actor_a: End,
        actor_b: End,
        *,
        more: Sequence[Passage] = (),
        brokers: Sequence[End] = (),
        town: str | None = None,
        origin: str = "human",
        **fields: object,
    ) -> LinkageMention:
        """Record a tie told in a passage: active and affirmed unless said.

        Args:
            actor_a, actor_b: Unknown ones become actors of the project.
            more: Further passages of the document that tell of it.
            town: The focal town; without it, the one the passage's document speaks of, if there is one only.
            fields: Fields of LinkageMention; codes by key (`kind.information`) or short key (`information`).
        """
        changes: Changes = []
        mention = self.new(changes, document, start, stop, actor_a, actor_b, more=more, brokers=brokers, town=town, origin=origin, **fields)
        self._workspace.write([*changes, added(mention)], "record a linkage mention")
        return mention

    def new(
        self,
        changes: Changes,
        document: str,
        start: int,
        stop: int,
        actor_a: End,
        actor_b: End,
        *,
        more: Sequence[Passage] = (),
        brokers: Sequence[End] = (),
        town: str | None = None,
        origin: str = "human",
        **fields: object,
    ) -> LinkageMention:
        """A checked mention that is not yet written; the actors it needs are appended to `changes`."""
        source = resolve.document(self._store, document)
        anchors = self._anchors(source, [(start, stop), *more])
        codes = FieldCodes(self._store)
        ends = Ends(self._store, codes, changes)
        turn = self._turn_at(source, start)
        given: dict[str, object] = {"clause_ref": turn.ref if turn else "", "evidence_mode": "document" if source.kind == "policy" else "first_hand"}
        given |= _derived(checked(fields, codes), codes)
        mention = LinkageMention(
            id=ids.new_id(),
            document_id=source.id,
            anchors=anchors,
            actor_a=ends.bound(actor_a),
            actor_b=ends.bound(actor_b),
            brokers=ends.all_bound(brokers),
            town_id=resolve.town(self._store, town).id if town else self._town_at(source, start),
            speaker_id=str(given.pop("speaker_id")) if given.get("speaker_id") else turn.speaker_id if turn else None,
            user_id=self._workspace.user.id,
            created_at=now(),
            origin=origin,
            codebook_version=self._version(),
            **given,  # type: ignore[arg-type]
        )
        return self._held(mention, codes)

    def edit(
        self,
        mention_id: str,
        *,
        actor_a: End | None = None,
        actor_b: End | None = None,
        brokers: Sequence[End] | None = None,
        town: str | None = None,
        start: int | None = None,
        stop: int | None = None,
        more: Sequence[Passage] | None = None,
        **fields: object,
    ) -> LinkageMention:
        """Change the fields given; the mention keeps its id and history. An empty `town`, list or word clears a field."""
        before, codes, changes = self.get(mention_id), FieldCodes(self._store), Changes()
        ends = Ends(self._store, codes, changes)
        given = _derived(checked(fields, codes), codes)
        for name, end in (("actor_a", actor_a), ("actor_b", actor_b)):
            if end is not None:
                given[name] = ends.bound(end, getattr(before, name))
        if brokers is not None:
            given["brokers"] = ends.all_bound(brokers)
        if town is not None:
            given["town_id"] = resolve.town(self._store, town).id if town else None
        if start is not None or stop is not None or more is not None:
            source = resolve.document(self._store, before.document_id)
            first = (before.start if start is None else start, before.stop if stop is None else stop)
            others = [(each.start, each.stop) for each in before.anchors[1:]] if more is None else more
            given["anchors"] = self._anchors(source, [first, *others])
        after = self._held(replace(before, **given), codes)  # type: ignore[arg-type]
        self._workspace.write([*changes, edited(before, after), *refreshed(self._store, [after])], "change a linkage mention")
        return after

    def remove(self, mention_id: str) -> None:
        """Remove a mention with its memos."""
        self._workspace.write(removal(self._store, self.get(mention_id)), "remove a linkage mention")

    def reach(self, document: str, start: int, places: Sequence[str], *, town: str = "") -> str:
        """The key of the scale that the gazetteer gives for places, seen from the town that the text at `start` speaks of; empty if none."""
        place = self._town_at(resolve.document(self._store, document), start) if not town else resolve.town(self._store, town).id
        seen_from = self._store.get(Town, place) if place else None
        scale = farthest(places, seen_from, self.scale_of) if seen_from else ""
        return f"{GROUP}.{scale}" if scale else ""

    def rescale(self) -> int:
        """Compute the gazetteer's scale of every mention again, as after a change of what counts as regional; returns how many changed."""
        codes = FieldCodes(self._store)
        changes = [edited(each, after) for each in self.list() if (after := with_scale(each, self._store, codes, self.scale_of)) != each]
        self._workspace.write(changes, "compute the scale of the mentions again")
        return len(changes)

    def _held(self, mention: LinkageMention, codes: FieldCodes) -> LinkageMention:
        """The mention with the gazetteer's scale, if it holds.

        Raises:
            InvalidValue: one actor is at both ends, or a rule is broken.
        """
        if mention.actor_a.actor_id == mention.actor_b.actor_id:
            raise InvalidValue(f"{mention.actor_a.label} is at both ends of the tie", "Name two different actors.")
        scaled = with_scale(mention, self._store, codes, self.scale_of)
        check_rules(scaled, codes)
        return scaled

    def _anchors(self, document: Document, passages: Sequence[Passage]) -> tuple[Anchor, ...]:
        text = self._store.text(document.text_sha256)
        for start, stop in passages:
            check_span(document, start, stop)
        return tuple(Anchor.of(text, *each) for each in dict.fromkeys(passages))

    def _town_at(self, document: Document, start: int) -> str | None:
        scopes = self._store.all(TownScope, document_id=document.id)
        inside = {each.town_id for each in scopes if each.start is not None and each.start <= start < (each.stop or 0)}
        whole = {each.town_id for each in scopes if each.start is None}
        towns = inside or whole
        return next(iter(towns)) if len(towns) == 1 else None

    def _turn_at(self, document: Document, start: int) -> Turn | None:
        return next((turn for turn in turns_of(self._store, document) if turn.label_start <= start < turn.stop), None)

    def _version(self) -> str:
        book = next((each for each in self._store.all(Codebook) if each.dimensions), None)
        return book.stamp if book else ""


def _derived(given: dict[str, object], codes: FieldCodes) -> dict[str, object]:
    """The fields given, with those that follow from them unless they are given too."""
    if "situations" in given and "systems" not in given:
        given["systems"] = codes.systems_of(given["situations"])  # type: ignore[arg-type]
    if "scale" in given and "scale_source" not in given:
        given["scale_source"] = "coder" if given["scale"] else ""
    return given
