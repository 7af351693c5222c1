"""coder towns"""

from pathlib import Path

import click

from coder.cli.parameters import NounGroup, json_option, project_argument, user_option
from coder.cli.render import line, print_json, table
from coder.cli.session import opened
from coder.model.record import to_record
from coder.project.project import Project


@click.group(cls=NounGroup)
@project_argument
@user_option
@json_option
@click.pass_context
def towns(ctx: click.Context, project: Path, user: str | None, as_json: bool) -> None:
    """List the towns of PROJECT, make them, and say which text speaks of which."""
    opened_project = ctx.with_resource(opened(project, user))
    ctx.obj = opened_project
    if ctx.invoked_subcommand:
        return
    found = opened_project.towns.list()
    scopes = opened_project.towns.scopes()
    counts = {town.id: sum(scope.town_id == town.id for scope in scopes) for town in found}
    if as_json:
        print_json(
            {
                "towns": [
                    {**to_record(each), "town": each.name(), "scopes": [to_record(one) for one in scopes if one.town_id == each.id]} for each in found
                ]
            }
        )
        return
    table([(each.name(), " / ".join(each.names.values()), each.county, counts[each.id]) for each in found], ("town", "names", "county", "texts"))


@towns.command()
@click.argument("name")
@click.option("--also", "other_name", default="", metavar="NAME", help="The name in the other language.")
@click.option("--county", default="", metavar="NAME", help="The county-level unit: town names repeat.")
@click.option("--near", "near_region", multiple=True, metavar="PLACE", help="A place that counts as regional for this town; may be repeated.")
@click.pass_obj
def add(project: Project, name: str, other_name: str, county: str, near_region: tuple[str, ...]) -> None:
    """Make a town."""
    line(f"Added {project.towns.add(name, other_name=other_name, county=county, near_region=near_region).name()}.")


@towns.command()
@click.argument("town")
@click.argument("name")
@click.pass_obj
def rename(project: Project, town: str, name: str) -> None:
    """Give TOWN another name in the language of NAME."""
    line(f"Renamed: {' / '.join(project.towns.rename(town, name).names.values())}.")


@towns.command(name="set")
@click.argument("town")
@click.option("--county", metavar="NAME")
@click.option("--near", "near_region", multiple=True, metavar="PLACE", help="Places that count as regional; replaces the list.")
@click.pass_obj
def set_(project: Project, town: str, county: str | None, near_region: tuple[str, ...]) -> None:
    """Set the county, or the places that count as regional."""
    if county is None and not near_region:
        raise click.UsageError("Give --county or --near.")
    done = project.towns.set(town, county=county, near_region=near_region or None)
    line(f"{done.name()}: county {done.county or 'unknown'}, near {', '.join(done.near_region) or 'none'}.")


@towns.command()
@click.argument("document")
@click.argument("town")
@click.option("--start", type=int, help="Only from this character ...")
@click.option("--stop", type=int, help="... to before this one.")
@click.option("--not", "no_longer", is_flag=True, help="Take it back.")
@click.pass_obj
def assign(project: Project, document: str, town: str, start: int | None, stop: int | None, no_longer: bool) -> None:
    """Say that DOCUMENT, or a span of it, speaks of TOWN."""
    if no_longer:
        line(f"{project.towns.no_longer(document, town)} statement(s) taken back.")
        return
    if (start is None) != (stop is None):
        raise click.UsageError("Give --start and --stop together.")
    project.towns.speaks_of(document, town, start=start, stop=stop)
    line(f"{project.documents.get(document).title} speaks of {project.towns.get(town).name()}.")


@towns.command()
@click.argument("town")
@click.argument("into")
@click.pass_obj
def merge(project: Project, town: str, into: str) -> None:
    """Make TOWN and INTO one town, under the name INTO."""
    line(f"Merged into {project.towns.merge(town, into).name()}.")


@towns.command()
@click.argument("town")
@click.pass_obj
def remove(project: Project, town: str) -> None:
    """Remove TOWN; its mentions stay, without a town."""
    project.towns.remove(town)
    line("Removed. `coder undo` brings it back.")
