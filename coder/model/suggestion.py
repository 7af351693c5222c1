"""Suggestions: a layer of their own, never codings."""

from dataclasses import dataclass

REASON_KINDS = ("cue", "word", "neighbour", "definition", "counter")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A passage a suggester looks at: usually a turn or a clause.

    Attributes:
        start, stop: Code points in the document.
        text: The passage.
        role: Role or name of the speaker; empty if none.
        kind: Kind of the document, one of DOCUMENT_KINDS; empty if not known.
    """

    document_id: str
    start: int
    stop: int
    text: str
    language: str = "zh"
    role: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A unit with what people decided about it.

    Attributes:
        codes: Ids of the codes it carries; empty: read and left uncoded.
        rejected: Ids of codes that were suggested and rejected.
        coding_ids: The codings behind it, in the order of `codes`.
        reach: From where to where in the document the unit, its codings and rejections go; None: as far as the unit.
    """

    unit: Unit
    codes: tuple[str, ...] = ()
    rejected: tuple[str, ...] = ()
    coding_ids: tuple[str, ...] = ()
    reach: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Why a code is suggested.

    Attributes:
        kind: cue, word, neighbour (a coded passage like this one), definition or counter.
        text: The words, or the neighbour's quote.
        start, stop: Where they stand in the document of the unit (cue, word), or in the neighbour's document.
        weight: Its part of the score.
        document_id: The document of a neighbour; empty: that of the unit.
    """

    kind: str
    text: str
    start: int
    stop: int
    weight: float
    document_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A code that a suggester proposes for a passage, with a score between 0 and 1 and its reasons."""

    document_id: str
    start: int
    stop: int
    code_id: str
    score: float
    suggester: str
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """The likeliest codes of a passage, for a person who asks for one. Unlike a suggestion it is never silent, and says nothing unasked.

    Attributes:
        start, stop: Code points in the document.
        codes: (code id, probability), the likeliest first.
        unlike: Whether the passage is unlike every other coded passage.
    """

    document_id: str
    start: int
    stop: int
    codes: tuple[tuple[str, float], ...] = ()
    unlike: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a suggester says of one document: its suggestions, and the ranked codes of its passages where they were asked for."""

    document_id: str
    suggestions: tuple[Suggestion, ...]
    ranked: tuple[Ranking, ...] = ()
