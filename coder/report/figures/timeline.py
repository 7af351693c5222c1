"""Dated ties on a line of years."""

from collections.abc import Mapping, Sequence
from typing import Any

from coder.analysis.networks.network import Names
from coder.analysis.profiles.evidence import standing
from coder.model.linkage import LinkageMention
from coder.report.behind import ends, pair
from coder.report.dated import Dated, dated_mentions
from coder.report.figure import Cell, Figure, Spec, Table
from coder.report.subject import Subject
from coder.report.theme import DIM, PLAIN, WIDTH, frame, shortened
from coder.report.ties import actor_names
from coder.text.cells import cell_len

MOST = 40
_LEFT, _RIGHT, _STEP = 272, 88, 23
_END_CELLS = 19


def timeline(subject: Subject) -> Figure | None:
    """The mentions that have a date, by their first year; None without any."""
    held = dated_mentions(subject.behind.mentions)
    if not held:
        return None
    words = subject.words
    caption = words("timeline caption", len(held), len(subject.behind.mentions))
    if len(held) > MOST:
        caption += words("timeline cut", MOST)
    rows = tuple(
        (Cell(text=_name(subject, each), row=_row(subject, each)), Cell(text=_time(each)), Cell(text=_status(subject, each.mention))) for each in held
    )
    return Figure(
        key="timeline",
        title=words("timeline"),
        caption=caption,
        spec=_spec([_values(subject, each, place) for place, each in enumerate(held[:MOST])]),
        table=Table(head=(words("tie"), words("time"), words("status")), rows=rows),
    )


def _values(subject: Subject, each: Dated, place: int) -> Mapping[str, Any]:
    counts = not standing(each.mention, subject.parameters.statuses)
    last = each.last or each.first
    name = _name(subject, each)
    return {
        "row": place,
        "name": _name(subject, each, _END_CELLS),
        "low": each.first[0],
        "high": max(last[1], each.first[1]),
        "from": (each.first[0] + each.first[1]) / 2,
        "to": (last[0] + last[1]) / 2,
        "counts": counts,
        "fill": PLAIN if counts else "white",
        "arrow": each.goes_on,
        "time": _time(each),
        "tip": f"{name}: {_time(each)}, {_status(subject, each.mention)}",
        "link": subject.behind.link(_row(subject, each)) or None,
    }


def _spec(values: Sequence[Mapping[str, Any]]) -> Spec:
    first, last = min(each["low"] for each in values), max(each["high"] for each in values)
    x: Mapping[str, Any] = {"type": "quantitative", "scale": {"domain": [first - 1, last + 1], "nice": False, "zero": False}}
    axis = {"title": None, "format": "d", "tickCount": 6, "tickMinStep": 1, "orient": "bottom"}
    y = {"field": "row", "type": "ordinal", "axis": None, "scale": {"domain": list(range(len(values))), "padding": 0}}
    width = WIDTH - _LEFT - _RIGHT

    def rule(start: str, stop: str, **look: Any) -> Spec:
        encoding = {"x": {"field": start, **x, "axis": axis}, "x2": {"field": stop}, "y": y}
        return {"mark": {"type": "rule", "aria": False, **look}, "encoding": encoding}

    point: Spec = {
        "mark": {"type": "point", "size": 60, "strokeWidth": 1.6, "stroke": PLAIN, "opacity": 1},
        "encoding": {
            "x": {"field": "from", **x, "axis": axis},
            "y": y,
            "fill": {"field": "fill", "type": "nominal", "scale": None, "legend": None},
            "description": {"field": "tip"},
            "href": {"field": "link"},
        },
    }
    arrow: Spec = {
        "transform": [{"filter": "datum.arrow"}],
        "mark": {"type": "text", "align": "left", "dx": 7, "text": "→", "color": PLAIN, "aria": False},
        "encoding": {"x": {"field": "to", **x, "axis": axis}, "y": y},
    }
    words = (
        ("name", {"value": -10}, {"align": "right", "fontSize": 11}),
        ("time", {"value": width + 10}, {"align": "left", "fontSize": 11.5, "color": DIM}),
    )
    texts: list[Spec] = [
        {"mark": {"type": "text", "aria": False, **look}, "encoding": {"x": place, "y": y, "text": {"field": field}, "href": {"field": "link"}}}
        for field, place, look in words
    ]
    layers = [
        rule("low", "high", strokeWidth=7, color="#dde3e7", strokeCap="round"),
        rule("from", "to", strokeWidth=2.5, color=PLAIN),
        point,
        arrow,
        *texts,
    ]
    padding = {"left": _LEFT, "right": _RIGHT, "top": 6, "bottom": 32}
    return frame(layers, width=width, height=_STEP * len(values), padding=padding, data={"values": list(values)})


def _row(subject: Subject, each: Dated) -> str:
    return pair(*ends(each.mention, Names(subject.snapshot)))


def _name(subject: Subject, each: Dated, most: int | None = None) -> str:
    """Both ends; each cut to `most` cells where the two are longer than twice that."""
    names = actor_names(subject)
    both = [names.get(end.actor_id or "", end.label.strip()) for end in (each.mention.actor_a, each.mention.actor_b)]
    if most is not None and sum(map(cell_len, both)) > 2 * most:
        spare = max(most, 2 * most - min(map(cell_len, both)))
        both = [shortened(name, spare) for name in both]
    return " — ".join(both)


def _time(each: Dated) -> str:
    mention = each.mention
    return mention.time_from if not mention.time_to or mention.time_to == mention.time_from else f"{mention.time_from or '..'}/{mention.time_to}"


def _status(subject: Subject, mention: LinkageMention) -> str:
    return subject.words(mention.status if mention.polarity == "affirmed" else mention.polarity)
