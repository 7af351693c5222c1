"""coder open"""

import sys
from pathlib import Path

import click

from coder.cli.parameters import project_argument, user_option
from coder.errors import CoderError


@click.command(name="open")
@project_argument
@click.argument("document", required=False)
@click.option("--lang", type=click.Choice(["zh", "en"]), help="Language of the screen; otherwise that of the locale.")
@user_option
def open_(project: Path, document: str | None, lang: str | None, user: str | None) -> None:
    """Open the coding screen on PROJECT, at DOCUMENT if given."""
    from coder.cli.session import opened

    with opened(project, user) as opened_project:
        if document:
            document = opened_project.documents.get(document).id
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise CoderError("the coding screen needs a terminal", f"Without one: coder show {project}")
    from coder.tui.app import open_project

    open_project(project, document, user, lang)
