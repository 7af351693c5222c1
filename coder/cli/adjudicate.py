"""coder adjudicate"""

import re
from pathlib import Path
from typing import Any

import click

from coder.cli.adjudicating.lines import (
    confusion_lines,
    confusion_shape,
    consensus_shape,
    decision_shape,
    disagreement_lines,
    disagreement_shape,
)
from coder.cli.consensus import count_option, people
from coder.cli.parameters import documents_option, language_option, writing
from coder.cli.printing.render import line, lines, one_line, print_json, warn
from coder.cli.session import opened
from coder.errors import InvalidValue, NotFound
from coder.model.disagreement import KINDS
from coder.project.project import Project
from coder.project.teamwork.adjudicating import Adjudicating
from coder.project.teamwork.versions import Versions
from coder.report.agreement.consensus_lines import consensus_lines
from coder.tui.texts.screens import Texts, chosen_language

_DECIDING = ("hold", "neither", "other", "slots", "later", "reason")
_PASSAGE = re.compile(r"(\d{1,9})-(\d{1,9})=(.+)")


@click.command()
@writing
@click.option("--coders", metavar="A,B", help="Only these people; otherwise all.")
@count_option
@documents_option("Only in this one.")
@click.option("--code", "codes", multiple=True, metavar="CODE", help="Only about this code; may be repeated.")
@click.option("--kind", "kinds", multiple=True, type=click.Choice(KINDS), help="Only of this kind; may be repeated.")
@click.option("--list", "listed", is_flag=True, help="List the disagreements and what was decided; nothing is asked.")
@click.option("--confusions", "confused", is_flag=True, help="Which codes are taken for each other, with both definitions and what may cause it.")
@click.option("--decide", metavar="ID", help="Decide on this disagreement (the beginning of its id is enough), by one of the options below.")
@click.option("--hold", multiple=True, metavar="NAME", help="The version of this coder holds; repeated: several do.")
@click.option("--neither", is_flag=True, help="Nothing holds.")
@click.option("--other", multiple=True, metavar="START-STOP=CODE", help="This holds instead; may be repeated.")
@click.option("--slot", "slots", multiple=True, metavar="SLOT=NAME", help="Of a linkage: this slot as that coder has it, the rest as --hold.")
@click.option("--later", is_flag=True, help="Put it off.")
@click.option("--reason", default="", help="Why it was decided so.")
@click.option("--withdraw", metavar="ID", help="Take a decision away again, whoever made it.")
@click.option("--plain", is_flag=True, help="Answers are lines ended with Enter on a terminal too (for screen readers); otherwise one key is enough.")
@language_option("the questions")
def adjudicate(project: Path, user: str | None, as_json: bool, **given: Any) -> None:
    """Decide on the disagreements of coders, one at a time: whose version holds, both, neither, or something else, and why.

    Nobody's coding is changed or removed; what was decided makes the consensus, which `coder profile`, `quotes` and `export` take with
    --consensus. Each decision is kept at once and can be undone.
    """
    if not given["decide"] and (idle := [name for name in _DECIDING if given[name]]):
        raise click.UsageError(f"--{idle[0].removesuffix('s')} says how to decide: give --decide ID too.")
    texts = Texts(chosen_language(given["language"]))
    with opened(project, user) as opened_project:
        coders = people(given["coders"])
        if given["confused"]:
            _confusions(opened_project, coders, given["coders_of"], texts, as_json=as_json)
            return
        if given["withdraw"]:
            _withdraw(opened_project, given["withdraw"], texts, as_json=as_json)
            return
        warn_of_phase(opened_project)
        narrowing = {name: given[name] for name in ("kinds", "documents", "codes", "coders_of")}
        sitting = Adjudicating(opened_project, coders=coders, **narrowing)
        if given["decide"]:
            _decide(opened_project, sitting, given, texts, as_json=as_json)
        elif given["listed"] or as_json:
            _list(opened_project, sitting, texts, as_json=as_json)
        elif not sitting.items:
            line(texts("adjudicate none"))
        else:
            from coder.cli.adjudicating.dialogue import Dialogue
            from coder.cli.adjudicating.words import Words

            Dialogue(opened_project, sitting, Words(texts.language), one_key=not given["plain"]).run()


