"""coder attributes"""

from pathlib import Path

import click

from coder.cli.parameters import NounGroup, json_option, project_argument, user_option
from coder.cli.printing.render import line, print_json, table, warn
from coder.cli.session import opened
from coder.model.attribute import ATTRIBUTE_TARGETS, ATTRIBUTE_TYPES
from coder.model.record import to_record
from coder.project.project import Project

target_argument = click.argument("target_kind", metavar="|".join(ATTRIBUTE_TARGETS), type=click.Choice(ATTRIBUTE_TARGETS))


@click.group(cls=NounGroup)
@project_argument
@user_option
@json_option
@click.pass_context
def attributes(ctx: click.Context, project: Path, user: str | None, as_json: bool) -> None:
    """List the variables of PROJECT and their values, define them, set them one by one or from a CSV table."""
    opened_project = ctx.with_resource(opened(project, user))
    ctx.obj = opened_project
    if ctx.invoked_subcommand:
        return
    definitions, values = opened_project.attributes.definitions(), opened_project.attributes.all()
    if as_json:
        print_json({"definitions": [to_record(each) for each in definitions], "values": [to_record(each) for each in values]})
        return
    counts = {each.id: sum(value.def_id == each.id for value in values) for each in definitions}
    rows = [(each.key, each.target_kind, each.value_type, ", ".join(each.values), counts[each.id]) for each in definitions]
    table(rows, ("variable", "of", "type", "allowed", "values set"))


@attributes.command()
@target_argument
@click.argument("key")
@click.option("--type", "value_type", type=click.Choice(ATTRIBUTE_TYPES), default="text", show_default=True)
@click.option("--value", "values", multiple=True, help="An allowed value; may be repeated.")
@click.pass_obj
def define(project: Project, target_kind: str, key: str, value_type: str, values: tuple[str, ...]) -> None:
    """Define the variable KEY."""
    line(f"Defined {project.attributes.define(target_kind, key, value_type=value_type, values=values).key}.")


@attributes.command(name="set")
@target_argument
@click.argument("target")
@click.argument("key")
@click.argument("value")
@click.pass_obj
def set_(project: Project, target_kind: str, target: str, key: str, value: str) -> None:
    """Set KEY of TARGET to VALUE; an empty VALUE takes it away."""
    project.attributes.set(target_kind, target, key, value)
    line(f"{target}: {key} = {value}" if value else f"{target}: {key} taken away")


@attributes.command()
@target_argument
@click.argument("file", type=click.Path(path_type=Path))
@click.pass_context
def load(ctx: click.Context, target_kind: str, file: Path) -> None:
    """Set variables from a CSV table: the first column names the things, the first row the variables."""
    project: Project = ctx.obj
    done, refused = project.attributes.load(target_kind, file)
    for each in refused:
        warn(f"left out: {each.what}")
        warn(f"  {each.hint}")
    line(f"{done} row(s) set, {len(refused)} left out.")
    if refused:
        ctx.exit(1)
