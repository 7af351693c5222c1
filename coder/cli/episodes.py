"""coder episodes"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from coder.cli.parameters import reading
from coder.cli.printing import shapes
from coder.cli.printing.evidence import quote_lines
from coder.cli.printing.render import counted, line, lines, percent, print_json
from coder.cli.printing.replaced import pseudonyms_option
from coder.cli.profiling.options import profile_options, varied
from coder.cli.session import opened
from coder.model.episode import Episode, EpisodeFigures, StepTold, Years


@click.command()
@reading
@click.argument("towns", nargs=-1, metavar="[TOWN]...")
@click.option("--quotes", is_flag=True, help="The passages behind each step.")
@pseudonyms_option
@profile_options
def episodes(project: Path, towns: tuple[str, ...], quotes: bool, pseudonyms: bool, as_json: bool, **given: Any) -> None:
    """Assessment, experiment and institutionalisation as dated episodes: what came of each experiment, and after how many years.

    An episode gathers the mentions of a merged linkage, else of a pair of actors. Dates that are not exact give a range; without a date
    it is not known which came first.
    """
    with opened(project) as opened_project:
        analyses = opened_project.analyses.under_pseudonyms() if pseudonyms else opened_project.analyses
        parameters = opened_project.parameters.varied(varied(given))
        found, figures = analyses.episodes(*towns, parameters=parameters)
        mentions = [each for episode in found for step in episode.steps.values() for each in step.mentions]
        behind = {quote.id: quote for quote in analyses.quotes(mentions=mentions)} if quotes else {}
    if as_json:
        print_json({"episodes": shapes.plain(found), "figures": shapes.plain(figures)})
        return
    for each in found:
        line(f"{each.town}: {each.label}: {_outcome(each)}")
        for step in each.steps.values():
            line(f"    {_step(step)}")
            lines(quote_lines((behind[one] for one in step.mentions if one in behind), "        "))
    lines(_figures(figures))


def _outcome(each: Episode) -> str:
    if "step.experiment" not in each.steps:
        return "no experiment told"
    if not each.institutionalised:
        return "tried out, and failed" if each.failed else "tried out; not told that it was made permanent"
    if each.wait is None:
        return "made permanent; no dates to tell after how long"
    return f"made permanent after {_years(each.wait)}"


def _years(wait: Years) -> str:
    short, long = wait
    if long is None:
        return f"{short} years or more"
    return counted(long, "year") if short == long else f"{short} to {long} years"


def _step(step: StepTold) -> str:
    if step.began is None:
        when = "undated"
    else:
        first, last = ("?" if year is None else str(year) for year in step.began)
        when = first if first == last else f"{first}..{last}"
    return f"{step.step.partition('.')[2]} {when} ({counted(len(step.mentions), 'mention')} in {counted(len(step.documents), 'source')})"


def _figures(figures: EpisodeFigures) -> Iterator[str]:
    if figures.share is None or figures.low is None or figures.high is None:
        yield "No experiment is told of."
    else:
        share = f"{percent(figures.share)} [{percent(figures.low)}, {percent(figures.high)}]"
        came = f"{figures.institutionalised} made permanent, {share}; {figures.failed} told to have failed"
        yield f"{counted(figures.experiments, 'experiment')}: {came}"
    if figures.wait:
        yield f"Median wait {figures.wait[0]:g} to {figures.wait[1]:g} years, over {counted(figures.dated, 'episode')} with dates"
    if figures.loose:
        yield f"{counted(len(figures.loose), 'coding')} of a step in turns without a linkage mention belong to no episode"
