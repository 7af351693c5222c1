"""coder documents"""

from pathlib import Path

import click

from coder.cli.parameters import NounGroup, json_option, project_argument, user_option
from coder.cli.printing import shapes
from coder.cli.printing.render import counted, line, one_line, print_json, table, warn
from coder.cli.session import opened
from coder.model.document import DOCUMENT_KINDS, LANGUAGES
from coder.project.project import Project


@click.group(cls=NounGroup)
@project_argument
@user_option
@json_option
@click.pass_context
def documents(ctx: click.Context, project: Path, user: str | None, as_json: bool) -> None:
    """List the documents of PROJECT, or change them."""
    opened_project = ctx.with_resource(opened(project, user))
    ctx.obj = opened_project
    if ctx.invoked_subcommand:
        return
    summaries = opened_project.documents.summaries()
    if as_json:
        print_json({"documents": [shapes.summary(each) for each in summaries]})
        return
    rows = [(each.document.id[:8], one_line(each.document.title, 60), each.document.source, each.turns, each.codings) for each in summaries]
    table(rows, ("id", "title", "file", "turns", "codings"))


@documents.command()
@json_option
@click.pass_obj
def progress(project: Project, as_json: bool) -> None:
    """How far the coding of each document is: turns with a coding, codings, memos, who finished it, when you opened it last."""
    found = tuple(project.documents.coverage())
    if as_json:
        print_json({"documents": [shapes.coverage(each) for each in found]})
        return
    rows = [
        (
            each.document.id[:8],
            one_line(each.document.title, 60),
            f"{each.share:.0%}",
            f"{each.coded}/{each.units}",
            each.codings,
            each.memos,
            ", ".join(each.finished_by) or "-",
            each.opened_at[:10] or "-",
        )
        for each in found
    ]
    table(rows, ("id", "title", "coded", "turns", "codings", "memos", "finished by", "opened"))


@documents.command()
@click.argument("document")
@click.argument("title")
@click.pass_obj
def rename(project: Project, document: str, title: str) -> None:
    """Give DOCUMENT another title."""
    line(f"Renamed to {project.documents.rename(document, title).title}.")


@documents.command(name="set")
@click.argument("document")
@click.option("--kind", type=click.Choice(DOCUMENT_KINDS))
@click.option("--language", type=click.Choice(LANGUAGES))
@click.pass_obj
def set_(project: Project, document: str, kind: str | None, language: str | None) -> None:
    """Say what kind of document it is, or its language."""
    if not kind and not language:
        raise click.UsageError("Give --kind or --language.")
    done = project.documents.set(document, kind=kind, language=language)
    line(f"{done.title}: {done.kind}, {done.language}.")


@documents.command()
@click.argument("document")
@click.pass_obj
def remove(project: Project, document: str) -> None:
    """Remove DOCUMENT with its codings, mentions and memos; undo brings all of it back."""
    gone = project.documents.remove(document)
    line("Removed " + ", ".join(f"{number} {entity}" for entity, number in sorted(gone.items())) + ". `coder undo` brings all of it back.")
    line(f"For that its words stay in the file; coder erase PROJECT --document {document!r} takes them out for good.")


@documents.command()
@click.argument("document")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--encoding", metavar="NAME")
@click.pass_obj
def correct(project: Project, document: str, file: Path, encoding: str | None) -> None:
    """Put the corrected text of FILE in the place of DOCUMENT; codings, memos and mentions move to their words."""
    done = project.documents.revise(document, file, encoding=encoding)
    for each in done.movings:
        if each.certainty == "lost":
            warn(f"lost: {each.entity} {each.entity_id}: {one_line(each.old_quote, 80)} (stays on the old revision)")
        elif each.certainty == "changed":
            warn(f"changed: {each.entity} {each.entity_id}: {one_line(each.old_quote, 60)} -> {one_line(each.new_quote, 60)}")
    counts = ", ".join(f"{done.count(each)} {each}" for each in ("exact", "moved", "changed", "lost"))
    line(f"{done.document.title} is corrected; of {counted(len(done.movings), 'passage')}: {counts}.")


@documents.command(name="split-turn")
@click.argument("document")
@click.argument("offset", type=int)
@click.option("--speaker", metavar="NAME", help="Who speaks from there.")
@click.pass_obj
def split_turn(project: Project, document: str, offset: int, speaker: str | None) -> None:
    """Begin a new turn at OFFSET."""
    project.documents.split_turn(document, offset, speaker=speaker)
    line(f"{project.documents.get(document).title}: {counted(len(project.documents.turns(document)), 'turn')}.")


@documents.command(name="merge-turn")
@click.argument("document")
@click.argument("turn", type=int)
@click.pass_obj
def merge_turn(project: Project, document: str, turn: int) -> None:
    """Join turn number TURN to the one before it."""
    project.documents.merge_turn(document, turn)
    line(f"{project.documents.get(document).title}: {counted(len(project.documents.turns(document)), 'turn')}.")


@documents.command(name="assign-turn")
@click.argument("document")
@click.argument("turn", type=int)
@click.argument("speaker")
@click.pass_obj
def assign_turn(project: Project, document: str, turn: int, speaker: str) -> None:
    """Say that SPEAKER speaks in turn number TURN."""
    project.documents.assign_turn(document, turn, speaker)
    line(f"Turn {turn} is by {project.speakers.get(speaker).name}.")


@documents.command(name="reset-turns")
@click.argument("document")
@click.pass_obj
def reset_turns(project: Project, document: str) -> None:
    """Go back to the turns as found in the text."""
    line(f"{project.documents.undo_turn_edits(document)} correction(s) dropped.")


@documents.command()
@click.argument("document")
@click.option("--not", "undone", is_flag=True, help="Take it back.")
@click.pass_obj
def finish(project: Project, document: str, undone: bool) -> None:
    """Say that you read DOCUMENT to the last line: what you left uncoded teaches the suggestions to be silent."""
    project.documents.finish(document, finished=not undone)
    line(f"{project.documents.get(document).title} is {'not ' if undone else ''}finished by {project.user.name}.")
