"""coder tag"""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from coder.cli.parameters import json_option, language_option, user_option
from coder.cli.printing.progress import progress
from coder.cli.printing.render import counted, line, print_json, warn
from coder.errors import CoderError

if TYPE_CHECKING:
    from coder.tagging.running import Tagged


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--from",
    "source",
    type=click.Path(path_type=Path),
    help="A model that `coder train` wrote, a project, a codebook by its name (as policy_instruments) or file, or a data set: for its model, or to "
    "draw a sample.",
)
@click.option("--out", type=click.Path(path_type=Path), help="Folder to write the data set into.")
@click.option("--format", "layout", type=click.Choice(["jsonl", "csv", "parquet"]), default="jsonl", show_default=True, help="Of the data set.")
@click.option("--jobs", default=1, show_default=True, type=click.IntRange(1, 256), help="So many processes.")
@click.option("--no-vectors", is_flag=True, help="The fast path: whole words alone.")
@click.option("--places/--no-places", default=None, help="Look for places and actors; on, but off with --no-vectors, unless said.")
@click.option("--dask", "address", help="Address of a Dask cluster, or `local` to start one here.")
@click.option("--top", default=5, show_default=True, type=click.IntRange(1, 50), help="At most so many codes for one clause.")
@click.option("--least", default=0.0, type=click.FloatRange(0, 1), help="Least probability of a code; otherwise the model's threshold.")
@click.option("--sample", type=click.IntRange(1), help="Draw so many clauses of the data set for review.")
@click.option("--into", type=click.Path(path_type=Path), help="The project they are reviewed in.")
@click.option("--seed", default=0, show_default=True, type=click.IntRange(0), help="Of the draw.")
@click.option("--report", "reviewed", type=click.Path(path_type=Path), help="What the review in this project says of the data set.")
@click.option("--precision", type=click.FloatRange(0.01, 0.99), help="Codes only where the review in --report shows this precision.")
@click.option("--ranks", "as_table", is_flag=True, help="Print the forms and strengths of documents (of --from: a model or a codebook), and stop.")
@click.option(
    "--tables", "dataset", type=click.Path(path_type=Path), help="What a data set holds, counted: codes by theme, year and tier, strength, citations."
)
@click.option("--html", type=click.Path(path_type=Path), metavar="FILE.html", help="With --tables: the same, drawn on one page.")
@language_option("the page of --html and the names of codes", "en")
@user_option
@json_option
def tag(
    paths: tuple[Path, ...],
    source: Path | None,
    out: Path | None,
    sample: int | None,
    into: Path | None,
    seed: int,
    reviewed: Path | None,
    as_table: bool,
    **given: Any,
) -> None:
    """Tag the policy documents in PATHS, clause by clause, with the codes of a model: a data set, never codings.

    \b
    At once, by names, definitions and cue words of a codebook:
      coder tag PATHS --from policy_instruments --out DIR
    After coding, by what was learned too:
      coder tag PATHS --from PROJECT --out DIR

    One row for each clause, in part files, and one for each document; data-dictionary.md says what every column and code means. Stopped at any
    moment, the same command goes on from there; the bytes are the same.

    \b
    How good is it? Draw a sample, review it, and ask:
      coder tag PATHS --from DATASET --sample 200 --into PROJECT
      coder review PROJECT --queue sample
      coder tag --report PROJECT
    """
    if as_table:
        from coder.cli.tagging.ranks import print_ranking
        from coder.project.tagged.ranks import read_ranking

        print_ranking(read_ranking(source), as_json=given["as_json"])
        return
    from coder.cli.tagging.review import report, sample_into
    from coder.cli.tagging.tables import show_tables
    from coder.tagging.dataset import is_dataset

    user, as_json = given["user"], given["as_json"]
    if idle := _idle(paths, source, out, sample, into, reviewed, given):
        raise click.UsageError(idle)
    if given["dataset"]:
        show_tables(given["dataset"], given["html"], given["language"], as_json=as_json)
        return
    if reviewed and not paths:
        report(reviewed, given["precision"], user, as_json=as_json)
        return
    if source is None or not paths:
        raise click.UsageError("name PATHS, and what to tag with: --from MODEL, PROJECT or CODEBOOK")
    if sample is None or into is None:
        _tagged(paths, source, out, reviewed, given, silent=False)
        return
    if not is_dataset(source):
        _tagged(paths, source, out, reviewed, given, silent=as_json)
    sample_into(into, source if is_dataset(source) else out or source, paths, sample, seed, user, as_json=as_json)


