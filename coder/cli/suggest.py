"""coder suggest"""

import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path

import click

from coder.cli.parameters import json_option, project_argument, user_option
from coder.cli.printing import shapes
from coder.cli.printing.progress import progress
from coder.cli.printing.render import line, lines, one_line, print_json
from coder.cli.session import codes_of, opened, warn_if_not_offered
from coder.cli.suggesting.ranked import how_likely, ranking_lines
from coder.model.codebook import Code
from coder.model.suggestion import Reading, Reason, Suggestion
from coder.project.project import Project
from coder.project.suggesting.ranking import TOP
from coder.text.cells import visible

QUOTE = 120
SHOWN = 2


@click.command()
@project_argument
@click.argument("document", required=False)
@click.option("--top", type=click.IntRange(1), default=3, show_default=True, help="At most so many codes for one passage.")
@click.option("--ranked", is_flag=True, help="Name the likeliest codes of every passage too, and what is unlike anything coded.")
@click.option("--explain", is_flag=True, help="Print all reasons.")
@click.option("--unseen", is_flag=True, help="Only passages that nobody coded, decided about, was shown, or read to the end.")
@click.option("--by", metavar="NAME", help="The suggester; otherwise the default one.")
@click.option("--model", type=click.Path(path_type=Path), help="Suggest by a model that `coder train` saved; codes are matched by key.")
@click.option("--own", is_flag=True, help="Learn from your own codings only; otherwise from those of all coders.")
@click.option("--report", is_flag=True, help="How well suggestions did so far, by what people decided; with --user: by that person alone.")
@click.option("--evaluate", is_flag=True, help="How well each document is predicted from the codings of the others (takes a while).")
@click.option("--encoder", metavar="NAME", help="Sentence vectors of the project from now on: use, e5, none (words only), or another's.")
@click.option("--withhold", type=float, metavar="SHARE", help="Keep the suggestions of this share of passages back from now on (0: none).")
@click.option("--seed", type=int, help="Of the draw of passages to withhold.")
@user_option
@json_option
def suggest(
    project: Path,
    document: str | None,
    top: int,
    ranked: bool,
    explain: bool,
    unseen: bool,
    by: str | None,
    model: Path | None,
    own: bool,
    report: bool,
    evaluate: bool,
    encoder: str | None,
    withhold: float | None,
    seed: int | None,
    user: str | None,
    as_json: bool,
) -> None:
    """Suggest codes for the passages of DOCUMENT, or of all documents. Silence is the normal answer; nothing is coded.

    A suggestion learns from what all coders coded elsewhere (with --own: you alone), never from a coding of the passage itself.
    """
    with opened(project, user) as opened_project, ExitStack() as bar:
        if encoder is not None:
            opened_project.suggestions.encoding.choose(encoder)
        if withhold is not None:
            opened_project.suggestions.exposing.withhold(withhold, seed)
        if report or withhold is not None:
            _report(opened_project, user if report else None, as_json)
            return
        if evaluate:
            _evaluate(opened_project, by, as_json)
            return
        warn_if_not_offered(opened_project)
        out = sys.stdout
        moved = bar.enter_context(progress("Suggesting"))
        asked = [document] if document else None
        named = TOP if ranked else 0
        found = opened_project.suggestions.readings(asked, top=top, ranked=named, by=by, own=own, model=model, progress=moved, indexing=moved)
        codes = codes_of(opened_project)
        if as_json:
            answer: dict[str, list[object]] = {key: [] for key in (("suggestions", "ranked") if ranked else ("suggestions",))}
            for reading in found:
                answer["suggestions"] += [shapes.suggestion(each, codes) for each in reading.suggestions]
                answer.get("ranked", []).extend(shapes.ranking(each, codes) for each in reading.ranked)
            bar.close()
            print_json(answer)
            return
        number = 0
        for reading in found:
            if (reading.suggestions or reading.ranked) and out.isatty():
                bar.close()
            number += len(reading.suggestions)
            for text in (*_lines(opened_project, reading, codes, explain), *ranking_lines(opened_project, reading, codes)):
                click.echo(visible(text), file=out)
        bar.close()
        drawn = opened_project.suggestions.exposing.withholding()
    if drawn.share:
        line(f"Withheld at random: those of {drawn.share:.0%} of the passages (coder suggest {project} --withhold 0 ends it).")
    line(f"{number} suggestion(s); accept in the screen, or with: coder code {project} DOCUMENT START STOP CODE")


def _evaluate(project: Project, by: str | None, as_json: bool) -> None:
    from coder.cli.suggesting.report import evaluation_lines, evaluation_shape

    with progress("Predicting") as moved:
        found = project.suggestions.evaluate(by=by, progress=moved)
    if as_json:
        print_json({"evaluation": evaluation_shape(found, codes_of(project))})
    else:
        lines(evaluation_lines(found, codes_of(project)))


def _report(project: Project, user: str | None, as_json: bool) -> None:
    from coder.cli.suggesting.report import report_lines, report_shape

    kept = project.suggestions
    found = kept.track_record(user), kept.exposing.withholding(), kept.encoding.chosen(), codes_of(project)
    if as_json:
        print_json({"report": report_shape(*found)})
    else:
        lines(report_lines(*found))


def _lines(project: Project, reading: Reading, codes: Mapping[str, Code], everything: bool) -> Iterator[str]:
    if not reading.suggestions and not reading.ranked:
        return
    counts = project.codings.counts()
    acceptance = project.suggestions.acceptance()
    text = project.documents.text(reading.document_id)
    yield project.documents.get(reading.document_id).title
    for each in reading.suggestions:
        how_sure = how_likely(each.score, each.code_id, counts)
        if each.code_id in acceptance:
            how_sure += ", {} of {} accepted".format(*acceptance[each.code_id])
        yield f"  {each.start}-{each.stop} {codes[each.code_id].key} ({how_sure}): {quote(text, each)}"
        distinct = {(reason.kind, reason.text): reason for reason in reversed(each.reasons)}
        for reason in each.reasons if everything else list(reversed(distinct.values()))[:SHOWN]:
            yield f"      {reason.kind}: {_reason(project, each, reason)}"


def _reason(project: Project, each: Suggestion, reason: Reason) -> str:
    place = f", at {reason.start}-{reason.stop}" if reason.stop else ""
    if reason.document_id and reason.document_id != each.document_id:
        place = f"{place} of {project.documents.get(reason.document_id).title}"
    return f"{one_line(reason.text, 100)} ({reason.weight:+.2f}{place})"


def quote(text: str, each: Suggestion, limit: int = QUOTE) -> str:
    """The passage on one line; of a long one the `limit` characters round the strongest reason that stands in it."""
    inside = [reason for reason in each.reasons if reason.kind in ("cue", "word") and each.start <= reason.start < reason.stop <= each.stop]
    size = each.stop - each.start
    if size <= limit or not inside:
        return one_line(text[each.start : each.stop], limit)
    strongest = max(inside, key=lambda reason: (reason.kind == "cue", reason.weight, -reason.start))
    start = max(each.start, min((strongest.start + strongest.stop - limit) // 2, each.stop - limit))
    stop = min(each.stop, start + limit)
    flat = " ".join(text[start:stop].split())
    return f"{'…' if start > each.start else ''}{flat}{'…' if stop < each.stop else ''}"
