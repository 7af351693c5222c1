"""The options by which a command varies the parameters of profiles for one run; those not given are the project's."""

from typing import Any

import click

from coder.analysis.profiles.parameters import UNITS
from coder.cli.consensus import checked_rule, consensus_option, rule_option
from coder.cli.parameters import F
from coder.model.linkage import STATUSES

_OPTIONS = (
    click.option("--unit", type=click.Choice(UNITS), help="What one piece of evidence is."),
    click.option("--rho", type=float, help="Correlation inside a source."),
    click.option("--kappa", type=float, help="Strength of the prior."),
    click.option("--draws", type=int, help="Posterior draws per town."),
    click.option("--seed", type=int, help="Of the draws."),
    click.option("--anchors", metavar="OUT,CROSS,IN", help="Shares fully out, at the cross-over and fully in."),
    click.option("--status", "statuses", multiple=True, type=click.Choice(STATUSES), help="Mentions of this status count; may be repeated."),
    click.option("--coder", "users", multiple=True, metavar="NAME", help="Only this coder's work; may be repeated."),
    consensus_option,
    rule_option,
    click.option("--without", multiple=True, metavar="DOCUMENT", help="As if this source had not been collected; may be repeated."),
    click.option("--speakers", multiple=True, metavar="KEY=VALUE", help="Only what these say, such as role=official; may be repeated."),
    click.option("--codebook", "codebook_key", metavar="KEY", help="The codebook whose dimensions count."),
    click.option("--set", "others", multiple=True, metavar="NAME=VALUE", help="Any parameter; `coder parameters` lists them."),
)


def profile_options(function: F) -> F:
    """Adds the options; the command receives them as keywords, to hand to `varied`."""
    for option in reversed(_OPTIONS):
        function = option(function)
    return function


def varied(given: dict[str, Any]) -> dict[str, object]:
    """The parameters that were given, out of the keywords of a command."""
    from coder.analysis.profiles.parameter_values import value_of

    found: dict[str, object] = {}
    for each in given.get("others", ()):
        name, equals, text = each.partition("=")
        if not equals:
            raise click.UsageError(f"--set {each}: give NAME=VALUE, such as rho=0.2.")
        found[name.strip()] = value_of(name.strip(), text)
    if given.get("anchors"):
        found["anchors"] = value_of("anchors", given["anchors"])
    plain = ("unit", "rho", "kappa", "draws", "seed", "statuses", "users", "without", "speakers", "codebook_key")
    rule = checked_rule(given.get("rule"), consensus=bool(given.get("consensus")))
    agreed = {"consensus": True} | ({"consensus_rule": rule} if rule else {}) if given.get("consensus") else {}
    return found | agreed | {name: given[name] for name in plain if given.get(name) not in (None, ())}
