"""coder towns"""

from collections.abc import Sequence
from pathlib import Path

import click

from coder.cli.parameters import NounGroup, json_option, project_argument, user_option
from coder.cli.printing.render import line, print_json, table
from coder.cli.session import opened
from coder.cli.suggesting.towns import settle, show
from coder.model.record import to_record
from coder.model.town import Town
from coder.project.naming.placing import path_of
from coder.project.project import Project

_FEW = 3


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
        shown = [
            {
                **to_record(each),
                "path": list(path_of(each.division_code)),
                "documents": [to_record(one) for one in scopes if one.town_id == each.id],
            }
            for each in found
        ]
        print_json({"towns": shown})
        return
    rows = [(each.name(), " / ".join(each.names.values()), _where(each), _few(each.near_region), counts[each.id]) for each in found]
    table(rows, ("town", "names", "where", "regional for it", "texts"))


_county = click.option("--county", metavar="NAME", help="The county-level unit: town names repeat. With its province where that repeats too.")
_code = click.option("--code", metavar="CODE", help="The division code, as `coder places NAME` lists it.")
_near = click.option(
    "--near",
    "near_region",
    multiple=True,
    metavar="PLACE",
    help="A place, or a ready-made region (长三角, 苏南, 珠三角), that counts as regional for this town; may be repeated. Empty: none.",
)


@towns.command()
@click.argument("name")
@click.option("--also", "other_name", default="", metavar="NAME", help="The name in the other language.")
@_county
@_code
@_near
@click.pass_obj
def add(project: Project, name: str, other_name: str, county: str | None, code: str | None, near_region: tuple[str, ...]) -> None:
    """Make a town. The gazetteer says where it is and what is regional for it, unless you do."""
    town = project.towns.add(name, other_name=other_name, county=county or "", code=code or "", near_region=near_region or None)
    line(f"Added {town.name()}.")
    _tell(town)


@towns.command()
@click.argument("town")
@click.argument("name")
@click.pass_obj
def rename(project: Project, town: str, name: str) -> None:
    """Give TOWN another name in the language of NAME."""
    line(f"Renamed: {' / '.join(project.towns.rename(town, name).names.values())}.")


@towns.command(name="set")
@click.argument("town")
@_county
@_code
@_near
@click.option("--near-default", is_flag=True, help="Go back to what the gazetteer says is regional for it.")
@click.pass_obj
def set_(project: Project, town: str, county: str | None, code: str | None, near_region: tuple[str, ...], near_default: bool) -> None:
    """Set where TOWN is, or the places that count as regional (in the place of those before)."""
    if county is None and code is None and not near_region and not near_default:
        raise click.UsageError("Give --county, --code, --near or --near-default.")
    if near_default and near_region:
        raise click.UsageError("Give --near or --near-default, not both.")
    done = (
        project.towns.set(town, county=county, code=code, near_region=near_region or None) if (county, code) != (None, None) or near_region else None
    )
    if near_default:
        done = project.towns.near_by_default(town)
    assert done
    line(f"{done.name()}:")
    _tell(done)


def _tell(town: Town) -> None:
    """Where a town is and what is regional for it, in lines."""
    line(f"  county {town.county or 'unknown'}, {_where(town) or 'not in the gazetteer: say where with --county or --code'}")
    line(f"  regional for it: {', '.join(town.near_region) or 'nothing'} (change it with --near)")


def _few(names: Sequence[str]) -> str:
    return ", ".join(names[:_FEW]) + (f" and {len(names) - _FEW} more" if len(names) > _FEW else "")


def _where(town: Town) -> str:
    path = path_of(town.division_code)
    return f"{' '.join(path)} {town.division_code}" if path else town.county


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
@click.argument("documents", nargs=-1, metavar="[DOCUMENT]...")
@click.option("--accept", multiple=True, metavar="KEY", help="Enter this proposal (`all`: every one); may be repeated.")
@click.option("--decline", multiple=True, metavar="KEY", help="Never propose it again; may be repeated.")
@json_option
@click.pass_obj
def suggest(project: Project, documents: tuple[str, ...], accept: tuple[str, ...], decline: tuple[str, ...], as_json: bool) -> None:
    """Propose which policy texts speak of which towns, by who issued them and by the places they name; you confirm."""
    if accept or decline:
        if documents:
            raise click.UsageError("--accept and --decline take the keys of proposals: name no document.")
        settle(project, accept, decline, as_json)
        return
    show(project, documents, as_json)


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
