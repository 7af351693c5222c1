"""coder cooccur"""

from pathlib import Path
from typing import Any

import click

from coder.cli.parameters import reading
from coder.cli.printing import shapes
from coder.cli.printing.evidence import quote_lines
from coder.cli.printing.render import line, lines, print_json, table
from coder.cli.printing.replaced import pseudonyms_option
from coder.cli.profiling.options import profile_options, varied
from coder.cli.session import opened


@click.command()
@reading
@click.argument("codes", nargs=-1, metavar="[CODE]...")
@click.option("--base", type=click.Choice(["all", "coded"]), default="all", show_default=True, help="Turns counted: all, or coded with one of them.")
@click.option("--town", metavar="TOWN", help="Only where the text speaks of this town.")
@click.option("--quotes", is_flag=True, help="The passages in turns with both.")
@pseudonyms_option
@profile_options
def cooccur(project: Path, codes: tuple[str, ...], base: str, town: str | None, quotes: bool, pseudonyms: bool, as_json: bool, **given: Any) -> None:
    """Which CODEs (else the situations) stand in the same turns: lift, 1 being chance, with the interval of its posterior.

    Codings and mentions that count, each turn once; sources are weighted and discounted as in a profile.
    """
    with opened(project) as opened_project:
        analyses = opened_project.analyses.under_pseudonyms() if pseudonyms else opened_project.analyses
        parameters = opened_project.parameters.varied(varied(given))
        found = analyses.lifts(codes, base=base, town=town, parameters=parameters)
        asked = [each for each in found if each.both] if quotes else []
        behind = [analyses.quotes(codings=each.codings, mentions=each.mentions) for each in asked]
    if as_json:
        print_json({"base": base, "pairs": shapes.plain(found)})
        return
    rows = [
        (
            each.first,
            each.second,
            each.both,
            f"{each.n_first}, {each.n_second}",
            "-" if each.counted is None else f"{each.counted:.2f}",
            f"{each.lift:.2f} [{each.low:.2f}, {each.high:.2f}]" if each.sufficient else "·",
            f"{each.p:.2f}" if each.sufficient else "",
            f"{each.sources} of {each.among}",
        )
        for each in found
    ]
    table(rows, ("code", "code", "both", "each", "lift", f"posterior [{parameters.level:.0%}]", "p > 1", "sources with both"))
    turns = found[0].turns if found else 0
    line(f"Among {turns} turns ({base}); · one of the two is in too few sources. --quotes shows the passages.")
    for each, passages in zip(asked, behind, strict=True):
        line(f"{each.first} with {each.second}:")
        lines(quote_lines(passages))
