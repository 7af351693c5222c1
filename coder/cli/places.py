"""coder places"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

from coder.cli.parameters import json_option
from coder.cli.printing.render import line, print_json
from coder.cli.session import opened
from coder.model.record import to_record
from coder.model.town import Town
from coder.project.places import CATEGORY, GROUND, WHY, described, look_up, seen_from, town_named

_MOST = 20


@click.command()
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@click.option("--near", multiple=True, metavar="PLACE", help="A place (or code) that the text is about: settles which of several is meant.")
@click.option("--from", "seer", metavar="TOWN", help="Say the scale of each place seen from this town.")
@click.option("--project", type=click.Path(path_type=Path), help="Take TOWN, and what is regional for it, from this project.")
@json_option
def places(names: tuple[str, ...], near: tuple[str, ...], seer: str | None, project: Path | None, as_json: bool) -> None:
    """Which place each NAME means, in Chinese, pinyin or English; where several have the name, all are listed."""
    if project and not seer:
        raise click.UsageError("--project needs --from TOWN.")
    town = _town(seer, project) if seer else None
    answers = [_answer(name, near, town) for name in names]
    if as_json:
        print_json({"places": answers, "note": CATEGORY if town else ""})
        return
    for answer in answers:
        for each in _lines(answer):
            line(each)
    if town:
        line(CATEGORY)


def _town(name: str, project: Path | None) -> Town:
    if project is None:
        return town_named(name)
    with opened(project) as found:
        return found.towns.get(name)


def _answer(name: str, near: tuple[str, ...], town: Town | None) -> dict[str, Any]:
    scaling = seen_from(town, name) if town else None
    found = look_up(name, near=near) if near or scaling is None else scaling.resolution
    candidates = [{**to_record(described(each)), "chosen": each == found.chosen} for each in found.candidates]
    answer: dict[str, Any] = {"name": name, "why": found.why, "candidates": candidates}
    if town and scaling:
        answer |= {"from": town.name(), "scale": scaling.scale, "ground": scaling.ground}
    return answer


def _lines(answer: dict[str, Any]) -> Iterator[str]:
    chosen = [each for each in answer["candidates"] if each["chosen"]]
    others = [each for each in answer["candidates"] if not each["chosen"]]
    yield f"{answer['name']}: {WHY[answer['why']]}"
    for each in chosen:
        yield f"  {_row(each)}"
    if others:
        yield f"  {'also' if chosen else 'one of'}:"
        yield from (f"    {_row(each)}" for each in others[:_MOST])
        if len(others) > _MOST:
            yield f"    and {len(others) - _MOST} more (--json lists all)"
    if "scale" in answer:
        yield f"  seen from {answer['from']}: {answer['scale']} ({GROUND[answer['ground']]})"


def _row(place: dict[str, Any]) -> str:
    return f"{place['code']}  {' '.join(place['path']) or place['names']['zh']}  ({', '.join(reversed(place['path_en'])) or place['names']['en']})"