def warn_of_phase(project: Project) -> None:
    """Tell who looks at the others' work while coding is not over."""
    remark = project.assignments.remark()
    if remark:
        warn(remark)


def _list(project: Project, sitting: Adjudicating, texts: Texts, *, as_json: bool) -> None:
    versions, found = Versions(project), project.adjudications.figures(parameters=sitting.parameters)
    if as_json:
        shapes = [disagreement_shape(each, sitting.decision(each), versions) for each in sitting.items]
        print_json({"disagreements": shapes, "consensus": consensus_shape(found)})
        return
    lines(disagreement_lines(sitting, versions, texts))
    lines(consensus_lines(found, texts.language))


def _decide(project: Project, sitting: Adjudicating, given: dict[str, Any], texts: Texts, *, as_json: bool) -> None:
    ways = [name for name in ("neither", "later", "other") if given[name]]
    if len(ways) > 1 or (ways and given["hold"]) or not (ways or given["hold"]):
        raise click.UsageError("Say what holds: --hold NAME, --neither, --other START-STOP=CODE, or --later.")
    verdict = ways[0] if ways else "other" if given["slots"] else "chosen"
    fits = [each.id for each in sitting.all if each.id.startswith(given["decide"])]
    if len(fits) != 1 or len(given["decide"]) < 6:
        what = "begins the ids of several disagreements" if len(fits) > 1 else "is no disagreement of these coders"
        raise NotFound(f"{given['decide']} {what}", "`coder adjudicate PROJECT --list` lists them.")
    sitting.narrow()
    sitting.go_to(fits)
    made = sitting.decide(
        verdict,
        chosen=given["hold"],
        settled=[_passage(each) for each in given["other"]],
        slots=dict(_pair(each) for each in given["slots"]),
        reason=given["reason"],
    )
    versions = Versions(project)
    if as_json:
        print_json({"decision": decision_shape(made, versions)})
        return
    from coder.tui.lists.adjudication_words import told

    line(f"{made.id[:8]}: {told(made, versions, texts)}")


def _passage(text: str) -> tuple[int, int, str]:
    found = _PASSAGE.fullmatch(text.strip())
    if not found:
        raise InvalidValue(f"{text} is no passage with a code", "Give START-STOP=CODE, such as 120-164=sit.skill_matching.")
    return int(found[1]), int(found[2]), found[3].strip()


def _pair(text: str) -> tuple[str, str]:
    slot, equals, name = text.partition("=")
    if not equals:
        raise InvalidValue(f"{text} says not whose value holds", "Give SLOT=NAME, such as scale=Li.")
    return slot.strip(), name.strip()


def _withdraw(project: Project, identity: str, texts: Texts, *, as_json: bool) -> None:
    decision = project.adjudications.get(identity)
    project.adjudications.withdraw(decision.id)
    if as_json:
        print_json({"withdrawn": decision.id})
        return
    line(texts("adjudication withdrawn", decision.id[:8]))


def _confusions(project: Project, coders: tuple[str, ...], coders_of: str | None, texts: Texts, *, as_json: bool) -> None:
    sitting = Adjudicating(project, coders=coders, coders_of=coders_of)
    found = project.adjudications.confusions(parameters=sitting.parameters)
    codes = {code.key: code for code in project.codebooks.codes()}
    if as_json:
        print_json({"confusions": confusion_shape(found, codes)})
        return
    versions = Versions(project)
    wanted = {identity for pair in found.pairs for identity in pair.examples}
    places = {each.id: _quoted(versions, each) for each in sitting.all if each.id in wanted}
    lines(confusion_lines(found, codes, places, texts))


def _quoted(versions: Versions, each: Any) -> str:
    place = versions.of(each)
    return f"{place.title}, {each.start}-{each.stop}: “{one_line(place.text[each.start : each.stop], 100)}”"
