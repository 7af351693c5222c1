"""Merging another copy of a project, or a separately made one, into this; and deciding what two people changed at once.

What comes out is a function of the events of both alone: it does not matter who merges whom, in which order, or how often.
"""

import tempfile
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from coder.errors import InvalidValue, NotFound
from coder.model.change import Change, Event
from coder.model.ids import new_id, setting_id
from coder.model.merge import MergeConflict, Merged
from coder.model.user import Setting, User
from coder.project.arriving import bundles as exchange
from coder.project.merging.conflicts import Telling, decision, open_settings
from coder.project.merging.erased import Erased, refuse_corrected, refuse_unerased, texts_of
from coder.project.merging.notes import notes
from coder.project.merging.outcome import Outcome, conflict_records, conflict_setting, open_conflicts
from coder.project.teamwork.blindness import refuse_before_reveal
from coder.project.workspace import Workspace, added
from coder.store.copies import MERGE
from coder.store.entities import ENTITIES
from coder.store.log import ERASED, change_of, now
from coder.store.reading import read_only
from coder.store.store import Store
from coder.store.union import Union

MERGE_LABEL = "merge another copy"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Plan:
    """What a merge would write, and the report of it."""

    changes: list[Change]
    events: list[Event]
    new_texts: list[tuple[str, str]]
    report: Merged
    version: int


