"""Evidence: what counts, once each, for which town.

One piece of evidence is (source document, turn or clause, situation). It exists when the turn holds a coding of that
situation by a person, or a mention that counts and carries it; both, or several, in one turn count once. With the unit
`linkage` a tie takes the place of the turn: it counts once per source however often it is told. A coding of a code below
a pole's code counts for that code.

Facets (scale, kinds ...) come from the mentions that count, once per turn and pair of actors; facets without a field in
the mention (kind of competition, mentality) come from codings, once per turn.
"""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from coder.analysis.profiles.frame import Frame
from coder.analysis.profiles.parameters import ProfileParameters
from coder.analysis.profiles.scopes import Scopes
from coder.analysis.turns import Turn, TurnIndex
from coder.errors import NotFound
from coder.model.coding import Coding
from coder.model.consensus import CONSENSUS
from coder.model.linkage import LinkageMention
from coder.model.snapshot import Snapshot

SITUATION = "situation"
BORROWED = "borrowed_from"
MENTION_FIELDS = {
    "scale": "scale",
    "kind": "kinds",
    "dyn": "dynamics",
    "risk": "risk",
    "rel": "relation",
    "dir": "direction",
    "step": "step",
    BORROWED: BORROWED,
}
"""Facet group -> field of the mention that holds its values."""

_PER_TURN = frozenset({SITUATION, "step"})

Unit = tuple[int, str, str]
"""Where evidence lies in its source: (start of the turn, its kind, the tie or pair of actors); only the parts that count are set."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One piece of evidence.

    Attributes:
        document_id: The source.
        unit: The turn or tie in it.
        value: Key of the situation, or value of a facet.
        users: Ids of the coders who found it, sorted.
        codings, mentions: Ids behind it, in order of the text.
        speakers: Who speaks there: ids of speakers, else names as printed.
    """

    document_id: str
    unit: Unit
    value: str
    users: tuple[str, ...]
    codings: tuple[str, ...]
    mentions: tuple[str, ...]
    speakers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Behind:
    """What stands behind some pieces of evidence: how many documents and speakers, and the ids, each once."""

    sources: int
    speakers: int
    codings: tuple[str, ...]
    mentions: tuple[str, ...]


def behind(pieces: Collection[Piece]) -> Behind:
    """What stands behind these pieces, ids in their order."""
    return Behind(
        sources=len({piece.document_id for piece in pieces}),
        speakers=len({speaker for piece in pieces for speaker in piece.speakers}),
        codings=tuple(dict.fromkeys(each for piece in pieces for each in piece.codings)),
        mentions=tuple(dict.fromkeys(each for piece in pieces for each in piece.mentions)),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class TownEvidence:
    """All that counts for one town, in order of document and place.

    Attributes:
        documents: Ids of the documents that speak of the town.
        codings, mentions: Numbers of all codings and mentions that lie in the town's text, whether or not they count.
        situations: Evidence of the situations of the dimensions.
        facets: Facet group -> evidence of its values.
        aside: Facet group (or `situation`) -> value -> why it does not count (`planned`, `denied` ...) -> ids of mentions.
        statuses: Status (or `denied`) -> ids of mentions.
        coders: Document id -> ids of the people who coded in the town's part of it.
        retired: Keys of retired codes among the evidence.
        inputs_sha256: Over every coding and mention of the town that was looked at.
    """

    town_id: str
    documents: tuple[str, ...]
    codings: int
    mentions: int
    situations: tuple[Piece, ...]
    facets: Mapping[str, tuple[Piece, ...]]
    aside: Mapping[str, Mapping[str, Mapping[str, tuple[str, ...]]]]
    statuses: Mapping[str, tuple[str, ...]]
    coders: Mapping[str, tuple[str, ...]]
    retired: tuple[str, ...]
    inputs_sha256: str


def collect(snapshot: Snapshot, frame: Frame, scopes: Scopes, town_ids: Collection[str], parameters: ProfileParameters) -> Mapping[str, TownEvidence]:
    """The evidence of each town. Reads the segments only of documents that hold some.

    Raises:
        NotFound: `parameters.users` names nobody of this project.
    """
    gathering = _Gathering(snapshot, frame, scopes, frozenset(town_ids), parameters)
    for coding in sorted(snapshot.codings, key=lambda c: (c.document_id, c.start, c.stop, c.user_id, c.id)):
        gathering.add_coding(coding)
    for mention in sorted(snapshot.mentions, key=lambda m: (m.document_id, m.start, m.stop, m.user_id, m.id)):
        gathering.add_mention(mention)
    return {town: gathering.finish(town) for town in sorted(town_ids)}


def segment_groups(frame: Frame) -> tuple[str, ...]:
    """Facet groups that passages are coded with: groups of segment codes that are neither poles nor fields of a mention."""
    groups: dict[str, None] = {}
    for code in frame.codes.values():
        group, dot, _ = code.key.partition(".")
        if dot and code.codable and code.attaches_to == "segment" and group not in MENTION_FIELDS and frame.listed.get(code.key) is None:
            groups[group] = None
    return tuple(groups)


def mention_values(mention: LinkageMention, group: str) -> tuple[str, ...]:
    """The values a mention holds in a facet group, as stored; nothing recorded gives none."""
    held = getattr(mention, MENTION_FIELDS[group])
    return tuple(dict.fromkeys(held)) if isinstance(held, tuple) else ((held,) if held else ())


def standing(mention: LinkageMention, statuses: Collection[str]) -> str:
    """Why a mention does not count: `denied`, or its status; empty if it counts."""
    if mention.polarity != "affirmed":
        return mention.polarity
    return "" if mention.status in statuses else mention.status


def tie(mention: LinkageMention) -> str:
    """What tells one tie from another: the linkage it was merged into, else the pair of actors and the kinds."""
    return mention.linkage_id or "\x1f".join((pair_of_actors(mention), *sorted(mention.kinds)))


def pair_of_actors(mention: LinkageMention) -> str:
    """What is the same for the same two actors, whichever way round."""
    return "\x1f".join(sorted(end.actor_id or end.label.strip().casefold() for end in (mention.actor_a, mention.actor_b)))


def _line(thing: Coding | LinkageMention, *said: object) -> str:
    """A coding or mention, and what was made of it, as a line of the hash over the inputs."""
    return "\t".join((thing.id, thing.document_id, str(thing.start), str(thing.stop), thing.user_id, repr(said)))


@dataclass(slots=True)
class _Found:
    users: set[str] = field(default_factory=set)
    codings: list[str] = field(default_factory=list)
    mentions: list[str] = field(default_factory=list)
    speakers: set[str] = field(default_factory=set)


_Key = tuple[str, Unit, str]


@dataclass(slots=True)
class _Town:
    codings: int = 0
    mentions: int = 0
    groups: dict[str, dict[_Key, _Found]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(_Found)))
    aside: dict[str, dict[str, dict[str, list[str]]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(lambda: defaultdict(list))))
    statuses: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    documents: set[str] = field(default_factory=set)
    coders: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    retired: set[str] = field(default_factory=set)
    inputs: list[str] = field(default_factory=list)


