"""Reading back a project that was exported whole."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from coder.errors import FormatError, NotFound
from coder.formats.whole import jsonl
from coder.model.change import Change
from coder.model.document import Document
from coder.model.record import to_record
from coder.model.snapshot import Snapshot
from coder.model.span import Anchor
from coder.model.user import User
from coder.project.merging.erased import Erased, corrected
from coder.project.texts.erasing import MASK
from coder.project.workspace import Workspace, added
from coder.store.entities import BY_NAME
from coder.store.new_files import made_whole
from coder.store.store import Store

_FIELDS = (
    "users", "settings", "codebooks", "codes", "documents", "speakers", "turn_edits", "actors", "towns", "town_scopes",
    "codings", "decisions", "exposures", "adjudications", "recodings", "memos", "linkages", "mentions", "attribute_defs", "attributes",
)  # fmt: skip


_NEEDED = ("codebook_id", "parent_id", "document_id", "code_id", "speaker_id", "target_id", "def_id", "town_id", "linkage_id", "revision_of")


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What an import into a project did: things added, things that were there already, things that differ (ours is kept),
    and the number of things left out because they, or what they hang on, were erased here for good."""

    added: Mapping[str, int]
    same: int
    kept_ours: tuple[str, ...] = ()
    erased: int = 0


def read(path: Path) -> Snapshot:
    """Read a file that holds a whole project (JSONL).

    Raises:
        NotFound: there is no such file.
        FormatError: it is not in a format that can be imported, or does not hold.
    """
    if not path.exists():
        raise NotFound(f"there is no file {path}", "Check the name.")
    if path.suffix.lower() != ".jsonl":
        raise FormatError(
            f"{path}: no importer for {path.suffix or 'a file without a suffix'}",
            "A project is imported from .jsonl; texts come in with `coder add`.",
        )
    return jsonl.read_bundle(path)


def restore(path: Path, bundle: Snapshot, user: User) -> None:
    """Make a new project that equals the bundle, log and all; nothing is left behind if it does not hold."""
    changes = _changes(bundle)
    texts = _texts(bundle)
    with made_whole(path) as unfinished, closing(Store.create(unfinished, unseen=True)) as store:
        if bundle.events:
            store.restore(changes, bundle.events, texts)
        else:
            store.apply(changes, user_id=user.id, label="import a project", kind="init", new_texts=texts)
        problems = store.problems()
        if problems:
            raise FormatError(f"{path.name} was not made: {problems[0]}", "The file was changed after it was written: export it again.")


def merge(workspace: Workspace, bundle: Snapshot) -> Imported:
    """Add to a project what it does not have; what differs stays as it is here and is reported. What was erased here stays erased."""
    store = workspace.store
    tombstones = store.erased_ids()
    new: list[Change] = []
    kept: list[str] = []
    same = erased = 0
    for change in map(_masked_as_here(store, bundle), _changes(bundle)):
        known = store.get(BY_NAME[change.entity].kind, change.entity_id)
        if known is None and hangs_on(change, tombstones):
            tombstones.add(change.entity_id)
            erased += 1
        elif known is None:
            new.append(change)
        elif to_record(known) == change.after:
            same += 1
        elif change.entity not in ("setting",):
            kept.append(f"{change.entity} {change.entity_id}")
    _refuse_corrected(store, bundle, {change.entity_id for change in new})
    new = Erased(store, lambda each: [bundle.texts[each]] if each in bundle.texts else []).changes(new)
    added_ids = {change.entity_id for change in new}
    texts = [(each.text_sha256, bundle.texts[each.id]) for each in bundle.documents if each.id in added_ids]
    workspace.write(new, f"import {len(new)} thing(s)", new_texts=texts)
    return Imported(added=Counter(change.entity for change in new), same=same, kept_ours=tuple(kept), erased=erased)


def _refuse_corrected(store: Store, bundle: Snapshot, new: Collection[str]) -> None:
    """Refuse a corrected text of one of which words were erased here, unless they were erased there, too.

    Raises:
        Conflict: there is one.
    """
    erased, corrects = store.erased_documents(), {each.id: each.revision_of for each in bundle.documents}
    for each in (each for each in bundle.documents if each.id in new and erased):
        line = [each.id]
        while (earlier := corrects.get(line[-1])) and earlier not in line:
            line.append(earlier)
        if not erased.isdisjoint(line[1:]) and MASK not in bundle.texts[each.id]:
            raise corrected(f"document {each.title}", bundle.name)


def _masked_as_here(store: Store, bundle: Snapshot) -> Callable[[Change], Change]:
    """Gives mentions the words that stand in our text, where an erasure masked some of those in theirs."""
    pairs = ((each, store.get(Document, each.id)) for each in bundle.documents)
    texts = {theirs.id: store.text(ours.text_sha256) for theirs, ours in pairs if ours and ours.text_sha256 != theirs.text_sha256}
    mentions = {each.id: each for each in bundle.mentions if each.document_id in texts}

    def masked(change: Change) -> Change:
        mention = mentions.get(change.entity_id)
        if mention is None:
            return change
        text = texts[mention.document_id]
        return added(replace(mention, anchors=tuple(Anchor.of(text, each.start, each.stop) for each in mention.anchors)))

    return masked


def hangs_on(change: Change, gone: Collection[str]) -> bool:
    """Whether a thing, or one that it needs, is among those that are gone."""
    record = change.after or {}
    return change.entity_id in gone or any(record.get(field) in gone for field in _NEEDED)


def _changes(bundle: Snapshot) -> list[Change]:
    return [added(thing) for field in _FIELDS for thing in getattr(bundle, field)]


def _texts(bundle: Snapshot) -> Iterable[tuple[str, str]]:
    return [(document.text_sha256, bundle.texts[document.id]) for document in bundle.documents]
