"""What policy texts say of a town beside what people say of it, code by code, apart: a document prescribes and announces, an interview tells.

In shares and contrasts both count as they are coded; here they stand side by side, so that nobody takes one for the other.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from coder.analysis.profiles.evidence import Piece, TownEvidence, counting_users
from coder.analysis.profiles.parameters import ProfileParameters
from coder.analysis.profiles.scopes import Scopes
from coder.analysis.turns import TurnIndex
from coder.model.coding import Coding
from coder.model.profile import Beside, PolicyEvidence
from coder.model.snapshot import Snapshot
from coder.text.policy.modality import Scale, scale_of

POLICY = "policy"


@dataclass(slots=True)
class _Counted:
    """Places (document, start of the turn or clause) of one code, with how strongly the written ones bind, and what stands behind these."""

    spoken: set[tuple[str, int]] = field(default_factory=set)
    written: dict[tuple[str, int], int | None] = field(default_factory=dict)
    codings: list[str] = field(default_factory=list)
    mentions: list[str] = field(default_factory=list)

    def bind(self, place: tuple[str, int], level: int | None) -> None:
        """A clause binds as its strongest coded words do."""
        known = [each for each in (self.written.get(place), level) if each is not None]
        self.written[place] = max(known, default=None)


def policy_evidence(
    snapshot: Snapshot, where: Scopes, evidence: TownEvidence, parameters: ProfileParameters, situations: tuple[str, ...]
) -> PolicyEvidence | None:
    """The codes given in the town's policy texts, each beside how often it is given elsewhere; None where no policy text speaks of the town.

    Args:
        situations: Keys of the situations, which come first, in their order.
    """
    policy = {document.id: document.title for document in snapshot.documents if document.kind == POLICY}
    texts = {each: policy[each] for each in evidence.documents if each in policy}
    if not texts:
        return None
    codings = _codings(snapshot, where, evidence, parameters)
    scale = next((found for book in snapshot.codebooks if (found := scale_of(book))), None)
    counted = _counted(snapshot, evidence.situations, codings, policy, scale)
    written = {key: each for key, each in counted.items() if each.written}
    order = (*(key for key in situations if key in written), *sorted({*written} - {*situations}, key=lambda key: (-len(written[key].written), key)))
    return PolicyEvidence(
        documents=texts,
        codings=sum(coding.document_id in policy for coding in codings),
        rows=tuple(_beside(key, written[key], scale.names if scale else {}) for key in order),
    )


def _codings(snapshot: Snapshot, where: Scopes, evidence: TownEvidence, parameters: ProfileParameters) -> list[Coding]:
    """The codings that count and lie where a text speaks of the town, in order."""
    counts, documents = counting_users(snapshot, parameters), frozenset(evidence.documents)
    found = [each for each in snapshot.codings if each.document_id in documents and counts(each.user_id)]
    here = (each for each in found if evidence.town_id in where.at(each.document_id, each.start))
    return sorted(here, key=lambda each: (each.document_id, each.start, each.stop, each.id))


def _counted(
    snapshot: Snapshot, pieces: tuple[Piece, ...], codings: list[Coding], policy: Mapping[str, str], scale: Scale | None
) -> dict[str, _Counted]:
    """Situations as they count in the profile; every other code once in a turn or clause."""
    counted: dict[str, _Counted] = {}
    for piece in pieces:
        found, place = counted.setdefault(piece.value, _Counted()), (piece.document_id, piece.unit[0])
        if piece.document_id in policy:
            found.bind(place, None)
            found.codings += piece.codings
            found.mentions += piece.mentions
        else:
            found.spoken.add(place)
    situations = frozenset(counted)
    keys = {code.id: code.key for code in snapshot.codes}
    indexes: dict[str, TurnIndex] = {}
    for coding in codings:
        if coding.document_id not in indexes:
            indexes[coding.document_id] = TurnIndex(snapshot.segments.get(coding.document_id, ()))
        key, place = keys.get(coding.code_id, ""), (coding.document_id, indexes[coding.document_id].at(coding.start).start)
        found = counted.setdefault(key, _Counted())
        if coding.document_id not in policy:
            found.spoken.update(() if key in situations else (place,))
        elif place in found.written or key not in situations:
            said = scale.of(snapshot.texts[coding.document_id][coding.start : coding.stop]) if scale else None
            found.bind(place, said[0] if said else None)
            found.codings.append(coding.id)
    return counted


def _beside(key: str, found: _Counted, names: Mapping[int, str]) -> Beside:
    levels = [level for level in found.written.values() if level is not None]
    return Beside(
        code=key,
        written=len(found.written),
        written_sources=len({document for document, _ in found.written}),
        spoken=len(found.spoken),
        spoken_sources=len({document for document, _ in found.spoken}),
        binding={names[level]: levels.count(level) for level in sorted(set(levels), reverse=True)},
        codings=tuple(dict.fromkeys(found.codings)),
        mentions=tuple(dict.fromkeys(found.mentions)),
    )
