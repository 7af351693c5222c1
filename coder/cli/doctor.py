"""coder doctor"""

from pathlib import Path

import click

from coder.cli.parameters import reading
from coder.cli.printing.render import line, print_json
from coder.cli.session import opened


@click.command()
@reading
@click.option("--repair", is_flag=True, help="First make the search index and the kept turns anew from the texts.")
@click.pass_context
def doctor(ctx: click.Context, project: Path, repair: bool, as_json: bool) -> None:
    """Replay the log and compare it with the project; check the hash chains, the texts, the turns, the search index and the file.

    Exit status 1 if something does not hold.
    """
    with opened(project) as opened_project:
        if repair:
            opened_project.history.rebuild()
        health = opened_project.history.verify()
    if as_json:
        print_json({"ok": health.ok, "events": health.events, "problems": list(health.problems)})
    else:
        for problem in health.problems:
            line(f"problem: {problem}")
        line(f"{health.events} events: " + ("all holds." if health.ok else "use a backup, or report this."))
    if not health.ok:
        ctx.exit(1)
