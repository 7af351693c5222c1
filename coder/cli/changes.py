"""coder changes"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from coder.cli.parameters import reading
from coder.cli.printing import shapes
from coder.cli.printing.evidence import quote_lines
from coder.cli.printing.render import counted, lines, percent, print_json
from coder.cli.profiling.options import profile_options, varied
from coder.cli.session import opened
from coder.model.profile import Verdict
from coder.model.revision import FigureThenAndNow, ThenAndNow


@click.command()
@reading
@click.option("--since", required=True, metavar="VERSION|DAY", help="A version of a codebook that was left since, such as 0.1, or a day.")
@click.option("--quotes", is_flag=True, help="The passages that came, and are still there.")
@profile_options
def changes(project: Path, since: str, quotes: bool, as_json: bool, **given: Any) -> None:
    """What changed in the results of each town since a version of the codebook, or since a day.

    The state of then is read from the log; both are computed by the method and the parameters of today.
    """
    with opened(project) as opened_project:
        parameters = opened_project.parameters.varied(varied(given))
        found = opened_project.history.then_and_now(since, parameters)
        came = [one for each in found.towns for one in each.gained] if quotes else []
        passages = opened_project.analyses.quotes(codings=came, mentions=came)
    if as_json:
        print_json({"changes": shapes.plain(found)})
        return
    lines(_told(found))
    lines(quote_lines(passages))


def _told(found: ThenAndNow) -> Iterator[str]:
    yield f"Since {found.since} (as of {found.at}):"
    for what in ("made", "redefined", "retired", "removed"):
        keys = [each.key for each in found.codes if each.what == what]
        if keys:
            yield f"  codes {what}: {', '.join(keys)}"
    if found.removed_documents:
        yield f"  documents removed since, left out of both: {', '.join(found.removed_documents)}"
    for each in found.towns:
        came = f"{counted(len(each.gained), 'piece')} of evidence more, {len(each.lost)} fewer"
        yield f"{each.town}: {_verdict(each.then)} -> {_verdict(each.now)}; {came}"
        moved = [figure for figure in each.figures if figure.then != figure.now or figure.n_then != figure.n_now]
        yield from map(_figure, moved)
        if not moved:
            yield "    no figure moved"


def _verdict(verdict: Verdict | None) -> str:
    if verdict is None:
        return "not there"
    return f"{verdict.name} (p = {verdict.p:.2f})" if verdict.name else f"undetermined (p = {verdict.p:.2f})"


def _figure(figure: FigureThenAndNow) -> str:
    then, now = ("-" if share is None else percent(share) for share in (figure.then, figure.now))
    return f"    {figure.name:<30} {then:>5} (n {figure.n_then}) -> {now:>5} (n {figure.n_now})"
