"""Codes that coders take for each other, and what in the codebook may cause it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

CAUSES = ("held", "one_sided", "no_definition", "not_excluded", "same_cues")
"""What may cause a confusion: decisions mostly went one way; always the same coder gives the one code; a code has no definition; the rules
of a code do not say when it is the other; both have cue words in common."""

OUTCOMES = ("first", "second", "both", "neither")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """What may cause a confusion.

    Attributes:
        kind: One of CAUSES.
        code: Key of the code whose definition is to be looked at; `other`: of the code it is taken for.
        number, of: How many cases speak for it (held, one_sided), of how many.
        said: The coder (one_sided), or the cue words in common (same_cues).
    """

    kind: str
    code: str
    other: str
    number: int = 0
    of: int = 0
    said: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeConfusion:
    """Two codes that stand against each other.

    Attributes:
        first, second: Keys, in the order of the codebook.
        count: Disagreements in which one coder gave the one and another the other; `documents` they lie in.
        agreed: Places where all gave the same one of the two, first and second.
        given: Name of a coder -> how often she gave the first and the second of them there.
        decided: One of OUTCOMES -> how many were decided so.
        examples: Ids of the disagreements, in the order of the texts.
        causes: The likeliest first.
    """

    first: str
    second: str
    count: int
    documents: int
    agreed: tuple[int, int]
    given: Mapping[str, tuple[int, int]]
    decided: Mapping[str, int]
    examples: tuple[str, ...]
    causes: tuple[Cause, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeAlone:
    """A code that some gave where others gave nothing of its kind.

    Attributes:
        agreed: Places where all gave it.
        given: Name of a coder -> how often she gave it alone.
        held, rejected: How many of these were decided so.
        examples: Ids of the disagreements.
    """

    code: str
    count: int
    documents: int
    agreed: int
    given: Mapping[str, int]
    held: int
    rejected: int
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Confusions:
    """All of it, the most frequent first.

    Attributes:
        coders: Names. `documents`: how many at least two of them worked on.
        agreed: Key of a code -> places where all gave it; `boundaries`: where all gave it, but not to the same passage.
    """

    coders: tuple[str, ...]
    documents: int
    pairs: tuple[CodeConfusion, ...]
    alone: tuple[CodeAlone, ...]
    agreed: Mapping[str, int] = field(default_factory=dict)
    boundaries: Mapping[str, int] = field(default_factory=dict)
