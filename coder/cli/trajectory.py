"""coder trajectory"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from coder.cli import shapes
from coder.cli.compare import difference_lines
from coder.cli.parameters import reading, user_option
from coder.cli.profile_options import profile_options, varied
from coder.cli.profile_text import headline
from coder.cli.render import counted, line, lines, percent, print_json, table
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
    dimensions = list(each.rows[0].profile.contrasts)
    rows = [
        (
            row.label if row.kind == "period" else f"{row.label} ({WHY[row.kind]})",
            f"{row.profile.sources} of {row.profile.documents}",
            *(_theta(row, dimension) for dimension in dimensions),
            headline(row.profile)[:70],
        )
        for row in each.rows
    ]
    heads = [f"{name}: {each.rows[0].profile.contrasts[name].first}" for name in dimensions]
    table(rows, ("period", "sources", *heads, "verdict"))
    codes = [share.code for share in each.rows[0].profile.situations]
    for place, code in enumerate(codes):
        shares = [row.profile.situations[place] for row in each.rows]
        told = "; ".join(f"{row.label} {percent(share.share)} (n {share.n})" for row, share in zip(each.rows, shares, strict=True) if share.n)
        line(f"  {code}: {told or 'no evidence'}")


def _theta(row: PeriodProfile, dimension: str) -> str:
    contrast = row.profile.contrasts[dimension]
    n = contrast.n_first + contrast.n_second
    return f"{percent(contrast.theta)} [{percent(contrast.low)}, {percent(contrast.high)}] n {n}" if n else "·"


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
