"""coder instruments"""

from pathlib import Path
from typing import Any

import click

from coder.cli.compare import difference_lines
from coder.cli.parameters import reading
from coder.cli.printing import shapes
from coder.cli.printing.render import line, lines, percent, print_json, table
from coder.cli.profiling.options import profile_options, varied
from coder.cli.session import opened


@click.command()
@reading
@click.option("--by", type=click.Choice(["year", "tier", "document"]), default="year", show_default=True, help="What makes the rows.")
@click.option("--theme", metavar="CODE", help="Only clauses with this code too, such as theme.characteristic_towns.")
@click.option("--detailed", is_flag=True, help="Each instrument; otherwise supply, environment and demand.")
@click.option("--since", metavar="DATE", help="The shift from before this date to then and after, such as 2020-09-16.")
@profile_options
def instruments(project: Path, by: str, theme: str | None, detailed: bool, since: str | None, as_json: bool, **given: Any) -> None:
    """The mix of policy instruments among the clauses coded with one, with the intervals of a posterior over texts.

    The year is that of the variable `time`, `date` or `year` of a text, else of its own date; the tier that of its variable `tier`, else of
    the issuer's name. A text without either is named below the table.
    """
    with opened(project) as opened_project:
        parameters = opened_project.parameters.varied(varied(given))
        found = opened_project.policies.instruments(by=by, theme=theme or "", detailed=detailed, since=since or "", parameters=parameters)
    if as_json:
        print_json({"instruments": shapes.plain(found)})
        return
    if not found.rows and not found.unplaced:
        line("No clause of a policy text is coded with an instrument (sup, env or dem).")
        return
    if found.rows:
        codes = [share.code for share in found.rows[0].shares]
        rows = [
            (
                row.label,
                row.documents,
                row.n,
                *(f"{percent(share.share)} [{percent(share.low)}, {percent(share.high)}] n {share.n}" for share in row.shares),
            )
            for row in found.rows
        ]
        table(rows, (by, "texts", "n", *codes))
    if found.unplaced:
        line(f"Without a {by}, or on neither side of the date: {', '.join(found.unplaced)}")
    if found.shift:
        lines(difference_lines(found.shift, "after", "before", parameters.level))
    elif since:
        line(f"No coded text lies on one of the sides of {since}.")
