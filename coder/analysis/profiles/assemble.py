"""One town's profile put together from its parts."""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

import numpy as np

from coder.analysis.agreement.coders_of_documents import Coders
from coder.analysis.counting.quoting import Quotes
from coder.analysis.profiles.contrasts import DimensionDraws, count_dimensions, draw_dimension
from coder.analysis.profiles.draws import interval
from coder.analysis.profiles.evidence import SITUATION, TownEvidence, behind
from coder.analysis.profiles.facets import facet_groups, measures
from coder.analysis.profiles.frame import Frame
from coder.analysis.profiles.headline import headline
from coder.analysis.profiles.hints import NO_HINTS, Hints, hints
from coder.analysis.profiles.needs import completed
from coder.analysis.profiles.parameters import ProfileParameters
from coder.analysis.profiles.policy_evidence import policy_evidence
from coder.analysis.profiles.reference import compare
from coder.analysis.profiles.reliability import agreement, town_coders, undecided
from coder.analysis.profiles.scopes import Scopes
from coder.analysis.profiles.shares import group_shares
from coder.analysis.profiles.sources import Sources
from coder.analysis.profiles.stakeholders import Stakeholders, stakeholder_types
from coder.analysis.profiles.watermark import counted_in, watermarked
from coder.model.consensus import Consensus
from coder.model.profile import Agreement, Contrast, ModelProfile, Share
from coder.model.snapshot import Snapshot
from coder.model.suggestion import Suggestion
from coder.model.town import Town

METHOD = "profile@2"


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What the profiles of all towns share; `without`: titles of the documents left out; `suggestions`: those that count, None: none does;
    `agreed`: what the consensus that counts is made of, None: each coder's own work counts; `counts`, `read`: see `town_coders`."""

    snapshot: Snapshot
    frame: Frame
    scopes: Scopes
    codebook_sha256: str
    parameters: ProfileParameters
    quotes: Quotes
    stakeholders: Stakeholders
    counts: Callable[[str, str], bool]
    read: Coders
    without: tuple[str, ...] = ()
    suggestions: tuple[Suggestion, ...] | None = None
    agreed: Consensus | None = None


def town_profile(town: Town, evidence: TownEvidence, setting: Setting) -> ModelProfile:
    """The profile of a town from its evidence."""
    frame, parameters = setting.frame, setting.parameters
    beside = NO_HINTS
    if setting.suggestions is not None:
        beside = hints(setting.snapshot, frame, setting.scopes, evidence, setting.suggestions, parameters)
    told = {piece.document_id for piece in chain(evidence.situations, *evidence.facets.values())}
    documents = sorted(told | {hint.document_id for some in beside.values() for hint in some})
    types = stakeholder_types(setting.snapshot, documents)
    sources = Sources(documents, types, draws=parameters.draws, seed=parameters.seed, town_id=town.id)
    drawn = [
        draw_dimension(counts, dimension.id, sources, parameters)
        for counts, dimension in zip(count_dimensions(evidence.situations, frame, beside.get(SITUATION, ())), frame.dimensions, strict=True)
    ]
    head = headline(drawn, frame, sources, parameters)
    aside = evidence.aside.get(SITUATION, {})
    mix = group_shares(SITUATION, frame.situations, evidence.situations, aside, sources, parameters, beside.get(SITUATION, ()))
    groups = facet_groups(evidence, frame, sources, parameters, beside)
    coders = town_coders(evidence, setting.counts, setting.read)
    alphas = agreement(setting.snapshot, evidence, frame, setting.scopes, sources, coders, parameters.unit)
    counted = None if setting.suggestions is None else counted_in(beside, setting.suggestions)
    known = {each.code: each.alpha for each in alphas if each.alpha is not None}
    return ModelProfile(
        town_id=town.id,
        town=town.name(),
        documents=len(evidence.documents),
        codings=evidence.codings,
        mentions=evidence.mentions,
        situations=_with_alphas(mix.shares, known),
        contrasts=_contrasts(drawn, evidence, known, setting),
        facets={name: _with_alphas(group.shares, known) for name, group in groups.items()},
        corners=head.corners,
        types=head.types,
        verdict=completed(head.verdict, drawn, evidence, sources, setting.stakeholders, frame, parameters),
        sensitivity=head.sensitivity,
        parameters=_printed(evidence, setting, types, beside, coders),
        notes=watermarked(
            (*_coder_notes(drawn, alphas, frame, parameters), *_source_notes(town, evidence, setting, sources.stratified(documents))), counted
        ),
        softer=head.softer,
        measures=measures(groups, parameters),
        statuses={status: len(ids) for status, ids in evidence.statuses.items()},
        agreement=alphas,
        tentative=bool(undecided(alphas, frame.situations, parameters.alpha_floor)),
        reference=compare(groups, known, setting.quotes, frame, parameters),
        sources=len({piece.document_id for piece in evidence.situations}),
        codebook=frame.codebook.key,
        suggested=counted,
        policy=policy_evidence(setting.snapshot, setting.scopes, evidence, parameters, frame.situations),
    )


