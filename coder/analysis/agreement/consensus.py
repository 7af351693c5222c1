"""The consensus layer: a project with what its coders agree on, and what was decided where they do not, in the place of their own work.

Of a document that one coder worked on, that work stands. Of disagreements that are not decided holds, by `parameters.consensus_rule`,

- `unanimous`: what is common to all coders of the document: the text that all gave the code; of a tie that all recorded, what they all say
  of it, if all name its actors, town, status and polarity alike;
- `majority`: the same of more than half of them (of two that is both);
- `adjudicated`: nothing.

The rest is left out. A coding that several made keeps the id of the first of them, by the order of their names, so that
every figure opens a passage that somebody coded.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from coder.analysis.agreement.coders_of_documents import counting
from coder.analysis.agreement.consensus_mentions import chosen_mentions, common_mention
from coder.analysis.agreement.disagreements import compared
from coder.analysis.agreement.passage_groups import shared_text
from coder.analysis.networks.same_actors import SameActors
from coder.analysis.profiles.parameters import ProfileParameters
from coder.model import ids
from coder.model.adjudication import Adjudication
from coder.model.coding import Coding
from coder.model.consensus import CONSENSUS, Consensus
from coder.model.disagreement import CODING_KINDS, Agreed, Compared, Disagreement, Original
from coder.model.linkage import LinkageMention
from coder.model.snapshot import Snapshot

Made = TypeVar("Made", Coding, LinkageMention)


def is_consensus(snapshot: Snapshot) -> bool:
    """Whether a snapshot is the consensus of coders already."""
    return any(user.id == CONSENSUS.id for user in snapshot.users)


def holding(found: Sequence[Disagreement], adjudications: Sequence[Adjudication]) -> Mapping[str, Adjudication]:
    """Id of a disagreement -> what was decided about it, of those decisions that still hold: made about the same versions."""
    known = {each.id: each for each in adjudications}
    return {each.id: decision for each in found if (decision := known.get(each.id)) and _same(decision.originals, each.originals)}


def _same(then: Sequence[Original], now: Sequence[Original]) -> bool:
    """Whether versions are as they were; of a mention in the slots that were kept."""
    known = {each.id: each for each in now}
    return len(then) == len(now) and all(
        (one := known.get(each.id)) is not None
        and (each.user_id, each.start, each.stop, each.code_id) == (one.user_id, one.start, one.stop, one.code_id)
        and all(one.slots.get(slot) == said for slot, said in each.slots.items())
        for each in then
    )


def consensus(snapshot: Snapshot, parameters: ProfileParameters) -> tuple[Snapshot, Consensus]:
    """The project with the consensus of the coders that count (`parameters.users`) in the place of their work, and its figures.

    Raises:
        NotFound: one of the users is not of this project.
    """
    found = compared(snapshot, parameters)
    decisions = holding(found.disagreements, snapshot.adjudications)
    layer = _Layer(snapshot, found.coders, parameters.consensus_rule)
    for agreed in found.agreed:
        layer.agreed(agreed)
    for each in found.disagreements:
        layer.settled(each, decisions.get(each.id))
    single = _single(snapshot, found, parameters)
    made = replace(
        snapshot,
        users=(*snapshot.users, CONSENSUS),
        codings=tuple(sorted([*single[0], *layer.codings], key=lambda each: (each.document_id, each.start, each.stop, each.created_at, each.id))),
        mentions=tuple(sorted([*single[1], *layer.mentions], key=lambda each: (each.created_at, each.id))),
    )
    return made, figures(snapshot, found, decisions, parameters.consensus_rule)


def figures(snapshot: Snapshot, found: Compared, decisions: Mapping[str, Adjudication], rule: str = "unanimous") -> Consensus:
    """What the consensus by a rule (see above) is made of."""
    names = {user.id: user.name for user in snapshot.users}
    settled = {key for key, each in decisions.items() if each.is_decided}
    undecided = [each for each in found.disagreements if each.id not in settled]
    layer = _Layer(snapshot, found.coders, rule)
    return Consensus(
        rule=rule,
        coders=tuple(names.get(each, each) for each in found.coders),
        documents=len(found.documents),
        single=len(found.single),
        agreed=len(found.agreed),
        decided=Counter(each.verdict for each in decisions.values() if each.is_decided),
        undecided=Counter(each.kind for each in undecided),
        in_part=sum(layer.holds_of(each) for each in undecided),
        put_off=sum(not each.is_decided for each in decisions.values()),
        outdated=len(snapshot.adjudications) - len(decisions),
    )


def _single(snapshot: Snapshot, found: Compared, parameters: ProfileParameters) -> tuple[list[Coding], list[LinkageMention]]:
    """The work of the documents that one coder worked on, and in doubled ones that of a kind which only one of them does."""
    counts = counting(snapshot, parameters)
    compared_ = (*(each.originals for each in found.agreed), *(each.originals for each in found.disagreements))
    told = {each.id for originals in compared_ for each in originals}
    here = {*found.documents, *found.single}
    shared = frozenset(found.documents)

    def alone(each: Coding | LinkageMention) -> bool:
        return each.document_id in here and counts(each.document_id, each.user_id) and each.id not in told

    codings = [_owned(each, shared) for each in snapshot.codings if alone(each)]
    mentions = [_owned(each, shared) for each in snapshot.mentions if alone(each)]
    return codings, mentions


def _owned(each: Made, shared: frozenset[str]) -> Made:
    """In documents that several worked on, in the name of the consensus too, so that nobody seems to differ from it."""
    return replace(each, user_id=CONSENSUS.id) if each.document_id in shared else each


class _Layer:
    """Gathers what holds."""

    def __init__(self, snapshot: Snapshot, coders: Sequence[str], rule: str) -> None:
        self.codings: list[Coding] = []
        self.mentions: list[LinkageMention] = []
        self._coding = {each.id: each for each in snapshot.codings}
        self._mention = {each.id: each for each in snapshot.mentions}
        self._names = {user.id: user.name for user in snapshot.users}
        self._coders = coders
        self._rule = rule
        self._same = SameActors(snapshot.actors)

    def holds_of(self, each: Disagreement) -> bool:
        """Whether something of a disagreement holds that is not decided."""
        return any(True for _ in self._common(each)) if each.kind in CODING_KINDS else self._common_mention(each) is not None

    def agreed(self, each: Agreed) -> None:
        """What all made alike, as the first of them made it."""
        first = each.originals[0].user_id
        if each.code_id:
            self.codings += (replace(self._coding[one.id], user_id=CONSENSUS.id) for one in each.originals if one.user_id == first)
        else:
            self.mentions.append(replace(self._mention[each.originals[0].id], user_id=CONSENSUS.id, adjudication="agreed"))

    def settled(self, each: Disagreement, decision: Adjudication | None) -> None:
        """What holds of a disagreement: what was decided, else what is common to all."""
        if each.kind in CODING_KINDS:
            self.codings += self._settled_codings(each, decision)
        elif decision is None or not decision.is_decided:
            common = self._common_mention(each)
            self.mentions += [replace(common, user_id=CONSENSUS.id)] if common else []
        else:
            by = f"resolved_by:{self._names.get(decision.user_id, decision.user_id)}"
            held = chosen_mentions(each, decision, self._mention, self._same)
            self.mentions += [replace(one, user_id=CONSENSUS.id, adjudication=by) for one in held]

    def _settled_codings(self, each: Disagreement, decision: Adjudication | None) -> Iterator[Coding]:
        if decision is None or not decision.is_decided:
            yield from self._common(each)
        elif decision.verdict == "chosen":
            yield from self._chosen([one for one in each.originals if one.user_id in decision.chosen])
        for place, passage in enumerate(decision.settled if decision and decision.verdict == "other" else ()):
            assert decision is not None
            yield Coding(
                id=ids.settled_id(decision.id, place),
                document_id=each.document_id,
                start=passage.start,
                stop=passage.stop,
                code_id=passage.code_id,
                user_id=CONSENSUS.id,
                codebook_version=decision.codebook_version.partition(" ")[0],
                created_at=decision.created_at,
            )

    def _least(self, each: Disagreement) -> int:
        """How many of the coders have to have what holds without a decision."""
        return {"unanimous": len(each.coders), "majority": len(each.coders) // 2 + 1}.get(self._rule, len(each.coders) + 1)

    def _common_mention(self, each: Disagreement) -> LinkageMention | None:
        return common_mention(each, self._mention, self._same, self._least(each))

    def _common(self, each: Disagreement) -> Iterator[Coding]:
        """The text that enough coders gave a code; a piece is named after the first coder's passage that holds it, or has a part in it."""
        taken: set[str] = set()
        for code in each.code_ids:
            given = [one for one in each.originals if one.code_id == code]
            spans = [[(one.start, one.stop) for one in given if one.user_id == coder] for coder in each.coders]
            for start, stop in shared_text(spans, self._least(each)):
                within = [one for one in given if one.start <= start and stop <= one.stop]
                held = (within or [one for one in given if one.start < stop and start < one.stop])[0]
                identity = held.id if held.id not in taken else ids.settled_id(held.id, start)
                taken.add(held.id)
                yield replace(self._coding[held.id], id=identity, start=start, stop=stop, user_id=CONSENSUS.id)

    def _chosen(self, originals: Sequence[Original]) -> Iterator[Coding]:
        """These passages; those of one code that overlap are one."""
        open_: dict[str, Coding] = {}
        for one in sorted(originals, key=lambda each: (each.start, self._coders.index(each.user_id), each.stop)):
            known = open_.get(one.code_id)
            if known and one.start < known.stop:
                open_[one.code_id] = replace(known, stop=max(known.stop, one.stop))
                continue
            if known:
                yield known
            open_[one.code_id] = replace(self._coding[one.id], user_id=CONSENSUS.id)
        yield from open_.values()
