"""What a merge of two copies brings in, and what it leaves to decide."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the values that stand against each other.

    Attributes:
        value: Of the field or group of fields; of `exists`, whether the thing is kept.
        user, at: Who wrote it, and when (UTC).
        mine: Whether it was written in this line of copies.
        told: The fields in which the sides differ, in words: names in the place of ids, quotes in the place of offsets.
    """

    value: object
    user: str
    at: str
    mine: bool
    told: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class MergeConflict:
    """A thing that two people changed without knowing of each other. Until it is decided the latest change stands, both are kept.

    Attributes:
        id: Names it to `coder merge --take`.
        entity, entity_id: The thing; `about` is what it is in words.
        name, document, place: The parts of these words: what it is called, in which document it stands, and where (offsets).
        sides: Field (or group of fields, `names.zh`, or `exists` where one removed it) -> the values, oldest first.
        decided: By whom, once it is; empty before.
        reason: Why it was decided so.
    """

    id: str
    entity: str
    entity_id: str
    about: str
    sides: Mapping[str, tuple[Side, ...]]
    decided: str = ""
    reason: str = ""
    name: str = ""
    document: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """Where a thing went that was written on a text which the other copy corrected.

    Attributes:
        old_quote, new_quote: Its words in the old and in the new text; the latter empty if lost.
        certainty: exact, moved, changed or lost (stays on the old text).
    """

    entity: str
    entity_id: str
    document: str
    old_quote: str
    new_quote: str
    certainty: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """What a merge brought in, or would bring in.

    Attributes:
        events: Number of steps of the log that come in with their chains.
        added, changed, removed: How many things of each kind.
        conflicts: Those open afterwards that this merge raised.
        moved: What was carried over to a corrected text.
        notes: What else a person should know.
        left_out: How many things stay out, because they hang on what was erased here for good.
    """

    events: int
    added: Mapping[str, int]
    changed: Mapping[str, int]
    removed: Mapping[str, int]
    conflicts: tuple[MergeConflict, ...] = ()
    moved: tuple[Moved, ...] = ()
    notes: tuple[str, ...] = ()
    left_out: int = 0
