"""Suggestions for the documents of a project, and what people decide about them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from coder.errors import InvalidValue, NotFound
from coder.model import ids
from coder.model.coding import Coding, Decision
from coder.model.document import Segment
from coder.model.exposure import Exposure
from coder.model.finished import finished_readings
from coder.model.progress import Progress
from coder.model.queue import QueueItem
from coder.model.suggestion import Ranking, Reading, Suggestion, Unit
from coder.model.user import User
from coder.project import resolve
from coder.project.codings import Codings
from coder.project.snapshots import snapshot
from coder.project.suggesting.encoding import Encoding
from coder.project.suggesting.exposing import Exposing
from coder.project.suggesting.learning import Learner
from coder.project.suggesting.queueing import USUAL, Desk, queue
from coder.project.suggesting.ranking import rankings
from coder.project.suggesting.training import Renamed, saved
from coder.project.suggesting.unread import unread
from coder.project.teamwork.blindness import offers_suggestions
from coder.project.workspace import Changes, Workspace, added
from coder.store.log import now
from coder.suggest.evaluation import Evaluation, evaluate
from coder.suggest.judging import Judging
from coder.suggest.per_turn import best_of_turn
from coder.suggest.protocol import Suggester
from coder.suggest.registry import DEFAULT
from coder.suggest.track_record import TrackRecord, track_record


class Suggestions:
    """Learns from the project as it is, suggests, and records decisions. Only a person's acceptance makes a coding.

    Attributes:
        exposing: Which suggestions a person may see, where some are withheld at random.
        encoding: Which encoder of sentences the project takes.
    """

    def __init__(self, workspace: Workspace, codings: Codings) -> None:
        self._workspace = workspace
        self._store = workspace.store
        self._codings = codings
        self._learner = Learner(workspace.path if workspace.store.writable else None)
        self.exposing = Exposing(workspace)
        self.encoding = Encoding(workspace)

    def for_document(
        self, document: str, *, top: int = 3, by: str | None = None, own: bool = False, keep: bool = False, quick: bool = False
    ) -> tuple[Suggestion, ...]:
        """Suggestions for the units of a document, in order of place; not what the user has coded or rejected there.

        What anybody coded in a unit is not learned from for that unit, so that two coders stay independent.

        Args:
            top: At most so many for one unit.
            by: Name of the suggester; otherwise the default one.
            own: Learn from the user's own codings and rejections only; otherwise from everybody's.
            keep: Write down what is shown, and what is withheld at random where the project asks for it (see `Exposing`).
            quick: Learn only what is new since the last time: within a blink, with probabilities calibrated as they were.
        """
        return tuple(each for _, found in self.by_document([document], top=top, by=by, own=own, keep=keep, quick=quick) for each in found)

    def for_documents(
        self, documents: Sequence[str] | None = None, *, top: int = 3, by: str | None = None, own: bool = False, keep: bool = False
    ) -> tuple[Suggestion, ...]:
        """As `for_document`, for several documents or all; the suggester learns once."""
        return tuple(each for _, found in self.by_document(documents, top=top, by=by, own=own, keep=keep) for each in found)

    @property
    def offered(self) -> bool:
        """Whether the program may suggest here: not in a copy that was made without."""
        return offers_suggestions(self._store)

    def by_document(
        self,
        documents: Sequence[str] | None = None,
        *,
        top: int = 3,
        by: str | None = None,
        own: bool = False,
        keep: bool = False,
        quick: bool = False,
        model: Path | None = None,
        progress: Progress | None = None,
    ) -> Iterator[tuple[str, tuple[Suggestion, ...]]]:
        """As `for_documents`, one document after the other as soon as it is done: (document id, its suggestions).

        Args:
            model: Folder of a model that was saved (see `coder.project.suggesting.training`), in place of learning from the project.
        """
        found = self.readings(documents, top=top, by=by, own=own, keep=keep, quick=quick, model=model, progress=progress)
        return ((each.document_id, each.suggestions) for each in found)

    def unseen(self, readings: Iterable[Reading]) -> Iterator[Reading]:
        """The readings with only the suggestions in passages that no person has looked at; see `coder.project.suggesting.unseen`."""
        from coder.project.suggesting.unseen import Unseen

        nobody_saw = Unseen(self._store)
        for each in readings:
            yield replace(each, suggestions=tuple(one for one in each.suggestions if one in nobody_saw))

    def readings(
        self,
        documents: Sequence[str] | None = None,
        *,
        top: int = 3,
        ranked: int = 0,
        by: str | None = None,
        own: bool = False,
        keep: bool = False,
        quick: bool = False,
        model: Path | None = None,
        progress: Progress | None = None,
        indexing: Progress | None = None,
    ) -> Iterator[Reading]:
        """As `by_document`, with the likeliest codes of every passage for a person who asks for one.

        What the user coded or rejected in a passage is not named there, and nothing is for passages whose suggestions are withheld.

        Args:
            ranked: So many codes for each passage; 0: none.
            progress, indexing: Hear how many documents are done, and how many texts have sentence vectors, and of how many.

        Raises:
            InvalidValue: no code can be suggested, or the suggester cannot rank codes.
        """
        chosen = None if documents is None else [resolve.document(self._store, each).id for each in documents]
        bundle = snapshot(self._store)
        if not offers_suggestions(self._store):
            yield from (Reading(document_id=each, suggestions=()) for each in (chosen or [one.id for one in bundle.documents]))
            return
        self._learner.told = indexing
        if progress:
            progress(0, len(bundle.documents) if chosen is None else len(chosen))
        chosen_model: Suggester | Renamed
        if model:
            chosen_model, units = saved(model, bundle, self._learner), self._learner.taught(bundle).units
        else:
            chosen_model, units = self._learner.fitted(bundle, by, self._workspace.user.id if own else "", quick=quick)
        asked = list(units) if chosen is None else chosen
        for number, document in enumerate(asked, 1):
            listed = chosen_model.suggest(units.get(document, ()), top=top)
            found = best_of_turn((each for some in listed for each in some), bundle.segments[document])
            settled = self._settled(document) if found else ()
            fresh = [each for each in found if not _is_settled(each, settled)]
            shown = self.exposing.shown(document, fresh, bundle.segments[document], keep=keep)
            named = self._ranked(chosen_model, document, units.get(document, ()), bundle.segments[document], ranked) if ranked else ()
            yield Reading(document_id=document, suggestions=shown, ranked=named)
            if progress:
                progress(number, len(asked))

    def _ranked(self, model: object, document: str, units: Sequence[Unit], segments: Sequence[Segment], top: int) -> tuple[Ranking, ...]:
        withheld = self.exposing.withheld(document, units, segments)
        settled = self._settled(document)

        def done(unit: Unit) -> frozenset[str]:
            return frozenset(each.code_id for each in settled if each.start < unit.stop and unit.start < each.stop)

        return rankings(model, units, done, withheld.__contains__, top)

    def queue(
        self, name: str, documents: Sequence[str] | None = None, *, count: int | None = None, top: int = 3, by: str | None = None
    ) -> tuple[QueueItem, ...]:
        """Passages to decide on next: by reading order (`order`), or of another queue (see QUEUES), the most urgent first.

        Args:
            count: At most about so many; None: 30, of a sample all. Of `order` all in any case.
            top: Of `order`, at most so many codes for one passage.

        Raises:
            InvalidValue: there is no such queue, or the suggester named can make none.
        """
        chosen = None if documents is None else [resolve.document(self._store, each).id for each in documents]
        if name == "order":
            return tuple(in_order(each) for each in self.for_documents(chosen, top=top, by=by, keep=True))
        if name == "sample":
            from coder.project.tagged.review import TagReview

            return TagReview(self._workspace).queue(chosen, count)
        if not offers_suggestions(self._store):
            raise InvalidValue("this copy was made without suggestions", "Code it by reading; suggestions are back where it is merged.")
        bundle = snapshot(self._store)
        model, units = self._learner.fitted(bundle, by)
        if not isinstance(model, Judging):
            raise InvalidValue(f"{model.name} cannot make queues", "Leave --by out.")
        desk = Desk(
            model=model,
            bundle=bundle,
            units=units,
            documents=tuple(units if chosen is None else chosen),
            user_id=self._workspace.user.id,
            settled=lambda each: _is_settled(each, self._settled(each.document_id)),
            seed=self.exposing.withholding().seed,
            shown=lambda document, found: self.exposing.shown(document, found, bundle.segments[document], keep=True),
        )
        return queue(name, desk, USUAL if count is None else count)

    def unread(self, *, top: int = 3, progress: Progress | None = None) -> tuple[Suggestion, ...]:
        """What the default suggester says of the passages that no person has looked at, for figures that are asked to count it."""
        if not offers_suggestions(self._store):
            return ()
        bundle = snapshot(self._store)
        model, units = self._learner.fitted(bundle)
        return unread(bundle, model, units, top=top, progress=progress)

    def audit(self, item: QueueItem, code_ids: Sequence[str]) -> Exposure:
        """Give a passage that was drawn at random these codes (none: it carries none); one undo step, and kept as an audit."""
        made = tuple(self._codings.new(item.document_id, item.start, item.stop, each, origin="human") for each in code_ids)
        audited = self.exposing.audited(item.document_id, item.start, item.stop, item.hidden, item.suggester)
        self._workspace.write([added(audited), *(added(each) for each in made)], "audit a passage")
        return audited

    def evaluate(self, *, by: str | None = None, progress: Progress | None = None) -> Evaluation:
        """How well each document is predicted from the codings of the others.

        Raises:
            InvalidValue: fewer than two documents are coded, or the suggester named cannot be evaluated.
        """
        bundle = snapshot(self._store)
        taught = self._learner.taught(bundle)
        model = self._learner.made(by or DEFAULT, self.encoding.chosen())
        if not isinstance(model, Judging):
            raise InvalidValue(f"{model.name} cannot be evaluated", "Leave --by out.")
        return evaluate(model, taught.codes, taught.examples, taught.corpus, progress)

    def accept(self, suggestion: Suggestion, *, start: int | None = None, stop: int | None = None) -> Coding:
        """Code what a suggestion proposes, over another span if given; the decision and the coding are one undo step."""
        span = (suggestion.start if start is None else start, suggestion.stop if stop is None else stop)
        decision_id = ids.new_id()
        coding = self._codings.new(suggestion.document_id, *span, suggestion.code_id, origin="accepted_suggestion", decision_id=decision_id)
        decision = self._decision(suggestion, "accepted", decision_id, coding.id)
        self._workspace.write([added(decision), added(coding)], "accept a suggestion")
        return coding

    def accept_many(self, suggestions: Sequence[Suggestion]) -> tuple[Coding, ...]:
        """Accept several; all decisions and codings are one undo step."""
        changes: Changes = []
        made: list[Coding] = []
        for each in suggestions:
            decision_id = ids.new_id()
            span = each.document_id, each.start, each.stop
            coding = self._codings.new(*span, each.code_id, origin="accepted_suggestion", decision_id=decision_id)
            changes += [added(self._decision(each, "accepted", decision_id, coding.id)), added(coding)]
            made.append(coding)
        self._workspace.write(changes, f"accept {len(made)} suggestions")
        return tuple(made)

    def reject(self, suggestion: Suggestion) -> Decision:
        """Record that the code does not fit; it is not suggested there again, and the suggester learns from it."""
        decision = self._decision(suggestion, "rejected", ids.new_id(), None)
        self._workspace.write([added(decision)], "reject a suggestion")
        return decision

    def acceptance(self) -> dict[str, tuple[int, int]]:
        """For each code that was decided on: how many of its suggestions were accepted, of how many (by everybody)."""
        found: dict[str, tuple[int, int]] = {}
        for each in self.decisions():
            if each.verdict in ("accepted", "rejected"):
                right, all_of_them = found.get(each.code_id, (0, 0))
                found[each.code_id] = right + (each.verdict == "accepted"), all_of_them + 1
        return found

    def decisions(self) -> tuple[Decision, ...]:
        """What was decided on suggestions."""
        return self._store.all(Decision)

    def track_record(self, user: str | None = None) -> TrackRecord:
        """How well the suggestions did so far, for a user named, or for all."""
        bundle = snapshot(self._store)
        user_id = self._user_id(user) if user else ""
        return track_record(bundle, finished_readings(bundle.settings), user_id=user_id)

    def _user_id(self, name: str) -> str:
        found = next((each.id for each in self._store.all(User) if each.name == name), None)
        if found is None:
            known = ", ".join(each.name for each in self._store.all(User))
            raise NotFound(f"no coder is called {name!r}", f"There are: {known}.")
        return found

    def _settled(self, document_id: str) -> tuple[Coding | Decision, ...]:
        """What the user coded or rejected in a document."""
        where = {"document_id": document_id, "user_id": self._workspace.user.id}
        return (*self._store.all(Coding, **where), *(each for each in self._store.all(Decision, **where) if each.verdict == "rejected"))

    def _decision(self, suggestion: Suggestion, verdict: str, decision_id: str, coding_id: str | None) -> Decision:
        return Decision(
            id=decision_id,
            document_id=suggestion.document_id,
            start=suggestion.start,
            stop=suggestion.stop,
            code_id=suggestion.code_id,
            user_id=self._workspace.user.id,
            verdict=verdict,
            score=float(suggestion.score),
            suggester=suggestion.suggester,
            coding_id=coding_id,
            created_at=now(),
        )


def in_order(each: Suggestion) -> QueueItem:
    """A suggestion as an item of the queue of reading order."""
    return QueueItem(
        kind="suggestion", queue="order", document_id=each.document_id, start=each.start, stop=each.stop, suggestion=each, suggester=each.suggester
    )


def _is_settled(suggestion: Suggestion, settled: Sequence[Coding | Decision]) -> bool:
    return any(each.code_id == suggestion.code_id and each.start < suggestion.stop and suggestion.start < each.stop for each in settled)
