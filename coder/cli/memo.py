"""coder memo"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from coder.cli.parameters import NounGroup, json_option, project_argument, user_option
from coder.cli.printing import shapes
from coder.cli.printing.render import counted, line, lines, one_line, print_json
from coder.cli.session import opened, users_of
from coder.model.coding import MEMO_TARGETS
from coder.model.noted import Noted
from coder.project.project import Project


@click.group(cls=NounGroup)
@project_argument
@click.option("--on", "target_kind", type=click.Choice(MEMO_TARGETS), help="Only memos on things of this kind.")
@click.option("--find", "words", default="", metavar="WORDS", help="Only memos with all these words, Simplified or Traditional.")
@click.option("--label", help="Only memos with this word of your own.")
@click.option("--by", metavar="NAME", help="Only memos by this person.")
@click.option("--out", type=click.Path(path_type=Path), help="Write them to a .csv or .md file instead of listing them.")
@click.option("--raw", is_flag=True, help="CSV: leave cells that look like formulas as they are.")
@user_option
@json_option
@click.pass_context
def memo(ctx: click.Context, project: Path, user: str | None, as_json: bool, out: Path | None, raw: bool, by: str | None, **wanted: Any) -> None:
    """List, search and export the memos of PROJECT, or write, change and remove them."""
    opened_project = ctx.with_resource(opened(project, user))
    ctx.obj = opened_project
    if ctx.invoked_subcommand:
        return
    users, found = users_of(opened_project), opened_project.memos.find(user=by, **wanted)
    if out:
        opened_project.memos.export(out, found, raw=raw)
    if as_json:
        print_json({"memos": [{**shapes.memo(each.memo, users), "about": each.about} for each in found]} | ({"file": str(out)} if out else {}))
    elif out:
        line(f"Wrote {counted(len(found), 'memo')} to {out}.")
    else:
        lines(told for each in found for told in _told(each, users))
        line(f"{len(found)} memo(s).")


def _told(each: Noted, users: Mapping[str, str]) -> Iterator[str]:
    """A memo in two lines: which, on what, by whom; its words."""
    memo = each.memo
    about = f" {one_line(each.about, 60)}" if each.about else ""
    inside = f" in {one_line(each.document, 60)}" if each.document and each.document != each.about else ""
    place = f" {each.start}-{each.stop}" if each.start is not None else ""
    label = f", {memo.kind}" if memo.kind else ""
    yield f"{memo.id} on {memo.target_kind}{about}{inside}{place} by {users.get(memo.user_id, '?')}, {memo.updated_at[:10]}{label}"
    yield f"    {memo.title + ': ' if memo.title else ''}{one_line(memo.body, 300)}"


@memo.command()
@click.argument("target_kind", metavar="KIND", type=click.Choice(MEMO_TARGETS))
@click.argument("target", default="")
@click.option("--text", "body", required=True, help="The memo.")
@click.option("--title", default="")
@click.option("--label", "kind", default="", help="A word of your own, such as theory.")
@click.option("--start", type=int, help="Of a passage.")
@click.option("--stop", type=int, help="Of a passage.")
@click.pass_obj
def add(project: Project, target_kind: str, target: str, body: str, title: str, kind: str, start: int | None, stop: int | None) -> None:
    """Write a memo on a thing of KIND; TARGET names it (none for the project)."""
    line(project.memos.add(target_kind, target or None, body, title=title, kind=kind, start=start, stop=stop).id)


@memo.command()
@click.argument("memo_id", metavar="MEMO")
@click.option("--text", "body")
@click.option("--title")
@click.option("--label", "kind")
@click.pass_obj
def edit(project: Project, memo_id: str, body: str | None, title: str | None, kind: str | None) -> None:
    """Change a memo."""
    project.memos.edit(memo_id, body=body, title=title, kind=kind)
    line("Changed.")


@memo.command()
@click.argument("memo_id", metavar="MEMO")
@click.pass_obj
def remove(project: Project, memo_id: str) -> None:
    """Remove a memo."""
    project.memos.remove(memo_id)
    line("Removed. `coder undo` brings it back.")
