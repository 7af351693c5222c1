"""coder qca"""

import re
from pathlib import Path
from typing import Any

import click

from coder.cli.parameters import reading
from coder.cli.printing import shapes
from coder.cli.printing.render import counted, line, print_json, table, warn
from coder.cli.profiling.options import profile_options, varied
from coder.cli.session import opened


@click.command()
@reading
@click.option("--outcome", required=True, metavar="SET", help="What is to be explained: a name or an expression.")
@click.option("--conditions", required=True, metavar="SETS", help="Names or expressions with commas between, such as knowledge,knowledge*~urban.")
@click.option("--cases", "of", type=click.Choice(["towns", "episodes"]), default="towns", show_default=True, help="What a case is.")
@click.option("--calibrate", "calibrations", multiple=True, metavar="NAME=OUT,CROSS,IN", help="Anchors of a set; may be repeated.")
@click.option("--out", type=click.Path(path_type=Path), help="Write the calibrated table too: .csv for R's QCA, with a .json on how it was made.")
@profile_options
def qca(project: Path, outcome: str, conditions: str, of: str, calibrations: tuple[str, ...], out: Path | None, as_json: bool, **given: Any) -> None:
    """How far conditions are necessary or sufficient for an outcome (fsQCA), from ten cases on.

    Of towns a set is a dimension or ideal type of the codebook, a situation or facet value (its share, with --calibrate), or a variable of
    towns; of episodes a code that their mentions carry. `*` is and, `+` or, `~` not. Truth tables are for R: --out writes the table.
    """
    from coder.analysis.comparing.set_expressions import names
    from coder.analysis.comparing.set_theory import fits, too_few

    asked = [each.strip() for each in re.split("[,，]", conditions) if each.strip()]
    wanted = tuple(dict.fromkeys(name for each in (outcome, *asked) for name in names(each)))
    with opened(project) as opened_project:
        parameters = opened_project.parameters.varied(varied(given))
        found = opened_project.analyses.cases(wanted, of=of, anchors=dict(map(_anchors, calibrations)), parameters=parameters)
        heads = opened_project.analyses.write_cases(found, out, parameters=parameters) if out else {}
    if out and too_few(found):
        warn(f"{out} is written; the fit of {len(found.cases)} {of} is not worked out:")
    results = fits(found, outcome, asked)
    if as_json:
        print_json({"outcome": outcome, "cases": shapes.plain(found), "fits": shapes.plain(results), "heads": dict(heads)})
        return
    line(f"{counted(len(found.cases), 'case')} ({of}), outcome {outcome}")
    for name, how in found.calibrated.items():
        line(f"  {name}: {how}")
    for case, why in found.dropped.items():
        line(f"  left out: {case} ({why})")
    rows = [
        (
            each.condition,
            *map(_three, (each.necessity.consistency, each.necessity.relevance, each.necessity.coverage)),
            *map(_three, (each.sufficiency.consistency, each.sufficiency.pri, each.sufficiency.coverage)),
        )
        for each in results
    ]
    table(rows, ("condition", "inclN", "RoN", "covN", "inclS", "PRI", "covS"))
    line("N: necessity (consistency, relevance, coverage); S: sufficiency (consistency, PRI, coverage); as in R's QCA.")
    if out:
        line(f"Wrote {out} and {out.with_suffix('.json')}.")


def _three(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def _anchors(text: str) -> tuple[str, tuple[float, float, float]]:
    name, _, numbers = text.rpartition("=")
    try:
        out, crossover, into = (float(each) for each in re.split("[,，]", numbers))
    except ValueError:
        raise click.UsageError(f"--calibrate {text}: give NAME=OUT,CROSS,IN, such as population=10000,50000,200000.") from None
    return name.strip(), (out, crossover, into)
