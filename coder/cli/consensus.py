"""--consensus: what the coders agree on, and what was adjudicated, in the place of their own codings."""

import re

import click

consensus_option = click.option(
    "--consensus", is_flag=True, help="What the coders agree on, and what was adjudicated, in the place of their own work (coder adjudicate)."
)
coders_option = click.option("--coders", metavar="A,B", help="With --consensus: of these people; otherwise of all.")


def people(coders: str | None, *, consensus: bool = True) -> tuple[str, ...]:
    """The names in a list with commas.

    Raises:
        click.UsageError: there are some, but they would not be used.
    """
    names = tuple(each.strip() for each in re.split("[,，、]", coders or "") if each.strip())
    if names and not consensus:
        raise click.UsageError("--coders says of whom the consensus is: give --consensus too.")
    return names
