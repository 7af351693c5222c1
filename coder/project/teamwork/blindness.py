"""What keeps double coding blind: a coder's copy says for whom it is, and takes nothing in before the reveal."""

from dataclasses import dataclass

from coder.errors import Conflict
from coder.model import ids
from coder.model.assignment import BLIND_PHASES
from coder.model.record import from_record
from coder.model.user import Setting
from coder.project.teamwork.assigning import plan_of
from coder.store.copies import COPY
from coder.store.log import change_of
from coder.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyTerms:
    """On what terms a coder's copy was made.

    Attributes:
        coder: Id of the user it is for.
        blind: Whether it holds nothing of what others made.
        suggestions: Whether the program may suggest in it.
        made_at: UTC.
    """

    coder: str
    blind: bool
    suggestions: bool
    made_at: str


def terms_of(store: Store) -> CopyTerms | None:
    """The terms of a coder's copy; None for a project that is none."""
    found = store.get(Setting, ids.setting_id(COPY))
    return from_record(CopyTerms, found.value) if found else None  # type: ignore[arg-type]


def copies_merged(store: Store) -> tuple[CopyTerms, ...]:
    """The terms of the coders' copies whose logs came into this project, oldest first."""
    found = [change_of(each).after for each in store.events_anywhere(ids.setting_id(COPY)) if each.payload]
    return tuple(from_record(CopyTerms, each["value"]) for each in found if each)  # type: ignore[arg-type]


def offers_suggestions(store: Store) -> bool:
    """Whether the program may suggest in this project."""
    terms = terms_of(store)
    return terms is None or terms.suggestions


def refuse_before_reveal(ours: Store, theirs: Store) -> None:
    """Refuse to bring others' work into a blind copy before the team's plan says that it is revealed.

    Raises:
        Conflict: the other is still in a blind phase, or is a blind copy itself.
    """
    terms, plan = terms_of(ours), plan_of(theirs)
    if terms is None or not terms.blind:
        return
    other = terms_of(theirs)
    if (other is not None and other.blind) or plan is None or plan.phase in BLIND_PHASES:
        raise Conflict(
            f"{ours.path.name} is a blind copy: nothing of the others comes in before the reveal",
            "Merge it into the team's project; after `coder assign PROJECT --phase reveal` there, that can be merged here.",
        )
