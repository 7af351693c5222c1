"""coder copy"""

from pathlib import Path

import click

from coder.cli.parameters import documents_option, reading
from coder.cli.printing.render import counted, line, print_json, warn
from coder.cli.session import opened


@click.command()
@reading
@click.option("--for", "coder", required=True, metavar="NAME", help="Who codes in the copy.")
@click.option("--out", required=True, type=click.Path(path_type=Path), metavar="FILE", help="The new project file.")
@click.option("--blind", is_flag=True, help="Leave out all that others coded, decided, noted and recorded: it is not in the file.")
@click.option("--no-suggestions", is_flag=True, help="Without suggestions: none is made in the copy, and past ones are not in the file.")
@documents_option("Only this one; otherwise what `coder assign` gave NAME.")
def copy(project: Path, coder: str, out: Path, blind: bool, no_suggestions: bool, documents: tuple[str, ...], as_json: bool) -> None:
    """Write a coder's copy: the documents to code, the codebook, people, places and variables, and NAME's own work.

    The copy is merged back with `coder merge PROJECT FILE`. A blind copy takes nothing in before `coder assign PROJECT --phase reveal`.
    """
    from coder.project.teamwork.copying import copy_for

    with opened(project) as opened_project:
        done = copy_for(opened_project.workspace.store, out, coder, blind=blind, suggestions=not no_suggestions, documents=documents)
        plan = opened_project.assignments.plan()
    if as_json:
        print_json(
            {"copy": str(out), "coder": done.coder, "documents": done.documents, "codings": done.codings, "left_out": done.left_out, "blind": blind}
        )
        return
    line(f"Wrote {out} for {done.coder}: {counted(done.documents, 'document')}, {counted(done.codings, 'coding')}.")
    if blind:
        line(f"{counted(done.left_out, 'thing')} that others made stayed out. Back with: coder merge {project} {out}")
        if plan and plan.phase not in ("norming", "independent"):
            warn(f"The phase is {plan.phase}: what others coded is known already. A new round begins with --phase norming.")
