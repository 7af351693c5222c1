"""coder profile"""

from pathlib import Path
from typing import Any

import click

from coder.cli import shapes
from coder.cli.parameters import json_option, project_argument
from coder.cli.profile_options import profile_options, varied
from coder.cli.profile_text import parameter_line, profile_lines
from coder.cli.render import line, lines, one_line, print_json
from coder.cli.session import opened


@click.command()
@project_argument
@click.argument("towns", nargs=-1, metavar="[TOWN]...")
@click.option("--explain", "row", metavar="ROW", help="The quotes behind one number: a situation, dimension, facet value or corner.")
@profile_options
@json_option
def profile(
    project: Path,
    towns: tuple[str, ...],
    row: str | None,
    as_json: bool,
    **given: Any,
) -> None:
    """How near each TOWN is to the ideal types, how sure that is, and what is missing; with --explain, which quotes say so."""
    with opened(project) as opened_project:
        parameters = opened_project.parameters.varied(varied(given))
        if row:
            names = towns or tuple(town.name() for town in opened_project.towns.list())
            quotes = [(town, quote) for town in names for quote in opened_project.profiles.explain(town, row, parameters=parameters)]
            if as_json:
                print_json({"row": row, "quotes": [{"town": town, **shapes.plain(quote)} for town, quote in quotes]})
                return
            for town, quote in quotes:
                line(f"{town} | {quote.value}{'' if quote.supports else ' (against)'}{f' (does not count: {quote.aside})' if quote.aside else ''}")
                speaker = quote.speaker or "no speaker"
                line(f"    {quote.title}, turn {quote.turn}, line {quote.line}, {speaker}; {quote.kind} by {quote.user}, {quote.at[:10]}")
                line(f"    {one_line(quote.text, 400)}")
            line(f"{len(quotes)} quote(s) behind {row}.")
            return
        found = opened_project.profiles.of(*towns, parameters=parameters)
    if as_json:
        print_json({"towns": [shapes.profile(each) for each in found]})
        return
    for each in found:
        lines(profile_lines(each))
    if found:
        line(parameter_line(found[0]))
    if not found:
        line("No town yet. Make one with: coder towns PROJECT add NAME, then coder towns PROJECT assign DOCUMENT NAME")
