"""coder export"""

from pathlib import Path

import click

from coder.cli.parameters import reading
from coder.cli.render import line, print_json, warn
from coder.cli.session import opened
from coder.project import exchange


@click.command()
@reading
@click.option("--out", required=True, type=click.Path(path_type=Path), help="The file to write; its suffix says the format.")
@click.option("--format", "format_name", metavar="NAME", help="csv jsonl xlsx codebook-yaml codebook-markdown.")
@click.option("--raw", is_flag=True, help="CSV: leave cells that look like formulas as they are.")
def export(project: Path, out: Path, format_name: str | None, raw: bool, as_json: bool) -> None:
    """Write codings (.csv .xlsx), the whole project (.jsonl) or the codebook (.yaml .md) to a file; says what the format could not hold."""
    with opened(project) as opened_project:
        lost = exchange.export(opened_project.workspace.store, out, format=format_name, raw=raw)
    if as_json:
        print_json({"file": str(out), "lost": [{"what": each.what, "count": each.count, "examples": list(each.examples)} for each in lost]})
        return
    for each in lost:
        warn(f"not held by the format: {each.what} ({each.count})")
    line(f"Wrote {out}.")
