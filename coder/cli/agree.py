"""coder agree"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from coder.cli import shapes
from coder.cli.agreement_text import print_confusions, print_methods, print_mistaken, print_over, print_pairs
from coder.cli.consensus import people
from coder.cli.evidence import quote_lines
from coder.cli.linkage_agreement_text import print_linkage_agreement
from coder.cli.parameters import reading
from coder.cli.progress import progress
from coder.cli.reliability_text import measure_lines, print_boundaries, print_reliability
from coder.cli.render import counted, line, lines, print_json, warn
from coder.cli.replaced import pseudonyms_option
from coder.cli.session import opened, warn_while_coding
from coder.errors import NotFound
from coder.model.linkage_agreement import ALONE, LinkageAgreement
from coder.model.profile import Quote
from coder.project.agreements import Agreements
from coder.project.project import Project


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
@click.option("--over", type=click.Choice(["version", "month", "week"]), help="Agreement by version of the codebook, or in the course of time.")
@click.option("--confusions", is_flag=True, help="Which codes are given where another coder gives another, as a table of codes by codes.")
@click.option("--pairs", is_flag=True, help="Every two coders by themselves: people among themselves are the ceiling for a machine.")
@click.option(
    "--machine", is_flag=True, help="With the suggester as one more coder; it speaks of each document having learned from the others alone."
)
@click.option(
    "--tags", type=click.Path(path_type=Path), help="With a data set of `coder tag` as one more coder; documents by the name of their file."
)
@click.option("--least", default=0.0, type=click.FloatRange(0, 1), help="With --tags: leave out tags less probable than this.")
@click.option(
    "--methods", is_flag=True, help="A paragraph for the methods section, written from the project: who coded what, units, coefficients, versions."
)
@click.option("--language", default="en", show_default=True, type=click.Choice(["en", "zh"]), help="Of --methods and --html.")
@click.option("--out", type=click.Path(path_type=Path), help="Write every coefficient with its interval to this CSV file.")
@click.option("--html", "page", type=click.Path(path_type=Path), help="Write a page with tables, the map of confusions and the paragraph.")
@click.option("--measures", is_flag=True, help="Say in a sentence each what the coefficients measure.")
@pseudonyms_option
def agree(project: Path, coders: str | None, pseudonyms: bool, as_json: bool, **asked: Any) -> None:
    """Agreement on each code over the documents that several people coded, and the codes they take for each other.

    A unit that a coder of the document left uncoded is a no. The confused codes come with their definitions: one of the two is to be sharpened.
    """
    if asked["machine"] and asked["tags"]:
        raise click.UsageError("Give --machine or --tags, not both.")
    if asked["least"] and not asked["tags"]:
        raise click.UsageError("--least goes with --tags.")
    with opened(project) as opened_project:
        warn_while_coding(opened_project)
        view = View(opened_project, people(coders), asked, pseudonyms=pseudonyms)
        if as_json:
            print_json(view.shape())
        else:
            view.show()


class View:
    """What is asked of the agreement, computed as it is needed."""

    def __init__(self, project: Project, coders: tuple[str, ...], asked: Mapping[str, Any], *, pseudonyms: bool) -> None:
        self._project, self._asked = project, asked
        self._agreements = _with_machine(project.agreements, asked)
        if pseudonyms:
            self._agreements = self._agreements.under_pseudonyms()
        self._parameters = project.parameters.varied({"users": coders} if coders else {})
        self._how = {"unit": asked["unit"], "uncoded": asked["uncoded"], "draws": asked["draws"], "parameters": self._parameters}
        self._key = project.codebooks.code(asked["only"]).key if asked["only"] else None

    def show(self) -> None:
        """Print it, or write it."""
        asked, found = self._asked, self._agreements.agreement(parameters=self._parameters)
        self._write()
        if asked["ties"] or asked["slot"]:
            linkages = self._linkages()
            print_linkage_agreement(linkages, asked["slot"])
            lines(quote_lines(self._apart(linkages)))
        elif not found.documents:
            line("No document is coded by two people. Give one to a second coder, who works with --user NAME.")
        elif asked["methods"]:
            print_methods(self._agreements.methods(asked["language"], **self._how))
        elif asked["pairs"]:
            print_pairs(self._agreements.pairs(**self._how), self._key)
        elif asked["over"]:
            print_over(self._agreements.over(asked["over"], **self._how), self._key)
        else:
            titles = ", ".join(found.documents)
            line(f"{', '.join(found.coders)}: {counted(found.turns, 'turn')} of {counted(len(found.documents), 'document')}: {titles}")
            self._show_codes(found)

    def shape(self) -> dict[str, Any]:
        """The same as JSON: the agreement on codes, and what else was asked for."""
        asked, found = self._asked, self._agreements.agreement(parameters=self._parameters)
        self._write()
        figures = self._agreements.reliability(**self._how)
        held: dict[str, Any] = {"agreement": found, "reliability": figures, "quotes": self._differing(found)}
        if asked["cut"]:
            held["boundaries"] = self._agreements.boundaries(draws=asked["draws"], parameters=self._parameters)
        if asked["ties"] or asked["slot"]:
            held["linkages"] = self._linkages()
        if asked["slot"]:
            held["apart"] = self._apart(held["linkages"])
        if asked["over"]:
            held["over"] = self._agreements.over(asked["over"], **self._how)
        if asked["pairs"]:
            held["pairs"] = self._agreements.pairs(**self._how)
        if asked["methods"]:
            held["methods"] = self._agreements.methods(asked["language"], **self._how)
        return {name: shapes.plain(each) for name, each in held.items()}

    def _show_codes(self, found: Any) -> None:
        asked = self._asked
        if asked["cut"]:
            print_boundaries(self._agreements.boundaries(draws=asked["draws"], parameters=self._parameters), self._key)
            return
        if asked["confusions"]:
            print_confusions(found)
            return
        print_reliability(self._agreements.reliability(**self._how), self._key)
        if asked["measures"]:
            lines(measure_lines())
        if self._key:
            lines(quote_lines(self._differing(found)))
        else:
            print_mistaken(found, {code.key: code for code in self._project.codebooks.codes()})

    def _write(self) -> None:
        """The files asked for."""
        if self._asked["out"]:
            self._agreements.write_table(self._asked["out"], **self._how)
            warn(f"Wrote {self._asked['out']}.")
        if self._asked["page"]:
            self._agreements.write_page(self._asked["page"], self._asked["language"], **self._how)
            warn(f"Wrote {self._asked['page']}.")

    def _linkages(self) -> LinkageAgreement:
        return self._agreements.linkages(draws=self._asked["draws"], parameters=self._parameters)

    def _differing(self, found: Any) -> tuple[Quote, ...]:
        """The passages where coders differ on the code asked for."""
        if not self._key:
            return ()
        ids = [each for row in found.codes if row.found.code == self._key for each in row.codings]
        return self._agreements.quotes(codings=ids, parameters=self._parameters)

    def _apart(self, found: LinkageAgreement) -> tuple[Quote, ...]:
        """The passages of the mentions that differ in the field asked for, or of those without a partner."""
        slot, names = self._asked["slot"], [each.slot for each in found.slots]
        if not slot:
            return ()
        if slot not in (*names, ALONE):
            raise NotFound(f"no field {slot!r} was filled in mentions of the same tie", f"There is: {', '.join((*names, ALONE))}.")
        ids = found.alone if slot == ALONE else [each for row in found.slots if row.slot == slot for pair in row.differing for each in pair]
        return self._agreements.quotes(mentions=ids, parameters=self._parameters)


def _with_machine(agreements: Agreements, asked: Mapping[str, Any]) -> Agreements:
    if asked["tags"]:
        found = agreements.with_tags(asked["tags"], least=asked["least"])
        if found.unmatched:
            warn(f"{counted(found.unmatched, 'clause')} of the data set left out: their words do not stand at their place in our texts")
        return found
    if not asked["machine"]:
        return agreements
    with progress("learning from the other documents") as told:
        return agreements.with_suggester(progress=told)
