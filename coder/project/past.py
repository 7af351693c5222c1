"""The project as it was at an earlier moment, out of its log; and what changed in the results since."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, TypeVar

from coder.analysis.profiles.parameters import ProfileParameters
from coder.errors import NotFound
from coder.model.attribute import Attribute, AttributeDef
from coder.model.codebook import Code, Codebook
from coder.model.coding import Coding
from coder.model.document import Document
from coder.model.linkage import Linkage, LinkageMention
from coder.model.record import from_record
from coder.model.revision import ThenAndNow
from coder.model.snapshot import Snapshot
from coder.model.town import Actor, Town, TownScope
from coder.project.snapshots import snapshot
from coder.store.log import ERASED, change_of
from coder.store.store import Store

T = TypeVar("T")
_KINDS: Mapping[str, type] = {
    "codebook": Codebook,
    "code": Code,
    "document": Document,
    "actor": Actor,
    "town": Town,
    "town_scope": TownScope,
    "coding": Coding,
    "linkage": Linkage,
    "mention": LinkageMention,
    "attribute_def": AttributeDef,
    "attribute": Attribute,
}
Things = Mapping[str, Mapping[str, Mapping[str, Any]]]


def then_and_now(store: Store, since: str, parameters: ProfileParameters) -> ThenAndNow:
    """What changed since a version of a codebook was left, or since a day.

    Args:
        since: A version of a codebook such as `0.1` or `0.1.0-draft+2` (as it stood before it gave way to the next), or a day (2024-05-01).

    Raises:
        NotFound: no codebook ever had that version, or it is still the current one; or nothing was done until that day.
    """
    from coder.analysis.profiles.then_and_now import codes_then_and_now, towns_then_and_now

    txn, at = _moment(store, since)
    now = snapshot(store)
    then, gone = _snapshot_at(store, txn, now)
    return ThenAndNow(
        since=since,
        at=at,
        towns=towns_then_and_now(then, now, parameters),
        codes=codes_then_and_now(then, now),
        removed_documents=gone,
    )


def _moment(store: Store, since: str) -> tuple[int, str]:
    """The last transaction that counts as then, and its time."""
    left = _left(store, since)
    last: tuple[int, str] | None = None
    for event in store.events(came=False):
        if event.txn < left if left is not None else event.at[: len(since)] <= since:
            last = event.txn, event.at
    if last is None:
        raise NotFound(f"nothing was done in this project until {since}", "`coder history PROJECT` says when what was done.")
    return last


def _left(store: Store, version: str) -> int | None:
    """The transaction in which a codebook left this version; None if `version` is a day.

    Raises:
        NotFound: no codebook had it, or it never left it.
    """
    stamps: list[str] = []
    for book in store.all(Codebook):
        inside = False
        for event in store.events_of(book.id):
            after = change_of(event).after if event.payload is not None else None
            if not after:
                continue
            stamp = f"{after['version']}+{after['revision']}"
            stamps.append(f"{book.key} {stamp}")
            if inside and not _is(stamp, version):
                return event.txn
            inside = inside or _is(stamp, version)
        if inside:
            raise NotFound(f"codebook {book.key} is still at version {version}", "Nothing can have changed since; name an earlier version or a day.")
    if len(version) >= 4 and version[:4].isdecimal():
        return None
    raise NotFound(f"no codebook of this project had version {version}", f"There was: {', '.join(dict.fromkeys(stamps))}; or give a day: 2024-05-01.")


def _is(stamp: str, version: str) -> bool:
    wanted = version.removeprefix("v")
    return stamp == wanted or stamp.partition("+")[0] == wanted or ("+" not in wanted and stamp.startswith((f"{wanted}.", f"{wanted}-")))


def _snapshot_at(store: Store, txn: int, now: Snapshot) -> tuple[Snapshot, tuple[str, ...]]:
    """The project right after a transaction; of documents that are there today, with their texts and turns of today."""
    things: dict[str, dict[str, Mapping[str, Any]]] = {name: {} for name in _KINDS}
    for event in store.events(came=False):
        if event.txn > txn or event.entity not in things or event.payload is None:
            continue
        after = change_of(event).after
        if after is None or after == ERASED:
            things[event.entity].pop(event.entity_id, None)
        else:
            things[event.entity][event.entity_id] = after
    present = {document.id for document in now.documents}
    gone = tuple(sorted(each.title for each in _made(things, "document", Document) if each.id not in present))
    made = replace(
        now,
        codebooks=_made(things, "codebook", Codebook),
        codes=_made(things, "code", Code),
        documents=tuple(each for each in _made(things, "document", Document) if each.id in present),
        actors=_made(things, "actor", Actor),
        towns=_made(things, "town", Town),
        town_scopes=_made(things, "town_scope", TownScope),
        codings=_made(things, "coding", Coding),
        linkages=_made(things, "linkage", Linkage),
        mentions=_made(things, "mention", LinkageMention),
        attribute_defs=_made(things, "attribute_def", AttributeDef),
        attributes=_made(things, "attribute", Attribute),
    )
    return made, gone


def _made(things: Things, name: str, kind: type[T]) -> tuple[T, ...]:
    return tuple(from_record(kind, record) for record in things[name].values())
