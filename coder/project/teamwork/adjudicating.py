"""Going through the disagreements of coders, one after the other: what is at hand, what was decided, and taking it back."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from coder.analysis.agreement.disagreements import compared
from coder.errors import Conflict, NotFound
from coder.model.adjudication import Adjudication
from coder.model.disagreement import Disagreement
from coder.project import resolve

if TYPE_CHECKING:
    from coder.analysis.profiles.parameters import ProfileParameters
    from coder.project.project import Project
    from coder.project.teamwork.adjudications import Passages

ENTITY = "adjudication"


class Adjudicating:
    """The disagreements that one person looks through. Decisions are durable when the call returns.

    Attributes:
        all: Every disagreement of the coders, in the order of documents and places.
        items: Those that the filters let pass.
        decisions: Id of a disagreement -> its decision, of those that hold.
        pairs: Ids of coders of whom two can be compared alone; none if there are but two.
        place: Position of the one at hand among `items`.
    """

    def __init__(
        self,
        project: "Project",
        *,
        coders: Sequence[str] = (),
        kinds: Collection[str] = (),
        documents: Sequence[str] = (),
        codes: Sequence[str] = (),
        coders_of: str | None = None,
    ) -> None:
        """Begin at the first that is open.

        Args:
            coders: Names of the coders compared; else those of the project's parameters, else all people.
            coders_of: Who is a coder of a document (see `coder.analysis.agreement.coders_of_documents`); else as the project's parameters say.
            kinds, documents, codes: Only disagreements of these kinds, in these documents, about these codes; empty: all.

        Raises:
            NotFound, Ambiguous: one of the coders, documents or codes is not in the project.
        """
        store = project.workspace.store
        self._project = project
        self._given: tuple[str, ...] = tuple(coders)
        self._only: tuple[str, ...] = ()
        self._coders_of = coders_of
        self._parameters = project.adjudications.parameters(coders, coders_of=coders_of)
        self._kinds = frozenset(kinds)
        self._documents = frozenset(resolve.document(store, each).id for each in documents)
        self._codes = frozenset(resolve.code(store, each).id for each in codes)
        self.decisions: Mapping[str, Adjudication] = {}
        self.all: tuple[Disagreement, ...] = ()
        self.items: tuple[Disagreement, ...] = ()
        self.pairs: tuple[tuple[str, str], ...] = ()
        self.place = 0
        self.read()
        self.next_open(from_here=True)

    def read(self) -> None:
        """Look at the project again, as codings and decisions may have changed; the one at hand stays at hand if it is there."""
        here = self.current
        found = compared(self._project.snapshot(), self._parameters)
        self.all = found.disagreements
        if not self._only:
            self.pairs = tuple(sorted({pair for each in self.all for pair in combinations(each.coders, 2)})) if len(found.coders) > 2 else ()
        self.decisions = self._project.adjudications.holding(self.all)
        self._filter(here)

    def narrow(
        self, *, kinds: Collection[str] = (), documents: Collection[str] = (), codes: Collection[str] = (), coders: Sequence[str] = ()
    ) -> None:
        """Let other filters hold: kinds, ids of documents, ids of codes; compare only these coders (names or ids), else all again."""
        self._kinds, self._documents, self._codes = frozenset(kinds), frozenset(documents), frozenset(codes)
        if tuple(coders) != self._only:
            self._only = tuple(coders)
            self._parameters = self._project.adjudications.parameters(self._only or self._given, coders_of=self._coders_of)
            self.read()
        else:
            self._filter(self.current)

    @property
    def parameters(self) -> "ProfileParameters":
        """The parameters by which coders are compared."""
        return self._parameters

    @property
    def narrowing(self) -> Mapping[str, tuple[str, ...]]:
        """The filters that hold, as `narrow` takes them."""
        held = {"kinds": self._kinds, "documents": self._documents, "codes": self._codes}
        return {name: tuple(sorted(values)) for name, values in held.items() if values} | ({"coders": self._only} if self._only else {})

    @property
    def current(self) -> Disagreement | None:
        """The one at hand; None if there is none."""
        return self.items[self.place] if self.place < len(self.items) else None

    @property
    def at_hand(self) -> Disagreement:
        """The one at hand.

        Raises:
            NotFound: there is none.
        """
        if self.current is None:
            raise NotFound("there is no disagreement at hand", "Let other filters hold, or compare other coders.")
        return self.current

    def decision(self, each: Disagreement) -> Adjudication | None:
        """What was decided about a disagreement."""
        return self.decisions.get(each.id)

    def is_open(self, each: Disagreement) -> bool:
        """Whether it is still to be decided."""
        decision = self.decision(each)
        return decision is None or not decision.is_decided

    @property
    def open(self) -> int:
        """How many of the items are to be decided, those that were put off included."""
        return sum(map(self.is_open, self.items))

    @property
    def by_kind(self) -> Mapping[str, int]:
        """Kind -> number of all disagreements."""
        return Counter(each.kind for each in self.all)

    def move(self, step: int) -> bool:
        """Go to another item; False at the ends."""
        there = max(0, min(len(self.items) - 1, self.place + step))
        moved = there != self.place
        self.place = max(0, there)
        return moved

    def next_open(self, *, from_here: bool = False) -> bool:
        """Go to the next one that nobody has decided or put off, after the last from the first; else to one put off. False without any."""
        order = [*range(self.place + (not from_here), len(self.items)), *range(self.place + (not from_here))]
        untouched = [at for at in order if self.decision(self.items[at]) is None] if self.items else []
        left = untouched or [at for at in order if at < len(self.items) and self.is_open(self.items[at]) and at != self.place]
        if left:
            self.place = left[0]
        return bool(left)

    def go_to(self, identities: Iterable[str]) -> bool:
        """Go to the first item with one of these ids; False if there is none."""
        wanted = set(identities)
        found = next((at for at, each in enumerate(self.items) if each.id in wanted), None)
        self.place = self.place if found is None else found
        return found is not None

    def decide(
        self,
        verdict: str,
        *,
        chosen: Sequence[str] = (),
        settled: "Passages" = (),
        slots: Mapping[str, str] | None = None,
        reason: str = "",
    ) -> Adjudication:
        """Decide on the one at hand; see `Adjudications.decide`."""
        made = self._project.adjudications.decide(self.at_hand, verdict, chosen=chosen, settled=settled, slots=slots, reason=reason)
        self.decisions = {**self.decisions, made.id: made}
        return made

    def explain(self, reason: str) -> Adjudication:
        """Write, or change, the reason of the decision at hand; see `Adjudications.explain`."""
        made = self._project.adjudications.explain(self.at_hand.id, reason)
        self.decisions = {**self.decisions, made.id: made}
        return made

    def undo(self) -> str | None:
        """Take back the last step of this person, if it was a decision, and go to what it was about; the step in the words of the log.

        Raises:
            Conflict: the last step was something else; nothing is taken back then.
        """
        step = self._project.history.undo()
        if step is None:
            return None
        if any(change.entity != ENTITY for change in step.changes):
            self._project.history.redo()
            raise Conflict("your last step was no decision on a disagreement", "Take it back on the coding screen, or with `coder undo`.")
        self.decisions = self._project.adjudications.holding(self.all)
        self.go_to(change.entity_id for change in step.changes)
        return step.label

    def earlier(self, each: Disagreement) -> tuple[Adjudication, ...]:
        """Decisions about the same codes, or slots; the newest first."""
        return self._project.adjudications.earlier(each)

    def _filter(self, here: Disagreement | None) -> None:
        self.items = tuple(each for each in self.all if self._passes(each))
        ids = [each.id for each in self.items]
        self.place = ids.index(here.id) if here and here.id in ids else max(0, min(self.place, len(ids) - 1))

    def _passes(self, each: Disagreement) -> bool:
        return (
            (not self._kinds or each.kind in self._kinds)
            and (not self._documents or each.document_id in self._documents)
            and (not self._codes or not self._codes.isdisjoint(each.code_ids))
        )
