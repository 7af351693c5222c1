"""coder history, undo and redo"""

from pathlib import Path

import click

from coder.cli.parameters import reading, writing
from coder.cli.printing.render import line, one_line, print_json, table
from coder.cli.session import opened
from coder.store.history import Step, Transaction


@click.command()
@reading
@click.option("--limit", type=click.IntRange(1), default=30, show_default=True, help="How many steps.")
def history(project: Path, as_json: bool, limit: int) -> None:
    """What was done by all users, newest first."""
    with opened(project) as opened_project:
        found, names = opened_project.history.transactions(limit), opened_project.history.names()
        details = [one_line(opened_project.history.detail(each), 100) for each in found]
    if as_json:
        print_json({"history": [{**_shape(each, names), "detail": detail} for each, detail in zip(found, details, strict=True)]})
        return
    rows = [
        (each.txn, each.at[:19], names.get(each.user_id, "?"), each.kind, f"{each.label}: {detail}" if detail else each.label)
        for each, detail in zip(found, details, strict=True)
    ]
    table(rows, ("step", "at (UTC)", "user", "kind", "what"))


@click.command()
@writing
def undo(project: Path, user: str | None, as_json: bool) -> None:
    """Take back your last step that is not undone."""
    with opened(project, user) as opened_project:
        _report(opened_project.history.undo(), "undone", as_json)


@click.command()
@writing
def redo(project: Path, user: str | None, as_json: bool) -> None:
    """Bring back what you undid last."""
    with opened(project, user) as opened_project:
        _report(opened_project.history.redo(), "redone", as_json)


def _report(step: Step | None, what: str, as_json: bool) -> None:
    if as_json:
        print_json({what: {"step": step.transaction.txn, "what": step.label, "changes": len(step.changes)} if step else None})
    elif step:
        line(f"{what}: {step.label} ({len(step.changes)} change(s), of {step.transaction.at})")
    else:
        line(f"Nothing to be {what}.")


def _shape(each: Transaction, names: dict[str, str]) -> dict[str, object]:
    return {
        "step": each.txn,
        "at": each.at,
        "user": names.get(each.user_id, each.user_id),
        "kind": each.kind,
        "what": each.label,
        "undoes": each.undoes,
        "changes": each.events,
        "erased": each.erased,
    }
