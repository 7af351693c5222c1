"""How results changed between two states of a project."""

from dataclasses import dataclass

from coder.model.profile import Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureThenAndNow:
    """One figure at two times: the posterior mean and the pieces of evidence; None where there was no such figure."""

    name: str
    then: float | None
    now: float | None
    n_then: int
    n_now: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TownThenAndNow:
    """The results of a town at two times, by the method and parameters of today.

    Attributes:
        then: The verdict then; None: there was no such town.
        figures: Theta of each dimension, and the share of each situation.
        gained, lost: Ids of the codings and mentions behind the situations now and not then, and the other way round.
    """

    town_id: str
    town: str
    then: Verdict | None
    now: Verdict
    figures: tuple[FigureThenAndNow, ...]
    gained: tuple[str, ...]
    lost: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MeaningThenAndNow:
    """A code that was made, redefined, retired or removed in between; `what` says which: made, redefined, retired, removed."""

    key: str
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ThenAndNow:
    """What changed since a moment.

    Attributes:
        since: The moment in words; `at`: UTC time of the last step that still counts as then.
        codes: Of all codebooks.
        removed_documents: Titles of documents that are gone: what they told then is left out of both.
    """

    since: str
    at: str
    towns: tuple[TownThenAndNow, ...]
    codes: tuple[MeaningThenAndNow, ...]
    removed_documents: tuple[str, ...] = ()
