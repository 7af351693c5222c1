"""Cases and their memberships: towns by their profiles and variables, or dated episodes by what their mentions carry."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from coder.analysis.comparing.episodes import episodes
from coder.analysis.networks.network import Names
from coder.analysis.profiles.membership import calibrate
from coder.analysis.profiles.parameters import ProfileParameters
from coder.analysis.profiles.profile import profile
from coder.errors import InvalidValue, NotFound
from coder.model.episode import CaseTable, Episode
from coder.model.profile import ModelProfile, Share
from coder.model.snapshot import Snapshot

Anchors = tuple[float, float, float]
TRUTH = {"true": 1.0, "yes": 1.0, "是": 1.0, "false": 0.0, "no": 0.0, "否": 0.0}


@dataclass(frozen=True, slots=True)
class _Value:
    """The value of one case: None with the reason, or a number and whether it is a membership already."""

    number: float | None
    why_not: str = ""
    member: bool = False
    anchors: Anchors | None = None
    evidence: tuple[str, ...] = ()


@dataclass(slots=True)
class _Column:
    values: dict[str, _Value] = field(default_factory=dict)


def case_table(
    snapshot: Snapshot,
    of: str,
    names: Sequence[str],
    anchors: Mapping[str, Anchors],
    parameters: ProfileParameters,
) -> CaseTable:
    """The memberships of all towns, or of all dated episodes, in sets.

    Args:
        names: Of towns: a dimension (theta, calibrated at the project's anchors), an ideal type (its strict score), a situation or value of
            a facet (its share), a variable of towns. Of episodes: a code that their mentions carry.
        anchors: Name -> out, cross-over and in, for Ragin's direct method; shares and variables beyond 0 to 1 need them.

    Raises:
        NotFound: a name means nothing.
        InvalidValue: a set needs anchors, or has some that are not in order.
    """
    if of == "episodes":
        columns = _of_episodes(snapshot, names, parameters)
    else:
        columns = _of_towns(snapshot, names, parameters)
    cases = list(next(iter(columns.values())).values) if columns else []
    dropped: dict[str, str] = {}
    for name, column in columns.items():
        for case, value in column.values.items():
            if value.number is None:
                dropped.setdefault(case, f"{name}: {value.why_not}")
    kept = tuple(case for case in cases if case not in dropped)
    raw = {name: np.array([column.values[case].number for case in kept], dtype=float) for name, column in columns.items()}
    calibrated = {name: _calibrated(name, [column.values[case] for case in kept], raw[name], anchors, parameters) for name, column in columns.items()}
    return CaseTable(
        of=of,
        cases=kept,
        raw={name: tuple(values.round(6).tolist()) for name, values in raw.items()},
        columns={name: tuple(np.asarray(values).round(6).tolist()) for name, (values, _) in calibrated.items()},
        calibrated={name: how for name, (_, how) in calibrated.items()},
        dropped={case: dropped[case] for case in cases if case in dropped},
        evidence={case: {name: column.values[case].evidence for name, column in columns.items()} for case in kept},
    )


def _calibrated(
    name: str, values: Sequence[_Value], raw: np.ndarray, anchors: Mapping[str, Anchors], parameters: ProfileParameters
) -> tuple[np.ndarray, str]:
    own = next((value.anchors for value in values if value.anchors), None)
    chosen = anchors.get(name, own)
    if chosen:
        out, crossover, into = chosen
        if not out < crossover < into:
            raise InvalidValue(f"the anchors of {name} are {out:g}, {crossover:g}, {into:g}", "Give three rising numbers: out, cross-over, in.")
        return calibrate(raw, out=out, crossover=crossover, into=into, inclusion=parameters.inclusion), f"anchors {out:g}, {crossover:g}, {into:g}"
    if all(value.member for value in values) or not len(raw):
        return raw, "membership"
    what = "is a share" if raw.min() >= 0 and raw.max() <= 1 else f"has values from {raw.min():g} to {raw.max():g}"
    raise InvalidValue(f"{name} {what}, no membership", f"Say when it is out, at the cross-over and in: --calibrate {name}=OUT,CROSS,IN.")


def _of_towns(snapshot: Snapshot, names: Sequence[str], parameters: ProfileParameters) -> Mapping[str, _Column]:
    profiles = profile(snapshot, parameters=parameters)
    variables = _variables(snapshot)
    columns: dict[str, _Column] = {}
    for name in names:
        column = columns[name] = _Column()
        for each in profiles:
            column.values[each.town] = _of_town(each, name, variables, parameters)
    return columns


def _of_town(each: ModelProfile, name: str, variables: Mapping[str, Mapping[str, str]], parameters: ProfileParameters) -> _Value:
    contrast = each.contrasts.get(name)
    if contrast is not None:
        evidence = tuple(one for share in each.situations for one in (*share.codings, *share.mentions))
        enough = contrast.sources >= parameters.min_sources
        why = f"evidence from {contrast.sources} of {parameters.min_sources} sources"
        return _Value(contrast.theta if enough else None, why, anchors=parameters.anchors, evidence=evidence)
    if name in each.types:
        enough = all(one.sources >= parameters.min_sources for one in each.contrasts.values())
        return _Value(each.types[name][0] if enough else None, f"not all dimensions have evidence from {parameters.min_sources} sources", member=True)
    for shares in (each.situations, *each.facets.values()):
        found = next((share for share in shares if name in (share.code, share.code.partition(".")[2])), None)
        if found is not None:
            return _of_share(found, shares, parameters)
    if name in variables:
        return _of_variable(variables[name].get(each.town_id, ""), name)
    known = [*each.contrasts, *each.types, *(share.code for share in each.situations), *variables]
    raise NotFound(f"nothing named {name!r} is known of towns", f"There is: {', '.join(known)}, and the values of facets such as scale.global.")


def _of_share(found: Share, shares: Sequence[Share], parameters: ProfileParameters) -> _Value:
    sources = max(share.sources for share in shares)
    enough = sources >= parameters.min_sources
    return _Value(
        found.share if enough else None, f"evidence from {sources} of {parameters.min_sources} sources", evidence=(*found.codings, *found.mentions)
    )


def _variables(snapshot: Snapshot) -> Mapping[str, Mapping[str, str]]:
    """Key of a variable of towns -> town id -> value."""
    keys = {each.id: each.key for each in snapshot.attribute_defs if each.target_kind == "town"}
    found: dict[str, dict[str, str]] = {key: {} for key in keys.values()}
    for each in snapshot.attributes:
        if each.def_id in keys:
            found[keys[each.def_id]][each.target_id] = each.value
    return found


def _of_variable(text: str, name: str) -> _Value:
    if not text:
        return _Value(None, "no value")
    try:
        number = TRUTH[text.casefold()] if text.casefold() in TRUTH else float(text)
    except ValueError:
        raise InvalidValue(f"{name} has the value {text!r}, no number", "Take a variable whose values are numbers, or yes and no.") from None
    return _Value(number, member=0 <= number <= 1)


def _of_episodes(snapshot: Snapshot, names: Sequence[str], parameters: ProfileParameters) -> Mapping[str, _Column]:
    known = {code.key for code in snapshot.codes}
    unknown = [name for name in names if name not in known]
    if unknown:
        raise NotFound(f"no code {unknown[0]!r} in this project", "Of episodes name codes, such as step.institutionalisation or dyn.government_led.")
    dated = [each for each in episodes(snapshot, None, parameters) if any(step.began for step in each.steps.values())]
    carried = dict(zip(_labels(dated), (_carried(each, snapshot) for each in dated), strict=True))
    columns = {name: _Column() for name in names}
    for case, codes in carried.items():
        for name, column in columns.items():
            column.values[case] = _Value(float(name in codes), member=True, evidence=codes.get(name, ()))
    return columns


def _labels(found: Sequence[Episode]) -> Iterator[str]:
    """A name for each episode; the second of one name gets its number."""
    seen: dict[str, int] = {}
    for each in found:
        label = f"{each.town}: {each.label}"
        seen[label] = seen.get(label, 0) + 1
        yield label if seen[label] == 1 else f"{label} ({seen[label]})"


def _carried(episode: Episode, snapshot: Snapshot) -> Mapping[str, tuple[str, ...]]:
    """Key of a code -> ids of the mentions of the episode that carry it, its step among them."""
    named = Names(snapshot)
    behind = {identity: step for step, told in episode.steps.items() for identity in told.mentions}
    found: dict[str, list[str]] = {}
    for each in snapshot.mentions:
        if each.id in behind:
            held = (*each.situations, *each.kinds, each.scale, each.dynamics, each.risk, each.relation, each.direction)
            for key in {behind[each.id], *(named.key(one) for one in held if one)}:
                found.setdefault(key, []).append(each.id)
    return {key: tuple(ids) for key, ids in found.items()}
