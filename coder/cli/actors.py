"""coder actors"""

from pathlib import Path

import click

from coder.cli.parameters import NounGroup, json_option, project_argument, user_option
from coder.cli.render import line, print_json, table
from coder.cli.session import codes_of, opened
from coder.model.record import to_record
from coder.project.project import Project


@click.group(cls=NounGroup)
@project_argument
@user_option
@json_option
@click.pass_context
def actors(ctx: click.Context, project: Path, user: str | None, as_json: bool) -> None:
    """List the actors of PROJECT, or change them."""
    opened_project = ctx.with_resource(opened(project, user))
    ctx.obj = opened_project
    if ctx.invoked_subcommand:
        return
    codes, found = codes_of(opened_project), opened_project.actors.list()
    kind = {each.id: codes[each.kind].key if each.kind in codes else "" for each in found}
    if as_json:
        print_json({"actors": [{**to_record(each), "name": each.name(), "kind": kind[each.id]} for each in found]})
        return
    table(
        [(each.id[:8], each.name(), ", ".join(each.aliases), kind[each.id], each.level) for each in found], ("id", "name", "aliases", "type", "tier")
    )


@actors.command()
@click.argument("name")
@click.option("--kind", default="", metavar="CODE", help="A code under actor., such as actor.business_association.")
@click.option("--tier", default="", metavar="WORDS")
@click.option("--town", metavar="TOWN")
@click.pass_obj
def add(project: Project, name: str, kind: str, tier: str, town: str | None) -> None:
    """Enter an actor."""
    line(f"Added {project.actors.add(name, kind=kind, level=tier, town=town).name()}.")


@actors.command()
@click.argument("actor")
@click.argument("name")
@click.pass_obj
def rename(project: Project, actor: str, name: str) -> None:
    """Give ACTOR another name; the old one stays as an alias."""
    line(f"Renamed to {project.actors.rename(actor, name).name()}.")


@actors.command(name="set")
@click.argument("actor")
@click.option("--kind", metavar="CODE")
@click.option("--tier", metavar="WORDS")
@click.option("--town", metavar="TOWN")
@click.option("--alias", "aliases", multiple=True, metavar="NAME", help="Replaces the aliases; may be repeated.")
@click.option("--pseudonym", metavar="NAME")
@click.pass_obj
def set_(project: Project, actor: str, kind: str | None, tier: str | None, town: str | None, aliases: tuple[str, ...], pseudonym: str | None) -> None:
    """Set the type, tier, town, aliases or pseudonym of ACTOR."""
    done = project.actors.set(actor, kind=kind, level=tier, town=town, aliases=aliases or None, pseudonym=pseudonym)
    line(f"Changed {done.name()}.")


@actors.command()
@click.argument("actor")
@click.argument("into")
@click.pass_obj
def merge(project: Project, actor: str, into: str) -> None:
    """Make ACTOR and INTO one actor, under the name INTO; mentions follow."""
    line(f"Merged into {project.actors.merge(actor, into).name()}.")


@actors.command()
@click.argument("actor")
@click.pass_obj
def remove(project: Project, actor: str) -> None:
    """Remove an actor that no mention names."""
    project.actors.remove(actor)
    line("Removed. `coder undo` brings it back.")
