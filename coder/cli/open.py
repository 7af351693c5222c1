"""coder open"""

import sys
from pathlib import Path

import click

from coder.cli.parameters import language_option, project_argument, user_option
from coder.errors import CoderError
from coder.project.project import Project


@click.command(name="open")
@project_argument
@click.argument("document", required=False)
@click.option("--plain", is_flag=True, help="Code in plain lines instead, for a screen reader, a pipe or a terminal without a cursor.")
@language_option("the screen")
@user_option
@click.pass_context
def open_(ctx: click.Context, project: Path, document: str | None, plain: bool, language: str | None, user: str | None) -> None:
    """Open the coding screen on PROJECT, at DOCUMENT if given.

    With --plain turns are read line by line and commands are words or mnemonics: `help` lists them; the end of the input leaves.
    """
    from coder.cli.session import opened

    with opened(project, user) as opened_project:
        if document:
            document = opened_project.documents.get(document).id
        if plain:
            _plain(ctx, opened_project, document, language)
            return
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise CoderError("the coding screen needs a terminal", f"Without one: coder open {project} --plain, or coder show {project}")
    from coder.tui.app import open_project

    open_project(project, document, user, language)


def _plain(ctx: click.Context, project: Project, document: str | None, language: str | None) -> None:
    """Code in plain lines; a pipe with a line that could not be done ends with exit status 1."""
    from coder.cli.plain.dialogue import Dialogue
    from coder.tui.texts.screens import chosen_language

    dialogue = Dialogue(project, chosen_language(language))
    dialogue.run(document)
    if dialogue.failed and not sys.stdin.isatty():
        ctx.exit(1)
