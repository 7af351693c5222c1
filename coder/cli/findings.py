"""coder findings"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from coder.cli.compare import INSUFFICIENT
from coder.cli.parameters import reading
from coder.cli.printing import shapes
from coder.cli.printing.render import line, lines, print_json
from coder.cli.printing.replaced import pseudonyms_option
from coder.cli.profiling.findings_text import finding_lines, gap_lines, mirror_lines, table_lines
from coder.cli.profiling.options import profile_options, varied
from coder.cli.profiling.quotes import show_quotes
from coder.cli.session import opened
from coder.model.finding import Findings


@click.command()
@reading
@click.option("--by", metavar="VARIABLE", help="What tells the sides apart, such as place_role,stakeholder (default: place_role, if there is one).")
@click.option("--sides", metavar="A,B", help="The two sides to set face to face (default: the codebook's first two).")
@click.option("--town", metavar="TOWN", help="Only where the text speaks of this town.")
@click.option("--nearer", "dimension", metavar="DIMENSION", default="", help="To which of its poles the passages on each finding are nearer.")
@click.option("--explain", "row", metavar="FINDING", help="The quotes for and against a finding, or of one of its codes.")
@pseudonyms_option
@profile_options
def findings(
    project: Path,
    by: str | None,
    sides: str | None,
    town: str | None,
    dimension: str,
    row: str | None,
    pseudonyms: bool,
    as_json: bool,
    **given: Any,
) -> None:
    """What is said for and against each finding of a codebook (its groups of codes), and how it differs between two kinds of places.

    Bars are shares with intervals, as in a profile; what comes from too little evidence is marked and not compared. Against a finding counts
    a denied mention, a passage that also has a code with the facet `stance: against`, and a code whose facet `against` names the finding.
    """
    chosen = tuple(each.strip() for each in (sides or "").split(",") if each.strip())
    with opened(project) as opened_project:
        analyses = opened_project.analyses.under_pseudonyms() if pseudonyms else opened_project.analyses
        parameters = opened_project.parameters.varied(varied(given))
        if row:
            show_quotes(row, analyses.quotes_on(row, by=by, town=town, parameters=parameters), as_json)
            return
        found = analyses.findings(by=by, sides=chosen, nearer=dimension, town=town, parameters=parameters)
        names = {code.key: code.name() for code in opened_project.codebooks.codes()}
    if as_json:
        print_json({**shapes.plain(found), "parameters": dict(parameters.record())})
        return
    lines(finding_lines(found, names, parameters))
    if found.compared:
        line()
        lines(mirror_lines(found))
        lines(gap_lines(found, parameters.level))
    elif found.sides:
        line(f"Two sides with evidence are needed to compare; by {found.by} there is: {', '.join(each.label for each in found.sides)}.")
    else:
        line("Nothing tells places apart yet: coder attributes PROJECT define document place_role, set it, or name another variable with --by.")
    if len(found.sides) > 2:
        line()
        lines(table_lines(found))
    lines(_least(found))


def _least(found: Findings) -> Iterator[str]:
    """Which finding has least evidence, and which are spoken against."""
    by_key = {each.key: each for each in found.findings}
    least = by_key[found.ranked[0]]
    tied = [key for key in found.ranked if (by_key[key].share.sources, by_key[key].share.n) == (least.share.sources, least.share.n)]
    yield ""
    if not any(each.share.n for each in found.findings):
        yield "Nothing is coded on the findings yet."
        return
    yield (
        f"Least evidence: {', '.join(tied)} ({least.share.n} pieces of evidence, {least.share.sources} sources; probability that the share of "
        f"{'this finding' if len(tied) == 1 else 'each'} is the smallest: {', '.join(f'{by_key[key].p_least:.2f}' for key in tied)})"
    )
    denied = sorted((each for each in found.findings if each.support.n_against), key=lambda each: -each.support.n_against)
    told = ", ".join(f"{each.key} ({each.support.n_against} of {each.support.n_for + each.support.n_against})" for each in denied)
    yield f"Spoken against: {told or 'no finding; nothing is coded as counter-evidence'}"
    yield f"Against counts: {found.rule}."
    yield "Intervals hold differences between sources, not what coders would disagree on: `coder agree` tells that."
    yield f"{INSUFFICIENT} too little evidence for a statement. --explain FINDING shows the quotes."
