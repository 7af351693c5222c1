"""A passage that waits for a person's decision, and why it was chosen."""

from dataclasses import dataclass

from coder.model.coding import Coding
from coder.model.suggestion import Suggestion

QUEUES = ("order", "uncertain", "rare", "audit", "rule-only", "model-only", "contradictions", "sample")
ITEM_KINDS = ("suggestion", "audit", "coding")


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueItem:
    """One thing to decide.

    Attributes:
        kind: suggestion (accept or reject it); audit (drawn at random: say which codes fit, nothing is suggested);
            coding (one of the person's own, which the others contradict: keep, change or remove it).
        queue: One of QUEUES: why it is here.
        document_id, start, stop: The passage, in code points, half-open.
        suggestion: What is suggested; of a coding, what would be expected in its place.
        coding: The coding in doubt.
        hidden: Of an audit, what would have been suggested: for the record, never shown.
        suggester: Versioned name of the suggester.
    """

    kind: str
    queue: str
    document_id: str
    start: int
    stop: int
    suggestion: Suggestion | None = None
    coding: Coding | None = None
    hidden: tuple[Suggestion, ...] = ()
    suggester: str = ""
