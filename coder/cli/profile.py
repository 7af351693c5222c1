"""coder profile"""

from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import click

from coder.cli.adjudicating.lines import consensus_answer
from coder.cli.parameters import json_option, language_option, project_argument
from coder.cli.printing import shapes
from coder.cli.printing.progress import progress
from coder.cli.printing.render import line, lines, print_json
from coder.cli.printing.replaced import pseudonyms_option, replaced_lines, replaced_shape
from coder.cli.profiling.figures import PAGES, show_figures
from coder.cli.profiling.lines import parameter_line, profile_lines
from coder.cli.profiling.needs import show_needs
from coder.cli.profiling.options import profile_options, varied
from coder.cli.profiling.quotes import show_quotes
from coder.cli.profiling.verification import show_verification
from coder.cli.profiling.voices import show_voices
from coder.cli.session import opened
from coder.model.consensus import Consensus
from coder.model.profile import ModelProfile
from coder.project.leaving.pseudonyms import Replacements
from coder.report.agreement.consensus_lines import consensus_lines


@click.command()
@project_argument
@click.argument("towns", nargs=-1, metavar="[TOWN]...")
@click.option("--explain", "row", metavar="ROW", help="The quotes behind one number: a situation, dimension, facet value or corner.")
@click.option("--who", metavar="ROW", help="Who says so: the evidence of a row by type of stakeholder.")
@click.option("--needs", is_flag=True, help="Only what each town lacks to be decided, and whom to ask.")
@click.option("--include-suggested", "suggested", is_flag=True, help="Count suggestions nobody looked at by their probability; marked as no finding.")
@click.option("--verify", "written", type=click.Path(path_type=Path), metavar="FILE.json", help="Compute a file of --json again and compare.")
@pseudonyms_option
@click.option("--figures", is_flag=True, help="The figures of the screen as lines of text.")
@click.option("--page", "pages", multiple=True, type=click.Choice(PAGES), help="With --figures: only this page; may be repeated.")
@language_option("the figures", "en")
@profile_options
@json_option
@click.pass_context
def profile(
    ctx: click.Context,
    project: Path,
    towns: tuple[str, ...],
    row: str | None,
    who: str | None,
    needs: bool,
    suggested: bool,
    written: Path | None,
    pseudonyms: bool,
    figures: bool,
    pages: tuple[str, ...],
    language: str,
    as_json: bool,
    **given: Any,
) -> None:
    """How near each TOWN is to the ideal types, how sure that is, and what is missing; with --explain, which quotes say so."""
    with opened(project) as opened_project:
        if written:
            if towns or row or who or needs or suggested or pseudonyms or any(given.values()):
                raise click.UsageError("--verify takes the towns and parameters from the file: give it alone.")
            ctx.exit(not show_verification(opened_project.profiles.verify(written), as_json))
        parameters = opened_project.parameters.varied(varied(given))
        if suggested and (row or who):
            raise click.UsageError("--include-suggested is for figures: quotes are of what people coded.")
        names = towns or tuple(town.name() for town in opened_project.towns.list())
        printed = opened_project.under_pseudonyms() if pseudonyms else None
        if who:
            voices = [(town, opened_project.profiles.voices(town, who, parameters=parameters)) for town in names]
            heard = [(town, tuple(map(printed.voice, each))) for town, each in voices] if printed else voices
            show_voices(who, heard, as_json, printed.replaced if printed else None)
            return
        if row:
            quotes = [(town, quote) for town in names for quote in opened_project.profiles.explain(town, row, parameters=parameters)]
            shown = [(town, printed.quote(quote)) for town, quote in quotes] if printed else quotes
            show_quotes(row, shown, as_json, printed.replaced if printed else None)
            return
        if figures or pages:
            if as_json:
                raise click.UsageError("--figures are lines of text; --json has the numbers behind them.")
            show_figures(opened_project, towns, pages, language, parameters, pseudonyms=pseudonyms, suggested=suggested)
            return
        with progress("Suggesting") if suggested else nullcontext() as moved:
            found = opened_project.profiles.of(*towns, parameters=parameters, suggested=suggested, progress=moved)
        agreed = opened_project.adjudications.figures(parameters=parameters) if parameters.consensus else None
        if printed:
            found = tuple(map(printed.profile, found))
    if needs:
        show_needs(found, as_json)
        return
    _show(found, agreed, printed.replaced if printed else None, as_json=as_json)


def _show(found: Sequence[ModelProfile], agreed: Consensus | None, replaced: Replacements | None, *, as_json: bool) -> None:
    """The profiles, what the consensus is made of if they are of one, and which pseudonyms were put in."""
    if as_json:
        told = {**consensus_answer(agreed), **({} if replaced is None else {"replaced": replaced_shape(replaced)})}
        print_json({"towns": [shapes.profile(each) for each in found], **told})
        return
    for each in found:
        lines(profile_lines(each))
    lines(replaced_lines(replaced or {}))
    lines(consensus_lines(agreed) if agreed else ())
    if found:
        line(parameter_line(found[0]))
    else:
        line("No town yet. Make one with: coder towns PROJECT add NAME, then coder towns PROJECT assign DOCUMENT NAME")
