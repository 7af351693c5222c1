"""Erasing what a withdrawn participant said, or a whole document, for good: see law 2 of the design.

The words go from the text (each character becomes █, so that every other offset stays true), from the log, from the search
index, and from memos, names and values that repeat them.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from coder.errors import InvalidValue
from coder.model.adjudication import Adjudication
from coder.model.change import Change
from coder.model.codebook import Code
from coder.model.coding import Coding, Decision, Memo
from coder.model.document import Document, Speaker, TurnEdit
from coder.model.exposure import Exposure
from coder.model.linkage import LinkageMention
from coder.model.recoding import Recoding
from coder.model.record import from_record, to_record
from coder.model.span import Anchor
from coder.model.town import Actor, TownScope
from coder.project.codebooks import load, shipped
from coder.project.removal import removal
from coder.project.texts.fragments import Fragments
from coder.project.texts.removed_documents import bring_back, removed_documents, there_again
from coder.project.texts.turns import Speakers, Turn, turns_of
from coder.project.workspace import Workspace, edited, removed
from coder.store.entities import ENTITIES, canonical
from coder.store.erasure import Masking
from coder.store.location import all_vectors_beside
from coder.store.log import ERASED
from coder.store.store import Store
from coder.text.freeze import sha256_text

MASK = "█"
QUOTING = ("memo", "mention", "code", "document", "attribute", "linkage", "adjudication", "setting")
"""Kinds of things whose words may be quotes; names of people, towns and actors that others gave are not."""
HANGING = ("coding", "mention", "memo", "speaker", "turn_edit", "attribute", "decision", "exposure", "adjudication", "recoding", "town_scope")
"""Kinds of things that are written on a document."""
END_FIELDS = ("actor_a", "actor_b", "brokers")


@dataclass(frozen=True, slots=True, kw_only=True)
class Erasure:
    """What an erasure did.

    Attributes:
        characters: Characters of text that went.
        removed: How many things of each kind went with them.
        masked: How many memos, codes, titles and values had words taken out.
        log_entries: Entries of the log that were emptied; their hashes stay.
        name_left: Places where others' speech still holds the name.
    """

    characters: int
    removed: Mapping[str, int]
    masked: int
    log_entries: int
    name_left: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Redaction:
    """A document's text before and after, and the spans that went."""

    document: Document
    text: str
    masked: str
    spans: tuple[tuple[int, int], ...]

    def covers(self, start: int, stop: int) -> bool:
        """Whether a passage lies wholly in what went."""
        return any(a <= start and stop <= b for a, b in self.spans)


def erase_speaker(workspace: Workspace, speaker: Speaker, *, document: Document | None = None) -> Erasure:
    """Erase what a speaker said, in all documents or in one (older revisions included); in removed documents too."""
    store = workspace.store
    known = Speakers(store.all(Speaker))
    removed_before = removed_documents(store)
    told = (*store.all(Document), *removed_before)
    chosen = _revisions(told, document) if document else told
    again = [each for each in removed_before if each in chosen and _redaction(store, each, speaker, known)]
    with there_again(workspace, again):
        return _erase_speaker(workspace, speaker, [each for each in chosen if each in again or each not in removed_before], known)


def _erase_speaker(workspace: Workspace, speaker: Speaker, chosen: Sequence[Document], known: Speakers) -> Erasure:
    store = workspace.store
    redactions = [each for each in (_redaction(store, each, speaker, known) for each in chosen) if each]
    if not redactions:
        raise InvalidValue(f"{speaker.name} speaks in no document", "`coder speakers PROJECT` lists who speaks where.")
    here = {each.document.id for each in redactions}
    elsewhere = any(_redaction(store, each, speaker, known) for each in store.all(Document) if each.id not in here)
    gone: list[Change] = [] if elsewhere else removal(store, speaker)
    names = () if elsewhere else tuple(label.partition("@")[0] for label in (speaker.name, *speaker.labels))
    result = _erase(workspace, redactions, gone, whole=False)
    return replace(result, name_left=_name_left(store, {name for name in names if len(name) > 1}))


def _name_left(store: Store, names: set[str]) -> int:
    """How often the names still stand in what others said, and in titles, memos and other fields."""
    kinds: tuple[Any, ...] = tuple(entity.kind for entity in ENTITIES)
    records = [canonical(to_record(thing)) for kind in kinds for thing in store.iterate(kind)]
    texts = [store.text(each.text_sha256) for each in store.all(Document)]
    return sum(text.count(name) for text in [*texts, *records] for name in names)


def erase_document(workspace: Workspace, document: Document) -> Erasure:
    """Erase a document, there or removed before, with its revisions and all that was ever written on it."""
    store = workspace.store
    removed_before = removed_documents(store)
    chosen = _revisions((*store.all(Document), *removed_before), document)
    bring_back(workspace, [each for each in chosen if each in removed_before])
    redactions = [_Redaction(document=each, text=store.text(each.text_sha256), masked="", spans=((0, each.length),)) for each in chosen]
    gone = [change for each in redactions for change in removal(store, each.document)]
    return _erase(workspace, redactions, gone, whole=True)