def _with_alphas(shares: Sequence[Share], alphas: Mapping[str, float]) -> tuple[Share, ...]:
    return tuple(replace(share, alpha=alphas.get(share.code)) for share in shares)


def _contrasts(drawn: Sequence[DimensionDraws], evidence: TownEvidence, alphas: Mapping[str, float], setting: Setting) -> Mapping[str, Contrast]:
    found = {}
    frame, parameters = setting.frame, setting.parameters
    for dimension, each in zip(frame.dimensions, drawn, strict=True):
        low, _, high = interval(each.theta, parameters.level)
        first, second = dimension.poles
        codes = {code for pole in dimension.poles.values() for code in pole}
        told = behind([piece for piece in evidence.situations if piece.value in codes])
        found[dimension.id] = Contrast(
            dimension=dimension.id,
            first=first,
            second=second,
            theta=round(each.mean, 6),
            low=round(float(low), 6),
            high=round(float(high), 6),
            n_first=each.counts.n_first,
            n_second=each.counts.n_second,
            sources=each.counts.sources,
            speakers=told.speakers,
            codings=told.codings,
            mentions=told.mentions,
            alpha=min((alphas[code] for code in codes if code in alphas), default=None),
        )
    return found


def _printed(evidence: TownEvidence, setting: Setting, types: Mapping[str, str], beside: Hints, coders: Coders) -> Mapping[str, object]:
    """Everything that fixes the numbers; the inputs are the evidence, the stakeholder type of each source, the suggestions that count, and who
    is a coder of a document where that is not just who found something in it."""
    book = setting.frame.codebook
    others = ((document, sorted(users)) for document, users in sorted(coders.items()) if users != set(evidence.coders[document]))
    inputs = "\n".join(
        (
            evidence.inputs_sha256,
            *(f"{document}\t{kind}" for document, kind in sorted(types.items())),
            *(repr(each) for each in beside.items()),
            *(f"{document}\t{' '.join(users)}" for document, users in others),
        )
    )
    return {
        **setting.parameters.record(),
        "method": METHOD,
        **({} if setting.suggestions is None else {"suggested": True}),
        "numpy": np.__version__,
        "codebook_key": book.key,
        "codebook_version": book.stamp,
        "codebook_sha256": setting.codebook_sha256,
        "inputs_sha256": hashlib.sha256(inputs.encode()).hexdigest(),
    }


def _coder_notes(drawn: Sequence[DimensionDraws], alphas: Sequence[Agreement], frame: Frame, parameters: ProfileParameters) -> Iterator[str]:
    """What is known of the coders' agreement."""
    low = undecided(alphas, frame.situations, parameters.alpha_floor)
    if low:
        listed = ", ".join(f"{code} {alpha:.2f}" for code, alpha in low.items())
        yield f"tentative: the coders agree too little (Krippendorff's alpha below {parameters.alpha_floor}): {listed}"
    if parameters.consensus:
        yield "what the coders agree on, and what was adjudicated, counts in the place of their own work"
        return
    unknown = [dimension.id for dimension, each in zip(frame.dimensions, drawn, strict=True) if each.errors is None]
    if len(unknown) == len(drawn):
        yield "coder disagreement is unknown: no turn with a situation is coded by two people"
    elif unknown:
        yield f"coder disagreement is unknown on {', '.join(unknown)}: no turn is coded there by two people"


def _open_notes(rule: str, number: int) -> Iterator[str]:
    """What counts of the disagreements that are not decided."""
    if rule == "unanimous":
        yield f"disagreements of the coders that are not decided, of which only what is common to all counts: {number}"
    elif rule == "majority":
        yield f"disagreements of the coders that are not decided, of which what a majority has counts: {number}"
    else:
        yield f"disagreements of the coders that are not decided, of which nothing counts: {number}"


def _source_notes(town: Town, evidence: TownEvidence, setting: Setting, stratified: bool) -> Iterator[str]:
    """What is particular about the sources."""
    if setting.agreed and setting.agreed.open:
        yield from _open_notes(setting.agreed.rule, setting.agreed.open)
    if setting.parameters.without:
        yield f"documents left out: {', '.join(setting.without)}"
    if setting.parameters.speakers:
        yield f"only what some people say counts: {', '.join(setting.parameters.speakers)}"
    titles = {document.id: document.title for document in setting.snapshot.documents}
    whole = setting.scopes.whole
    shared = sorted(titles[each] for each in evidence.documents if len(whole.get(each, ())) > 1 and town.id in whole[each])
    if shared:
        yield f"documents that speak of several towns as a whole count for each of them: {', '.join(shared)}"
    if evidence.retired:
        yield f"codes that are retired still count where they were given: {', '.join(evidence.retired)}"
    if stratified:
        yield "sources are weighted within their stakeholder types"
