"""What was decided about a disagreement: the originals stay, the decision lies beside them."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from coder.model.disagreement import Original

VERDICTS = ("chosen", "neither", "other", "later")
"""What some of the coders made holds; nothing holds; something else holds; put off."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """A passage with the code that holds for it."""

    start: int
    stop: int
    code_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Adjudication:
    """A decision on a disagreement.

    Attributes:
        id: That of the disagreement, so that there is one decision on each; deciding again changes it, and the log keeps both.
        kind: Of the disagreement.
        coders: Ids of the users that were compared.
        originals: What they had made, as it was: where that has changed since, the decision no longer holds.
        verdict: One of VERDICTS.
        chosen: Ids of the users whose version holds.
        settled: What holds instead (`other`, of codings).
        slots: Slot of a mention -> id of the user whose value holds (`other`, of mentions; the rest is the version of `chosen`).
        codebook_version: Under which it was decided: one stamp for each book concerned, parted by spaces.
    """

    id: str
    document_id: str
    start: int
    stop: int
    kind: str
    coders: tuple[str, ...]
    originals: tuple[Original, ...]
    verdict: str
    chosen: tuple[str, ...] = ()
    settled: tuple[Settled, ...] = ()
    slots: Mapping[str, str] = field(default_factory=dict)
    reason: str = ""
    user_id: str
    codebook_version: str = ""
    created_at: str

    @property
    def is_decided(self) -> bool:
        """Whether it settles the disagreement."""
        return self.verdict != "later"
