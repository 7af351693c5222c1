"""coder find"""

from itertools import islice
from pathlib import Path

import click

from coder.cli.parameters import reading
from coder.cli.printing.render import counted, line, print_json
from coder.cli.session import opened
from coder.project.finding import WITHIN


@click.command()
@reading
@click.argument("query")
@click.option("--document", metavar="DOCUMENT", help="Only in this one.")
@click.option("--within", type=click.Choice(WITHIN), default="turn", show_default=True, help="Where all parts of the query must hold.")
@click.option("--width", type=click.IntRange(0, 500), default=30, show_default=True, help="Characters of context on each side.")
@click.option("--limit", type=click.IntRange(1), help="At most so many hits.")
def find(project: Path, query: str, document: str | None, within: str, width: int, limit: int | None, as_json: bool) -> None:
    """Search the texts: words, "phrases", AND OR NOT, NEAR/5, prefix*, and filters such as code:sit.skill_matching town:NAME year>=2005.

    Chinese is found inside sentences, in Simplified and Traditional alike. Filters: code speaker (name or role) town document kind
    language user actor title, and variables of documents, speakers and towns by name (gender:f year>=2005; document.year where a name
    is not the only one). Filters without words give each turn that passes them.
    """
    with opened(project) as opened_project:
        found = opened_project.find(query, document=document, width=width, within=within)
        hits = list(islice(found, limit))
        total = len(hits) + sum(1 for _ in found)
    if as_json:
        answer = [
            {
                "document": hit.document_id,
                "title": hit.document,
                "turn": hit.turn,
                "speaker": hit.speaker or None,
                "start": hit.start,
                "stop": hit.stop,
                "left": hit.left,
                "match": hit.match,
                "right": hit.right,
            }
            for hit in hits
        ]
        print_json({"hits": answer, "total": total})
        return
    for hit in hits:
        line(
            f"{hit.document}, turn {hit.turn}{', ' + hit.speaker if hit.speaker else ''}, {hit.start}-{hit.stop}: {hit.left}[{hit.match}]{hit.right}"
        )
    line(counted(total, "hit") + (f", the first {len(hits)} shown." if len(hits) < total else "."))
