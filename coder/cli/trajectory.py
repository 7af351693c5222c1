"""coder trajectory"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from coder.cli.compare import difference_lines
from coder.cli.parameters import reading, user_option
from coder.cli.printing import shapes
from coder.cli.printing.render import counted, line, lines, percent, print_json, table
from coder.cli.profiling.lines import headline
from coder.cli.profiling.options import profile_options, varied
from coder.cli.session import opened
from coder.model.comparison import PeriodProfile, Trajectory

WHY = {
    "undated": "nothing says when",
    "coarse": "the date fits several periods",
    "outside": "outside all periods",
}


@click.command()
@reading
@click.argument("towns", nargs=-1, metavar="[TOWN]...")
@click.option("--periods", metavar="YEARS", help="Such as 1984-1991,1992-2004,2005- (default: those kept, else decades).")
@click.option("--keep", is_flag=True, help="Keep the periods given with the project.")
@user_option
@profile_options
def trajectory(project: Path, towns: tuple[str, ...], periods: str | None, keep: bool, user: str | None, as_json: bool, **given: Any) -> None:
    """How TOWN (or each town) moved from period to period: the dimensions, the mix, the verdict, and whom institutions were borrowed from.

    A mention is of the time it tells of; a coding of the time of the mentions in its turn. Else the variable `time` of the document says it
    (1984/1991), for a policy text its date. What has no date is a row of its own.
    """
    with opened(project, user) as opened_project:
        if keep:
            opened_project.analyses.keep_periods(periods or "")
        parameters = opened_project.parameters.varied(varied(given))
        found = opened_project.analyses.trajectories(*towns, periods=periods or "", parameters=parameters)
    if as_json:
        print_json({"trajectories": [_shape(each) for each in found]})
        return
    for each in found:
        line(f"{each.town}:")
        _print_rows(each)
        lines(_borrowed(each))
        if each.shift:
            lines(difference_lines(each.shift, each.compared[1], each.compared[0], parameters.level))
        line()
    if not found:
        line("No dated evidence and no town yet.")


def _print_rows(each: Trajectory) -> None:
    first = each.rows[0].profile
    rows = [
        (
            row.label,
            f"{row.profile.sources}/{row.profile.documents}",
            *(_theta(row, dimension) for dimension in first.contrasts),
            row.profile.verdict.name or "undetermined",
        )
        for row in each.rows
    ]
    table(rows, ("period", "sources", *first.contrasts, "verdict"))
    poles = "; ".join(f"{name}: {contrast.first}" for name, contrast in first.contrasts.items())
    line(f"  per cent of the first pole [interval], n pieces of evidence ({poles})")
    for row in each.rows:
        if row.profile.sources:
            why = f" ({WHY[row.kind]})" if row.kind in WHY else ""
            line(f"  {row.label}{why}: {headline(row.profile)}")
    for place, share in enumerate(first.situations):
        told = [(row.label, row.profile.situations[place]) for row in each.rows if row.profile.situations[place].n]
        line(f"  {share.code}: {'; '.join(f'{label} {percent(one.share)} (n {one.n})' for label, one in told) or 'no evidence'}")


def _theta(row: PeriodProfile, dimension: str) -> str:
    contrast = row.profile.contrasts[dimension]
    n = contrast.n_first + contrast.n_second
    return f"{_cent(contrast.theta)} [{_cent(contrast.low)}-{_cent(contrast.high)}] n {n}" if n else "·"


def _cent(share: float) -> int:
    return round(share * 100)


def _borrowed(each: Trajectory) -> Iterator[str]:
    """Whom institutions were borrowed from, by period."""
    told = [(row, [share for share in row.profile.facets.get("borrowed_from", ()) if share.n]) for row in each.rows]
    if any(shares for _, shares in told):
        yield "  institutions borrowed from:"
    for row, shares in told:
        if shares:
            listed = ", ".join(f"{share.code} {percent(share.share)} (n {share.n}, {counted(share.sources, 'source')})" for share in shares)
            yield f"    {row.label}: {listed}"


def _shape(each: Trajectory) -> dict[str, Any]:
    rows = [{"label": row.label, "kind": row.kind, "first": row.first, "last": row.last, "profile": shapes.profile(row.profile)} for row in each.rows]
    return {"town": each.town, "town_id": each.town_id, "rows": rows, "compared": list(each.compared), "shift": shapes.plain(each.shift)}
