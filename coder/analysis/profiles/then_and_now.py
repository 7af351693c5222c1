"""Results at two states of a project, both by the method and the parameters of today: what moved comes of the coding alone."""

from collections.abc import Iterator, Mapping

from coder.analysis.profiles.parameters import ProfileParameters
from coder.analysis.profiles.profile import profile
from coder.model.codebook import Code
from coder.model.profile import ModelProfile
from coder.model.revision import FigureThenAndNow, MeaningThenAndNow, TownThenAndNow
from coder.model.snapshot import Snapshot


def towns_then_and_now(then: Snapshot, now: Snapshot, parameters: ProfileParameters) -> tuple[TownThenAndNow, ...]:
    """The results of every town of today."""
    known = {town.id for town in now.towns}
    before = {each.town_id: each for each in profile(then, [town.id for town in then.towns if town.id in known], parameters=parameters)}
    return tuple(_town(before.get(each.town_id), each) for each in profile(now, parameters=parameters))


def codes_then_and_now(then: Snapshot, now: Snapshot) -> tuple[MeaningThenAndNow, ...]:
    """The codes that are not what they were, by key."""
    before, after = ({code.id: code for code in each.codes if code.codable} for each in (then, now))
    rows = ((after.get(identity) or before[identity], _what(before.get(identity), after.get(identity))) for identity in {**before, **after})
    return tuple(sorted((MeaningThenAndNow(key=code.key, what=what) for code, what in rows if what), key=lambda row: row.key))


def _what(then: Code | None, now: Code | None) -> str:
    if then is None:
        return "made"
    if now is None:
        return "removed"
    if now.retired and not then.retired:
        return "retired"
    return "redefined" if then.meaning != now.meaning else ""


def _town(then: ModelProfile | None, now: ModelProfile) -> TownThenAndNow:
    behind_then, behind_now = (_evidence(each) if each else {} for each in (then, now))
    return TownThenAndNow(
        town_id=now.town_id,
        town=now.town,
        then=then.verdict if then else None,
        now=now.verdict,
        figures=tuple(_figures(then, now)),
        gained=tuple(each for each in behind_now if each not in behind_then),
        lost=tuple(each for each in behind_then if each not in behind_now),
    )


def _evidence(each: ModelProfile) -> Mapping[str, None]:
    return dict.fromkeys(one for share in each.situations for one in (*share.codings, *share.mentions))


def _figures(then: ModelProfile | None, now: ModelProfile) -> Iterator[FigureThenAndNow]:
    held, holds = _held(then) if then else {}, _held(now)
    for name in {**holds, **held}:
        old, new = held.get(name), holds.get(name)
        yield FigureThenAndNow(
            name=name,
            then=old[0] if old else None,
            now=new[0] if new else None,
            n_then=old[1] if old else 0,
            n_now=new[1] if new else 0,
        )


def _held(each: ModelProfile) -> Mapping[str, tuple[float, int]]:
    """Name of a figure -> its value and its evidence."""
    thetas = {name: (contrast.theta, contrast.n_first + contrast.n_second) for name, contrast in each.contrasts.items()}
    return {**thetas, **{share.code: (share.share, share.n) for share in each.situations}}
