"""Writing a project into other formats, and reading one back."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from coder.errors import FormatError, NotFound
from coder.formats import jsonl, writers
from coder.formats.loss import Loss
from coder.model.change import Change
from coder.model.record import to_record
from coder.model.snapshot import Snapshot
from coder.model.user import User
from coder.project.snapshots import snapshot
from coder.project.workspace import Workspace, added
from coder.store.entities import BY_KIND
from coder.store.store import Store, remove_files

_FIELDS = (
    "users", "settings", "codebooks", "codes", "documents", "speakers", "turn_edits", "actors", "towns", "town_scopes",
    "codings", "decisions", "memos", "linkages", "mentions", "attribute_defs", "attributes",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What an import into a project did: things added, things that were there already, and things that differ (ours is kept)."""

    added: Mapping[str, int]
    same: int
    kept_ours: tuple[str, ...] = ()


def export(store: Store, path: Path, *, format: str | None = None, raw: bool = False) -> tuple[Loss, ...]:
    """Write the project to a file; the format follows the suffix, or is named. Returns what it could not hold."""
    return writers.write(snapshot(store, events=True), path, format=format, raw=raw)


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
    unfinished = path.with_name(f".{path.name}.unfinished")
    remove_files(unfinished)
    store = Store.create(unfinished)
    try:
        if bundle.events:
            store.restore(changes, bundle.events, texts)
        else:
            store.apply(changes, user_id=user.id, label="import a project", kind="init", new_texts=texts)
        problems = store.problems()
        if problems:
            raise FormatError(f"{path.name} was not made: {problems[0]}", "The file was changed after it was written: export it again.")
        store.close()
        unfinished.replace(path)
    except BaseException:
        store.close()
        raise
    finally:
        remove_files(unfinished)


def merge(workspace: Workspace, bundle: Snapshot) -> Imported:
    """Add to a project what it does not have; what differs stays as it is here and is reported."""
    store = workspace.store
    new: list[Change] = []
    kept: list[str] = []
    same = 0
    for change in _changes(bundle):
        kind = next(each for each in BY_KIND.values() if each.name == change.entity).kind
        known = store.get(kind, change.entity_id)
        if known is None:
            new.append(change)
        elif to_record(known) == change.after:
            same += 1
        elif change.entity not in ("setting",):
            kept.append(f"{change.entity} {change.entity_id}")
    workspace.write(new, f"import {len(new)} thing(s)", new_texts=_texts(bundle))
    return Imported(added=Counter(change.entity for change in new), same=same, kept_ours=tuple(kept))


def _changes(bundle: Snapshot) -> list[Change]:
    return [added(thing) for field in _FIELDS for thing in getattr(bundle, field)]


def _texts(bundle: Snapshot) -> Iterable[tuple[str, str]]:
    return [(document.text_sha256, bundle.texts[document.id]) for document in bundle.documents]
