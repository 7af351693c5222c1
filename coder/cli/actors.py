"""coder actors"""

from collections import Counter
from pathlib import Path

import click

from coder.cli.parameters import NounGroup, json_option, project_argument, user_option
from coder.cli.printing.progress import progress
from coder.cli.printing.render import line, one_line, print_json, table
from coder.cli.session import codes_of, opened, towns_of
from coder.cli.suggesting.actors import accept, show
from coder.model.record import to_record
from coder.project.naming.actor_moves import ends
from coder.project.project import Project

ALSO = 40
"""So many characters of other names are listed; --json has all."""
_KIND = click.option("--kind", metavar="CODE", help="A code under actor., such as actor.business_association.")


@click.group(cls=NounGroup)
@project_argument
@click.option(
    "--suggest",
    "suggest_in",
    metavar="[DOCUMENT]",
    is_flag=False,
    flag_value="",
    help="List the actors that DOCUMENT (else every text) names, with counts and passages; nothing is written.",
)
@click.option("--accept", "accepted", metavar="NAME", multiple=True, help="With --suggest: make this one an actor; may be repeated. One undo step.")
@user_option
@json_option
@click.pass_context
def actors(ctx: click.Context, project: Path, suggest_in: str | None, accepted: tuple[str, ...], user: str | None, as_json: bool) -> None:
    """List the actors of PROJECT, find more in its texts, or change them."""
    work = ctx.with_resource(opened(project, user))
    ctx.obj = work
    if ctx.invoked_subcommand:
        return
    if accepted and suggest_in is None:
        raise click.UsageError("--accept goes with --suggest.")
    if suggest_in is None:
        _list(work, as_json)
        return
    with progress("Reading") as told:
        found = work.actors.suggest(suggest_in or None, progress=told)
    if accepted:
        accept(work, found, accepted, as_json)
    else:
        show(work, found, as_json)


def _list(project: Project, as_json: bool) -> None:
    codes, towns, found = codes_of(project), towns_of(project), project.actors.list()
    kind = {each.id: codes[each.kind].key if each.kind in codes else "" for each in found}
    town = {each.id: towns[each.town_id].name() if each.town_id in towns else "" for each in found}
    counts = Counter(actor_id for mention in project.mentions.list() for actor_id in {end.actor_id for end in ends(mention)})
    if as_json:
        shown = [
            {**to_record(each), "name": each.name(), "kind": kind[each.id], "town": town[each.id], "mentions": counts[each.id]} for each in found
        ]
        print_json({"actors": shown})
        return
    rows = [
        (
            each.id[:8],
            each.name(),
            one_line(", ".join(_others(each.name(), (*each.names.values(), *each.aliases))), ALSO),
            kind[each.id],
            each.level,
            town[each.id],
            counts[each.id],
        )
        for each in found
    ]
    table(rows, ("id", "name", "also", "type", "tier", "town", "mentions"))


def _others(name: str, names: tuple[str, ...]) -> list[str]:
    return [each for each in dict.fromkeys(names) if each != name]


@actors.command()
@click.argument("name")
@_KIND
@click.option("--tier", default="", metavar="WORDS")
@click.option("--town", metavar="TOWN")
@click.option("--alias", "aliases", multiple=True, metavar="NAME", help="Another name, in any language or script; may be repeated.")
@click.pass_obj
def add(project: Project, name: str, kind: str | None, tier: str, town: str | None, aliases: tuple[str, ...]) -> None:
    """Enter an actor."""
    line(f"Added {project.actors.add(name, kind=kind or '', level=tier, town=town, aliases=aliases).name()}.")


@actors.command()
@click.argument("actor")
@click.argument("name")
@click.pass_obj
def rename(project: Project, actor: str, name: str) -> None:
    """Give ACTOR another name; the old one stays as an alias."""
    line(f"Renamed to {project.actors.rename(actor, name).name()}.")


@actors.command(name="set")
@click.argument("actor")
@_KIND
@click.option("--tier", metavar="WORDS")
@click.option("--town", metavar="TOWN")
@click.option("--alias", "aliases", multiple=True, metavar="NAME", help="Replaces the aliases; may be repeated.")
@click.option("--pseudonym", metavar="NAME")
@click.pass_obj
def set_(project: Project, actor: str, kind: str | None, tier: str | None, town: str | None, aliases: tuple[str, ...], pseudonym: str | None) -> None:
    """Set the type, tier, town, aliases or pseudonym of ACTOR; an empty word clears."""
    given = tuple(each for each in aliases if each)
    done = project.actors.set(actor, kind=kind, level=tier, town=town, aliases=given if aliases else None, pseudonym=pseudonym)
    line(f"Changed {done.name()}.")


@actors.command()
@click.argument("actor")
@click.argument("names", nargs=-1, required=True)
@click.option("--not", "no_longer", is_flag=True, help="Take these names back.")
@click.pass_obj
def alias(project: Project, actor: str, names: tuple[str, ...], no_longer: bool) -> None:
    """Let ACTOR be known by NAMES too."""
    done = project.actors.unalias(actor, *names) if no_longer else project.actors.alias(actor, *names)
    line(f"{done.name()} is also: {', '.join(_others(done.name(), (*done.names.values(), *done.aliases))) or 'nothing else'}.")


@actors.command()
@click.argument("actor", required=False)
@click.argument("into", required=False)
@click.option(
    "--namesakes", is_flag=True, help="In place of ACTOR and INTO: all that go by one name, unless town, type or tier part them; an undo step each."
)
@click.pass_obj
def merge(project: Project, actor: str | None, into: str | None, namesakes: bool) -> None:
    """Make ACTOR and INTO one actor, under the name INTO; mentions, ties and speakers follow."""
    if namesakes == bool(actor) or bool(actor) != bool(into):
        raise click.UsageError("Name two actors, ACTOR and INTO, or give --namesakes.")
    if actor and into:
        line(f"Merged into {project.actors.merge(actor, into).name()}.")
        return
    for kept, number in (done := project.actors.merge_namesakes()):
        line(f"{number} became one: {kept.name()}.")
    if not done:
        line("No two actors go by one name, unless town, type or tier part them.")


@actors.command()
@click.argument("actor")
@click.argument("name")
@click.option("--said", multiple=True, metavar="WORDS", help="The mentions in which ACTOR is called so; may be repeated.")
@click.option("--mention", "mentions", multiple=True, metavar="ID", help="This mention; may be repeated.")
@click.pass_obj
def split(project: Project, actor: str, name: str, said: tuple[str, ...], mentions: tuple[str, ...]) -> None:
    """Make a new actor NAME of a part of ACTOR: an alias NAME, and the mentions in which ACTOR is called so."""
    made = project.actors.split(actor, name, said=said, mentions=mentions)
    line(f"{made.name()} is an actor of its own, with {len(project.actors.mentions(made.id))} mention(s).")


@actors.command()
@click.argument("actor")
@click.pass_obj
def remove(project: Project, actor: str) -> None:
    """Remove an actor that no mention names."""
    project.actors.remove(actor)
    line("Removed. `coder undo` brings it back.")