def _erase(workspace: Workspace, redactions: "list[_Redaction]", gone: list[Change], *, whole: bool) -> Erasure:
    store, version = workspace.store, workspace.store.data_version()
    if not whole:
        gone = [*gone, *(change for each in redactions for change in _inside(store, each))]
    remaining = tuple(_remaining_texts(store, redactions, whole=whole))
    gone = _unique([*gone, *_only_named_there(store, gone, remaining)])
    gone_ids = {change.entity_id for change in gone}
    fragments = _fragments(redactions, gone).without(remaining).without(_written_before(store, {each.document.id for each in redactions}))
    masked = [] if whole else [_masked_document(each, fragments) for each in redactions]
    repairs = _repairs(store, redactions, fragments, gone_ids)
    past = _written_once(store, redactions) if whole else set()
    tainted_ids = gone_ids | past | {change.entity_id for change in [*repairs, *(each for each in masked if each.before == ERASED)]}

    def is_tainted(entity: str, entity_id: str, payload: str) -> bool:
        return entity_id in tainted_ids or (entity in QUOTING and fragments.found_in(payload))

    dropped = store.erase(
        [*(replace(change, before=ERASED) for change in gone), *masked, *(replace(change, before=ERASED) for change in repairs)],
        [_masking(each, whole=whole) for each in redactions],
        is_tainted,
        user_id=workspace.user.id,
        label="erase a document" if whole else "erase a participant",
        version=version,
    )
    for each in all_vectors_beside(store.path):
        each.unlink(missing_ok=True)
    return Erasure(
        characters=sum(b - a for each in redactions for a, b in each.spans),
        removed=Counter(change.entity for change in gone),
        masked=len(repairs),
        log_entries=dropped,
    )


def _written_once(store: Store, redactions: "list[_Redaction]") -> set[str]:
    """What was written on the documents and removed since: the log still tells of it."""
    once = store.once_on((each.document.id for each in redactions), HANGING)
    kinds = {entity.name: entity.kind for entity in ENTITIES}
    return {entity_id for entity, entity_id in once if store.get(kinds[entity], entity_id) is None}


def _revisions(documents: Sequence[Document], document: Document) -> list[Document]:
    """The document, those of the others that it corrects and those that correct it."""
    known = {document.id: document}
    grew = True
    while grew:
        more = [
            each
            for each in documents
            if each.id not in known and (each.revision_of in known or any(one.revision_of == each.id for one in known.values()))
        ]
        known.update((each.id, each) for each in more)
        grew = bool(more)
    return list(known.values())


def _redaction(store: Store, document: Document, speaker: Speaker, known: Speakers) -> _Redaction | None:
    turns = [turn for turn in turns_of(store, document, known) if turn.speaker_id == speaker.id]
    if not turns:
        return None
    text = store.text(document.text_sha256)
    masked = list(text)
    for turn in turns:
        for place in _label_places(text, turn):
            masked[place] = MASK
        for place in range(turn.start, turn.stop):
            if masked[place] != "\n":
                masked[place] = MASK
    spans = tuple((turn.label_start, turn.stop) for turn in turns)
    return _Redaction(document=document, text=text, masked="".join(masked), spans=spans)


def _label_places(text: str, turn: Turn) -> Iterable[int]:
    """The places of the printed name in front of a turn; marks and colons stay, so that the turn is still found as one."""
    found = text.find(turn.label, turn.label_start, turn.start) if turn.label else -1
    return range(found, found + len(turn.label)) if found >= 0 else ()


def _inside(store: Store, redaction: _Redaction) -> list[Change]:
    """What lies wholly in the erased speech goes with it."""
    document_id = redaction.document.id
    things: list[Any] = [*store.all(Coding, document_id=document_id), *store.all(Decision, document_id=document_id)]
    for kind in (Exposure, Adjudication, Recoding, TownScope):
        things += store.all(kind, document_id=document_id)
    things = [each for each in things if each.start is not None and redaction.covers(each.start, each.stop)]
    things += [each for each in store.all(LinkageMention, document_id=document_id) if redaction.covers(each.start, each.stop)]
    things += [each for each in store.all(Memo, target_id=document_id) if each.start is not None and redaction.covers(each.start, each.stop or 0)]
    things += [each for each in store.all(TurnEdit, document_id=document_id) if redaction.covers(each.start, each.start + 1)]
    return [change for each in things for change in (removal(store, each) if isinstance(each, (Coding, LinkageMention)) else [removed(each)])]


def _unique(changes: Iterable[Change]) -> list[Change]:
    return list({(change.entity, change.entity_id): change for change in changes}.values())


