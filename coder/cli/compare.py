"""coder compare"""

from collections.abc import Iterator, Mapping
from itertools import combinations
from pathlib import Path
from typing import Any

import click

from coder.cli.parameters import reading
from coder.cli.printing import shapes
from coder.cli.printing.render import line, lines, percent, print_json, table
from coder.cli.profiling.lines import headline
from coder.cli.profiling.options import profile_options, varied
from coder.cli.session import opened
from coder.model.comparison import Comparison, Difference
from coder.model.profile import ModelProfile

SHADES = " .:-=+*#%@"
INSUFFICIENT = "·"
FEW = 6
"""With more towns than these only the nearest of each is told; JSON has all distances."""
STANDINGS = ("active", "ended", "wished", "planned", "failed", "counterfactual", "denied")


@click.command()
@reading
@click.argument("towns", nargs=-1, metavar="[TOWN]...")
@profile_options
def compare(project: Path, towns: tuple[str, ...], as_json: bool, **given: Any) -> None:
    """TOWNs (or all) beside each other, like beside like; of two towns, also how their shares differ, with intervals.

    A cell shows the share of a situation in the town's evidence, darker for more, and the number of sources; `·` stands where the evidence is
    from too few sources. `coder profile PROJECT TOWN --explain SITUATION` shows the quotes behind a cell.
    """
    with opened(project) as opened_project:
        parameters = opened_project.parameters.varied(varied(given))
        found = opened_project.analyses.compare(*towns, parameters=parameters)
        short = {code.key: code.mnemonic for code in opened_project.codebooks.codes()}
        pair = [each.town_id for each in found.profiles]
        gaps = opened_project.analyses.difference(*pair, parameters=parameters) if len(pair) == 2 else ()
    if as_json:
        print_json(_shape(found, gaps))
        return
    if not found.profiles:
        line("No town yet. Make one with: coder towns PROJECT add NAME, then coder towns PROJECT assign DOCUMENT NAME")
        return
    _print_heat_map(found, short)
    line()
    lines(_order(found))
    lines(_reference(found))
    lines(_standings(found))
    if gaps:
        lines(difference_lines(gaps, found.profiles[0].town, found.profiles[1].town, parameters.level))


def difference_lines(gaps: tuple[Difference, ...], first: str, second: str, level: float) -> Iterator[str]:
    """One line for each share: both, the difference with its interval, and how sure its sign is."""
    yield f"{first} less {second}: difference of shares [{level:.0%} interval of the posterior], probability that {first} has more"
    for gap in gaps:
        interval = f"{_points(gap.difference)} [{_points(gap.low)}, {_points(gap.high)}]"
        few = "" if gap.sufficient else f"  {INSUFFICIENT} too few sources ({gap.sources[0]} and {gap.sources[1]})"
        yield f"    {gap.name:<30} {percent(gap.first):>5} and {percent(gap.second):>5}: {interval}, p = {gap.p:.2f}{few}"


def _points(share: float) -> str:
    return f"{round(share * 100):+d}"


def _print_heat_map(found: Comparison, short: Mapping[str, str]) -> None:
    codes = [share.code for share in found.profiles[0].situations]
    heads = [short.get(code) or code.rpartition(".")[2] for code in codes]
    rows = [(each.town, *_cells(each, each.town_id in found.sufficient), each.sources) for each in found.profiles]
    table(rows, ("town", *heads, "sources"))
    line("; ".join(f"{head} {code}" for head, code in zip(heads, codes, strict=True)))
    for each in found.profiles:
        line(f"{each.town}: {headline(each)}")


def _cells(each: ModelProfile, sufficient: bool) -> Iterator[str]:
    for share in each.situations:
        shade = SHADES[min(len(SHADES) - 1, round(share.share * 2 * (len(SHADES) - 1)))] if sufficient else INSUFFICIENT
        yield f"{shade * 2} {round(share.share * 100):>2}% s{share.sources}"


def _order(found: Comparison) -> Iterator[str]:
    yield f"A shade is the share (from `{SHADES[0]}` none to `{SHADES[-1]}` half and more), s the sources; {INSUFFICIENT} too few sources."
    if len(found.sufficient) > 1:
        yield f"Order: {found.ordered_by}."
        names = {each.town_id: each.town for each in found.profiles}
        for one, other in pairs_told(found):
            yield f"    {names[one]} - {names[other]}: {found.distances[one, other]:.2f}"


def pairs_told(found: Comparison) -> Iterator[tuple[str, str]]:
    """All pairs of few towns; of many, each with the one nearest to it."""
    if len(found.sufficient) <= FEW:
        yield from combinations(found.sufficient, 2)
        return
    for one in found.sufficient:
        yield one, min((each for each in found.sufficient if each != one), key=lambda other: found.distances[one, other])


def _reference(found: Comparison) -> Iterator[str]:
    for kind in found.profiles[0].reference:
        yield f"Against the comparison table, column {kind}:"
        for number, row in enumerate(found.profiles[0].reference[kind]):
            verdicts = ", ".join(f"{each.town} {each.reference[kind][number].verdict}" for each in found.profiles)
            yield f"    {row.row:<34} {verdicts}"


def _standings(found: Comparison) -> Iterator[str]:
    names = {each.town_id: each.town for each in found.profiles}
    if not found.standings:
        return
    yield "Linkage mentions by situation, active beside wished and planned:"
    for each in found.standings:
        told = ", ".join(f"{why} {len(each.mentions[why])}" for why in STANDINGS if why in each.mentions)
        yield f"    {names[each.town_id]}, {each.situation.rpartition('.')[2]}: {told}"


def _shape(found: Comparison, gaps: tuple[Difference, ...]) -> Mapping[str, Any]:
    return {
        "towns": [shapes.profile(each) for each in found.profiles],
        "sufficient": list(found.sufficient),
        "ordered_by": found.ordered_by,
        "distances": [{"first": a, "second": b, "distance": value} for (a, b), value in found.distances.items()],
        "standings": shapes.plain(found.standings),
        "difference": shapes.plain(gaps),
    }
