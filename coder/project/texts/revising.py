"""Correcting a text: a new revision of the document, with everything that was written on it moved to its words."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import chain, count
from pathlib import Path
from typing import TypeVar

from coder.errors import InputRefused
from coder.formats import readers
from coder.model import ids
from coder.model.adjudication import Adjudication, Settled
from coder.model.attribute import Attribute
from coder.model.change import Change
from coder.model.coding import Coding, Decision, Memo
from coder.model.disagreement import Original
from coder.model.document import Document, Segment, Speaker, TurnEdit
from coder.model.exposure import Exposure
from coder.model.linkage import LinkageMention
from coder.model.recoding import Recoding
from coder.model.span import Anchor
from coder.model.town import TownScope
from coder.project.naming.roles import role_of
from coder.project.texts.turns import scoped
from coder.project.workspace import Workspace, added, edited, removed
from coder.store.log import now
from coder.store.store import Store
from coder.text.freeze import sha256_text
from coder.text.languages import detect
from coder.text.reanchor import Moved, reanchor
from coder.text.segments import segment
from coder.text.speech.labels import is_generic

T = TypeVar("T", Adjudication, Original, Settled)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moving:
    """Where one coding, mention, memo or scope went.

    Attributes:
        entity, entity_id: What it is.
        old_quote: Its words in the old text.
        new_quote: Its words in the new text; empty if lost.
        certainty: exact (same place), moved (same words elsewhere), changed (the words differ), lost (stays on the old revision).
    """

    entity: str
    entity_id: str
    old_quote: str
    new_quote: str
    certainty: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """A corrected document and the report of what moved."""

    document: Document
    superseded: Document
    movings: tuple[Moving, ...]

    def count(self, certainty: str) -> int:
        """How many things moved with this certainty."""
        return sum(each.certainty == certainty for each in self.movings)


def revise(workspace: Workspace, old: Document, path: Path, *, encoding: str | None = None) -> Revision:
    """Put the text of a file in a document's place.

    What cannot be found again stays on the old revision, is reported as lost, and is never dropped.

    Raises:
        InputRefused: the file holds several texts, or the same text as before.
    """
    workspace.store.refuse_own(path)
    found = readers.read(path, encoding=encoding)
    if len(found) != 1:
        raise InputRefused(f"{path.name} holds {len(found)} texts", "Give a file with the one corrected text.")
    text, read = found[0].text, found[0]
    store = workspace.store
    new = _revision(old, text, read.source, read.source_sha256, read.encoding, read.importer)
    known = store.get(Document, new.id)
    if known:
        raise InputRefused(f"{path.name} is the same text as {known.title!r}, which is in the project", "Give the corrected text.")
    mover = _Mover(workspace, old, new, text)
    moved = mover.changes()
    segments = segment(text, new.kind)
    old_title = _old_title(store, old.title)
    changes: list[Change] = [edited(old, replace(old, title=old_title)), added(new), *_new_speakers(workspace, old, new, segments), *moved]
    workspace.write(changes, "correct a document", new_texts=[(new.text_sha256, text)], segmented=[(new.text_sha256, new.kind, segments)])
    return Revision(document=new, superseded=old, movings=tuple(mover.movings))


def _old_title(store: Store, title: str) -> str:
    """A title that tells the old revision apart from the new one and from those before."""
    taken = {each.title for each in store.all(Document)}
    wanted = f"{title} [before {now()[:10]}]"
    return next(each for each in chain((wanted,), (f"{wanted} ({number})" for number in count(2))) if each not in taken)


def _revision(old: Document, text: str, source: str, source_sha256: str, encoding: str, importer: str) -> Document:
    sha256 = sha256_text(text)
    return replace(
        old,
        id=ids.document_id(sha256),
        text_sha256=sha256,
        length=len(text),
        language=detect(text),
        source=source,
        source_sha256=source_sha256,
        encoding=encoding,
        importer=importer,
        revision_of=old.id,
        metadata={**old.metadata, "revised_at": datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")},
    )


def _new_speakers(workspace: Workspace, old: Document, new: Document, segments: Iterable[Segment]) -> list[Change]:
    known = {scoped(label, each.document_id) for each in workspace.store.all(Speaker) for label in each.labels}
    known |= {label.removesuffix(f"@{old.id}") + f"@{new.id}" for label in known if label.endswith(f"@{old.id}")}
    made: list[Change] = []
    for label in dict.fromkeys(each.label for each in segments if each.kind == "turn" and each.label):
        scope = new.id if is_generic(label) else None
        if scoped(label, scope) not in known:
            made.append(added(Speaker(id=ids.speaker_id(label, scope), name=label, labels=(label,), role=role_of(label), document_id=scope)))
    return made


Spanned = Coding | Decision | Exposure | Recoding | TownScope
_SPANNED: tuple[type[Spanned], ...] = (Coding, Decision, Exposure, Recoding, TownScope)


class _Mover:
    """Moves what hangs on the old text to the new one."""

    def __init__(self, workspace: Workspace, old: Document, new: Document, text: str) -> None:
        self._store = workspace.store
        self._old, self._new, self._text = old, new, text
        self._old_text = self._store.text(old.text_sha256)
        self._places = self._reanchored()
        self.movings: list[Moving] = []

    def changes(self) -> list[Change]:
        """The changes that move everything, in a fixed order."""
        changes: list[Change] = []
        for kind in _SPANNED:
            for each in self._store.all(kind, document_id=self._old.id):
                changes += self._span(each, lambda thing, start, stop: replace(thing, document_id=self._new.id, start=start, stop=stop))
        for memo in self._store.all(Memo, target_id=self._old.id):
            changes += self._span(memo, lambda thing, start, stop: replace(thing, target_id=self._new.id, start=start, stop=stop, updated_at=now()))
        for mention in self._store.all(LinkageMention, document_id=self._old.id):
            changes += self._mention(mention)
        for decision in self._store.all(Adjudication, document_id=self._old.id):
            changes += self._adjudication(decision)
        corrected: set[int] = set()
        for edit in self._store.all(TurnEdit, document_id=self._old.id):
            place = self._places.get((edit.start, edit.start + 1))
            if place and place.new_start is not None and place.new_start not in corrected:
                corrected.add(place.new_start)
                after = replace(edit, id=ids.turn_edit_id(self._new.id, place.new_start), document_id=self._new.id, start=place.new_start)
                changes += [removed(edit), added(after)]
        changes += self._speakers()
        for value in self._store.all(Attribute, target_id=self._old.id):
            after_value = replace(value, id=ids.attribute_id(value.def_id, self._new.id), target_id=self._new.id)
            changes += [removed(value), added(after_value)]
        return changes

    def _speakers(self) -> list[Change]:
        """Labels that held in the old text hold in the new one."""
        changes: list[Change] = []
        for speaker in self._store.all(Speaker):
            scoped_here = tuple(label for label in speaker.labels if label.endswith(f"@{self._old.id}"))
            if speaker.document_id == self._old.id:
                changes.append(edited(speaker, replace(speaker, document_id=self._new.id)))
            elif scoped_here:
                more = tuple(scoped(label.removesuffix(f"@{self._old.id}"), self._new.id) for label in scoped_here)
                changes.append(edited(speaker, replace(speaker, labels=(*speaker.labels, *more))))
        return changes

    def _reanchored(self) -> dict[tuple[int, int], Moved]:
        placed: list[Spanned | Memo | Adjudication | Original | Settled] = []
        for kind in _SPANNED:
            placed += self._store.all(kind, document_id=self._old.id)
        placed += self._store.all(Memo, target_id=self._old.id)
        for each in self._store.all(Adjudication, document_id=self._old.id):
            placed += (each, *each.originals, *each.settled)
        spans = {(each.start, each.stop) for each in placed if each.start is not None and each.stop is not None}
        mentions = self._store.all(LinkageMention, document_id=self._old.id)
        spans |= {(anchor.start, anchor.stop) for each in mentions for anchor in each.anchors}
        spans |= {(each.start, each.start + 1) for each in self._store.all(TurnEdit, document_id=self._old.id)}
        return {(each.start, each.stop): each for each in reanchor(self._old_text, self._text, sorted(spans))}

    def _span(self, thing: object, moved: Callable[..., object]) -> list[Change]:
        start, stop = getattr(thing, "start"), getattr(thing, "stop")  # noqa: B009
        if start is None:
            return [edited(thing, moved(thing, None, None))]
        place = self._places[start, stop]
        change = None if place.new_start is None else edited(thing, moved(thing, place.new_start, place.new_stop))
        if not isinstance(thing, (Exposure, Recoding)):
            self._report(thing, place)
        return [change] if change else []

    def _mention(self, mention: LinkageMention) -> list[Change]:
        places = [self._places[anchor.start, anchor.stop] for anchor in mention.anchors]
        kept = [Anchor.of(self._text, each.new_start, each.new_stop) for each in places if each.new_start is not None and each.new_stop is not None]
        self._report(mention, places[0])
        return [edited(mention, replace(mention, document_id=self._new.id, anchors=tuple(kept)))] if kept else []

    def _adjudication(self, decision: Adjudication) -> list[Change]:
        """A decision goes with what was decided about, if all of that is found again."""
        things: list[Adjudication | Original | Settled] = [decision, *decision.originals, *decision.settled]
        if any(self._places[each.start, each.stop].new_start is None for each in things):
            return []
        moved = replace(
            self._moved(decision),
            document_id=self._new.id,
            originals=tuple(map(self._moved, decision.originals)),
            settled=tuple(map(self._moved, decision.settled)),
        )
        return [edited(decision, moved)]

    def _moved(self, thing: T) -> T:
        place = self._places[thing.start, thing.stop]
        assert place.new_start is not None and place.new_stop is not None
        return replace(thing, start=place.new_start, stop=place.new_stop)

    def _report(self, thing: object, place: Moved) -> None:
        entity = edited(thing, thing).entity
        new_quote = "" if place.new_start is None else self._text[place.new_start : place.new_stop]
        self.movings.append(
            Moving(
                entity=entity,
                entity_id=str(getattr(thing, "id")),  # noqa: B009
                old_quote=self._old_text[place.start : place.stop],
                new_quote=new_quote,
                certainty=place.certainty,
            )
        )
