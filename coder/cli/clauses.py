"""coder clauses"""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import click

from coder.cli.parameters import reading
from coder.cli.printing import shapes
from coder.cli.printing.render import counted, line, one_line, print_json, table
from coder.cli.session import opened
from coder.model.policy import Clause

NONE = "(not coded)"
SILENT = "no word"


@click.command()
@reading
@click.option("--by", "group", default="theme", show_default=True, metavar="GROUP", help="The codes that make the rows, such as theme, sup or mech.")
@click.option("--code", "only", metavar="CODE", help="Only clauses with this code (or one below it), listed with their words.")
@click.option("--level", type=int, help="Only clauses of this level of modality, listed with their words.")
@click.option("--document", metavar="DOCUMENT", help="Only in this one.")
@click.option("--coder", "coders", multiple=True, metavar="NAME", help="Only this coder's work; may be repeated.")
def clauses(project: Path, group: str, only: str | None, level: int | None, document: str | None, coders: tuple[str, ...], as_json: bool) -> None:
    """Which clauses of the policy texts bind (不得, 应当) and which encourage, per theme.

    The words of the codebook's scale decide, the strongest in a clause; this is a rule, no coding by a person. Words in 《》 do not count.
    """
    with opened(project) as opened_project:
        parameters = opened_project.parameters.varied({"users": coders} if coders else {})
        found, names = opened_project.policies.clauses(parameters=parameters)
        if document:
            wanted = opened_project.documents.get(document).id
            found = tuple(each for each in found if each.document_id == wanted)
        if only:
            key = opened_project.codebooks.code(only).key
            found = tuple(each for each in found if any(code == key or code.startswith(f"{key}.") for code in each.codes))
    if level is not None:
        found = tuple(each for each in found if each.level == level)
    if as_json:
        print_json({"levels": {str(number): name for number, name in names.items()}, "clauses": shapes.plain(found)})
        return
    if only or level is not None:
        for each in found:
            told = f"{names[each.level]} ({each.word})" if each.level is not None else SILENT
            line(f"{each.title}, {each.ref}: {told}; {', '.join(each.codes) or NONE}")
            line(f"    {one_line(each.text, 300)}")
    _print(found, group, list(names), [f"{name} {number}" for number, name in names.items()])


def _print(found: Sequence[Clause], group: str, levels: Sequence[int], heads: Sequence[str]) -> None:
    cells: Counter[tuple[str, int | None]] = Counter()
    for each in found:
        for row in [code for code in each.codes if code.partition(".")[0] == group] or [NONE]:
            cells[row, each.level] += 1
    rows = sorted({row for row, _ in cells}, key=lambda row: (row == NONE, row))
    body = [(row, *(cells[row, level] for level in levels), cells[row, None], sum(cells[row, each] for each in (*levels, None))) for row in rows]
    table(body, (group, *heads, SILENT, "clauses"))
    documents = len({each.document_id for each in found})
    line(f"{counted(len(found), 'clause')} of {counted(documents, 'policy text')}; one with two codes is in two rows. --level N lists them.")
