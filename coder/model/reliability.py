"""How reliable the coding of each code is: the usual coefficients, with intervals."""

from collections.abc import Mapping
from dataclasses import dataclass

ALL = "*"
"""In the place of the key of a code: all codes together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coefficient:
    """A coefficient of agreement; None where it is not defined. `low`, `high`: ends of its bootstrap interval."""

    value: float | None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """Which documents are compared, which are not, and why; documents by title, people by name.

    Attributes:
        rule: `assigned`, `read` or `coded`: who is a coder of a document (see `coder.analysis.agreement.coders_of_documents`).
        idle: People asked for by name that neither coded nor finished a document.
        compared: At least two coders.
        one_assigned: Assigned to one person. `one_coder`: not assigned, and one person coded it.
        waiting: Person -> what was assigned to her or him beside others, and is neither coded nor finished by her or him.
        silent: Person -> what she or he read to the last line without giving a code, a no throughout.
        aside: Person -> what she or he coded without its being assigned to her or him; these codings are not compared.
    """

    rule: str
    idle: tuple[str, ...]
    compared: tuple[str, ...]
    one_assigned: tuple[str, ...]
    one_coder: tuple[str, ...]
    waiting: Mapping[str, tuple[str, ...]]
    silent: Mapping[str, tuple[str, ...]]
    aside: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeReliability:
    """The agreement of the coders on one code.

    Attributes:
        code: Key of the code; `*` for all codes together: every pair of unit and code is judged.
        units: Units that at least two coders judged; `yes`: those to which at least one of them gave the code.
        coefficients: By name (see `coder.analysis.agreement.coefficients.COEFFICIENTS`).
        prevalence, bias: For two coders, the indices of Byrt, Bishop & Carlin (1993); None for more.
    """

    code: str
    units: float
    yes: float
    coefficients: Mapping[str, Coefficient]
    prevalence: float | None = None
    bias: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeBoundaries:
    """Whether coders begin and end the passages of a code at the same places.

    Attributes:
        code: Key of the code; `*` for all together.
        passages: Of all coders; `partnered`: those with a passage of another coder that shares half of their union, over pairs of coders.
        alpha: Krippendorff's alpha for unitizing.
        f1: partnered / passages, over pairs of coders; None without passages.
    """

    code: str
    passages: int
    partnered: int
    alpha: Coefficient
    f1: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Boundaries:
    """The agreement on boundaries of all codes, in the documents that all these coders coded.

    Attributes:
        coders: Names. `documents`: titles.
        resampled: `documents`, or `nothing` where there are fewer than three: then there is no interval.
    """

    coders: tuple[str, ...]
    documents: tuple[str, ...]
    resampled: str
    level: float
    draws: int
    codes: tuple[CodeBoundaries, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reliability:
    """The reliability of all codes.

    Attributes:
        unit: turn, sentence or character. `uncoded`: `no` or `left out`, what a unit is that no coder gave any code.
        coders: Names. `documents`: titles of those that at least two of them coded.
        resampled: What the bootstrap draws again: `documents`, or `units` where there are fewer than three documents.
        level: Probability inside the intervals. `draws`: of the bootstrap.
    """

    unit: str
    uncoded: str
    coders: tuple[str, ...]
    documents: tuple[str, ...]
    resampled: str
    level: float
    draws: int
    codes: tuple[CodeReliability, ...]

    @property
    def whole(self) -> CodeReliability | None:
        """The row of all codes together, or of the only one; None if nobody gave a code."""
        return next((each for each in self.codes if each.code == ALL), self.codes[-1] if self.codes else None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """The reliability in one stretch of the work.

    Attributes:
        label: A codebook version (`version+revision`), a month (`2026-03`) or a week (`2026-W11`); empty where the codings do not say.
        found: Over the codings of that stretch alone.
    """

    label: str
    found: Reliability


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What one person coded.

    Attributes:
        name: Of the person, or of the machine.
        documents: In which there is a coding or a mention; `doubled`: those that another person coded too.
        codings, mentions: Counts. `accepted`: codings that came from an accepted suggestion.
        first, last: Days of the first and the last coding or mention (UTC); empty without any.
        versions: Codebook versions they were made under, oldest first.
    """

    name: str
    documents: int
    doubled: int
    codings: int
    accepted: int
    mentions: int
    first: str
    last: str
    versions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyMade:
    """A copy that a person coded in: `blind` if it held nothing of what the others made; whether it gave `suggestions`."""

    coder: str
    blind: bool
    suggestions: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PairReliability:
    """The reliability of two coders.

    Attributes:
        coders: Their names. `machine`: whether one of them is a machine.
        found: Over the documents that both coded.
    """

    coders: tuple[str, str]
    machine: bool
    found: Reliability
