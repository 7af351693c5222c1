"""coder tag"""

from contextlib import ExitStack
from pathlib import Path

import click

from coder.cli.parameters import json_option
from coder.cli.progress import progress
from coder.cli.render import counted, line, print_json, warn


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--from", "model", required=True, type=click.Path(path_type=Path), help="A model that `coder train` wrote.")
@click.option("--out", required=True, type=click.Path(path_type=Path), help="Folder to write the data set into.")
@click.option("--jobs", default=1, show_default=True, type=click.IntRange(1, 256), help="So many processes.")
@click.option("--no-vectors", is_flag=True, help="The fast path: whole words alone.")
@click.option("--dask", "address", help="Address of a Dask cluster, or `local` to start one here.")
@click.option("--top", default=5, show_default=True, type=click.IntRange(1, 50), help="At most so many codes for one clause.")
@click.option("--least", default=0.0, type=click.FloatRange(0, 1), help="Least probability of a code; otherwise the model's threshold.")
@json_option
def tag(
    paths: tuple[Path, ...], model: Path, out: Path, jobs: int, no_vectors: bool, address: str | None, top: int, least: float, as_json: bool
) -> None:
    """Tag the policy documents in PATHS, clause by clause, with the codes of a model: a data set, never codings.

    One line of JSON for each clause, in part files. Stopped at any moment, the same command goes on from there; the bytes are the same.
    """
    from coder.tagging.executors import dask, processes
    from coder.tagging.running import run
    from coder.tagging.spec import spec_of

    spec = spec_of(model, fast=no_vectors, top=top, least=least)
    with ExitStack() as stack:
        moved = stack.enter_context(progress("Tagging"))
        executor = stack.enter_context(dask(address, jobs) if address else processes(jobs))
        tagged = run(paths, spec, out, executor, workers=jobs, moved=moved)
    units, coded = sum(part.units for part in tagged.parts), sum(part.coded for part in tagged.parts)
    files = sum(part.files for part in tagged.parts)
    if as_json:
        failures = [{"path": name, "what": what, "hint": hint} for name, what, hint in tagged.failures]
        print_json(
            {"out": str(out), "files": files, "units": units, "coded": coded, "parts": len(tagged.parts), "kept": tagged.kept, "failures": failures}
        )
        return
    for name, what, _ in tagged.failures:
        warn(f"{name}: {what}")
    line(f"{out}: {counted(units, 'clause')} of {counted(files, 'file')} in {counted(len(tagged.parts), 'part')}, {coded:,} with a code.")
    if tagged.kept:
        line(f"{counted(tagged.kept, 'part')} done before and kept.")
