"""Removing what a withdrawn participant said, for good."""

import sqlite3
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from coder.model.change import Change
from coder.store import apply, texts


@dataclass(frozen=True, slots=True, kw_only=True)
class Masking:
    """A text that goes, and the masked one that takes its place (None: nothing does)."""

    sha256: str
    new_sha256: str | None = None
    text: str | None = None


def erase(
    connection: sqlite3.Connection,
    path: Path,
    *,
    changes: Sequence[Change],
    maskings: Sequence[Masking],
    is_tainted: Callable[[str, str], bool],
    user_id: str,
    label: str,
) -> int:
    """Write the changes, swap the texts, and drop the payloads that tell of them; returns the number of payloads dropped.

    Args:
        changes: Removals and maskings; a `before` that holds erased words is `log.ERASED`.
        is_tainted: (entity id, payload) -> whether this payload of the log must go.
    """
    dropped = 0

    def work() -> int | None:
        nonlocal dropped
        connection.execute("INSERT INTO meta VALUES ('erasing', '1')")
        tainted = [
            (row,)
            for row, entity_id, payload in connection.execute("SELECT id, entity_id, payload FROM event WHERE payload IS NOT NULL")
            if is_tainted(entity_id, payload)
        ]
        connection.executemany("UPDATE event SET payload = NULL WHERE id = ?", tainted)
        dropped = len(tainted)
        for masking in maskings:
            texts.replace_erased(connection, masking.sha256, masking.new_sha256, masking.text)
        txn = apply.write(connection, path, changes, user_id=user_id, label=label, kind="erase")
        connection.execute("DELETE FROM meta WHERE \"key\" = 'erasing'")
        return txn

    apply.transaction(connection, path, work)
    connection.execute("VACUUM")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return dropped
