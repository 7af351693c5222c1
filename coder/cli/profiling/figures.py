"""`coder profile --figures`: the figures of the screen as text, without colour, for pipes and screen readers."""

import shutil
import sys
from collections.abc import Sequence
from contextlib import nullcontext

import click

from coder.analysis.profiles.parameters import ProfileParameters
from coder.cli.printing.progress import progress
from coder.cli.printing.render import line
from coder.project.project import Project

PAGES = ("home", "situations", "ties", "table", "network", "course", "towns", "trust", "method")
"""Kept here so that no figure is loaded for `--help`; a test holds them to those of `coder.report.lines.pages`."""
OF_ALL_TOWNS = ("towns", "method")
WIDTH = 100
_NARROWEST = 60


def show_figures(
    project: Project,
    towns: Sequence[str],
    pages: Sequence[str],
    language: str,
    parameters: ProfileParameters,
    *,
    pseudonyms: bool = False,
    suggested: bool = False,
) -> None:
    """Print these pages (none: all) of these towns (none: all); what compares towns comes once, at the end."""
    from coder.report.lines.line import plain
    from coder.report.lines.material import Hand
    from coder.report.lines.pages import printed
    from coder.report.words import Words

    width = shutil.get_terminal_size((WIDTH, 24)).columns if sys.stdout.isatty() else WIDTH
    if pseudonyms and suggested:
        raise click.UsageError("--figures take --pseudonyms or --include-suggested, not both: suggestions are for the text as it is.")
    figures = project.figures.under_pseudonyms() if pseudonyms else project.figures
    with progress("Suggesting") if suggested else nullcontext() as moved:
        suggestions = figures.unread(moved) if suggested else None
    hand = Hand(words=Words(language), names=figures.names(language), width=max(_NARROWEST, width))
    chosen = [each for each in PAGES if not pages or each in pages]
    named = towns or tuple(town.id for town in project.towns.list())
    for place, town in enumerate(named):
        for page in (each for each in chosen if each not in OF_ALL_TOWNS or place == len(named) - 1):
            material = figures.material(town, page, parameters=parameters, suggestions=suggestions)
            if page == chosen[0]:
                line(f"{'' if place == 0 else chr(10)}# {hand.name(material.profile.town_id)}")
            for each in printed(page, material, hand):
                line(plain(each))
