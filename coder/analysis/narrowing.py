"""A project as if some sources, or what some people say, had not been collected."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from coder.analysis.agreement.consensus import consensus, is_consensus
from coder.analysis.profiles.parameters import ProfileParameters
from coder.analysis.profiles.stakeholders import Stakeholders
from coder.analysis.turns import TurnIndex
from coder.errors import Ambiguous, NotFound
from coder.model.document import Document, Segment
from coder.model.snapshot import Snapshot

SPEAKER_KEYS = ("role", "speaker", "actor", "stakeholder")

Says = Callable[[str, str | None], bool]
"""Whether what a speaker (id, or None) says in a document counts."""


def narrowed(snapshot: Snapshot, parameters: ProfileParameters) -> Snapshot:
    """The project without the documents and without what the speakers say that `parameters` leaves out; of a consensus only that.

    Raises:
        NotFound, Ambiguous: no such document, several of that title, or nothing of that name is known of speakers.
    """
    if parameters.without:
        snapshot = _without_documents(snapshot, left_out(snapshot, parameters.without))
    if parameters.consensus and not is_consensus(snapshot):
        snapshot, _ = consensus(snapshot, parameters)
    return _only_speakers(snapshot, _counting_speakers(snapshot, parameters.speakers)) if parameters.speakers else snapshot


def only_documents(snapshot: Snapshot, kept: Collection[str]) -> Snapshot:
    """The project without the documents but these, by id."""
    return _without_documents(snapshot, frozenset(each.id for each in snapshot.documents) - frozenset(kept))


def left_out(snapshot: Snapshot, references: Sequence[str]) -> frozenset[str]:
    """Ids of the documents with these ids or titles, and of all their revisions.

    Raises:
        NotFound, Ambiguous: there is none, or several.
    """
    chosen = {_document(snapshot, each).id for each in references}
    links = [(each.id, each.revision_of) for each in snapshot.documents if each.revision_of]
    while more := {end for pair in links if not chosen.isdisjoint(pair) for end in pair if end} - chosen:
        chosen |= more
    return frozenset(chosen)


def _document(snapshot: Snapshot, reference: str) -> Document:
    found = [each for each in snapshot.documents if reference == each.id] or [each for each in snapshot.documents if reference == each.title]
    if not found:
        raise NotFound(f"no document {reference!r} in this project", "`coder documents PROJECT` lists them.")
    if len(found) > 1:
        raise Ambiguous(f"{len(found)} documents are titled {reference!r}", f"Say which: {', '.join(each.id for each in found)}.")
    return found[0]


def _without_documents(snapshot: Snapshot, gone: frozenset[str]) -> Snapshot:
    return replace(
        snapshot,
        documents=tuple(each for each in snapshot.documents if each.id not in gone),
        codings=tuple(each for each in snapshot.codings if each.document_id not in gone),
        mentions=tuple(each for each in snapshot.mentions if each.document_id not in gone),
        town_scopes=tuple(each for each in snapshot.town_scopes if each.document_id not in gone),
    )


def _only_speakers(snapshot: Snapshot, counts: Says) -> Snapshot:
    """Codings and mentions of what these speakers say; the turns of others are gone, so that they are not compared between coders."""
    segments = _Turns(snapshot, counts)
    kept: dict[str, TurnIndex] = {}

    def said(document_id: str, start: int) -> bool:
        if document_id not in kept:
            kept[document_id] = TurnIndex(each for each in segments[document_id] if each.kind == "turn")
        return kept[document_id].at(start).kind == "turn"

    return replace(
        snapshot,
        segments=segments,
        codings=tuple(each for each in snapshot.codings if said(each.document_id, each.start)),
        mentions=tuple(
            each
            for each in snapshot.mentions
            if (counts(each.document_id, each.speaker_id) if each.speaker_id else said(each.document_id, each.start))
        ),
    )


class _Turns(Mapping[str, tuple[Segment, ...]]):
    """The segments of every document, without the turns of those who do not count."""

    def __init__(self, snapshot: Snapshot, counts: Says) -> None:
        self._snapshot, self._counts = snapshot, counts
        self._kept: dict[str, tuple[Segment, ...]] = {}

    def __getitem__(self, document_id: str) -> tuple[Segment, ...]:
        if document_id not in self._kept:
            ids = self._snapshot.turn_speakers.get(document_id, ())
            self._kept[document_id] = tuple(
                each
                for each in self._snapshot.segments.get(document_id, ())
                if each.kind != "turn" or self._counts(document_id, ids[each.ordinal - 1] if each.ordinal <= len(ids) else None)
            )
        return self._kept[document_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._snapshot.segments)

    def __len__(self) -> int:
        return len(self._snapshot.segments)


def _counting_speakers(snapshot: Snapshot, conditions: Sequence[str]) -> Says:
    wanted: dict[str, set[str]] = {}
    for condition in conditions:
        key, _, value = condition.partition("=")
        wanted.setdefault(key.strip(), set()).add(value.strip())
    known = {key: _held(snapshot, key) for key in wanted if key != "stakeholder"}
    stakeholders = Stakeholders(snapshot)

    def counts(document_id: str, speaker: str | None) -> bool:
        if not speaker:
            return False
        held = {key: values.get(speaker, frozenset()) for key, values in known.items()}
        held["stakeholder"] = frozenset({stakeholders.of(document_id, speaker)})
        return all(not values.isdisjoint(held[key]) for key, values in wanted.items())

    return counts


def _held(snapshot: Snapshot, key: str) -> Mapping[str, frozenset[str]]:
    """Speaker id -> what is known of the speaker under a key."""
    if key == "role":
        return {each.id: frozenset({each.role}) for each in snapshot.speakers}
    if key == "speaker":
        return {each.id: frozenset({each.id, each.name}) for each in snapshot.speakers}
    if key == "actor":
        codes = {code.id: code.key for code in snapshot.codes}
        kinds = {actor.id: frozenset({actor.kind, codes.get(actor.kind, actor.kind)}) for actor in snapshot.actors}
        return {each.id: kinds.get(each.actor_id or "", frozenset()) for each in snapshot.speakers}
    variable = next((each for each in snapshot.attribute_defs if each.target_kind == "speaker" and each.key == key), None)
    if variable is None:
        there = [*SPEAKER_KEYS, *(each.key for each in snapshot.attribute_defs if each.target_kind == "speaker")]
        raise NotFound(f"nothing named {key!r} is known of speakers", f"There is: {', '.join(dict.fromkeys(there))}.")
    return {each.target_id: frozenset({each.value}) for each in snapshot.attributes if each.def_id == variable.id}
