"""coder export"""

from pathlib import Path

import click

from coder.cli.parameters import reading
from coder.cli.render import line, lines, print_json, warn
from coder.cli.replaced import replaced_lines, replaced_shape
from coder.cli.session import opened
from coder.project import exchange
from coder.project.pseudonyms import Replacements


@click.command()
@reading
@click.option("--out", required=True, type=click.Path(path_type=Path), help="The file to write; its suffix says the format.")
@click.option("--format", "format_name", metavar="NAME", help="csv jsonl xlsx codebook-yaml codebook-markdown mentions-csv memos-csv memos-markdown.")
@click.option("--raw", is_flag=True, help="CSV: leave cells that look like formulas as they are.")
@click.option("--pseudonyms", is_flag=True, help="Pseudonyms in the place of names, in quotes and texts too; the log stays behind.")
def export(project: Path, out: Path, format_name: str | None, raw: bool, pseudonyms: bool, as_json: bool) -> None:
    """Write codings (.csv .xlsx), the whole project (.jsonl), the codebook (.yaml .md) or memos (--format); says what the format could not hold."""
    with opened(project) as opened_project:
        store = opened_project.workspace.store
        replaced: Replacements = {}
        if pseudonyms:
            lost, replaced = exchange.export_pseudonymised(store, out, format=format_name, raw=raw)
        else:
            lost = exchange.export(store, out, format=format_name, raw=raw)
    if as_json:
        losses = [{"what": each.what, "count": each.count, "examples": list(each.examples)} for each in lost]
        print_json({"file": str(out), "lost": losses, "replaced": replaced_shape(replaced)})
        return
    lines(replaced_lines(replaced))
    for each in lost:
        warn(f"not held by the format: {each.what} ({each.count})")
    line(f"Wrote {out}.")
