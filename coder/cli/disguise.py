"""Whose names an export replaces: the options, and what is said of it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click

from coder.cli.printing.render import counted, one_line
from coder.cli.printing.replaced import replaced_shape
from coder.project.leaving.disguising import Disguise, Disguised, names_from

_OPTIONS = (
    click.option("--pseudonyms", is_flag=True, help="Pseudonyms in the place of names, in quotes and texts too; coders by number, no log."),
    click.option(
        "--names",
        type=click.Path(path_type=Path),
        metavar="FILE",
        help="With --pseudonyms: a CSV table (name, pseudonym) of further names: towns, villages, children ...",
    ),
    click.option("--anonymous-coders", is_flag=True, help="Coders by number (coder-1 began first), no times of day, no log."),
)


def disguise_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def disguise_of(*, pseudonyms: bool, names: Path | None, anonymous_coders: bool) -> Disguise:
    """What they ask for.

    Raises:
        click.UsageError: further names without pseudonyms.
        InvalidValue: the table of names is none.
    """
    if names and not pseudonyms:
        raise click.UsageError("--names goes with --pseudonyms")
    return Disguise(pseudonyms=pseudonyms, coders=anonymous_coders, more=names_from(names) if names else {})


def disguised_shape(done: Disguised) -> dict[str, Any]:
    """What was replaced and what is left, as JSON."""
    left = [{"kind": kind, "places": list(places)} for kind, places in done.traces.items()]
    return {"replaced": replaced_shape(done.replaced), "coders_left": dict(done.coders_left), "named": list(done.named), "traces": left}


def left_lines(done: Disguised) -> Iterator[str]:
    """What still tells who somebody is: to be read before the file is shared."""
    for number, places in done.coders_left.items():
        place = counted(places, "place")
        yield f"the name of {number} still stands in {place} of the texts: if that is the coder, `coder speakers PROJECT set NAME --role interviewer`"
    if done.named:
        people = counted(len(done.named), "speaker")
        yield f"without a pseudonym: {people}, such as {one_line(done.named[0], 40)} (coder speakers PROJECT set NAME --pseudonym P2)"
    for kind, where in done.traces.items():
        yield f"still there: {kind} ({len(where)}), such as {one_line(where[0], 80)}"
