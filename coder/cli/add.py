"""coder add"""

from pathlib import Path

import click

from coder.cli.parameters import json_option, project_argument, user_option
from coder.cli.printing import shapes
from coder.cli.printing.progress import progress
from coder.cli.printing.render import line, print_json, warn
from coder.cli.session import opened
from coder.model.document import DOCUMENT_KINDS
from coder.project.texts.adding import Failure, Report


@click.command()
@project_argument
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--kind", type=click.Choice(DOCUMENT_KINDS), help="Of all the files; otherwise each is guessed.")
@click.option("--town", metavar="NAME", help="The town that all the files speak of; made if it is new.")
@click.option("--encoding", metavar="NAME", help="Of the text files, such as gb18030 or big5; otherwise found out.")
@click.option("--meta", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="CSV table of variables by file name.")
@user_option
@json_option
@click.pass_context
def add(
    ctx: click.Context,
    project: Path,
    paths: tuple[Path, ...],
    kind: str | None,
    town: str | None,
    encoding: str | None,
    meta: Path | None,
    user: str | None,
    as_json: bool,
) -> None:
    """Add files and folders of texts: txt md docx rtf odt pdf srt vtt html csv xlsx. One undo step.

    A file that cannot be read is reported with its reason; the rest goes in, and the exit status is 1.
    """
    with opened(project, user) as opened_project, progress("Reading") as bar:
        report = opened_project.documents.add(paths, kind=kind, town=town, encoding=encoding, meta=meta, progress=bar)
        turns = {each.id: len(opened_project.documents.turns(each.id)) for each in report.added} if as_json else {}
    if as_json:
        print_json(
            {
                "added": [shapes.document(each, turns[each.id], 0, (town,) if town else ()) for each in report.added],
                "failed": [_failure(each) for each in report.failed],
                "skipped": [_failure(each) for each in report.skipped],
                "warnings": [_failure(each) for each in report.warnings],
            }
        )
    else:
        _print(report)
    if report.failed:
        ctx.exit(1)


def _failure(each: Failure) -> dict[str, str]:
    return {"path": each.path, "what": each.what, "hint": each.hint}


def _print(report: Report) -> None:
    shown = report.added if len(report.added) <= 40 else report.added[:40]
    for document in shown:
        line(f"added {document.title} ({document.kind}, {document.language}, {document.length} characters)")
    if len(shown) < len(report.added):
        line(f"... and {len(report.added) - len(shown)} more")
    for each in report.skipped:
        warn(f"left out {each.path}: {each.what}")
    for each in report.warnings:
        warn(f"note on {each.path}: {each.what}")
    for each in report.failed:
        warn(f"not added: {each.what}" if each.path.rsplit("/", 1)[-1] in each.what else f"not added: {each.path}: {each.what}")
        if each.hint:
            warn(f"  {each.hint}")
    line(f"{len(report.added)} added, {len(report.skipped)} left out, {len(report.failed)} failed.")