def _masked_document(redaction: _Redaction, fragments: Fragments) -> Change:
    """The document with its masked text; erased words in its title or metadata go too."""
    before = redaction.document
    after = replace(before, text_sha256=sha256_text(redaction.masked), source_sha256="")
    record = masked(to_record(after), fragments, keep=("id", "text_sha256"))
    change = edited(before, from_record(Document, record))
    return change if record == to_record(after) else replace(change, before=ERASED)


def _masking(redaction: _Redaction, *, whole: bool) -> Masking:
    sha256 = redaction.document.text_sha256
    return Masking(sha256=sha256) if whole else Masking(sha256=sha256, new_sha256=sha256_text(redaction.masked), text=redaction.masked)


def _remaining_texts(store: Store, redactions: "list[_Redaction]", *, whole: bool) -> Iterable[str]:
    """The texts as they will be: words that others said too are not the participant's alone."""
    redacted = {each.document.id: each for each in redactions}
    for document in store.all(Document):
        if document.id not in redacted:
            yield store.text(document.text_sha256)
        elif not whole:
            yield redacted[document.id].masked


def _fragments(redactions: "list[_Redaction]", gone: Iterable[Change]) -> Fragments:
    """The speech in windows, and what codings inside it quoted: the name of a code taken from the text may be short."""
    texts = {each.document.id: each.text for each in redactions}
    records = [change.before for change in gone if change.entity == "coding" and change.before]
    quotes = (texts[str(each["document_id"])][int(str(each["start"])) : int(str(each["stop"]))] for each in records if each["document_id"] in texts)
    return Fragments.of(each.text[a:b] for each in redactions for a, b in each.spans) | Fragments.whole(quotes)


def _written_before(store: Store, document_ids: set[str]) -> Iterable[str]:
    """What the project said before the speech came into it, and what the shipped codebooks say: no quotes of it."""
    waiting: list[str] = []
    txn = 0
    for event in store.events(came=False):
        if event.txn != txn:
            yield from waiting
            waiting, txn = [], event.txn
        if event.entity == "document" and event.entity_id in document_ids:
            break
        if event.entity in QUOTING and event.payload:
            waiting.append(event.payload)
    for key in shipped():
        book, codes = load(key)
        yield from (canonical(to_record(each)) for each in (book, *codes))


def _only_named_there(store: Store, gone: Iterable[Change], remaining: Iterable[str]) -> list[Change]:
    """Actors that only erased mentions name, and no text that stays."""
    mentions = {change.entity_id for change in gone if change.entity == "mention"}
    if not mentions:
        return []
    ends: dict[bool, set[str | None]] = {True: set(), False: set()}
    for each in store.all(LinkageMention):
        ends[each.id in mentions].update(end.actor_id for end in (each.actor_a, each.actor_b, *each.brokers))
    actors = [each for each in store.all(Actor) if each.id in ends[True] - ends[False]]
    lonely = [each for each in actors if not any(name in text for name in (*each.names.values(), *each.aliases) for text in remaining)]
    return [change for each in lonely for change in removal(store, each)]


def _repairs(store: Store, redactions: "list[_Redaction]", fragments: Fragments, gone: set[str]) -> list[Change]:
    """Changes that take erased words out of what stays: quotes of mentions anew, words in memos, codes, titles and values masked."""
    masked_texts = {each.document.id: each.masked for each in redactions}
    changes: list[Change] = []
    for entity in ENTITIES:
        if entity.name not in QUOTING:
            continue
        things: tuple[Any, ...] = store.all(entity.kind)
        for thing in things:
            if thing.id in gone or thing.id in masked_texts:
                continue
            after = _freed(_reanchored(thing, masked_texts), gone) if isinstance(thing, LinkageMention) else thing
            record = masked(to_record(after), fragments, keep=("id", *END_FIELDS))
            if isinstance(thing, Code) and record["key"] != thing.key:
                record["key"] = f"erased_{thing.id[:8]}"
            if record != to_record(thing):
                changes.append(edited(thing, from_record(entity.kind, record)))
    return changes


def _reanchored(mention: LinkageMention, texts: Mapping[str, str]) -> LinkageMention:
    text = texts.get(mention.document_id)
    if not text:
        return mention
    return replace(mention, anchors=tuple(Anchor.of(text, each.start, each.stop) for each in mention.anchors))


def _freed(mention: LinkageMention, gone: set[str]) -> LinkageMention:
    return replace(mention, speaker_id=None) if mention.speaker_id in gone else mention


def masked(value: Any, fragments: Fragments, keep: tuple[str, ...] = ()) -> Any:
    """A record with the words of the fragments taken out of all fields but some."""
    if isinstance(value, str):
        return fragments.mask(value, MASK)
    if isinstance(value, list):
        return [masked(each, fragments) for each in value]
    if isinstance(value, Mapping):
        return {name: each if name in keep else masked(each, fragments) for name, each in value.items()}
    return value
