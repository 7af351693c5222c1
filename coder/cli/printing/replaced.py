"""Telling where pseudonyms were put in, without the names they stand for."""

from collections.abc import Iterator, Mapping
from typing import Any

import click

from coder.cli.printing.render import counted

pseudonyms_option = click.option(
    "--pseudonyms", is_flag=True, help="Pseudonyms in the place of names, in quotes too; offsets are those of the text with pseudonyms in it."
)


def replaced_shape(replaced: Mapping[str, int]) -> list[dict[str, Any]]:
    """How often each pseudonym was put in, as JSON."""
    return [{"pseudonym": pseudonym, "places": places} for pseudonym, places in replaced.items()]


def replaced_lines(replaced: Mapping[str, int]) -> Iterator[str]:
    """How often each pseudonym was put in, in lines."""
    for pseudonym, places in replaced.items():
        yield f"{pseudonym} was put in the place of names: {counted(places, 'place')}"
