"""coder quotes"""

from itertools import islice
from pathlib import Path

import click

from coder.cli.adjudicating.lines import consensus_answer
from coder.cli.consensus import checked_rule, coders_option, consensus_option, people, rule_option
from coder.cli.parameters import reading
from coder.cli.printing.passages import shape, told
from coder.cli.printing.render import counted, line, lines, print_json
from coder.cli.printing.replaced import pseudonyms_option, replaced_lines, replaced_shape
from coder.cli.session import opened
from coder.report.agreement.consensus_lines import consensus_lines


@click.command()
@reading
@click.argument("code")
@click.option("--document", metavar="DOCUMENT", help="Only in this one.")
@click.option("--town", metavar="TOWN", help="Only where the text speaks of this town.")
@click.option("--user", metavar="NAME", help="Only what this person coded.")
@click.option("--context", type=click.IntRange(0, 2000), default=0, show_default=True, help="Characters of context on each side.")
@click.option("--limit", type=click.IntRange(1), help="At most so many quotes.")
@consensus_option
@rule_option
@coders_option
@pseudonyms_option
def quotes(
    project: Path,
    code: str,
    document: str | None,
    town: str | None,
    user: str | None,
    context: int,
    limit: int | None,
    consensus: bool,
    rule: str | None,
    coders: str | None,
    pseudonyms: bool,
    as_json: bool,
) -> None:
    """All quotes of CODE and the codes below it, in the order of documents and places; with context, the words stand in [brackets]."""
    with opened(project) as opened_project:
        printed = opened_project.under_pseudonyms() if pseudonyms else None
        names = people(coders, consensus=consensus)
        rule = checked_rule(rule, consensus=consensus)
        bundle, agreed = opened_project.adjudications.consensus(names, rule) if consensus else (None, None)
        given = bundle.codings if bundle else None
        passages = opened_project.retrieval.quotes(code, document=document, town=town, user=user, context=context, given=given)
        found = map(printed.passage, passages) if printed else passages
        if as_json:
            shown = [shape(each) for each in islice(found, limit)]
            told_of = {"replaced": replaced_shape(printed.replaced)} if printed else {}
            print_json(
                {
                    "code": opened_project.codebooks.code(code).key,
                    "quotes": shown,
                    "more": next(passages, None) is not None,
                    **consensus_answer(agreed),
                    **told_of,
                }
            )
            return
        number = 0
        for each in islice(found, limit):
            number += 1
            lines(told(each))
        more = next(passages, None) is not None
    line(f"{counted(number, 'quote')}{' shown; there are more.' if more else '.'}")
    lines(consensus_lines(agreed) if agreed else ())
    lines(replaced_lines(printed.replaced if printed else {}))
