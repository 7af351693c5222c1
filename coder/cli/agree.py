"""coder agree"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from coder.cli import shapes
from coder.cli.evidence import quote_lines
from coder.cli.linkage_agreement_text import print_linkage_agreement
from coder.cli.parameters import reading
from coder.cli.reliability_text import measure_lines, print_boundaries, print_reliability
from coder.cli.render import counted, line, lines, one_line, print_json
from coder.cli.replaced import pseudonyms_option
from coder.cli.session import opened
from coder.errors import NotFound
from coder.model.agreement import AgreementTable
from coder.model.codebook import Code, in_language
from coder.model.linkage_agreement import ALONE, LinkageAgreement
from coder.model.profile import Quote
from coder.project.analyses import Analyses

MOST = 10


@click.command()
@reading
@click.option("--coders", metavar="A,B", help="Only these people; otherwise all.")
@click.option("--code", "only", metavar="CODE", help="Only this code, with the passages where coders differ.")
@click.option("--unit", default="turn", show_default=True, type=click.Choice(["turn", "sentence", "character"]), help="What is judged.")
@click.option("--uncoded", default="no", show_default=True, type=click.Choice(["no", "left out"]), help="What a unit is that nobody coded at all.")
@click.option("--draws", default=1000, show_default=True, type=click.IntRange(100, 100_000), help="Draws of the bootstrap.")
@click.option("--boundaries", "cut", is_flag=True, help="Agreement on where passages begin and end: alpha for unitizing, and passages that overlap.")
@click.option(
    "--linkages", "ties", is_flag=True, help="Agreement on linkages: which ties are recorded, then field by field; --slot FIELD shows where."
)
@click.option("--slot", metavar="FIELD", help="With --linkages: the passages where coders fill this field differently, such as actors or scale.")
@click.option("--measures", is_flag=True, help="Say in a sentence each what the coefficients measure.")
@pseudonyms_option
def agree(
    project: Path,
    coders: str | None,
    only: str | None,
    unit: str,
    uncoded: str,
    draws: int,
    cut: bool,
    ties: bool,
    slot: str | None,
    measures: bool,
    pseudonyms: bool,
    as_json: bool,
) -> None:
    """Agreement on each code over the documents that several people coded, and the codes they take for each other.

    A unit that a coder of the document left uncoded is a no. The confused codes come with their definitions: one of the two is to be sharpened.
    """
    with opened(project) as opened_project:
        analyses = opened_project.analyses.under_pseudonyms() if pseudonyms else opened_project.analyses
        agreements = opened_project.agreements.under_pseudonyms() if pseudonyms else opened_project.agreements
        people = tuple(each.strip() for each in re.split("[,，]", coders or "") if each.strip())
        parameters = opened_project.parameters.varied({"users": people} if people else {})
        found = agreements.agreement(parameters=parameters)
        figures = agreements.reliability(unit=unit, uncoded=uncoded, draws=draws, parameters=parameters)
        edges = agreements.boundaries(draws=draws, parameters=parameters) if cut else None
        linkages = agreements.linkages(draws=draws, parameters=parameters) if ties or slot else None
        codes = {code.key: code for code in opened_project.codebooks.codes()}
        key = opened_project.codebooks.code(only).key if only else None
        differ = [each for row in found.codes if row.found.code == key for each in row.codings]
        quotes = analyses.quotes(codings=differ) if key else ()
        apart = _apart(linkages, slot, analyses) if linkages and slot else ()
    if as_json:
        print_json(
            {
                "agreement": shapes.plain(found),
                "reliability": shapes.plain(figures),
                "quotes": shapes.plain(quotes),
                **({"boundaries": shapes.plain(edges)} if edges else {}),
                **({"linkages": shapes.plain(linkages)} if linkages else {}),
                **({"apart": shapes.plain(apart)} if slot else {}),
            }
        )
        return
    if linkages:
        print_linkage_agreement(linkages, slot)
        lines(quote_lines(apart))
        return
    if not found.documents:
        line("No document is coded by two people. Give one to a second coder, who works with --user NAME.")
        return
    line(f"{', '.join(found.coders)}: {counted(found.turns, 'turn')} of {counted(len(found.documents), 'document')}: {', '.join(found.documents)}")
    if edges:
        print_boundaries(edges, key)
        return
    print_reliability(figures, key)
    if measures:
        lines(measure_lines())
    if key:
        lines(quote_lines(quotes))
        return
    lines(_mistaken(found, codes))


def _apart(found: LinkageAgreement, slot: str, analyses: Analyses) -> tuple[Quote, ...]:
    """The passages of the mentions that differ in a field, or of those without a partner."""
    names = [each.slot for each in found.slots]
    if slot not in (*names, ALONE):
        raise NotFound(f"no field {slot!r} was filled in mentions of the same tie", f"There is: {', '.join((*names, ALONE))}.")
    ids = found.alone if slot == ALONE else [each for row in found.slots if row.slot == slot for pair in row.differing for each in pair]
    return analyses.quotes(mentions=ids)


def _mistaken(found: AgreementTable, codes: Mapping[str, Code]) -> Iterator[str]:
    pairs = [each for each in found.mistaken if each.second][:MOST]
    if pairs:
        yield "Taken for each other (turns to which one coder gave the one and another the other):"
    for each in pairs:
        yield f"  {each.first} and {each.second}: {counted(each.turns, 'turn')} in {counted(each.documents, 'document')}"
        for key in (each.first, each.second):
            definition = in_language(codes[key].definition, "en") if key in codes else None
            yield f"    {key}: {one_line(definition or 'no definition', 140)}"
    alone = [each for each in found.mistaken if not each.second][:MOST]
    if alone:
        told = "; ".join(f"{each.first} {each.turns}" for each in alone)
        yield f"Given by one coder where another gave nothing of the group (turns): {told}"
