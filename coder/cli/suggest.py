"""coder suggest"""

from pathlib import Path

import click

from coder.cli import shapes
from coder.cli.parameters import json_option, project_argument, user_option
from coder.cli.render import line, one_line, print_json
from coder.cli.session import codes_of, opened
from coder.model.suggestion import Suggestion


@click.command()
@project_argument
@click.argument("document", required=False)
@click.option("--top", type=click.IntRange(1), default=3, show_default=True, help="At most so many codes for one passage.")
@click.option("--explain", is_flag=True, help="Print all reasons.")
@click.option("--by", metavar="NAME", help="The suggester; otherwise the default one.")
@user_option
@json_option
def suggest(project: Path, document: str | None, top: int, explain: bool, by: str | None, user: str | None, as_json: bool) -> None:
    """Suggest codes for the passages of DOCUMENT, or of all documents. Silence is the normal answer; nothing is coded."""
    from coder.suggest.protocol import strength

    with opened(project, user) as opened_project:
        found = opened_project.suggestions.for_documents([document] if document else None, top=top, by=by)
        codes, counts = codes_of(opened_project), opened_project.codings.counts()
        texts = {each: opened_project.documents.text(each) for each in dict.fromkeys(one.document_id for one in found)}
        titles = {each: opened_project.documents.get(each).title for each in texts}
    if as_json:
        print_json({"suggestions": [shapes.suggestion(each, codes) for each in found]})
        return
    few = sum(counts.values()) < 50
    shown = ""
    for each in found:
        if each.document_id != shown:
            shown = each.document_id
            line(titles[shown])
        word = strength(each.score, counts.get(each.code_id, 0))
        how_sure = word if few else f"{word}, {each.score:.2f}"
        line(f"  {each.start}-{each.stop} {codes[each.code_id].key} ({how_sure}): {one_line(texts[shown][each.start : each.stop], 120)}")
        for reason in _reasons(each, explain):
            line(f"      {reason}")
    line(f"{len(found)} suggestion(s); accept in the screen, or with: coder code {project} DOCUMENT START STOP CODE")


def _reasons(each: Suggestion, everything: bool) -> list[str]:
    shown = each.reasons if everything else each.reasons[:2]
    return [f"{one.kind}: {one_line(one.text, 100)} ({one.weight:+.2f}, at {one.start}-{one.stop})" for one in shown]
