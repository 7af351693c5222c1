"""Removing what a withdrawn participant said, for good."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from coder.errors import Conflict, ProjectLocked
from coder.model.change import Change
from coder.store import apply, log, texts, visits
from coder.store.connection import translated
from coder.store.database import Database
from coder.store.entities import BY_NAME


@dataclass(frozen=True, slots=True, kw_only=True)
class Masking:
    """A text that goes, and the masked one that takes its place (None: nothing does)."""

    sha256: str
    new_sha256: str | None = None
    text: str | None = None


def erase(
    db: Database,
    path: Path,
    *,
    changes: Sequence[Change],
    maskings: Sequence[Masking],
    is_tainted: Callable[[str, str, str], bool],
    user_id: str,
    label: str,
    version: int,
) -> int:
    """Write the changes, swap the texts, and drop the payloads that tell of them; returns the number of payloads dropped.

    Args:
        changes: Removals and maskings; a `before` that holds erased words is `log.ERASED`.
        is_tainted: (entity, its id, payload) -> whether this payload of the log must go.
        version: The data version that the changes were planned on.

    Raises:
        Conflict: another program wrote since the changes were planned.
        ProjectLocked: erased, but another program is reading and keeps old pages in the -wal file.
    """
    dropped = 0

    def work() -> int | None:
        nonlocal dropped
        if db.execute("PRAGMA data_version").fetchone()[0] != version:
            raise Conflict(f"{path.name} was changed by another program meanwhile; nothing was erased", "Erase again.")
        db.execute("INSERT INTO meta VALUES ('erasing', '1')")
        tainted = [
            (row, entity, entity_id)
            for row, entity, entity_id, payload in db.execute("SELECT id, entity, entity_id, payload FROM event WHERE payload IS NOT NULL")
            if is_tainted(entity, entity_id, payload)
        ]
        db.conn.executemany("UPDATE event SET payload = NULL WHERE id = ?", ((row,) for row, _, _ in tainted))
        dropped = len(tainted)
        for masking in maskings:
            if masking.new_sha256 is not None and masking.text is not None:
                texts.put(db, masking.new_sha256, masking.text)
        written = {(change.entity, change.entity_id) for change in changes}
        told = _retold(db, {(entity, entity_id) for _, entity, entity_id in tainted} - written)
        txn = apply.write(db, path, [*changes, *told], user_id=user_id, label=label, kind="erase")
        texts.drop_erased(db, [masking.sha256 for masking in maskings])
        visits.forget(db, {change.entity_id for change in changes if change.entity == "document"})
        db.execute("DELETE FROM meta WHERE \"key\" = 'erasing'")
        return txn

    apply.transaction(db, path, work)
    with translated(path):
        _forget_pages(db, path)
    return dropped


def _retold(db: Database, things: Iterable[tuple[str, str]]) -> list[Change]:
    """What a thing is now, told anew: the entries of the log that led there are emptied."""
    found = ((entity, entity_id, apply.current(db, BY_NAME[entity], entity_id)) for entity, entity_id in sorted(things))
    return [Change(entity=entity, entity_id=entity_id, before=log.ERASED, after=record) for entity, entity_id, record in found if record is not None]


def _forget_pages(db: Database, path: Path) -> None:
    """Write the file anew without the pages that held the words, in memory and not in a temporary file."""
    db.execute("PRAGMA temp_store = MEMORY")
    db.execute("VACUUM")
    if db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
        raise ProjectLocked(
            f"erased, but another program has {path.name} open and keeps old pages in {path.name}-wal",
            "Close that program; the last one to close the project removes them.",
        )
