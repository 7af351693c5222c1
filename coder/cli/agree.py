"""coder agree"""

from pathlib import Path
from typing import Any

import click

from coder.cli.agreeing.view import View, idle_options
from coder.cli.consensus import count_option, people
from coder.cli.parameters import documents_option, language_option, reading
from coder.cli.printing.render import print_json
from coder.cli.printing.replaced import pseudonyms_option
from coder.cli.session import opened, warn_while_coding


@click.command()
@reading
@click.option("--coders", metavar="A,B", help="Only these people; otherwise all.")
@documents_option("Only this one.")
@click.option("--town", "towns", multiple=True, metavar="TOWN", help="Only documents that speak of this town; may be repeated.")
@click.option("--code", "codes", multiple=True, metavar="CODE", help="Only this code, with the passages where coders differ; may be repeated.")
@count_option
@click.option("--unit", type=click.Choice(["turn", "sentence", "character"]), help="What is judged.  [default: turn]")
@click.option("--uncoded", type=click.Choice(["no", "left out"]), help="What a unit is that nobody coded at all.  [default: no]")
@click.option("--draws", default=1000, show_default=True, type=click.IntRange(100, 100_000), help="Draws of the bootstrap.")
@click.option("--boundaries", "cut", is_flag=True, help="Agreement on where passages begin and end: alpha for unitizing, and passages that overlap.")
@click.option(
    "--linkages", "ties", is_flag=True, help="Agreement on linkages: which ties are recorded, then field by field; --slot FIELD shows where."
)
@click.option("--slot", metavar="FIELD", help="With --linkages: the passages where coders fill this field differently, such as actors or scale.")
@click.option("--over", type=click.Choice(["version", "month", "week"]), help="Agreement by version of the codebook, or in the course of time.")
@click.option("--confusions", is_flag=True, help="Which codes are given where another coder gives another, as a table of codes by codes.")
@click.option("--pairs", is_flag=True, help="Every two coders by themselves: people among themselves are the ceiling for a machine.")
@click.option(
    "--machine", is_flag=True, help="With the suggester as one more coder; it speaks of each document having learned from the others alone."
)
@click.option(
    "--tags", type=click.Path(path_type=Path), help="With a data set of `coder tag` as one more coder; documents by the name of their file."
)
@click.option("--least", default=0.0, type=click.FloatRange(0, 1), help="With --tags: leave out tags less probable than this.")
@click.option(
    "--methods", is_flag=True, help="A paragraph for the methods section, written from the project: who coded what, units, coefficients, versions."
)
@language_option("the tables, --methods and --html")
@click.option("--out", type=click.Path(path_type=Path), help="Write every coefficient with its interval to this CSV file.")
@click.option("--html", "page", type=click.Path(path_type=Path), help="Write a page with tables, the map of confusions and the paragraph.")
@click.option("--measures", is_flag=True, help="Say in a sentence each what the coefficients measure.")
@pseudonyms_option
def agree(project: Path, coders: str | None, pseudonyms: bool, as_json: bool, **asked: Any) -> None:
    """Agreement on each code over the documents that several people coded, and the codes they take for each other.

    A unit that a coder of the document left uncoded is a no. The confused codes come with their definitions: one of the two is to be
    sharpened. Which documents are compared, and why, is said below the table.
    """
    if asked["machine"] and asked["tags"]:
        raise click.UsageError("Give --machine or --tags, not both.")
    if asked["least"] and not asked["tags"]:
        raise click.UsageError("--least goes with --tags.")
    if not as_json and (idle := idle_options(asked)):
        raise click.UsageError(idle)
    with opened(project) as opened_project:
        warn_while_coding(opened_project)
        view = View(opened_project, people(coders), asked, pseudonyms=pseudonyms)
        if as_json:
            print_json(view.shape())
        else:
            view.show()
