"""Who codes which document: dealt out by a seeded draw, kept in the project, and how far each is."""

import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from coder.errors import InvalidValue
from coder.model import ids
from coder.model.assignment import ASSIGNMENT, BLIND_PHASES, PHASES, Assignment, CoderProgress, PhaseBegun, Share
from coder.model.coding import Coding
from coder.model.document import Document, Speaker, superseded_ids
from coder.model.finished import finished_readings
from coder.model.record import from_record, to_record
from coder.model.user import Setting, User
from coder.project import resolve
from coder.project.texts.coverage import touched, units_in
from coder.project.texts.turns import Speakers
from coder.project.towns import towns_of_documents
from coder.project.workspace import Workspace, added, edited, user_named
from coder.store.log import now
from coder.store.store import Store

STRATA = ("kind", "town")


class Assignments:
    """Makes and reads the plan of a team, its phases and its progress."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._store = workspace.store

    def plan(self) -> Assignment | None:
        """The plan, if there is one."""
        return plan_of(self._store)

    def assign(
        self,
        coders: Sequence[str],
        *,
        overlap: float = 0.2,
        shared: Sequence[str] = (),
        seed: int = 0,
        documents: Sequence[str] = (),
        stratify: Sequence[str] = (),
        phase: str | None = None,
    ) -> Assignment:
        """Deal documents out; of each stratum the share `overlap` goes to all coders, the rest in turn to whoever has the shortest texts so far.

        Args:
            shared: Documents that all code, chosen by hand; without an overlap asked for beside them, only these.
            documents: Those to deal out; otherwise all. What other documents were assigned before stays.
            stratify: `kind`, `town` or both: the overlap is drawn from each group alike.
            phase: Begin this phase with it; a first plan begins with `norming` anyway.

        Raises:
            InvalidValue: fewer than two coders, an overlap outside 0 to 1, an unknown stratum, or another phase comes first.
        """
        people = [user_named(each) for each in dict.fromkeys(coders)]
        if len(people) < 2:
            raise InvalidValue("double coding needs two coders or more", "Name them: --coders A,B")
        if not 0 <= overlap <= 1:
            raise InvalidValue(f"the overlap cannot be {overlap}", "It is a share of the documents, 0 to 1.")
        for each in stratify:
            if each not in STRATA:
                raise InvalidValue(f"documents cannot be stratified by {each!r}", f"It is one of: {', '.join(STRATA)}.")
        chosen = [resolve.document(self._store, each) for each in documents] or _current(self._store)
        by_hand = {resolve.document(self._store, each).id for each in shared}
        before = self.plan()
        dealt = _dealt(self._strata(chosen, stratify), [each.id for each in people], overlap, by_hand, seed)
        kept = [] if before is None or not documents else [each for each in before.shares if each.document_id not in dealt]
        plan = Assignment(
            coders=tuple(dict.fromkeys([*(before.coders if kept and before else ()), *(each.id for each in people)])),
            shares=(*kept, *(Share(document_id=each, coders=tuple(dealt[each])) for each in dealt)),
            overlap=overlap,
            seed=seed,
            stratified=tuple(stratify),
            phases=self._phases(before, phase),
        )
        known = {each.id for each in self._store.all(User)} | {self._workspace.user.id}
        self._write(plan, [each for each in people if each.id not in known])
        return plan

    def begin(self, phase: str) -> Assignment:
        """Begin the next phase, or with `norming` a new round.

        Raises:
            InvalidValue: there is no plan, or another phase comes first.
        """
        plan = self.plan()
        if plan is None:
            raise InvalidValue("no documents are assigned", "Assign them first: coder assign PROJECT --coders A,B")
        after = replace(plan, phases=self._phases(plan, phase))
        self._write(after, [], f"begin the phase {phase}")
        return after

    def _phases(self, plan: Assignment | None, phase: str | None) -> tuple[PhaseBegun, ...]:
        """The phases of a plan with another one begun; those of no plan begin with the first."""
        if phase is not None and phase not in PHASES:
            raise InvalidValue(f"a phase cannot be {phase!r}", f"It is one of: {', '.join(PHASES)}.")
        known = plan.phases if plan else (self._begun(PHASES[0]),)
        if phase is None or (plan is None and phase == PHASES[0]):
            return known
        current = known[-1].phase
        following = [*PHASES[PHASES.index(current) + 1 :][:1], *([f"{PHASES[0]} (a new round)"] if current != PHASES[0] else [])]
        if phase == current:
            raise InvalidValue(f"the phase is {phase} already", f"Next: {' or '.join(following)}.")
        if phase not in (following[0], PHASES[0]):
            raise InvalidValue(f"after {current} does not come {phase}", f"Next: {' or '.join(following)}.")
        return (*known, self._begun(phase))

    def _begun(self, phase: str) -> PhaseBegun:
        return PhaseBegun(phase=phase, at=now(), user_id=self._workspace.user.id)

    def remark(self) -> str:
        """What a reader of figures should know: that the coders are not done, or nothing."""
        plan = self.plan()
        if plan is None or plan.phase not in BLIND_PHASES:
            return ""
        waiting = [f"{each.coder} {each.finished}/{each.documents}" for each in self.progress() if each.finished < each.documents]
        return f"The phase is {plan.phase}: coding is not over" + (f" (finished: {', '.join(waiting)})." if waiting else ".")

    def progress(self) -> tuple[CoderProgress, ...]:
        """How far each coder is, as far as this copy knows."""
        plan = self.plan()
        if plan is None:
            return ()
        names = {each.id: each.name for each in self._store.all(User)}
        spans: dict[tuple[str, str], list[Coding]] = defaultdict(list)
        for coding in self._store.iterate(Coding):
            spans[coding.user_id, coding.document_id].append(coding)
        finished, speakers = finished_readings(self._store.all(Setting)), Speakers(self._store.all(Speaker))
        present = {each.id: each for each in self._store.all(Document)}
        units = {each: units_in(self._store, present[each], speakers) for each in {s.document_id for s in plan.shares} if each in present}
        return tuple(_progress(plan, each, names.get(each, each), units, spans, finished) for each in plan.coders)

    def _strata(self, documents: Sequence[Document], stratify: Sequence[str]) -> list[list[Document]]:
        towns = towns_of_documents(self._store) if "town" in stratify else {}
        groups: dict[tuple[object, ...], list[Document]] = defaultdict(list)
        for each in documents:
            groups[tuple(each.kind if by == "kind" else towns.get(each.id, ()) for by in stratify)].append(each)
        return [groups[key] for key in sorted(groups, key=str)]

    def _write(self, plan: Assignment, new_users: Sequence[User], label: str = "assign documents") -> None:
        before = self._store.get(Setting, ids.setting_id(ASSIGNMENT))
        after = Setting(id=ids.setting_id(ASSIGNMENT), key=ASSIGNMENT, value=to_record(plan))
        self._workspace.write([*map(added, new_users), edited(before, after) if before else added(after)], label)


def plan_of(store: Store) -> Assignment | None:
    """The plan kept in a project."""
    found = store.get(Setting, ids.setting_id(ASSIGNMENT))
    return from_record(Assignment, found.value) if found else None  # type: ignore[arg-type]


def _current(store: Store) -> list[Document]:
    found = store.all(Document)
    replaced = superseded_ids(found)
    return [each for each in found if each.id not in replaced]


def _dealt(strata: Sequence[Sequence[Document]], coders: Sequence[str], overlap: float, by_hand: set[str], seed: int) -> dict[str, list[str]]:
    """Document -> its coders. What is left of a share that is no whole number is carried on to the next stratum."""
    draw = random.Random(seed)
    dealt: dict[str, list[str]] = {}
    load = dict.fromkeys(coders, 0)
    carried = 0.0
    for stratum in strata:
        pool = sorted((each for each in stratum if each.id not in by_hand), key=lambda each: each.id)
        draw.shuffle(pool)
        carried += overlap * len(pool)
        together = min(len(pool), int(carried + 0.5))
        carried -= together
        chosen = [each for each in stratum if each.id in by_hand] + pool[:together]
        dealt.update((each.id, list(coders)) for each in chosen)
        for each in pool[together:]:
            who = min(coders, key=lambda coder: (load[coder], coders.index(coder)))
            load[who] += each.length
            dealt[each.id] = [who]
    return {each.id: dealt[each.id] for stratum in strata for each in stratum}


def _progress(
    plan: Assignment,
    user_id: str,
    name: str,
    units: dict[str, list[tuple[int, int]]],
    codings: dict[tuple[str, str], list[Coding]],
    finished: set[tuple[str, str]],
) -> CoderProgress:
    documents = plan.documents_of(user_id)
    own = {each: codings.get((user_id, each), []) for each in documents}
    return CoderProgress(
        coder=name,
        documents=len(documents),
        shared=len(set(documents) & set(plan.shared)),
        begun=sum(bool(each) for each in own.values()),
        finished=sum((each, user_id) in finished for each in documents),
        codings=sum(map(len, own.values())),
        units=sum(len(units.get(each, ())) for each in documents),
        units_coded=sum(touched(units.get(each, []), [(one.start, one.stop) for one in made]) for each, made in own.items()),
        last_at=max((one.created_at for made in own.values() for one in made), default=""),
    )
