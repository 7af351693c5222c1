"""The parameters that many commands share, and the group of a noun's verbs."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])

project_argument = click.argument("project", type=click.Path(path_type=Path))
user_option = click.option("--user", metavar="NAME", help="Who is working (else CODER_USER, else the project's default user).")
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON (schema coder/1).")


class Renamed(click.Option):
    """An option whose older names, the further ones, still work but are not shown."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """The line of the help with the first name alone."""
        shown = super().get_help_record(ctx)
        if shown is None:
            return None
        names = shown[0]
        for older in self.opts[1:]:
            names = names.replace(f", {older}", "", 1)
        return names, shown[1]


def language_option(of: str, default: str | None = None) -> Callable[[F], F]:
    """--language: of what is said, `en` or `zh`; without a default that of the locale. `--lang` is its older name."""
    said = f"Language of {of}; otherwise that of the locale." if default is None else f"Language of {of}."
    choice = click.Choice(["en", "zh"])
    return click.option("--language", "--lang", "language", cls=Renamed, type=choice, default=default, show_default=bool(default), help=said)


def documents_option(said: str) -> Callable[[F], F]:
    """--document, as often as wanted. `--documents` is its older name in some commands."""
    told = f"{said} May be repeated."
    return click.option("--document", "--documents", "documents", cls=Renamed, multiple=True, metavar="DOCUMENT", help=told)


def reading(function: F) -> F:
    """PROJECT and --json."""
    return project_argument(json_option(function))


def writing(function: F) -> F:
    """PROJECT, --user and --json."""
    return project_argument(user_option(json_option(function)))


class NounGroup(click.Group):
    """`coder NOUN PROJECT [OPTIONS]` lists; `coder NOUN PROJECT VERB ...` does something."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("invoke_without_command", True)
        kwargs.setdefault("subcommand_metavar", "[VERB] [ARGS]...")
        super().__init__(*args, **kwargs)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Options may follow PROJECT when there is no verb; --user may stand anywhere."""
        ctx.allow_interspersed_args = not any(each in self.commands for each in args)
        return super().parse_args(ctx, _user_first(args))


def _user_first(args: list[str]) -> list[str]:
    """The arguments with `--user NAME` in front of all others."""
    for place, each in enumerate(args):
        if each == "--user" and place + 1 < len(args):
            return [*args[place : place + 2], *args[:place], *args[place + 2 :]]
        if each.startswith("--user="):
            return [each, *args[:place], *args[place + 1 :]]
    return args
