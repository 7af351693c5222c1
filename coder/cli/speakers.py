"""coder speakers"""

from pathlib import Path

import click

from coder.cli.parameters import NounGroup, json_option, project_argument, user_option
from coder.cli.printing.render import line, print_json, table
from coder.cli.session import opened
from coder.model.document import SPEAKER_ROLES
from coder.model.record import to_record
from coder.project.project import Project


@click.group(cls=NounGroup)
@project_argument
@user_option
@json_option
@click.pass_context
def speakers(ctx: click.Context, project: Path, user: str | None, as_json: bool) -> None:
    """List the speakers of PROJECT with the number of their turns, or change them."""
    opened_project = ctx.with_resource(opened(project, user))
    ctx.obj = opened_project
    if ctx.invoked_subcommand:
        return
    turns = opened_project.speakers.turn_counts()
    found = opened_project.speakers.list()
    if as_json:
        print_json({"speakers": [{**to_record(each), "turns": turns.get(each.id, 0)} for each in found]})
        return
    table(
        [(each.id[:8], each.name, each.role, each.pseudonym, turns.get(each.id, 0)) for each in found], ("id", "name", "role", "pseudonym", "turns")
    )


@speakers.command()
@click.argument("name")
@click.option("--role", type=click.Choice(SPEAKER_ROLES), default="")
@click.pass_obj
def add(project: Project, name: str, role: str) -> None:
    """Enter a speaker that no text names, to assign turns to."""
    line(f"Added {project.speakers.add(name, role=role).name}.")


@speakers.command()
@click.argument("speaker")
@click.argument("name")
@click.pass_obj
def rename(project: Project, speaker: str, name: str) -> None:
    """Give SPEAKER another name; the texts stay as they are."""
    line(f"Renamed to {project.speakers.rename(speaker, name).name}.")


@speakers.command()
@click.argument("speaker")
@click.argument("into")
@click.pass_obj
def merge(project: Project, speaker: str, into: str) -> None:
    """Make SPEAKER and INTO one person, under the name INTO."""
    line(f"Merged into {project.speakers.merge(speaker, into).name}.")


@speakers.command(name="set")
@click.argument("speaker")
@click.option("--role", type=click.Choice(SPEAKER_ROLES))
@click.option("--pseudonym", metavar="NAME")
@click.option("--actor", metavar="ACTOR", help="The actor that SPEAKER speaks as; `` for none.")
@click.pass_obj
def set_(project: Project, speaker: str, role: str | None, pseudonym: str | None, actor: str | None) -> None:
    """Give SPEAKER a role, a pseudonym for exports, or the actor that `we` means."""
    if role is None and pseudonym is None and actor is None:
        raise click.UsageError("Give --role, --pseudonym or --actor.")
    done = project.speakers.set(speaker, role=role, pseudonym=pseudonym, actor=actor)
    speaks_as = project.actors.get(done.actor_id).name() if done.actor_id else "none"
    line(f"{done.name}: role {done.role or 'none'}, pseudonym {done.pseudonym or 'none'}, actor {speaks_as}.")
