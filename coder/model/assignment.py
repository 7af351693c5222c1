"""Who codes which document, and how far the team is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from coder.model.record import from_record
from coder.model.user import Setting

PHASES = ("norming", "independent", "reveal", "adjudicate")
"""Agree on the codebook; code apart, each blind to the others; bring the copies together; settle what differs."""
BLIND_PHASES = PHASES[:2]
ASSIGNMENT = "assignment"
"""Key of the setting that keeps the plan."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseBegun:
    """A phase, when it began (UTC) and who began it (id of the user)."""

    phase: str
    at: str
    user_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """A document and the ids of the users who code it."""

    document_id: str
    coders: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """The plan of a team.

    Attributes:
        coders: Ids of the users.
        shares: Of each document, who codes it.
        overlap: Share of the documents that all code, as asked for; `seed` of the draw; `stratified` by kind or town.
        phases: As they began, the current one last.
    """

    coders: tuple[str, ...]
    shares: tuple[Share, ...]
    overlap: float
    seed: int
    stratified: tuple[str, ...] = ()
    phases: tuple[PhaseBegun, ...] = ()

    @property
    def phase(self) -> str:
        """The current phase."""
        return self.phases[-1].phase if self.phases else PHASES[0]

    @property
    def shared(self) -> tuple[str, ...]:
        """Ids of the documents that more than one person codes."""
        return tuple(each.document_id for each in self.shares if len(each.coders) > 1)

    def documents_of(self, user_id: str) -> tuple[str, ...]:
        """Ids of the documents that a user codes."""
        return tuple(each.document_id for each in self.shares if user_id in each.coders)


def plan_in(settings: Iterable[Setting]) -> Assignment | None:
    """The plan among the settings of a project."""
    found = next((each.value for each in settings if each.key == ASSIGNMENT), None)
    return from_record(Assignment, found) if isinstance(found, Mapping) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class CoderProgress:
    """How far a coder is with the documents assigned to her or him.

    Attributes:
        documents, shared: How many, and how many of them others code too.
        begun, finished: With at least one coding; read to the last line.
        units, units_coded: Turns (else paragraphs, articles) of all of them, and those with a coding of this person.
        last_at: Time of the last coding, UTC; empty if none.
    """

    coder: str
    documents: int
    shared: int
    begun: int
    finished: int
    codings: int
    units: int
    units_coded: int
    last_at: str
