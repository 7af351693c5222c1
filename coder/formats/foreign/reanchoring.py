"""Doubtful selections go to the place where their quote stands, if the user asks for it and there is one such place only."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import TypeVar

from coder.formats.foreign.anchoring import Searched, cut_words
from coder.formats.foreign.project import ForeignCoding, ForeignMemo, ForeignProject, ForeignText
from coder.formats.foreign.report import Doubtful
from coder.formats.loss import EXAMPLES, Loss

T = TypeVar("T", ForeignCoding, ForeignMemo)
MOVED = "selections moved to the one place where their quote stands, as asked"
Place = tuple[str, int, int]
"""(key of a text, start, stop)."""


def reanchored(project: ForeignProject) -> ForeignProject:
    """The project with its doubtful selections at their quotes; those stay whose quote stands nowhere or in several places."""
    texts = _by_title(project)
    often = Counter((each.source, each.start, each.stop) for each in project.report.doubtful)
    moved: dict[Place, tuple[int, int]] = {}
    settled: list[Doubtful] = []
    for each in project.report.doubtful:
        text = texts.get(each.source)
        place = _one_place(text, each) if text and often[each.source, each.start, each.stop] == 1 else None
        if text and place:
            moved[text.key, each.start, each.stop] = place
            settled.append(each)
    if not settled:
        return project
    done = set(map(id, settled))
    report = replace(
        project.report,
        verified=project.report.verified + len(settled),
        doubtful=tuple(each for each in project.report.doubtful if id(each) not in done),
        losses=(*project.report.losses, Loss(what=MOVED, count=len(settled), examples=tuple(each.expected for each in settled[:EXAMPLES]))),
    )
    codings = tuple(_moved(each, each.text, moved) for each in project.codings)
    memos = tuple(_moved(each, each.target, moved) if each.target_kind == "passage" else each for each in project.memos)
    return replace(project, report=report, codings=codings, memos=memos)


def _moved(thing: T, text: str | None, moved: Mapping[Place, tuple[int, int]]) -> T:
    """A coding or a memo on a passage at its new place, if it has one."""
    place = moved.get((text or "", thing.start or 0, thing.stop or 0))
    return replace(thing, start=place[0], stop=place[1]) if place else thing


def _by_title(project: ForeignProject) -> Mapping[str, ForeignText]:
    """The texts whose title no other one bears."""
    often = Counter(each.title for each in project.texts)
    return {each.title: each for each in project.texts if often[each.title] == 1}


def _one_place(text: ForeignText, doubtful: Doubtful) -> tuple[int, int] | None:
    """Where the quote stands, if it stands once; one that was cut short goes on as far as the selection did."""
    searched = Searched(text.text)
    places = searched.places(doubtful.expected, limit=2)
    short = cut_words(doubtful.expected) if not places else None
    if short:
        places = searched.places(short, limit=2)
    if len(places) != 1:
        return None
    start, stop = places[0]
    return start, max(stop, min(len(text.text), start + doubtful.stop - doubtful.start)) if short else stop