class Merging:
    """Merges copies; lists and decides conflicts."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._store = workspace.store

    def preview(self, other: Path | str) -> Merged:
        """What a merge would bring in; nothing is written."""
        with _opened(self._store, Path(other)) as theirs:
            return self._plan(theirs).report

    def merge(self, other: Path | str) -> Merged:
        """Bring in what another copy has, in one transaction, which one undo takes back.

        Raises:
            Conflict: the copies cannot be brought together (an erasure is to be repeated here first, or a chain was forked).
        """
        with _opened(self._store, Path(other)) as theirs:
            plan = self._plan(theirs)
            if plan.events:
                self._store.take_in(
                    plan.changes, plan.events, plan.new_texts, user_id=self._workspace.user.id, label=MERGE_LABEL, version=plan.version
                )
            return plan.report

    def conflicts(self, *, decided: bool = False) -> tuple[MergeConflict, ...]:
        """What waits to be decided; `decided`: what was decided, too."""
        found = open_settings(self._store, decided=decided)
        telling = Telling(self._store) if found else None
        return tuple(telling.conflict(each) for each in found) if telling else ()

    def take(self, ref: str, side: str, *, reason: str = "") -> MergeConflict:
        """Decide a conflict: `mine`, `theirs`, or the number of a side. Both sides and the reason stay on record.

        Raises:
            NotFound: no open conflict has this id.
            InvalidValue: that does not name one side.
        """
        setting = self._one(ref)
        changes, after = decision(self._store, setting, side, reason=reason, user=self._workspace.user)
        self._workspace.write(changes, "decide a conflict")
        return Telling(self._store).conflict(after)

    def _one(self, ref: str) -> Setting:
        found = [each for each in open_settings(self._store) if each.id.startswith(ref)] if ref else []
        if len(found) != 1:
            raise NotFound(
                f"{len(found) or 'no'} open conflict(s) begin with {ref!r}", "`coder merge PROJECT --conflicts` lists them with their ids."
            )
        return found[0]

    def _plan(self, theirs: Store) -> _Plan:
        version = self._store.data_version()
        union = self._store.union(theirs)
        events = union.incoming
        if not events:
            return _Plan(changes=[], events=[], new_texts=[], report=_nothing(), version=version)
        refuse_unerased(self._store, theirs)
        refuse_before_reveal(self._store, theirs)
        outcome = Outcome(self._store, theirs, union, union.rows(events) | open_conflicts(self._store) | self._store.once_removed("linkage", "user"))
        refuse_corrected(self._store, theirs, outcome)
        erased = Erased(self._store, texts_of(theirs), self._store.tombstones() | outcome.left_out)
        changes = erased.changes(_changes(outcome, self._store))
        kept = erased.events(events)
        if not any(change.entity == "user" and change.entity_id == self._workspace.user.id for change in changes):
            changes = [*([] if self._store.get(User, self._workspace.user.id) else [added(self._workspace.user)]), *changes]
        return _Plan(
            changes=[added(mark(union)), *changes],
            events=kept,
            new_texts=_new_texts(kept, self._store, theirs, erased.documents),
            report=self._report(outcome, changes, events),
            version=version,
        )

    def _report(self, outcome: Outcome, changes: list[Change], events: list[Event]) -> Merged:
        told = [each for each in changes if not _is_conflict(each)]
        names = {user.id: user.name for user in self._store.all(User)}
        names |= {row[1]: str(each.record["name"]) for row, each in outcome.settled.items() if row[0] == "user" and each.record}
        raised = [each.after for each in changes if _is_conflict(each) and each.after and _value(each.after)["state"] == "open"]
        settings = [Setting(id=str(each["id"]), key=str(each["key"]), value=each["value"]) for each in raised]
        telling = Telling(self._store, outcome.final, outcome.settled) if settings else None
        moved = [outcome.texts.report(each.entity, each.entity_id) for each in told if _changed_text(each)]
        return Merged(
            events=len(events),
            added=Counter(each.entity for each in told if each.before is None),
            changed=Counter(each.entity for each in told if each.before and each.after),
            removed=Counter(each.entity for each in told if each.after is None),
            conflicts=tuple(telling.conflict(each) for each in settings) if telling else (),
            moved=tuple(each for each in moved if each),
            notes=tuple(notes(outcome, self._store, names)),
            left_out=len(outcome.left_out),
        )


def _changes(outcome: Outcome, store: Store) -> list[Change]:
    """What differs from what is here, in an order in which it can be written; conflicts last."""
    made: dict[str, list[Change]] = {entity.name: [] for entity in ENTITIES}
    conflicts: list[Change] = []
    here = conflict_records(store)
    for row, settled in sorted(outcome.settled.items(), key=lambda each: each[0]):
        before = outcome.here(row)
        if before != settled.record:
            made[row[0]].append(Change(entity=row[0], entity_id=row[1], before=before, after=settled.record))
        kept = conflict_setting(row, outcome.conflict(row))
        known = here.get(row)
        if known != kept:
            conflicts.append(Change(entity="setting", entity_id=str((known or kept or {})["id"]), before=known, after=kept))
    order = [entity.name for entity in ENTITIES]
    written = [each for name in order for each in made[name] if each.after is not None]
    removed = [each for name in reversed(order) for each in made[name] if each.after is None]
    return [*written, *removed, *conflicts]


def mark(union: Union) -> Setting:
    """The setting that tells of the merge: what has been seen by it, and how far each chain saw when it began."""
    key = f"{MERGE}{new_id()}"
    return Setting(id=setting_id(key), key=key, value={"at": now(), "seen": union.seen, "births": union.births})


def _new_texts(events: list[Event], ours: Store, theirs: Store, erased: Collection[str]) -> list[tuple[str, str]]:
    """The texts of all documents that the other tells of, removed ones too: what hangs on them may come back; but nothing that was erased here."""
    told = [change_of(each).after for each in events if each.entity == "document" and each.payload is not None and each.entity_id not in erased]
    hashes = dict.fromkeys(str(each["text_sha256"]) for each in told if each and each != ERASED)
    return [(each, theirs.text(each)) for each in hashes if not ours.has_text(each) and theirs.has_text(each)]


def _is_conflict(change: Change) -> bool:
    record: Mapping[str, Any] = change.after or change.before or {}
    return change.entity == "setting" and str(record["key"]).startswith("conflict:")


def _value(record: Mapping[str, Any]) -> Mapping[str, Any]:
    value: Mapping[str, Any] = record["value"]
    return value


def _changed_text(change: Change) -> bool:
    """Whether a thing is new here or stands on another text than before."""
    field = "target_id" if change.entity == "memo" else "document_id"
    return change.after is not None and (change.before is None or change.before.get(field) != change.after.get(field))


def _nothing() -> Merged:
    return Merged(events=0, added={}, changed={}, removed={})


@contextmanager
def _opened(ours: Store, path: Path) -> Iterator[Store]:
    """The other copy: a project file, or one exported as JSONL."""
    if path.exists():
        ours.refuse_own(path)
    if path.suffix.lower() != ".jsonl":
        with read_only(path, ours.path.parent) as store:
            yield store
        return
    bundle = exchange.read(path)
    if not bundle.events:
        raise InvalidValue(f"{path.name} holds no log", "Export it again with `coder export`, or bring it in with `coder import`.")
    with tempfile.TemporaryDirectory(dir=ours.path.parent, prefix=".merge-") as folder:
        place = Path(folder) / f"{path.stem}.coder"
        exchange.restore(place, bundle, User(id="", name=""))
        with read_only(place, Path(folder)) as store:
            yield store
