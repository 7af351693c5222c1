"""coder profile"""

from pathlib import Path

import click

from coder.cli import shapes
from coder.cli.parameters import json_option, project_argument
from coder.cli.profile_text import profile_lines
from coder.cli.render import line, lines, one_line, print_json
from coder.cli.session import opened


@click.command()
@project_argument
@click.argument("towns", nargs=-1, metavar="[TOWN]...")
@click.option("--explain", "row", metavar="ROW", help="The quotes behind one number: a situation, dimension, facet value or corner.")
@click.option(
    "--unit", type=click.Choice(["both", "coding", "mention", "linkage"]), default="both", show_default=True, help="What one piece of evidence is."
)
@click.option("--rho", type=click.FloatRange(0, 1), help="Correlation inside a source (default 0.3).")
@click.option("--seed", type=int, help="Of the draws.")
@click.option("--coder", "coders", multiple=True, metavar="NAME", help="Only this coder's work; may be repeated.")
@json_option
def profile(
    project: Path,
    towns: tuple[str, ...],
    row: str | None,
    unit: str,
    rho: float | None,
    seed: int | None,
    coders: tuple[str, ...],
    as_json: bool,
) -> None:
    """How near each TOWN is to the ideal types, how sure that is, and what is missing; with --explain, which quotes say so."""
    from coder.analysis.parameters import ProfileParameters

    chosen = {"unit": unit, "rho": rho, "seed": seed, "users": coders}
    parameters = ProfileParameters(**{name: value for name, value in chosen.items() if value not in (None, ())})  # type: ignore[arg-type]
    with opened(project) as opened_project:
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
    if not found:
        line("No town yet. Make one with: coder towns PROJECT add NAME, then coder towns PROJECT assign DOCUMENT NAME")
