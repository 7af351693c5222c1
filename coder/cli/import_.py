"""coder import"""

from pathlib import Path

import click

from coder.cli.parameters import json_option, project_argument, user_option
from coder.cli.render import line, print_json, warn
from coder.cli.session import opened
from coder.project import exchange
from coder.project.workspace import login_name, user_named


@click.command(name="import")
@project_argument
@click.argument("file", type=click.Path(path_type=Path))
@user_option
@json_option
def import_(project: Path, file: Path, user: str | None, as_json: bool) -> None:
    """Read FILE (JSONL as `coder export` writes it). A PROJECT that is not there is made, log and all; otherwise what is new is added."""
    bundle = exchange.read(file)
    if not project.exists():
        exchange.restore(project, bundle, user_named(user or login_name()))
        with opened(project) as made:
            documents, codings = len(made.documents.list()), len(made.codings.all())
        if as_json:
            print_json({"made": str(project), "documents": documents, "codings": codings})
        else:
            line(f"Made {project}: {documents} documents, {codings} codings.")
        return
    with opened(project, user) as opened_project:
        done = exchange.merge(opened_project.workspace, bundle)
    if as_json:
        print_json({"added": dict(done.added), "same": done.same, "kept_ours": list(done.kept_ours), "erased": done.erased})
        return
    for each in done.kept_ours:
        warn(f"differs, ours is kept: {each}")
    counts = ", ".join(f"{number} {entity}" for entity, number in sorted(done.added.items())) or "nothing"
    if done.erased:
        warn(f"left out: {done.erased} thing(s) that were erased here for good, or hang on such")
    line(f"Added {counts}; {done.same} were there already, {len(done.kept_ours)} differ.")
