"""coder link"""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from coder.cli.link_prefill import show_prefill
from coder.cli.parameters import json_option, project_argument, user_option
from coder.cli.printing import shapes
from coder.cli.printing.render import line, one_line, print_json
from coder.cli.session import codes_of, opened, towns_of, users_of, warn_if_not_offered
from coder.model import linkage
from coder.project.project import Project

_NAMES = {"situation": "situations", "system": "systems", "kind": "kinds", "clause": "clause_ref", "speaker": "speaker_id"}
_WRITTEN = "'台商协会 [type=business_association, tier=county, place=台湾]'"
_PASSAGE = re.compile(r"(\d+)-(\d+)")
_CLEARED: Mapping[str, object] = {
    **dict.fromkeys(("situations", "systems", "kinds", "borrowed_from", "brokers", "more"), ()),
    **dict.fromkeys(
        ("town", "step", "direction", "scale", "dynamics", "risk", "relation", "time_from", "time_to", "phase", "memo", "clause_ref"), ""
    ),
    **dict.fromkeys(("intensity", "confidence", "speaker_id"), None),
}
"""Fields that can be cleared, and what they hold then."""


@click.command()
@project_argument
@click.argument("document", required=False)
@click.argument("start", type=int, required=False)
@click.argument("stop", type=int, required=False)
@click.option("--from", "actor_a", metavar="ACTOR", help=f"One end of the tie; made if it is new. What is known of it in brackets: {_WRITTEN}")
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
@click.option("--broker", "brokers", multiple=True, metavar="ACTOR", help="A go-between, written as in --from; may be repeated.")
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
@click.option("--clause", metavar="REF", help="Of a policy text; otherwise the clause of the passage.")
@click.option("--speaker", metavar="SPEAKER", help="Otherwise the one whose turn it is.")
@click.option("--adjudication", metavar="WORD", help="none, agreed, or resolved_by:NAME.")
@click.option("--more", multiple=True, metavar="START-STOP", help="A further passage of the document that tells of it; may be repeated.")
@click.option("--town", metavar="TOWN", help="Otherwise the one the text speaks of.")
@click.option("--suggest", is_flag=True, help="Print what the passage suggests for each field, with the words that say so; nothing is recorded.")
@click.option("--edit", "edited_id", metavar="MENTION", help="Change the fields given of this mention.")
@click.option("--clear", multiple=True, type=click.Choice(list(_CLEARED)), help="With --edit: let this field hold nothing; may be repeated.")
@click.option("--show", "shown_id", metavar="MENTION", help="Every field of this mention.")
@click.option("--rescale", is_flag=True, help="Compute the gazetteer's scale of all mentions again.")
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
    edited_id: str | None,
    removed_id: str | None,
    shown_id: str | None,
    rescale: bool,
    suggest: bool,
    user: str | None,
    as_json: bool,
    **fields: Any,
) -> None:
    """Record that the passage START-STOP of DOCUMENT tells of a tie between two actors: active and affirmed unless said.

    With --suggest: what the words of the passage suggest, to be confirmed.
    Without a passage: list the mentions (of DOCUMENT, if given). With --show, --edit or --remove: look at one, or change it.
    """
    given = _given(fields)
    with opened(project, user) as work:
        if removed_id:
            work.mentions.remove(removed_id)
            _say({"removed": removed_id}, "Removed. `coder undo` brings it back.", as_json)
        elif rescale:
            _say({"changed": (changed := work.mentions.rescale())}, f"The scale of {changed} mention(s) changed.", as_json)
        elif shown_id:
            show(work, work.mentions.get(shown_id), as_json)
        elif edited_id:
            _with_speaker(work, given, work.mentions.get(edited_id).document_id)
            changed_one = work.mentions.edit(edited_id, actor_a=actor_a, actor_b=actor_b, start=start, stop=stop, **given)
            _say({"mention": changed_one.id}, "Changed.", as_json)
        elif suggest:
            if not document or start is None or stop is None:
                raise click.UsageError("A passage needs DOCUMENT START STOP.")
            warn_if_not_offered(work)
            show_prefill(work.mentions.prefill(document, start, stop), as_json)
        elif document and start is not None and stop is not None:
            if not actor_a or not actor_b:
                raise click.UsageError("A tie has two ends: give --from ACTOR and --to ACTOR.")
            _with_speaker(work, given, work.documents.get(document).id)
            made = work.mentions.add(document, start, stop, actor_a, actor_b, **given)
            _say({"mention": made.id}, f"{made.id} {made.actor_a.label} -> {made.actor_b.label}", as_json)
        elif start is not None:
            raise click.UsageError("A passage needs DOCUMENT START STOP.")
        else:
            list_mentions(work, work.mentions.list(document), as_json)


def _given(fields: dict[str, Any]) -> dict[str, Any]:
    cleared = {name: _CLEARED[name] for name in fields.pop("clear")}
    given = {_NAMES.get(name, name): value for name, value in fields.items() if value not in (None, ())}
    if "more" in given:
        given["more"] = [_passage(each) for each in given["more"]]
    return {**cleared, **given}


def _passage(written: str) -> tuple[int, int]:
    found = _PASSAGE.fullmatch(written)
    if not found:
        raise click.BadParameter(f"{written!r} is not START-STOP, such as 120-164.", param_hint="--more")
    return int(found[1]), int(found[2])


def _with_speaker(project: Project, given: dict[str, Any], document_id: str) -> None:
    if given.get("speaker_id"):
        given["speaker_id"] = project.speakers.get(given["speaker_id"], document_id).id


def _say(answer: dict[str, Any], text: str, as_json: bool) -> None:
    if as_json:
        print_json(answer)
    else:
        line(text)


def list_mentions(project: Project, mentions: Sequence[linkage.LinkageMention], as_json: bool) -> None:
    """Mentions, two lines each."""
    codes, users, towns = codes_of(project), users_of(project), towns_of(project)
    found = [shapes.mention(each, codes, users, towns) for each in mentions]
    if as_json:
        print_json({"mentions": found})
        return
    for each in found:
        what = ", ".join([*each["situations"], *each["kinds"], each["status"], each["polarity"]])
        line(f"{each['id']} {each['town'] or 'no town'}: {each['actor_a']['label']} -> {each['actor_b']['label']} ({what})")
        line(f"    {one_line(each['quote'], 160)}")
    line(f"{len(found)} mention(s).")


def show(project: Project, mention: linkage.LinkageMention, as_json: bool) -> None:
    """Every field of a mention, one a line."""
    shape = shapes.mention(mention, codes_of(project), users_of(project), towns_of(project))
    if as_json:
        print_json({"mention": shape})
        return
    for name, value in shape.items():
        if name not in ("anchors", "start", "stop", "quote"):
            line(f"{name}: {_shown(value)}")
    for anchor in mention.anchors:
        line(f"passage {anchor.start}-{anchor.stop}: {one_line(anchor.exact, 160)}")


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{name}={each}" for name, each in value.items() if each)
    return "; ".join(map(_shown, value)) if isinstance(value, list) else "-" if value in (None, "") else one_line(str(value), 160)
