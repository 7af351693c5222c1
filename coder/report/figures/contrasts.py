"""Diverging bars: each dimension from the middle to its two poles."""

from collections.abc import Mapping
from typing import Any

from coder.model.profile import Contrast
from coder.report.figure import Figure, Spec, Table, cells
from coder.report.subject import Subject, percent
from coder.report.theme import DIM, FIRST, FIRST_PALE, INK, SECOND, SECOND_PALE, WIDTH, frame, in_lines

_SIDE, _STEP = 150, 66


def contrasts(subject: Subject) -> Figure:
    """The share of the first pole to the left, of the second to the right, of every dimension."""
    words, found = subject.words, subject.profile.contrasts.values()
    rows = tuple(_line(subject, each) for each in found)
    left, right = _owners(subject)
    head = (
        words("dimension"),
        words("pole"),
        words("share"),
        words("interval", subject.level),
        words("n"),
        words("pole"),
        words("n"),
        words("sources"),
    )
    return Figure(
        key="contrasts",
        title=words("contrasts"),
        caption=words("contrasts caption", left, right, subject.level),
        spec=_spec([_values(subject, each, place) for place, each in enumerate(found)]),
        table=Table(head=head, rows=rows),
    )


def _line(subject: Subject, each: Contrast) -> Any:
    interval = f"{percent(each.low)}–{percent(each.high)}"
    counts = (str(each.n_first), subject.pole(each.dimension, each.second), str(each.n_second), str(each.sources))
    return cells(subject.name(each.dimension), subject.pole(each.dimension, each.first), percent(each.theta), interval, *counts, row=each.dimension)


def _owners(subject: Subject) -> tuple[str, str]:
    """The models whose poles are the first ones, and the second ones, where one model has them all; else plain words."""
    poles = [(dimension.id, tuple(dimension.poles)) for dimension in subject.frame.dimensions]
    found = []
    for side in (0, 1):
        owners = [kind.id for kind in subject.frame.codebook.ideal_types if all(kind.corner.get(id) == pole[side] for id, pole in poles)]
        found.append(subject.name(owners[0]) if owners else subject.words("pole") + f" {side + 1}")
    return found[0], found[1]


def _values(subject: Subject, each: Contrast, place: int) -> Mapping[str, Any]:
    interval = f"{percent(each.low)}–{percent(each.high)}"
    tip = f"{subject.pole(each.dimension, each.first)} {percent(each.theta)} ({subject.words('interval', subject.level)} {interval})"
    counts = f"n {each.n_first} : {each.n_second}, {subject.words('sources of', each.sources)}"
    return {
        "y": place,
        "left": -each.theta,
        "right": 1 - each.theta,
        "left low": -each.low,
        "left high": -each.high,
        "right low": 1 - each.high,
        "right high": 1 - each.low,
        "left text": percent(each.theta),
        "right text": percent(1 - each.theta),
        "first": in_lines(subject.pole(each.dimension, each.first), 20),
        "second": in_lines(subject.pole(each.dimension, each.second), 20),
        "head": f"{subject.name(each.dimension)}: {counts}",
        "tip": f"{tip}; {counts}",
        "link first": subject.behind.link(f"{each.dimension}:{each.first}") or None,
        "link second": subject.behind.link(f"{each.dimension}:{each.second}") or None,
    }


def _spec(values: list[Mapping[str, Any]]) -> Spec:
    x = {"type": "quantitative", "scale": {"domain": [-1, 1], "nice": False}}
    axis = {"title": None, "labelExpr": "format(abs(datum.value), '.0%')", "values": [-1, -0.5, 0, 0.5, 1]}
    y = {"field": "y", "type": "ordinal", "axis": None, "scale": {"domain": list(range(len(values))), "padding": 0}}
    width = WIDTH - 2 * _SIDE
    layers: list[Spec] = []
    for side, fill, line in (("left", FIRST_PALE, FIRST), ("right", SECOND_PALE, SECOND)):
        link = "link first" if side == "left" else "link second"
        layers += [
            {
                "mark": {"type": "bar", "height": 20, "color": fill, "yOffset": 4},
                "encoding": {"x": {"field": side, **x, "axis": axis}, "y": y, "description": {"field": "tip"}, "href": {"field": link}},
            },
            {
                "mark": {"type": "rule", "strokeWidth": 3, "color": line, "yOffset": 20, "aria": False},
                "encoding": {"x": {"field": f"{side} low", **x, "axis": axis}, "x2": {"field": f"{side} high"}, "y": y},
            },
            _text(f"{side} text", y, x={"value": width / 2 + (-8 if side == "left" else 8)}, align="right" if side == "left" else "left", dy=4),
        ]
    layers += [
        {
            "mark": {"type": "tick", "color": INK, "thickness": 1.5, "height": 36, "yOffset": 8, "aria": False},
            "encoding": {"x": {"datum": 0, **x, "axis": axis}, "y": y},
        },
        _text("head", y, x={"value": width / 2}, align="center", dy=-18, fontSize=11.5, color=DIM),
        _text("first", y, x={"value": -10}, align="right", dy=0, lineHeight=15, link="link first"),
        _text("second", y, x={"value": width + 10}, align="left", dy=0, lineHeight=15, link="link second"),
    ]
    padding = {"left": _SIDE, "right": _SIDE, "top": 4, "bottom": 26}
    return frame(layers, width=width, height=_STEP * len(values), padding=padding, data={"values": values})


def _text(field: str, y: Mapping[str, Any], *, x: Mapping[str, Any], link: str = "", **look: Any) -> Spec:
    href = {"href": {"field": link}} if link else {}
    return {"mark": {"type": "text", "color": INK, "aria": False, **look}, "encoding": {"x": x, "y": y, "text": {"field": field}, **href}}
