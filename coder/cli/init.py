"""coder init"""

from pathlib import Path

import click

from coder.cli.parameters import json_option, project_argument, user_option
from coder.cli.printing.render import line, print_json
from coder.project.project import DEFAULT_CODEBOOK, Project


@click.command()
@project_argument
@click.option(
    "--codebook",
    "codebooks",
    multiple=True,
    metavar="NAME|FILE",
    help=f"A shipped codebook or a YAML file; may be repeated. Default: {DEFAULT_CODEBOOK}.",
)
@user_option
@json_option
def init(project: Path, codebooks: tuple[str, ...], user: str | None, as_json: bool) -> None:
    """Make a new project file."""
    import os

    chosen = codebooks or (DEFAULT_CODEBOOK,)
    with Project.create(project, codebooks=chosen, user=user or os.environ.get("CODER_USER")) as made:
        books = [book.key for book in made.codebooks.list()]
        if as_json:
            print_json({"project": str(project), "codebooks": books, "user": made.user.name})
            return
        line(f"Made {project} with {', '.join(books)}; user {made.user.name}.")
        line(f"Next: coder add {project} TEXTS...")
