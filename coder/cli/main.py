"""The entry of the command line: finds the command, loads only that, and turns errors into plain lines."""

import errno
import gc
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Any

import click

from coder import __version__
from coder.cli.commands import COMMANDS
from coder.errors import CoderError
from coder.model.garbage import uncollected


class _Overview(click.Group):
    """The group of all commands; `coder FILE.coder` opens that project."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands in the order of the work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Load a command."""
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name][0].partition(":")
        with uncollected():
            command = getattr(import_module(module), name)
        assert isinstance(command, click.Command)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without loading them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in COMMANDS.items()])

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take a project file in the place of a command for `open`."""
        if args and args[0] not in COMMANDS and args[0].endswith(".coder"):
            args = ["open", *args]
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; an error the user can act on becomes two lines and exit status 1."""
        try:
            return super().invoke(ctx)
        except CoderError as error:
            complain(error)
            ctx.exit(1)
        except OSError as error:
            if error.errno == errno.EPIPE:
                raise
            complain(CoderError(f"{error.filename or 'a file'}: {error.strerror or error}", "Check the disk, its free space and the permissions."))
            ctx.exit(1)
        except KeyboardInterrupt:
            complain(CoderError("stopped", "What was finished before is kept."))
            ctx.exit(1)


def complain(error: CoderError) -> None:
    """Say on standard error what is wrong and what to do."""
    from coder.text.cells import visible

    click.echo(f"coder: {visible(error.what)}", err=True)
    if error.hint:
        click.echo(f"  {visible(error.hint)}", err=True)


@click.group(
    cls=_Overview,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
    epilog="Each command has its own help: coder COMMAND --help",
)
@click.version_option(__version__, prog_name="towncoder")
def main() -> None:
    """Code interviews, roundtables and Chinese policy texts; coded linkages add up to profiles of towns."""


def run(arguments: Sequence[str] | None = None) -> None:
    """Run the command line: the `coder` command of this process, or one command with these arguments within a longer one."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        main(args=list(arguments) if arguments is not None else None, prog_name="coder")
    finally:
        if arguments is None:
            gc.freeze()  # what is left goes with the process: to look through it for garbage takes as long as a small command


if __name__ == "__main__":
    run()
