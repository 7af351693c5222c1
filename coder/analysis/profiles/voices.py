"""Who says what: the evidence of a row of a profile, by type of stakeholder."""

from collections.abc import Sequence
from dataclasses import replace

from coder.analysis.counting.quoting import Quotes
from coder.analysis.narrowing import narrowed
from coder.analysis.profiles.evidence import BORROWED, SITUATION, Piece, TownEvidence, behind, collect
from coder.analysis.profiles.frame import Frame, frame
from coder.analysis.profiles.parameters import ProfileParameters
from coder.analysis.profiles.rows import select, shown
from coder.analysis.profiles.scopes import scopes
from coder.analysis.profiles.shares import group_shares
from coder.analysis.profiles.sources import Sources
from coder.analysis.profiles.stakeholders import Stakeholders
from coder.analysis.profiles.strongest import strongest
from coder.model.snapshot import Snapshot
from coder.model.voices import Voice

DEFAULTS = ProfileParameters()


def voices(snapshot: Snapshot, town_id: str, row: str, *, parameters: ProfileParameters = DEFAULTS) -> tuple[Voice, ...]:
    """What each type of stakeholder says on a row of a town's profile, those with most evidence first.

    Shares are of the type's own evidence in the group of the row, so that many officials do not drown few firms: for a value of
    a facet over all values of the facet, for a dimension over its two poles. Of a piece that people of two types say, each has one.

    Raises:
        NotFound: the profile has no such row.
    """
    snapshot = narrowed(snapshot, parameters)
    measured_in = frame(snapshot, parameters.codebook_key)
    evidence = collect(snapshot, measured_in, scopes(snapshot), [town_id], parameters)[town_id]
    selected = [each for each in select(row, measured_in, evidence) if not each.why]
    if not selected:
        return ()
    group = selected[0].group
    asked = tuple(dict.fromkeys(each.value for each in selected))
    values = asked if group == SITUATION and len(asked) > 1 else _values(group, measured_in, evidence)
    pieces = [each for each in _pieces(group, measured_in, evidence) if group != SITUATION or each.value in values]
    stakeholders, quotes = Stakeholders(snapshot), Quotes(snapshot)
    by_type: dict[str, list[Piece]] = {}
    for piece in pieces:
        for kind in {stakeholders.of(piece.document_id, speaker) for speaker in piece.speakers or ("",)}:
            by_type.setdefault(kind, []).append(piece)
    sources = Sources(sorted({piece.document_id for piece in pieces}), {}, draws=parameters.draws, seed=parameters.seed, town_id=town_id)
    found = [_voice(kind, some, asked, values, sources, quotes, parameters) for kind, some in by_type.items()]
    return tuple(sorted(found, key=lambda each: (-each.n, each.stakeholder)))


def _voice(
    kind: str,
    pieces: Sequence[Piece],
    asked: Sequence[str],
    values: Sequence[str],
    sources: Sources,
    quotes: Quotes,
    parameters: ProfileParameters,
) -> Voice:
    told = behind(pieces)
    group = group_shares(f"voice {kind}", values, pieces, {}, sources, parameters)
    return Voice(
        stakeholder=kind,
        n=len(pieces),
        sources=told.sources,
        speakers=told.speakers,
        shares=tuple(each for each in group.shares if each.code in asked),
        quotes=strongest(pieces, asked, quotes),
    )


def _pieces(group: str, measured_in: Frame, evidence: TownEvidence) -> Sequence[Piece]:
    if group == SITUATION:
        return evidence.situations
    pieces = evidence.facets.get(group, ())
    return [replace(each, value=shown(group, each.value, measured_in)) for each in pieces] if group == BORROWED else pieces


def _values(group: str, measured_in: Frame, evidence: TownEvidence) -> tuple[str, ...]:
    if group == SITUATION:
        return measured_in.situations
    return measured_in.group_values(group) or tuple(dict.fromkeys(each.value for each in _pieces(group, measured_in, evidence)))
