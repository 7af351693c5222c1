"""Changes and the events that record them."""

from collections.abc import Mapping
from dataclasses import dataclass

Record = Mapping[str, object]
"""A thing as JSON-compatible fields."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing before and after. Made: `before` is None; removed: `after` is None.

    Attributes:
        entity: Kind of the thing, such as `coding`.
        entity_id: Its id.
    """

    entity: str
    entity_id: str
    before: Record | None
    after: Record | None

    def invert(self) -> "Change":
        """The change that takes this one back."""
        return Change(entity=self.entity, entity_id=self.entity_id, before=self.after, after=self.before)


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A change as it stands in the log.

    Attributes:
        replica: The copy of the project that made it; each copy has a hash chain of its own.
        seq: Position in that chain, from 1.
        txn: Transaction; the events of one are undone together.
        label: What the person did, in words.
        undoes: The transaction that this one takes back (undo) or brings back (redo); None for an ordinary one.
        kind: do, undo, redo, init or erase.
        payload: Canonical JSON of before and after; None after an erasure.
        payload_sha256: Hash of the payload as written.
        digest: Hash over the previous digest of the chain and all fields but the payload.
        came_with: The transaction here (a merge) that brought the event in; None for what was written in this line of copies. Not hashed.
    """

    replica: str
    seq: int
    txn: int
    at: str
    user_id: str
    entity: str
    entity_id: str
    kind: str
    label: str
    undoes: int | None
    payload: str | None
    payload_sha256: str
    digest: str
    came_with: int | None = None