def _idle(
    paths: tuple[Path, ...],
    source: Path | None,
    out: Path | None,
    sample: int | None,
    into: Path | None,
    reviewed: Path | None,
    given: Mapping[str, Any],
) -> str:
    """What is wrong with options that lack another one, or would do nothing, in one sentence; empty: all do something."""
    if (sample is None) != (into is None):
        return "--sample N and --into PROJECT go together"
    if given["precision"] and not reviewed:
        return "--precision needs the project of the review: --report PROJECT"
    if given["html"] and not given["dataset"]:
        return "--html draws what a data set holds: --tables DIR --html FILE.html"
    if given["dataset"] and (paths or source or out or sample or reviewed):
        return "--tables counts a data set that is there: tag first, then count in a command of its own"
    if reviewed and paths and not given["precision"]:
        return "beside PATHS --report PROJECT needs --precision: codes only where the review shows it"
    return ""


def _tagged(paths: tuple[Path, ...], source: Path, out: Path | None, reviewed: Path | None, given: Mapping[str, Any], *, silent: bool) -> None:
    from coder.cli.tagging.review import leasts
    from coder.project.tagged.models import model_for
    from coder.tagging.batch import prepare
    from coder.tagging.dataset import is_dataset, made_by
    from coder.tagging.executors import dask, processes
    from coder.tagging.inputs import check_sources
    from coder.tagging.layouts import PARQUET
    from coder.tagging.parquet import require
    from coder.tagging.running import run
    from coder.tagging.spec import spec_of

    if out is None:
        raise click.UsageError("say where the data set goes: --out FOLDER")
    if given["layout"] == PARQUET:
        require()
    how = {"top": given["top"], "least": given["least"], "layout": given["layout"], "places": given["places"]}
    check_sources(paths, out)
    model = model_for(source, out, vectors=not given["no_vectors"], user=given["user"])
    spec = spec_of(model, fast=given["no_vectors"], **how)
    if reviewed and given["precision"]:
        spec = replace(spec, leasts=leasts(reviewed, spec.model_sha256, given["precision"], given["user"]))
    if is_dataset(out) and not made_by(out, spec):
        warn(f"{out} holds a data set that was made in another way: it is written anew.")
    with _stoppable(), ExitStack() as stack:
        jobs = given["jobs"]
        executor = stack.enter_context(dask(given["address"], jobs) if given["address"] else processes(jobs, partial(prepare, spec)))
        moved = stack.enter_context(progress("Tagging", of_bytes=True))
        tagged = run(paths, spec, out, executor, workers=jobs, moved=moved)
    if not silent:
        _told(out, tagged, as_json=given["as_json"])


@contextmanager
def _stoppable() -> Iterator[None]:
    """Ctrl+C ends the command with a word of what to do, and the status shells expect."""
    from coder.cli.main import complain

    try:
        yield
    except KeyboardInterrupt:
        complain(CoderError("stopped", "The parts that were finished are kept; the same command goes on from there."))
        click.get_current_context().exit(130)


def _told(out: Path, tagged: "Tagged", *, as_json: bool) -> None:
    units, coded = sum(part.units for part in tagged.parts), sum(part.coded for part in tagged.parts)
    files, failed = sum(part.files for part in tagged.parts), len(tagged.failures)
    if as_json:
        shape = {"out": str(out), "files": files, "units": units, "coded": coded, "parts": len(tagged.parts), "kept": tagged.kept}
        failures = [{"path": name, "what": what, "hint": hint} for name, what, hint in tagged.failures]
        print_json({**shape, "passed_over": dict(tagged.passed_over), "failures": failures})
        return
    for name, what, hint in tagged.failures:
        warn(f"not tagged: {what if Path(name).name in what else f'{name}: {what}'}")
        warn(f"  {hint}")
    read = files + len(tagged.unlisted) - failed
    line(f"{out}: {units:,} clauses of {counted(read, 'file')} in {counted(len(tagged.parts), 'part')}, {coded:,} with a code.")
    if failed:
        line(f"{counted(failed, 'file')} could not be read, as said above; manifest.json lists them.")
    if tagged.passed_over:
        others = ", ".join(f"{count:,} {suffix or 'without a suffix'}" for suffix, count in tagged.passed_over.items())
        line(f"Passed over in the folders: {others}.")
    if tagged.kept:
        line(f"{counted(tagged.kept, 'part')} done before and kept.")
