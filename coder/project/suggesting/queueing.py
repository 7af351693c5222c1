"""Queues of passages to decide on: what is in doubt, what is rare, what was drawn at random, where rule and model or codings differ."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from coder.errors import InvalidValue
from coder.model.coding import Coding
from coder.model.exposure import Exposure
from coder.model.queue import QueueItem
from coder.model.snapshot import Snapshot
from coder.model.suggestion import Suggestion, Unit
from coder.suggest import queues
from coder.suggest.judging import Judging
from coder.suggest.units import is_askable

MOST_UNITS = 3000
"""Of a larger project so many units, drawn at random, are looked through."""
MOST_COMPARED = 800
USUAL = 30
"""So many passages a queue holds if nobody says how many."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What a queue is made from.

    Attributes:
        units: Document id -> its units.
        documents: Ids of the documents asked for.
        settled: (document id, start, stop, code id) -> whether the person coded or rejected that there.
        seed: Of what is drawn at random.
        shown: Keeps suggestions that are withheld from this person out.
    """

    model: Judging
    bundle: Snapshot
    units: dict[str, tuple[Unit, ...]]
    documents: tuple[str, ...]
    user_id: str
    settled: Callable[[Suggestion], bool]
    seed: int
    shown: Callable[[str, Sequence[Suggestion]], tuple[Suggestion, ...]]


def queue(name: str, desk: Desk, count: int) -> tuple[QueueItem, ...]:
    """At most about `count` items of a queue (see QUEUES), the most urgent first; suggestion queues hold a random audit in each fifth place.

    Raises:
        InvalidValue: there is no such queue.
    """
    if name not in _MAKERS:
        raise InvalidValue(f"there is no queue {name!r}", f"There are: order, {', '.join(_MAKERS)}.")
    return tuple(_MAKERS[name](desk, count))


def _candidates(desk: Desk) -> list[Unit]:
    """Askable units without a coding of this person, all or a random draw of them."""
    coded = _coded_spans(desk)
    found = [unit for each in desk.documents for unit in desk.units.get(each, ()) if is_askable(unit) and not _touched(unit, coded)]
    if len(found) <= MOST_UNITS:
        return found
    return sorted(_drawn(found, desk)[:MOST_UNITS], key=lambda unit: (unit.document_id, unit.start))


def _coded_spans(desk: Desk) -> dict[str, list[tuple[int, int]]]:
    spans: dict[str, list[tuple[int, int]]] = {}
    mine: list[Coding | Exposure] = [each for each in desk.bundle.codings if each.user_id == desk.user_id]
    mine += [each for each in desk.bundle.exposures if each.user_id == desk.user_id and each.condition == "audit"]
    for each in mine:
        spans.setdefault(each.document_id, []).append((each.start, each.stop))
    return spans


def _touched(unit: Unit, spans: dict[str, list[tuple[int, int]]]) -> bool:
    return any(start < unit.stop and unit.start < stop for start, stop in spans.get(unit.document_id, ()))


def _drawn(units: Sequence[Unit], desk: Desk) -> list[Unit]:
    """The units in an order that is random, and the same for the same seed and person."""

    def place(unit: Unit) -> bytes:
        return hashlib.sha256(f"{desk.seed}:{desk.user_id}:{unit.document_id}:{unit.start}".encode()).digest()

    return sorted(units, key=place)


def _audit(desk: Desk, count: int) -> list[QueueItem]:
    """Units drawn at random from all that the person has not coded, whatever is suggested for them."""
    coded = _coded_spans(desk)
    every = [unit for each in desk.documents for unit in desk.units.get(each, ()) if unit.text.strip() and not _touched(unit, coded)]
    chosen = _drawn(every, desk)[:count]
    hidden = desk.model.suggest(chosen)
    return [
        QueueItem(
            kind="audit",
            queue="audit",
            document_id=unit.document_id,
            start=unit.start,
            stop=unit.stop,
            hidden=tuple(some),
            suggester=desk.model.name,
        )
        for unit, some in zip(chosen, hidden, strict=True)
    ]


def _proposals(name: str, desk: Desk, pairs: Sequence[tuple[Unit, int, float]]) -> list[QueueItem]:
    """Items that suggest a code each, without what is settled or withheld; every fifth place goes to an audit."""
    codes = desk.model.code_ids
    found = [desk.model.proposed(unit, codes[code], score) for unit, code, score in pairs]
    fresh = [each for each in found if not desk.settled(each)]
    seen = {id(each) for document in dict.fromkeys(each.document_id for each in fresh) for each in desk.shown(document, _of(document, fresh))}
    items = [
        QueueItem(
            kind="suggestion", queue=name, document_id=each.document_id, start=each.start, stop=each.stop, suggestion=each, suggester=each.suggester
        )
        for each in fresh
        if id(each) in seen
    ]
    taken = {(each.document_id, each.start) for each in items}
    audits = [each for each in _audit(desk, len(items)) if (each.document_id, each.start) not in taken]
    return queues.mixed_in(items, audits)


def _of(document: str, found: Sequence[Suggestion]) -> list[Suggestion]:
    return [each for each in found if each.document_id == document]


def _uncertain(desk: Desk, count: int) -> list[QueueItem]:
    units = _candidates(desk)
    if not units:
        return []
    likely = desk.model.likelihoods(units)
    doubt = np.abs(likely - queues.DOUBT).min(axis=1)
    nearest = [int(place) for place in np.argsort(doubt, kind="stable")[:MOST_COMPARED]]
    pool = [units[place] for place in nearest]
    coded = _coded_units(desk)
    near = desk.model.alike(pool, coded).max(axis=1, initial=0.0) if coded else np.zeros(len(pool))
    chosen = queues.uncertain(likely[nearest], desk.model.alike(pool, pool), near, count, coded=len(coded))
    top = likely[nearest].argmax(axis=1)
    return _proposals("uncertain", desk, [(pool[place], int(top[place]), float(likely[nearest[place], top[place]])) for place in chosen])


def _coded_units(desk: Desk) -> list[Unit]:
    spans: dict[str, list[tuple[int, int]]] = {}
    for each in desk.bundle.codings:
        spans.setdefault(each.document_id, []).append((each.start, each.stop))
    return [unit for document, some in desk.units.items() if document in spans for unit in some if _touched(unit, spans)][:MOST_COMPARED]


def _rare(desk: Desk, count: int) -> list[QueueItem]:
    units = _candidates(desk)
    if not units:
        return []
    likely = desk.model.likelihoods(units)
    counts = dict.fromkeys(desk.model.code_ids, 0)
    for each in desk.bundle.codings:
        if each.code_id in counts:
            counts[each.code_id] += 1
    pairs = queues.rare(likely, np.array(list(counts.values()), float), count)
    return _proposals("rare", desk, [(units[place], code, float(likely[place, code])) for place, code in pairs])


def _differing(name: str, rule: Callable[[np.ndarray, np.ndarray, int], list[tuple[int, int]]], desk: Desk, count: int) -> list[QueueItem]:
    units = _candidates(desk)
    if not units:
        return []
    likely = desk.model.likelihoods(units)
    pairs = rule(desk.model.cue_strengths(units), desk.model.learned(units), count)
    return _proposals(name, desk, [(units[place], code, float(likely[place, code])) for place, code in pairs])


def _contradictions(desk: Desk, count: int) -> list[QueueItem]:
    """The person's own codings that the others speak against, and those of passages nearly alike that got other codes."""
    codes = desk.model.code_ids
    column = {code: place for place, code in enumerate(codes)}
    mine = [each for each in desk.bundle.codings if each.user_id == desk.user_id and each.code_id in column and each.document_id in desk.documents]
    owners: dict[tuple[str, int], list[Coding]] = {}
    units: dict[tuple[str, int], Unit] = {}
    for coding in mine:
        for unit in desk.units.get(coding.document_id, ()):
            if coding.start < unit.stop and unit.start < coding.stop:
                owners.setdefault((unit.document_id, unit.start), []).append(coding)
                units[unit.document_id, unit.start] = unit
                break
    keys = list(units)
    if not keys:
        return []
    passages = [units[key] for key in keys]
    carried = np.zeros((len(keys), len(codes)))
    for row, key in enumerate(keys):
        carried[row, [column[each.code_id] for each in owners[key]]] = 1
    predicted = desk.model.likelihoods(passages)
    items = []
    for row, code in queues.contradictions(predicted, carried, count):
        rival = int(np.where(carried[row] > 0, -np.inf, predicted[row]).argmax())
        coding = next(each for each in owners[keys[row]] if column[each.code_id] == code)
        items.append(_doubted(desk, coding, desk.model.proposed(passages[row], codes[rival], float(predicted[row, rival]))))
    compared = passages[:MOST_COMPARED]
    for row, other in queues.lookalikes(desk.model.alike(compared, compared), carried[: len(compared)], count - len(items)):
        coding, rival_coding = owners[keys[row]][0], owners[keys[other]][0]
        score = float(predicted[row, column[rival_coding.code_id]])
        items.append(_doubted(desk, coding, desk.model.proposed(passages[row], rival_coding.code_id, score)))
    unique = {each.coding.id: each for each in reversed(items) if each.coding}
    fresh = [each for each in items if each.suggestion and not desk.settled(each.suggestion)]
    return [each for each in fresh if each.coding and unique[each.coding.id] is each][:count]


def _doubted(desk: Desk, coding: Coding, rival: Suggestion) -> QueueItem:
    return QueueItem(
        kind="coding",
        queue="contradictions",
        document_id=coding.document_id,
        start=coding.start,
        stop=coding.stop,
        coding=coding,
        suggestion=rival,
        suggester=desk.model.name,
    )


_MAKERS: dict[str, Callable[[Desk, int], list[QueueItem]]] = {
    "uncertain": _uncertain,
    "rare": _rare,
    "audit": _audit,
    "rule-only": partial(_differing, "rule-only", queues.rule_only),
    "model-only": partial(_differing, "model-only", queues.model_only),
    "contradictions": _contradictions,
}
