"""coder assign"""

from collections.abc import Iterator
from pathlib import Path

import click

from coder.cli.consensus import people
from coder.cli.parameters import documents_option, writing
from coder.cli.printing import shapes
from coder.cli.printing.render import counted, line, percent, print_json, table
from coder.cli.session import opened, users_of
from coder.errors import InvalidValue
from coder.model.assignment import PHASES, Assignment, CoderProgress
from coder.project.project import Project
from coder.project.teamwork.assigning import STRATA

_NEXT = {
    "norming": "code a few texts together, sharpen the codebook; then `coder assign PROJECT --phase independent`.",
    "independent": "`coder copy PROJECT --for NAME --out FILE --blind --no-suggestions` for each; when all have finished: --phase reveal.",
    "reveal": "`coder merge PROJECT FILE` for each copy, `coder agree PROJECT`; then --phase adjudicate.",
    "adjudicate": "`coder adjudicate PROJECT` (F12 on the screen), `coder agree PROJECT --methods`; a new round: --phase norming.",
}
"""What a team does in each phase."""


@click.command()
@writing
@click.option("--coders", metavar="A,B", help="Deal the documents out to these people.")
@click.option("--overlap", type=click.FloatRange(0, 1), help="Share of the documents that all of them code, drawn at random (0.2).")
@click.option("--shared", multiple=True, metavar="DOCUMENT", help="A document that all of them code; may be given several times.")
@click.option("--seed", type=int, default=0, show_default=True, help="Of the draw: the same seed gives the same plan.")
@documents_option("Only this one; what others were assigned before stays.")
@click.option("--stratify", multiple=True, type=click.Choice(STRATA), help="Draw the overlap from each kind, or town, alike.")
@click.option("--phase", type=click.Choice(PHASES), help="Begin the next phase; norming again begins a new round.")
@click.option("--progress", "asked", is_flag=True, help="How far each coder is.")
def assign(
    project: Path,
    coders: str | None,
    overlap: float | None,
    shared: tuple[str, ...],
    seed: int,
    documents: tuple[str, ...],
    stratify: tuple[str, ...],
    phase: str | None,
    asked: bool,
    user: str | None,
    as_json: bool,
) -> None:
    """Who codes what: deal documents out to coders, with a share that all code; begin a phase; see how far each is.

    Phases: norming (agree on the codebook), independent (each codes a blind copy: `coder copy PROJECT --for NAME --blind`), reveal (the copies
    are merged), adjudicate. Without options the plan is listed.
    """
    if coders is None and (overlap is not None or shared or documents or stratify):
        raise click.UsageError("Say who is dealt the documents: give --coders A,B too.")
    with opened(project, user) as opened_project:
        assignments = opened_project.assignments
        if coders:
            share = overlap if overlap is not None else 0.0 if shared else 0.2
            assignments.assign(people(coders), overlap=share, shared=shared, seed=seed, documents=documents, stratify=stratify, phase=phase)
        elif phase:
            assignments.begin(phase)
        plan = assignments.plan()
        if plan is None:
            raise InvalidValue("no documents are assigned", "Assign them: coder assign PROJECT --coders A,B")
        progress = assignments.progress()
        if as_json:
            print_json({"assignment": _shape(opened_project, plan), "progress": shapes.plain(progress)})
            return
        _print(opened_project, plan, progress, only_progress=asked)


def _print(project: Project, plan: Assignment, progress: tuple[CoderProgress, ...], *, only_progress: bool) -> None:
    begun = plan.phases[-1].at[:10] if plan.phases else "?"
    line(f"Phase: {plan.phase} (since {begun}); {counted(len(plan.shares), 'document')}, {len(plan.shared)} coded by several; seed {plan.seed}.")
    if not only_progress:
        table(_rows(project, plan), ("document", "coders"))
    table(
        (
            (each.coder, each.documents, each.shared, each.begun, each.finished, each.codings, _share(each), each.last_at[:16].replace("T", " "))
            for each in progress
        ),
        ("coder", "documents", "shared", "begun", "finished", "codings", "turns coded", "last (UTC)"),
    )
    line(f"Next: {_NEXT[plan.phase]}")


def _rows(project: Project, plan: Assignment) -> Iterator[tuple[str, str]]:
    names, titles = users_of(project), {each.id: each.title for each in project.documents.list(superseded=True)}
    for each in plan.shares:
        yield titles.get(each.document_id, f"(not here) {each.document_id[:8]}"), ", ".join(names.get(coder, coder) for coder in each.coders)


def _share(each: CoderProgress) -> str:
    return percent(each.units_coded / each.units) if each.units else "-"


def _shape(project: Project, plan: Assignment) -> dict[str, object]:
    names = users_of(project)
    return {
        "phase": plan.phase,
        "phases": [{"phase": each.phase, "at": each.at, "user": names.get(each.user_id, each.user_id)} for each in plan.phases],
        "coders": [names.get(each, each) for each in plan.coders],
        "overlap": plan.overlap,
        "seed": plan.seed,
        "stratified": list(plan.stratified),
        "documents": [{"id": each.document_id, "coders": [names.get(coder, coder) for coder in each.coders]} for each in plan.shares],
    }
