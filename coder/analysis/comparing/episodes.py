"""Steps as dated episodes: which experiments were institutionalised, and how long it took.

An episode gathers the mentions of one merged linkage, else of one pair of actors, whatever the kinds: what flows when something
is tried out is seldom what flows when it is made a rule. A mention without a step takes the one that its turn is coded with. An
experiment that failed is an experiment too.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from coder.analysis.intervals import Proportion
from coder.analysis.networks.network import Names, mentions_of
from coder.analysis.profiles.dating import Dating
from coder.analysis.profiles.evidence import pair_of_actors
from coder.analysis.profiles.parameters import ProfileParameters
from coder.analysis.turns import TurnIndex
from coder.model.episode import EXPERIMENT, INSTITUTIONALISATION, STEPS, Episode, EpisodeFigures, StepTold, Years
from coder.model.linkage import LinkageMention
from coder.model.snapshot import Snapshot
from coder.text.edtf import years

FAILED = "failed"
Place = tuple[str, str, int]


def episodes(snapshot: Snapshot, town_ids: Collection[str] | None, parameters: ProfileParameters) -> tuple[Episode, ...]:
    """The episodes of these towns (None: all), by town and then by the first year told."""
    gathering = _Gathering(snapshot, parameters)
    towns = sorted((each for each in snapshot.towns if town_ids is None or each.id in town_ids), key=lambda each: (each.name(), each.id))
    found: list[Episode] = []
    for town in towns:
        mine = [_episode(town.id, town.name(), told, gathering) for told in gathering.told(town.id).values()]
        found += sorted((each for each in mine if each.steps), key=_first)
    return tuple(found)


def figures(snapshot: Snapshot, found: Sequence[Episode]) -> EpisodeFigures:
    """What these episodes add up to."""
    tried = [each for each in found if EXPERIMENT in each.steps]
    kept = [each for each in tried if each.institutionalised]
    share = Proportion(len(kept), len(tried))
    low, high = share.bounds or (None, None)
    waits = [(each.wait[0], each.wait[1]) for each in kept if each.wait]
    closed = [(short, long) for short, long in waits if short is not None and long is not None]
    return EpisodeFigures(
        experiments=len(tried),
        institutionalised=len(kept),
        failed=sum(each.failed for each in tried),
        share=share.share,
        low=low,
        high=high,
        dated=len(closed),
        wait=(float(median(short for short, _ in closed)), float(median(long for _, long in closed))) if closed else None,
        loose=_loose(snapshot),
    )


@dataclass(frozen=True, slots=True)
class _Told:
    mention: LinkageMention
    step: str


class _Gathering:
    """The steps that are told of each matter."""

    def __init__(self, snapshot: Snapshot, parameters: ProfileParameters) -> None:
        self._snapshot, self._parameters = snapshot, parameters
        self.names, self._dating = Names(snapshot), Dating(snapshot)
        self._coded = dict(_coded_steps(snapshot))
        self._places = _Places(snapshot)

    def told(self, town_id: str) -> Mapping[str, list[_Told]]:
        found: Mapping[str, list[_Told]] = defaultdict(list)
        for mention in mentions_of(self._snapshot, town_id, self._parameters):
            step = self.names.key(mention.step) or self._coded.get(self._places.of(mention.document_id, mention.start), "")
            counts = mention.status in self._parameters.statuses or (step == EXPERIMENT and mention.status == FAILED)
            if step in STEPS and counts and mention.polarity == "affirmed":
                found[mention.linkage_id or pair_of_actors(mention)].append(_Told(mention, step))
        return found

    def began(self, mention: LinkageMention) -> Years | None:
        """The earliest and the latest year in which it can have begun."""
        for start, stop in self._dating.times(mention):
            first = years(start)
            if first:
                return first
            last = years(stop)
            if last:
                return (None, last[1]) if start else last
        return None


class _Places:
    """The turn that holds a code point, document by document."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._indexes: dict[str, TurnIndex] = {}

    def of(self, document_id: str, start: int) -> Place:
        if document_id not in self._indexes:
            self._indexes[document_id] = TurnIndex(self._snapshot.segments.get(document_id, ()))
        turn = self._indexes[document_id].at(start)
        return document_id, turn.kind, turn.start


def _coded_steps(snapshot: Snapshot) -> Iterator[tuple[Place, str]]:
    """The turns coded with one step, and which."""
    found: Mapping[Place, set[str]] = defaultdict(set)
    for place, step, _ in _step_codings(snapshot):
        found[place].add(step)
    yield from ((place, next(iter(steps))) for place, steps in found.items() if len(steps) == 1)


def _step_codings(snapshot: Snapshot) -> Iterator[tuple[Place, str, str]]:
    steps = {code.id: code.key for code in snapshot.codes if code.key in STEPS}
    places = _Places(snapshot)
    for coding in snapshot.codings:
        if coding.code_id in steps:
            yield places.of(coding.document_id, coding.start), steps[coding.code_id], coding.id


def _loose(snapshot: Snapshot) -> tuple[str, ...]:
    places = _Places(snapshot)
    told = {places.of(mention.document_id, mention.start) for mention in snapshot.mentions}
    return tuple(coding for place, _, coding in _step_codings(snapshot) if place not in told)


def _episode(town_id: str, town: str, told: Sequence[_Told], gathering: _Gathering) -> Episode:
    steps = {step: _step(step, [each.mention for each in told if each.step == step], gathering) for step in STEPS}
    held = {step: each for step, each in steps.items() if each.mentions}
    tried, kept = held.get(EXPERIMENT), held.get(INSTITUTIONALISATION)
    wait = _wait(tried, kept) if tried and kept else None
    surely_before = wait is not None and wait[1] is not None and wait[1] < 0
    first = told[0].mention
    return Episode(
        town_id=town_id,
        town=town,
        label=f"{gathering.names.name(first.actor_a)} - {gathering.names.name(first.actor_b)}",
        steps=held,
        failed=any(each.step == EXPERIMENT and each.mention.status == FAILED for each in told),
        institutionalised=bool(tried and kept) and not surely_before,
        wait=(max(0, wait[0]) if wait[0] is not None else 0, wait[1]) if wait and not surely_before else None,
    )


def _step(step: str, mentions: Sequence[LinkageMention], gathering: _Gathering) -> StepTold:
    told = [began for mention in mentions if (began := gathering.began(mention))]
    return StepTold(
        step=step,
        began=(_least([first for first, _ in told]), _least([last for _, last in told], open_is_least=False)) if told else None,
        mentions=tuple(each.id for each in mentions),
        documents=tuple(dict.fromkeys(each.document_id for each in mentions)),
    )


def _least(found: Sequence[int | None], *, open_is_least: bool = True) -> int | None:
    known = [each for each in found if each is not None]
    return None if not known or (open_is_least and len(known) < len(found)) else min(known)


def _wait(tried: StepTold, kept: StepTold) -> Years | None:
    """Years between: from the latest begin of the one to the earliest of the other, and the other way round."""
    if tried.began is None or kept.began is None:
        return None
    (early, late), (first, last) = tried.began, kept.began
    return (first - late if first is not None and late is not None else None, last - early if last is not None and early is not None else None)


def _first(each: Episode) -> tuple[int, str]:
    told = [step.began[0] for step in each.steps.values() if step.began and step.began[0] is not None]
    return min(told, default=9999), each.label
