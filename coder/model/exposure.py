"""What a person read, and what the suggester had in mind for it then."""

from dataclasses import dataclass

CONDITIONS = ("shown", "withheld", "audit")
DATA_SET = "tags:"
"""The name of a suggester begins so where a tagged data set is reviewed: its tags say nothing of the project's own suggestions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exposure:
    """A passage put before a person, with the suggestions made for it at that time.

    Kept so that it can be told how suggestions sway the coding (shown against withheld at random), and how much they miss (audit).

    Attributes:
        start, stop: Code points, half-open: a unit of the suggester.
        condition: shown; withheld (kept back at random); audit (a passage drawn at random and read without suggestions).
        codes, scores: Ids of the codes that were, or would have been, suggested, and their scores, the best first; none in silence.
        suggester: Versioned name of the suggester.
    """

    id: str
    document_id: str
    start: int
    stop: int
    user_id: str
    condition: str
    codes: tuple[str, ...] = ()
    scores: tuple[float, ...] = ()
    suggester: str = ""
    created_at: str
