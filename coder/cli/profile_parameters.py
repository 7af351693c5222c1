"""coder parameters"""

from pathlib import Path

import click

from coder.cli.parameters import NounGroup, json_option, project_argument, user_option
from coder.cli.printing.render import line, print_json, table
from coder.cli.session import opened
from coder.project.project import Project


@click.group(cls=NounGroup)
@project_argument
@user_option
@json_option
@click.pass_context
def parameters(ctx: click.Context, project: Path, user: str | None, as_json: bool) -> None:
    """List the parameters of the profiles of PROJECT with their defaults, and set them."""
    from coder.analysis.profiles.parameter_values import MEANINGS, text_of
    from coder.analysis.profiles.parameters import ProfileParameters

    opened_project = ctx.with_resource(opened(project, user))
    ctx.obj = opened_project
    if ctx.invoked_subcommand:
        return
    chosen, defaults = opened_project.parameters.chosen().record(), ProfileParameters().record()
    rows = [(name, chosen[name], defaults[name], meaning) for name, meaning in MEANINGS.items()]
    if as_json:
        print_json({"parameters": [dict(zip(("name", "value", "default", "meaning"), row, strict=True)) for row in rows]})
        return
    table([(name, text_of(value), "" if value == default else text_of(default) or "(none)", meaning) for name, value, default, meaning in rows],
          ("parameter", "value", "default, where it differs", ""))  # fmt: skip


@parameters.command(name="set")
@click.argument("name")
@click.argument("value")
@click.pass_obj
def set_(project: Project, name: str, value: str) -> None:
    """Set NAME to VALUE; lists with commas, such as `anchors 0.2,0.5,0.8`."""
    from coder.analysis.profiles.parameter_values import text_of

    line(f"{name} = {text_of(project.parameters.set(**{name: value}).record()[name])}")


@parameters.command()
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.pass_obj
def reset(project: Project, names: tuple[str, ...]) -> None:
    """Give the parameters named, or all, their defaults back."""
    project.parameters.reset(*names)
    line(f"{', '.join(names) or 'All parameters'}: back to the default.")
