"""coder link"""

from pathlib import Path
from typing import Any

import click

from coder.cli import shapes
from coder.cli.parameters import json_option, project_argument, user_option
from coder.cli.render import line, one_line, print_json
from coder.cli.session import codes_of, opened, towns_of, users_of
from coder.model import linkage
from coder.project.project import Project

_NAMES = {"situation": "situations", "system": "systems", "kind": "kinds"}


@click.command()
@project_argument
@click.argument("document", required=False)
@click.argument("start", type=int, required=False)
@click.argument("stop", type=int, required=False)
@click.option("--from", "actor_a", metavar="ACTOR", help="One end of the tie; made if it is new.")
@click.option("--to", "actor_b", metavar="ACTOR", help="The other end.")
@click.option("--situation", multiple=True, metavar="CODE", help="Such as sit.skill_matching; may be repeated.")
@click.option("--kind", multiple=True, metavar="CODE", help="What flows: capital, information, institution ...; may be repeated.")
@click.option("--system", multiple=True, metavar="CODE", help="Overrides what the situations give.")
@click.option("--step", metavar="CODE", help="assessment, experiment or institutionalisation.")
@click.option("--direction", metavar="CODE", help="inward, outward, mutual or unclear.")
@click.option("--scale", metavar="CODE", help="local, regional, national, global or unclear.")
@click.option("--dynamics", metavar="CODE", help="government_led, bottom_up, ppp or unclear.")
@click.option("--risk", metavar="CODE", help="high_speculative, low_gradual or unclear.")
@click.option("--relation", metavar="CODE", help="loose, tight or unclear.")
@click.option("--borrowed-from", multiple=True, metavar="PLACE", help="With kind institution; may be repeated.")
@click.option("--broker", "brokers", multiple=True, metavar="ACTOR", help="A go-between; may be repeated.")
@click.option("--initiator", type=click.Choice(linkage.INITIATORS))
@click.option("--status", type=click.Choice(linkage.STATUSES), help="Default: active.")
@click.option("--polarity", type=click.Choice(linkage.POLARITIES), help="Default: affirmed.")
@click.option("--valence", type=click.Choice(linkage.VALENCES))
@click.option("--evidence", "evidence_mode", type=click.Choice(linkage.EVIDENCE_MODES))
@click.option("--time-from", metavar="EDTF", help="Such as 1998, 199X or 2004~.")
@click.option("--time-to", metavar="EDTF")
@click.option("--phase", metavar="WORDS")
@click.option("--intensity", type=click.IntRange(1, 3))
@click.option("--confidence", type=click.IntRange(1, 3))
@click.option("--memo", metavar="TEXT")
@click.option("--town", metavar="TOWN", help="Otherwise the one the text speaks of.")
@click.option("--edit", "edited_id", metavar="MENTION", help="Change the fields given of this mention.")
@click.option("--remove", "removed_id", metavar="MENTION", help="Remove this mention.")
@user_option
@json_option
def link(
    project: Path,
    document: str | None,
    start: int | None,
    stop: int | None,
    actor_a: str | None,
    actor_b: str | None,
    town: str | None,
    edited_id: str | None,
    removed_id: str | None,
    brokers: tuple[str, ...],
    user: str | None,
    as_json: bool,
    **fields: Any,
) -> None:
    """Record that the passage START-STOP of DOCUMENT tells of a tie between two actors: active and affirmed unless said.

    Without a passage: list the mentions (of DOCUMENT, if given). With --edit or --remove: change one.
    """
    given = {_NAMES.get(name, name): value for name, value in fields.items() if value not in (None, ())}
    with opened(project, user) as opened_project:
        if removed_id:
            opened_project.mentions.remove(removed_id)
            _say({"removed": removed_id}, "Removed. `coder undo` brings it back.", as_json)
        elif edited_id:
            opened_project.mentions.edit(edited_id, actor_a=actor_a, actor_b=actor_b, town=town, start=start, stop=stop, **given)
            _say({"mention": edited_id}, "Changed.", as_json)
        elif document and start is not None and stop is not None:
            if not actor_a or not actor_b:
                raise click.UsageError("A tie has two ends: give --from ACTOR and --to ACTOR.")
            made = opened_project.mentions.add(document, start, stop, actor_a, actor_b, brokers=brokers, town=town, **given)
            _say({"mention": made.id}, f"{made.id} {made.actor_a.label} -> {made.actor_b.label}", as_json)
        elif start is not None:
            raise click.UsageError("A passage needs DOCUMENT START STOP.")
        else:
            _list(opened_project, document, as_json)


def _say(answer: dict[str, str], text: str, as_json: bool) -> None:
    if as_json:
        print_json(answer)
    else:
        line(text)


def _list(project: Project, document: str | None, as_json: bool) -> None:
    codes, users, towns = codes_of(project), users_of(project), towns_of(project)
    found = [shapes.mention(each, codes, users, towns) for each in project.mentions.list(document)]
    if as_json:
        print_json({"mentions": found})
        return
    for each in found:
        what = ", ".join([*each["situations"], *each["kinds"], each["status"], each["polarity"]])
        line(f"{each['id']} {each['town'] or 'no town'}: {each['actor_a']['label']} -> {each['actor_b']['label']} ({what})")
        line(f"    {one_line(each['quote'], 160)}")
    line(f"{len(found)} mention(s).")
