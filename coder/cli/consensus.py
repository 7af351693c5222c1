"""The options by which commands say who is compared, and that the consensus of the coders counts in the place of their own codings."""

import re

import click

from coder.model.consensus import CODERS_OF, CONSENSUS_RULES

consensus_option = click.option(
    "--consensus", is_flag=True, help="What the coders agree on, and what was adjudicated, in the place of their own work (coder adjudicate)."
)
rule_option = click.option(
    "--rule",
    type=click.Choice(CONSENSUS_RULES),
    help="With --consensus: what holds where nothing was decided: what all coders have, what more than half of them have, or nothing.  "
    "[default: that of `coder parameters`, unanimous]",
)
count_option = click.option(
    "--count",
    "coders_of",
    type=click.Choice(CODERS_OF),
    help="Who is a coder of a document: those it was assigned to that coded or finished it (of one that was not assigned: all who did); "
    "whoever coded or finished it; only who coded it.  [default: assigned]",
)
coders_option = click.option("--coders", metavar="A,B", help="With --consensus: of these people; otherwise of all.")


def checked_rule(rule: str | None, *, consensus: bool) -> str | None:
    """The rule.

    Raises:
        click.UsageError: there is one, but it would not be used.
    """
    if rule and not consensus:
        raise click.UsageError("--rule says what holds of the consensus: give --consensus too.")
    return rule


def people(coders: str | None, *, consensus: bool = True) -> tuple[str, ...]:
    """The names in a list with commas.

    Raises:
        click.UsageError: there are some, but they would not be used.
    """
    names = tuple(each.strip() for each in re.split("[,，、]", coders or "") if each.strip())
    if names and not consensus:
        raise click.UsageError("--coders says of whom the consensus is: give --consensus too.")
    return names
