"""coder citations"""

from collections import Counter
from pathlib import Path

import click

from coder.cli.parameters import reading
from coder.cli.printing import shapes
from coder.cli.printing.render import counted, line, print_json, warn
from coder.cli.session import opened
from coder.model.document import DOCUMENT_KINDS


@click.command()
@reading
@click.option("--kind", type=click.Choice([*DOCUMENT_KINDS, "any"]), default="policy", show_default=True, help="The texts that cite.")
@click.option("--out", type=click.Path(path_type=Path), help="Write the network too: .graphml, .gexf, or .csv (list of edges).")
def citations(project: Path, kind: str, out: Path | None, as_json: bool) -> None:
    """Which texts cite which: titles in 《》 and document numbers; texts of the project are recognised by either.

    A damaged number is a warning, never a guess.
    """
    with opened(project) as opened_project:
        found = opened_project.policies.citations(kind="" if kind == "any" else kind)
        if out:
            opened_project.policies.write_citations(found, out)
    if as_json:
        print_json({"citations": shapes.plain(found)})
        return
    for source in dict.fromkeys(each.document_id for each in found.citations):
        line(f"{found.titles[source]} cites:")
        places = Counter(each.target or each.label for each in found.citations if each.document_id == source)
        inside = {each.target for each in found.citations}
        for end, n in places.items():
            first = next(each for each in found.citations if each.document_id == source and end in (each.target, each.label))
            known = ", in this project" if end in inside else ""
            line(f"    {found.titles[end]}{known} ({counted(n, 'place')}, first at {first.start})")
    if found.cited:
        line("Cited most (texts that cite it):")
        for end, n in list(found.cited.items())[:10]:
            line(f"    {n} {found.titles[end]}")
    line(f"{counted(len(found.citations), 'place')} cite {counted(len(found.cited), 'text')}.")
    for each in found.warnings:
        warn(each)
    if out:
        line(f"Wrote {out}.")
