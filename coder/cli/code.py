"""coder code and coder uncode"""

from pathlib import Path

import click

from coder.cli.parameters import json_option, project_argument, user_option, writing
from coder.cli.printing.render import line, one_line, print_json
from coder.cli.session import opened


@click.command(name="code")
@project_argument
@click.argument("document")
@click.argument("start", type=int)
@click.argument("stop", type=int)
@click.argument("code_name", metavar="CODE")
@click.option("--certainty", type=click.IntRange(1, 3), help="1 doubtful to 3 sure.")
@user_option
@json_option
def code(project: Path, document: str, start: int, stop: int, code_name: str, certainty: int | None, user: str | None, as_json: bool) -> None:
    """Give the characters START to STOP (half-open) of DOCUMENT the code CODE, such as sit.skill_matching."""
    with opened(project, user) as opened_project:
        coding = opened_project.codings.add(document, start, stop, code_name, certainty=certainty)
        if as_json:
            print_json({"coding": coding.id})
        else:
            quote = opened_project.documents.text(coding.document_id)[start:stop]
            line(f"{coding.id} {code_name} {one_line(quote, 80)}")


@click.command()
@writing
@click.argument("codings", nargs=-1, required=True, metavar="CODING...")
def uncode(project: Path, codings: tuple[str, ...], user: str | None, as_json: bool) -> None:
    """Remove codings by their ids; one undo step."""
    with opened(project, user) as opened_project:
        opened_project.codings.remove(*codings)
    if as_json:
        print_json({"removed": list(codings)})
    else:
        line(f"Removed {len(codings)} coding(s). `coder undo {project}` brings them back.")