class _Gathering:
    """Sorts codings and mentions into pieces of evidence, town by town."""

    def __init__(self, snapshot: Snapshot, frame: Frame, scopes: Scopes, town_ids: frozenset[str], parameters: ProfileParameters) -> None:
        self._snapshot, self._frame, self._scopes, self._parameters = snapshot, frame, scopes, parameters
        self._towns = {town: _Town(documents=set(scopes.documents(town))) for town in town_ids}
        self._known = {document.id for document in snapshot.documents} - scopes.superseded
        self._counts = counting_users(snapshot, parameters)
        self._segment_groups = frozenset(segment_groups(frame))
        self._indexes: dict[str, TurnIndex] = {}

    def add_coding(self, coding: Coding) -> None:
        if coding.document_id not in self._known or not self._counts(coding.user_id):
            return
        towns = self._mine(self._scopes.at(coding.document_id, coding.start))
        code = self._frame.codes.get(coding.code_id)
        for town in towns:
            town.codings += 1
            town.inputs.append(f"counted\t{coding.id}")
            if code is not None:
                town.coders[coding.document_id].add(coding.user_id)
        if not towns or code is None or (self._parameters.unit in ("mention", "linkage") and code.key in self._frame.listed):
            return
        group = code.key.partition(".")[0]
        listed = self._frame.listed.get(code.key)
        if listed is None and group not in self._segment_groups:
            return
        turn = self._turn(coding.document_id, coding.start)
        speakers = self._speakers(coding.document_id, turn, None)
        for town in towns:
            key = (coding.document_id, (turn.start, turn.kind, ""), listed or code.key)
            found = town.groups[SITUATION if listed else group][key]
            found.users.add(coding.user_id)
            found.codings.append(coding.id)
            found.speakers.update(speakers)
            town.inputs.append(_line(coding, code.key, coding.certainty, turn.start, turn.kind, speakers))
            if code.retired:
                town.retired.add(code.key)

    def add_mention(self, mention: LinkageMention) -> None:
        if mention.document_id not in self._known or not self._counts(mention.user_id):
            return
        towns = self._mine(self._scopes.of_mention(mention))
        if not towns:
            return
        why_not = standing(mention, self._parameters.statuses)
        values = tuple(dict.fromkeys(self._values(mention)))
        turn = self._turn(mention.document_id, mention.start)
        speakers = self._speakers(mention.document_id, turn, mention.speaker_id)
        told = tie(mention)
        in_turn = (turn.start, turn.kind, "")
        per_tie = (turn.start, turn.kind, pair_of_actors(mention))
        if self._parameters.unit == "linkage":
            in_turn = per_tie = (0, "linkage", told)
        for town in towns:
            town.mentions += 1
            town.documents.add(mention.document_id)
            town.statuses[mention.status if mention.polarity == "affirmed" else mention.polarity].append(mention.id)
            if any(group == SITUATION for group, _ in values):
                town.coders[mention.document_id].add(mention.user_id)
            town.inputs.append(_line(mention, why_not, told, values, mention.confidence, mention.evidence_mode, turn.start, turn.kind, speakers))
            for group, value in values:
                if why_not:
                    town.aside[group][value][why_not].append(mention.id)
                    continue
                found = town.groups[group][mention.document_id, in_turn if group in _PER_TURN else per_tie, value]
                found.users.add(mention.user_id)
                found.mentions.append(mention.id)
                found.speakers.update(speakers)

    def finish(self, town_id: str) -> TownEvidence:
        town = self._towns[town_id]
        groups = {group: tuple(_pieces(found)) for group, found in sorted(town.groups.items())}
        aside = {
            group: {value: {why: tuple(ids) for why, ids in sorted(reasons.items())} for value, reasons in sorted(values.items())}
            for group, values in sorted(town.aside.items())
        }
        return TownEvidence(
            town_id=town_id,
            documents=tuple(sorted(town.documents & self._known)),
            codings=town.codings,
            mentions=town.mentions,
            situations=groups.pop(SITUATION, ()),
            facets=groups,
            aside=aside,
            statuses={status: tuple(ids) for status, ids in sorted(town.statuses.items())},
            coders={document: tuple(sorted(users)) for document, users in sorted(town.coders.items())},
            retired=tuple(sorted(town.retired)),
            inputs_sha256=hashlib.sha256("\n".join(sorted(town.inputs)).encode()).hexdigest(),
        )

    def _mine(self, town_ids: Iterable[str]) -> list[_Town]:
        return [self._towns[town] for town in town_ids if town in self._towns]

    def _values(self, mention: LinkageMention) -> Iterator[tuple[str, str]]:
        if self._parameters.unit != "coding":
            for reference in mention.situations:
                listed = self._frame.listed.get(reference)
                if listed:
                    yield SITUATION, listed
        for group in MENTION_FIELDS:
            for value in mention_values(mention, group):
                yield group, self._frame.value(value)

    def _turn(self, document_id: str, position: int) -> Turn:
        index = self._indexes.get(document_id)
        if index is None:
            index = self._indexes[document_id] = TurnIndex(self._snapshot.segments.get(document_id, ()))
        return index.at(position)

    def _speakers(self, document_id: str, turn: Turn, given: str | None) -> tuple[str, ...]:
        if given:
            return (given,)
        if turn.kind != "turn":
            return ()
        ids = self._snapshot.turn_speakers.get(document_id, ())
        found = ids[turn.ordinal - 1] if turn.ordinal <= len(ids) else None
        return (found,) if found else ((f"{document_id}:{turn.label}",) if turn.label else ())


