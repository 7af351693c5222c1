"""Codings, the decisions on suggestions, and memos: what people write on a text."""

from dataclasses import dataclass

CODING_ORIGINS = ("human", "accepted_suggestion", "import")
MEMO_TARGETS = ("project", "document", "passage", "code", "coding", "town", "mention", "linkage", "speaker", "actor")
VERDICTS = ("accepted", "rejected", "skipped")


@dataclass(frozen=True, slots=True, kw_only=True)
class Coding:
    """A passage that a person gave a code.

    Attributes:
        start, stop: Code points, half-open.
        origin: One of CODING_ORIGINS.
        decision_id: The decision on the suggestion that led to it.
        certainty: 1 (doubtful) to 3 (sure), or None.
        codebook_version: `version+revision` of the codebook under which it was made.
    """

    id: str
    document_id: str
    start: int
    stop: int
    code_id: str
    user_id: str
    origin: str = "human"
    decision_id: str | None = None
    certainty: int | None = None
    codebook_version: str = ""
    created_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a person did with a suggestion.

    Attributes:
        score: The suggestion's score when it was shown.
        suggester: Versioned name of the suggester, such as `cues+ridge@1`.
        coding_id: The coding that acceptance made.
    """

    id: str
    document_id: str
    start: int
    stop: int
    code_id: str
    user_id: str
    verdict: str
    score: float
    suggester: str
    coding_id: str | None = None
    created_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Memo:
    """A note by a person on a thing of the project.

    Attributes:
        target_kind, target_id: What it is about; a passage is `passage` with document id, `start` and `stop`.
        kind: Free word of the researcher, such as `theory` or `method`.
    """

    id: str
    target_kind: str
    target_id: str | None = None
    start: int | None = None
    stop: int | None = None
    kind: str = ""
    title: str = ""
    body: str
    user_id: str
    created_at: str
    updated_at: str
