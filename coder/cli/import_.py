"""coder import"""

from pathlib import Path

import click

from coder.cli.import_report import as_json_object, print_report, report_into
from coder.cli.parameters import json_option, project_argument, user_option
from coder.cli.printing.progress import progress
from coder.cli.printing.render import counted, line, print_json, warn
from coder.cli.session import opened
from coder.formats.foreign.project import ForeignProject
from coder.model.garbage import uncollected
from coder.model.progress import Progress
from coder.model.snapshot import Snapshot
from coder.project.arriving import arrival as arriving
from coder.project.arriving import bundles as exchange
from coder.project.arriving import returning
from coder.project.arriving.arrival import Arrived
from coder.project.workspace import login_name, user_named


@click.command(name="import")
@project_argument
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--format", "format_name", metavar="NAME", help="Read FILE as this format instead of finding out.")
@click.option("--convention", metavar="WORDS", help="How its offsets count, such as `CRLF=2,UTF-16,exclusive`; else it is found out and told.")
@click.option("--by-quote", is_flag=True, help="Put doubtful selections where their quote stands, if it stands in one place only.")
@click.option("--report", "report_file", type=click.Path(path_type=Path), help="Write the import report to this JSON file too.")
@user_option
@json_option
def import_(
    project: Path,
    file: Path,
    format_name: str | None,
    convention: str | None,
    by_quote: bool,
    report_file: Path | None,
    user: str | None,
    as_json: bool,
) -> None:
    """Read FILE, a project of another program or one that was exported as JSONL.

    A PROJECT that is not there is made; otherwise what is new is added, in one step that `coder undo` takes back.
    """
    if format_name == "jsonl" or (file.suffix.lower() == ".jsonl" and not format_name and not arriving.is_foreign(file)):
        _import_jsonl(project, file, user, as_json)
        return
    with report_into(report_file) as write_report, uncollected(), progress("Reading", then="Writing") as shown:
        if not format_name and not convention and (own := returning.own_part(file)) and own.snapshot:
            done = _return(project, own.snapshot, user)
        else:
            foreign, importer = arriving.read(file, format=format_name, convention=convention, by_quote=by_quote)
            done = _arrive(project, foreign, importer, user, shown)
        write_report(done.report)
    if as_json:
        print_json(as_json_object(done.report))
    else:
        print_report(done, project)


def _return(project: Path, bundle: Snapshot, user: str | None) -> Arrived:
    if not project.exists():
        return returning.come_back(project, bundle, user=user)
    with opened(project, user) as here:
        return returning.come_back_to(here.workspace, bundle)


def _arrive(project: Path, foreign: ForeignProject, importer: str, user: str | None, shown: Progress | None) -> Arrived:
    if not project.exists():
        return arriving.found_project(project, foreign, importer, user=user, progress=shown)
    with opened(project, user) as here:
        return arriving.arrive(here.workspace, foreign, importer, shown)


def _import_jsonl(project: Path, file: Path, user: str | None, as_json: bool) -> None:
    if not project.exists():
        with uncollected(), progress("Reading"):
            bundle = exchange.read(file)
            exchange.restore(project, bundle, user_named(user or login_name()))
        documents, codings = len(bundle.documents), len(bundle.codings)
        if as_json:
            print_json({"made": str(project), "documents": documents, "codings": codings})
        else:
            line(f"Made {project}: {counted(documents, 'document')}, {counted(codings, 'coding')}.")
        return
    with opened(project, user) as opened_project, uncollected(), progress("Reading"):
        done = exchange.merge(opened_project.workspace, exchange.read(file))
    if as_json:
        print_json({"added": dict(done.added), "same": done.same, "kept_ours": list(done.kept_ours), "erased": done.erased})
        return
    for each in done.kept_ours:
        warn(f"differs, ours is kept: {each}")
    counts = ", ".join(f"{number} {entity}" for entity, number in sorted(done.added.items())) or "nothing"
    if done.erased:
        warn(f"left out: {done.erased} thing(s) that were erased here for good, or hang on such")
    line(f"Added {counts}; {done.same} were there already, {len(done.kept_ours)} differ.")