def counting_users(snapshot: Snapshot, parameters: ProfileParameters) -> Callable[[str], bool]:
    """Whose work counts: the coders asked for, else every person; a machine never does unless asked for."""
    if not parameters.users:
        machines = frozenset(user.id for user in snapshot.users if user.kind != "human")
        return lambda user_id: user_id not in machines
    ids = {user.name: user.id for user in snapshot.users} | {user.id: user.id for user in snapshot.users}
    missing = [name for name in parameters.users if name not in ids]
    if missing:
        raise NotFound(
            f"no coder {missing[0]!r} in this project", f"There is: {', '.join(sorted(user.name for user in snapshot.users)) or 'nobody'}."
        )
    asked = frozenset(ids[name] for name in parameters.users) | ({CONSENSUS.id} if parameters.consensus else frozenset())
    return lambda user_id: user_id in asked


def _pieces(found: Mapping[_Key, _Found]) -> Iterator[Piece]:
    for (document, unit, value), behind in sorted(found.items(), key=lambda item: item[0]):
        yield Piece(
            document_id=document,
            unit=unit,
            value=value,
            users=tuple(sorted(behind.users)) if len(behind.users) > 1 else tuple(behind.users),
            codings=tuple(behind.codings),
            mentions=tuple(behind.mentions),
            speakers=tuple(sorted(behind.speakers)) if len(behind.speakers) > 1 else tuple(behind.speakers),
        )
