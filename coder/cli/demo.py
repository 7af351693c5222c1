"""coder demo"""

import sys
from pathlib import Path

import click

from coder.cli.parameters import json_option, language_option, user_option
from coder.cli.printing import shapes
from coder.cli.printing.progress import progress
from coder.cli.printing.render import line, lines, print_json
from coder.cli.session import opened
from coder.project.demo import FILE, make_demo


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), default=Path("towncoder-demo"), metavar="[DIR]")
@click.option("--no-ui", is_flag=True, help="Print the profiles instead of opening the screen.")
@language_option("the screen")
@user_option
@json_option
def demo(folder: Path, no_ui: bool, language: str | None, user: str | None, as_json: bool) -> None:
    """Make DIR/demo.coder from the shipped corpora and codebooks, then open it. Without a terminal its profiles are printed.

    A demo that is already there is opened as it is.
    """
    path = folder / FILE
    if not path.exists():
        with progress("Making the demo") as bar:
            make_demo(folder, user=user, progress=bar)
    if not (no_ui or as_json) and sys.stdin.isatty() and sys.stdout.isatty():
        from coder.tui.app import open_project

        open_project(path, None, user, language)
        return
    _print(path, as_json)


def _print(path: Path, as_json: bool) -> None:
    from coder.cli.profiling.lines import profile_lines

    with opened(path) as project:
        profiles = project.profiles.of()
        documents, codings, mentions = len(project.documents.list()), len(project.codings.all()), len(project.mentions.list())
    if as_json:
        print_json(
            {
                "project": str(path),
                "documents": documents,
                "codings": codings,
                "mentions": mentions,
                "towns": [shapes.profile(each) for each in profiles],
            }
        )
        return
    line(f"{path}: {documents} documents, {codings} codings, {mentions} linkage mentions.")
    line("The towns East, South and West are constructed examples: evidence about no real place.")
    for each in profiles:
        line()
        lines(profile_lines(each))
    line()
    line(f"Next: coder open {path}    coder show {path}    coder suggest {path} DOCUMENT")
