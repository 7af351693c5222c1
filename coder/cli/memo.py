"""coder memo"""

from pathlib import Path

import click

from coder.cli import shapes
from coder.cli.parameters import NounGroup, json_option, project_argument, user_option
from coder.cli.render import line, one_line, print_json
from coder.cli.session import opened, users_of
from coder.model.coding import MEMO_TARGETS
from coder.project.project import Project


@click.group(cls=NounGroup)
@project_argument
@click.option("--on", "target_kind", type=click.Choice(MEMO_TARGETS), help="Only memos on things of this kind.")
@user_option
@json_option
@click.pass_context
def memo(ctx: click.Context, project: Path, target_kind: str | None, user: str | None, as_json: bool) -> None:
    """List the memos of PROJECT, or write, change and remove them."""
    opened_project = ctx.with_resource(opened(project, user))
    ctx.obj = opened_project
    if ctx.invoked_subcommand:
        return
    users, found = users_of(opened_project), opened_project.memos.list(target_kind)
    if as_json:
        print_json({"memos": [shapes.memo(each, users) for each in found]})
        return
    for each in found:
        place = f" {each.start}-{each.stop}" if each.start is not None else ""
        line(f"{each.id} on {each.target_kind} {(each.target_id or '')[:8]}{place} by {users.get(each.user_id, '?')}, {each.updated_at[:10]}")
        line(f"    {each.title + ': ' if each.title else ''}{one_line(each.body, 300)}")
    line(f"{len(found)} memo(s).")


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
