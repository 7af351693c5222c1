"""How a town's profile moves from period to period."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from coder.analysis.comparing.differences import differences
from coder.analysis.comparing.periods import Period, decades, placed
from coder.analysis.narrowing import narrowed
from coder.analysis.profiles.dating import Dating
from coder.analysis.profiles.parameters import ProfileParameters
from coder.analysis.profiles.posteriors import posterior
from coder.analysis.profiles.profile import profile
from coder.model.coding import Coding
from coder.model.comparison import Difference, PeriodProfile, Trajectory
from coder.model.linkage import LinkageMention
from coder.model.profile import ModelProfile
from coder.model.snapshot import Snapshot
from coder.model.town import Town
from coder.text.edtf import years

WITHOUT_PERIOD = ("undated", "coarse", "outside")
Place = int | str


def trajectories(
    snapshot: Snapshot, town_ids: Collection[str] | None, periods: Sequence[Period], parameters: ProfileParameters
) -> tuple[Trajectory, ...]:
    """The profiles of each town (None: all) in each period; without periods, in each decade that the evidence speaks of.

    Each profile is made from the evidence of its period by the method of the whole one, gate included. A span of years counts in
    every period it surely touches; what has no period is a row of its own, and none is dropped.
    """
    kept = narrowed(snapshot, parameters)
    dating = Dating(kept)
    chosen = tuple(periods) or decades(_years(kept, dating))
    parts = _parts(kept, dating, chosen)
    by_town: Mapping[str, list[PeriodProfile]] = defaultdict(list)
    rest = replace(parameters, without=(), speakers=())
    for place in (*range(len(chosen)), *(each for each in WITHOUT_PERIOD if each in parts)):
        part = parts.get(place, replace(kept, codings=(), mentions=()))
        for found in profile(part, town_ids, parameters=rest):
            row = _row(place, chosen, found)
            if row.kind == "period" or found.codings or found.mentions:
                by_town[found.town_id].append(row)
    towns = {town.id: town for town in snapshot.towns}
    return tuple(_trajectory(towns[town_id], rows, parts, rest) for town_id, rows in by_town.items())


def _trajectory(town: Town, rows: Sequence[PeriodProfile], parts: Mapping[Place, Snapshot], parameters: ProfileParameters) -> Trajectory:
    told = [place for place, row in enumerate(rows) if row.kind == "period" and row.profile.sources]
    shift: tuple[Difference, ...] = ()
    if len(told) > 1:
        earliest, latest = (posterior(parts[place], town, parameters, stream=rows[place].label) for place in (told[0], told[-1]))
        shift = differences(latest, earliest, parameters)
    return Trajectory(
        town_id=town.id,
        town=town.name(),
        rows=tuple(rows),
        shift=shift,
        compared=(rows[told[0]].label, rows[told[-1]].label) if shift else (),
    )


def _row(place: Place, periods: Sequence[Period], found: ModelProfile) -> PeriodProfile:
    if isinstance(place, str):
        return PeriodProfile(label=place, kind=place, first=None, last=None, profile=found)
    period = periods[place]
    return PeriodProfile(label=period.label, kind="period", first=period.first, last=period.last, profile=found)


def _parts(snapshot: Snapshot, dating: Dating, periods: Sequence[Period]) -> Mapping[Place, Snapshot]:
    """The project as if only the evidence of one period had been collected, for every period (or reason to have none) with some."""
    codings: Mapping[Place, list[Coding]] = defaultdict(list)
    mentions: Mapping[Place, list[LinkageMention]] = defaultdict(list)
    for coding in snapshot.codings:
        for place in _places(dating, coding, periods):
            codings[place].append(coding)
    for mention in snapshot.mentions:
        for place in _places(dating, mention, periods):
            mentions[place].append(mention)
    return {
        place: replace(snapshot, codings=tuple(codings.get(place, ())), mentions=tuple(mentions.get(place, ()))) for place in (*codings, *mentions)
    }


def _places(dating: Dating, thing: Coding | LinkageMention, periods: Sequence[Period]) -> Iterable[Place]:
    """Indexes of the periods of a thing; without one the reason, and of several reasons the first of WITHOUT_PERIOD."""
    found = [placed(start, stop, periods) for start, stop in dating.times(thing)]
    inside = sorted({place for each in found if not isinstance(each, str) for place in each})
    return inside or [min((each for each in found if isinstance(each, str)), key=WITHOUT_PERIOD.index, default="undated")]


def _years(snapshot: Snapshot, dating: Dating) -> Iterator[tuple[int, int]]:
    things: tuple[Coding | LinkageMention, ...] = (*snapshot.codings, *snapshot.mentions)
    for thing in things:
        for when in dating.times(thing):
            yield from (meant for each in when if (meant := years(each)))
