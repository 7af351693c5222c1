"""coder codebook golden and test: passages that must stay coded as they are."""

from collections.abc import Iterator
from pathlib import Path

import click

from coder.cli.parameters import json_option, project_argument, reading, user_option
from coder.cli.printing.progress import progress
from coder.cli.printing.render import counted, line, lines, one_line, print_json
from coder.cli.printing.shapes import plain
from coder.cli.session import opened
from coder.model.golden import ExampleCheck, GoldenCheck

_TOLD = {
    "same": "coded the same by everybody",
    "differs": "coded otherwise",
    "alone": "nobody else coded there",
    "older": "its code has another meaning now: look at it again",
    "retired": "its code is retired",
}


@click.command()
@project_argument
@click.argument("coding")
@click.option("--note", default="", help="Why it is a good example.")
@click.option("--remove", is_flag=True, help="It is golden no longer.")
@user_option
@json_option
def golden(project: Path, coding: str, note: str, remove: bool, user: str | None, as_json: bool) -> None:
    """Hold CODING for right: `coder codebook test` tells when a changed codebook or a new coder gives its passage another code."""
    shape: dict[str, object]
    with opened(project, user) as opened_project:
        if remove:
            taken = opened_project.golden.unmark(coding)
            told, shape = f"{coding} is golden no longer." if taken else f"{coding} was not golden.", {"removed": taken}
        else:
            memo = opened_project.golden.mark(coding, note)
            told, shape = f"{memo.target_id} is golden.", {"coding": memo.target_id, "memo": memo.id}
    if as_json:
        print_json(shape)
    else:
        line(told)


@click.command()
@reading
@click.option("--machine", is_flag=True, help="Ask the suggester too, of golden passages and of the examples that stand in the codebook.")
@click.pass_context
def test(ctx: click.Context, project: Path, machine: bool, as_json: bool) -> None:
    """Are golden passages still coded the same? Exit status 1 if one is not.

    With --machine the suggester is asked as well: of golden passages having learned from other documents, of examples as it is. What it does
    not find is told; an example is constructed, so that missing one is no failure.
    """
    with opened(project) as opened_project, progress("learning") as told:
        checks, examples = opened_project.golden.check(machine=machine, progress=told)
        titles = {each.id: each.title for each in opened_project.documents.list()}
        texts = {each.coding_id: opened_project.documents.text(each.document_id)[each.start : each.stop] for each in checks}
    failed = [each for each in checks if not each.holds]
    if as_json:
        print_json({"golden": [{**plain(each), "holds": each.holds} for each in checks], "examples": plain(examples), "failed": len(failed)})
    elif not checks and not examples:
        line("No passage is golden. Hold one for right: coder codebook golden PROJECT CODING.")
    else:
        lines(_lines(checks, titles, texts))
        lines(_example_lines(examples))
    if failed:
        ctx.exit(1)


def _lines(checks: tuple[GoldenCheck, ...], titles: dict[str, str], texts: dict[str, str]) -> Iterator[str]:
    for each in checks:
        yield f"{'holds' if each.holds else 'FAILS'}  {each.code}: {_TOLD[each.outcome]}  [{titles[each.document_id]} {each.start}-{each.stop}]"
        if each.holds:
            continue
        yield f"  {one_line(texts[each.coding_id], 120)}"
        for coder, keys in each.given.items():
            if each.code not in keys:
                yield f"  {coder}: {', '.join(keys) or 'nothing of this group'}"
        if each.machine is not None and each.code not in each.machine:
            yield f"  the suggester: {', '.join(each.machine) or 'nothing'}"
    held = sum(each.holds for each in checks)
    yield f"{held} of {counted(len(checks), 'golden passage')} hold{'s' if held == len(checks) == 1 else ''}."


def _example_lines(examples: tuple[ExampleCheck, ...]) -> Iterator[str]:
    missed = [each for each in examples if not each.holds]
    for each in missed:
        yield f"not found  {each.code}: {one_line(each.text, 90)}  (said: {', '.join(each.said) or 'nothing'})"
    if examples:
        yield f"{len(examples) - len(missed)} of {counted(len(examples), 'example')} of the codebook found by the suggester."
