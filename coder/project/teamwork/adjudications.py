"""Decisions on disagreements between coders: the codings and mentions themselves are never touched."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from coder.analysis.agreement.consensus import consensus, figures, holding
from coder.analysis.agreement.disagreements import compared
from coder.analysis.agreement.same_ties import differing
from coder.analysis.profiles.parameters import ProfileParameters
from coder.errors import InvalidValue, NotFound
from coder.model.adjudication import VERDICTS, Adjudication, Settled
from coder.model.codebook import Code, Codebook
from coder.model.confusion import Confusions
from coder.model.consensus import Consensus
from coder.model.disagreement import CODING_KINDS, Disagreement
from coder.model.document import Document
from coder.model.snapshot import Snapshot
from coder.project import resolve
from coder.project.codings import check_codable, check_span
from coder.project.parameters import Parameters
from coder.project.snapshots import snapshot
from coder.project.workspace import Workspace, added, edited, one_of, removed
from coder.store.log import now

Passages = Sequence[tuple[int, int, str]]
"""(start, stop, code): id, key or name of the code."""


class Adjudications:
    """Finds where coders differ and keeps what is decided; every decision is one undo step."""

    def __init__(self, workspace: Workspace, parameters: Parameters) -> None:
        self._workspace = workspace
        self._store = workspace.store
        self._parameters = parameters

    def parameters(self, coders: Sequence[str] = (), rule: str | None = None, coders_of: str | None = None) -> ProfileParameters:
        """The parameters of the project; the coders are those named, else those that the project's parameters name, else all people.

        Args:
            rule, coders_of: What holds of the consensus without a decision, and who is a coder of a document; otherwise those of the project.
        """
        given = {"users": tuple(coders), "consensus_rule": rule, "coders_of": coders_of}
        return self._parameters.varied({name: value for name, value in given.items() if value})

    def all(self) -> tuple[Adjudication, ...]:
        """All decisions, oldest first."""
        return self._store.all(Adjudication)

    def holding(self, found: Sequence[Disagreement]) -> Mapping[str, Adjudication]:
        """Id of a disagreement -> its decision, of those that still hold."""
        return holding(found, self.all())

    def figures(self, coders: Sequence[str] = (), parameters: ProfileParameters | None = None) -> Consensus:
        """What the consensus of the coders is made of, and what is missing from it."""
        bundle = snapshot(self._store)
        chosen = parameters or self.parameters(coders)
        found = compared(bundle, chosen)
        return figures(bundle, found, holding(found.disagreements, bundle.adjudications), chosen.consensus_rule)

    def consensus(self, coders: Sequence[str] = (), rule: str | None = None) -> tuple[Snapshot, Consensus]:
        """The project as the consensus has it, by a rule or that of the project, and its figures; without the log."""
        return consensus(snapshot(self._store), self.parameters(coders, rule))

    def confusions(self, coders: Sequence[str] = (), parameters: ProfileParameters | None = None) -> Confusions:
        """Which codes are taken for each other, and what may cause it; see `coder.analysis.agreement.confusions`."""
        from coder.analysis.agreement.confusions import confusions

        bundle = snapshot(self._store)
        found = compared(bundle, parameters or self.parameters(coders))
        return confusions(bundle, found, holding(found.disagreements, bundle.adjudications))

    def decide(
        self,
        each: Disagreement,
        verdict: str,
        *,
        chosen: Sequence[str] = (),
        settled: Passages = (),
        slots: Mapping[str, str] | None = None,
        reason: str = "",
    ) -> Adjudication:
        """Decide on a disagreement, or decide again.

        Args:
            verdict: One of `coder.model.adjudication.VERDICTS`.
            chosen: Names or ids of the coders whose version holds; of a tie with values from several, the one that the rest is taken from.
            settled: What holds instead of what was coded.
            slots: Slot of a tie -> name or id of the coder whose value holds.

        Raises:
            InvalidValue, OffsetError, NotFound: the decision does not say what holds, or something that cannot.
        """
        one_of(verdict, VERDICTS, "verdict")
        people = tuple(self._coder(each, who) for who in dict.fromkeys(chosen))
        values = {slot: self._coder(each, who) for slot, who in (slots or {}).items()}
        passages = tuple(self._passage(each, *one) for one in settled)
        _check(each, verdict, people, passages, values)
        made = Adjudication(
            id=each.id,
            document_id=each.document_id,
            start=each.start,
            stop=each.stop,
            kind=each.kind,
            coders=each.coders,
            originals=each.originals,
            verdict=verdict,
            chosen=people,
            settled=passages,
            slots=values,
            reason=reason.strip(),
            user_id=self._workspace.user.id,
            codebook_version=self._version(each, passages),
            created_at=now(),
        )
        self._write(made, "adjudicate a disagreement" if made.is_decided else "put off a disagreement")
        return made

    def explain(self, identity: str, reason: str) -> Adjudication:
        """Write, or change, the reason of a decision.

        Raises:
            NotFound: nothing was decided there.
        """
        made = replace(self.get(identity), reason=reason.strip())
        self._write(made, "give the reason of an adjudication")
        return made

    def withdraw(self, identity: str) -> None:
        """Take a decision away, whenever it was made: the disagreement is open again."""
        self._workspace.write([removed(self.get(identity))], "withdraw an adjudication")

    def get(self, identity: str) -> Adjudication:
        """The decision on the disagreement with this id, or the beginning of it.

        Raises:
            NotFound: there is none.
        """
        return resolve.by_id(self._store, Adjudication, identity, "decision", "`coder adjudicate PROJECT --list` lists them.")

    def earlier(self, each: Disagreement) -> tuple[Adjudication, ...]:
        """Decisions on other disagreements about the same codes, or of ties about some of the same slots; the newest first."""
        others = [one for one in self.all() if one.id != each.id and one.is_decided and (one.kind in CODING_KINDS) == (each.kind in CODING_KINDS)]
        if each.kind in CODING_KINDS:
            codes = set(each.code_ids)
            found = [one for one in others if {original.code_id for original in one.originals} == codes]
        else:
            found = [one for one in others if one.kind == each.kind and (set(_differing(one)) & set(each.slots) or not each.slots)]
        return tuple(reversed(found))

    def _coder(self, each: Disagreement, who: str) -> str:
        if who in each.coders:
            return who
        user = resolve.user(self._store, who)
        if user.id not in each.coders:
            raise InvalidValue(f"{user.name} is not one of the coders compared there", "Name one of those whose versions are shown.")
        return user.id

    def _passage(self, each: Disagreement, start: int, stop: int, code: str) -> Settled:
        source = self._store.get(Document, each.document_id)
        if source is None:
            raise NotFound("the document of this disagreement is gone", "Look at the disagreements again.")
        chosen = self._store.get(Code, code) or resolve.code(self._store, code)
        check_span(source, start, stop)
        check_codable(chosen)
        return Settled(start=start, stop=stop, code_id=chosen.id)

    def _version(self, each: Disagreement, passages: Sequence[Settled]) -> str:
        codes = [self._store.get(Code, code) for code in (*each.code_ids, *(one.code_id for one in passages))]
        wanted = {code.codebook_id for code in codes if code}
        return " ".join(book.stamp for book in self._store.all(Codebook) if book.id in wanted or not wanted)

    def _write(self, made: Adjudication, label: str) -> None:
        before = self._store.get(Adjudication, made.id)
        self._workspace.write([edited(before, made) if before else added(made)], label)


def _differing(decision: Adjudication) -> tuple[str, ...]:
    return differing([each.slots for each in decision.originals])


def _check(each: Disagreement, verdict: str, people: Sequence[str], passages: Sequence[Settled], slots: Mapping[str, str]) -> None:
    """Refuse a decision that does not say what holds."""
    of_codings = each.kind in CODING_KINDS
    if verdict == "chosen" and not people:
        raise InvalidValue("nobody's version was chosen", "Name the coders whose version holds.")
    if verdict == "other" and of_codings and not passages:
        raise InvalidValue("nothing was said to hold instead", "Give a passage and a code.")
    if verdict == "other" and not of_codings and (len(people) != 1 or people[0] not in each.makers or not slots):
        raise InvalidValue(
            "of a tie the version of one coder holds, with values of others", "Name one who recorded it, and slots with whose value holds."
        )
    unknown = sorted(set(slots) - set(each.slots))
    if unknown:
        raise InvalidValue(f"the coders do not differ on {unknown[0]}", f"They differ on: {', '.join(each.slots) or 'nothing else'}.")
    silent = [user for user in slots.values() if user not in each.makers]
    if silent:
        raise InvalidValue("a coder who recorded no tie there has no value to choose", "Name one who recorded it.")
