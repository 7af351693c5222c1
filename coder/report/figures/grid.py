"""The home of a profile: a row for each dimension, a cell for each pole, with membership and interval."""

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from coder.analysis.profiles.membership import calibrate
from coder.model.profile import Contrast
from coder.report.figure import Figure, Spec, Table, cells
from coder.report.subject import Subject, percent
from coder.report.theme import DIM, FIRST, FIRST_PALE, INK, PAPER, SECOND, SECOND_PALE, WIDTH, frame, in_lines, mixed

_LEFT, _HEIGHT, _GAP = 128, 96, 8


def grid(subject: Subject) -> Figure:
    """Shares of both poles of every dimension, as cells whose depth of colour is the membership."""
    words = subject.words
    held = [cell for place, contrast in enumerate(subject.profile.contrasts.values()) for cell in _cells(subject, contrast, place)]
    out, crossover, into = subject.parameters.anchors
    rows = tuple(
        cells(cell["dimension"], cell["pole"], cell["share"], cell["interval"], f"{cell['membership']:.2f}", str(cell["n"]), row=cell["row"])
        for cell in held
    )
    head = ("dimension", "pole", "share", words("interval", subject.level), words("membership", "").strip(), "n")
    return Figure(
        key="grid",
        title=words("grid"),
        caption=words("grid caption", subject.level, out, crossover, into),
        spec=_spec(held, [subject.name(each) for each in subject.profile.contrasts]),
        table=Table(head=tuple(words(each) for each in head), rows=rows),
    )


def _cells(subject: Subject, contrast: Contrast, place: int) -> Iterator[dict[str, Any]]:
    """Both poles of a dimension; the second has the complement of the share."""
    out, crossover, into = subject.parameters.anchors
    inclusion = subject.parameters.inclusion
    values = np.array([contrast.theta, contrast.low, contrast.high])
    m = float(calibrate(values, out=out, crossover=crossover, into=into, inclusion=inclusion)[0])
    first = (contrast.first, contrast.theta, contrast.low, contrast.high, m, contrast.n_first)
    second = (contrast.second, 1 - contrast.theta, 1 - contrast.high, 1 - contrast.low, 1 - m, contrast.n_second)
    for side, (pole, share, low, high, membership, n) in enumerate((first, second)):
        row = f"{contrast.dimension}:{pole}"
        name, interval = subject.pole(contrast.dimension, pole), f"{percent(low)}–{percent(high)}"
        told = f"{name}: {percent(share)} ({subject.words('interval', subject.level)} {interval}); n {n}"
        yield {
            "dimension": subject.name(contrast.dimension),
            "pole": name,
            "title": in_lines(name, 34)[0],
            "row": row,
            "share": percent(share),
            "interval": interval,
            "membership": membership,
            "n": n,
            "text": f"{percent(share)} [{low * 100:.0f}–{high * 100:.0f}]",
            "under": f"{subject.words('membership', f'{membership:.2f}')}, n {n}",
            "tip": f"{told}, {subject.words('sources of', contrast.sources)}",
            "link": subject.behind.link(row) or None,
            "x0": side,
            "x1": side + 1,
            "y": place,
            "from": side + 0.05,
            "to": side + 0.05 + 0.9 * share,
            "low": side + 0.05 + 0.9 * low,
            "high": side + 0.05 + 0.9 * high,
            "full": side + 0.95,
            "fill": mixed(PAPER, (FIRST_PALE, SECOND_PALE)[side], 0.12 + 0.88 * membership),
            "bar": (FIRST, SECOND)[side],
        }


def _spec(held: list[dict[str, Any]], dimensions: list[str]) -> Spec:
    width = WIDTH - _LEFT - 6
    x: Mapping[str, Any] = {"type": "quantitative", "scale": {"domain": [0, 2], "nice": False}, "axis": None}
    y: Mapping[str, Any] = {"field": "y", "type": "ordinal", "axis": None, "scale": {"domain": list(range(len(dimensions))), "padding": 0}}

    def text(field: str, dy: float, **look: Any) -> Spec:
        mark = {"type": "text", "align": "left", "dy": dy, "aria": False, **look}
        return {"mark": mark, "encoding": {"x": {"field": "from", **x}, "y": y, "text": {"field": field}, "href": {"field": "link"}}}

    def rule(start: str, stop: str, **look: Any) -> Spec:
        mark = {"type": "rule", "yOffset": 14, "aria": False, **look}
        return {"mark": mark, "encoding": {"x": {"field": start, **x}, "x2": {"field": stop}, "y": y}}

    colour = {"field": "bar", "type": "nominal", "scale": None, "legend": None}
    box: Spec = {
        "mark": {"type": "bar", "height": _HEIGHT - _GAP, "cornerRadius": 4, "stroke": "white", "strokeWidth": 4, "opacity": 1},
        "encoding": {
            "x": {"field": "x0", **x},
            "x2": {"field": "x1"},
            "y": y,
            "color": {"field": "fill", "type": "nominal", "scale": None, "legend": None},
            "description": {"field": "tip"},
            "href": {"field": "link"},
        },
    }
    bar = rule("from", "to", strokeWidth=9)
    bar = {**bar, "encoding": {**bar["encoding"], "color": colour}}
    names: Spec = {
        "data": {"values": [{"y": place, "name": in_lines(name, 14)} for place, name in enumerate(dimensions)]},
        "mark": {"type": "text", "align": "right", "lineHeight": 16, "fontWeight": "bold", "dy": -8, "aria": False},
        "encoding": {"x": {"value": -10}, "y": y, "text": {"field": "name"}},
    }
    layers = [
        box,
        rule("from", "full", strokeWidth=9, color="white"),
        bar,
        rule("low", "high", strokeWidth=2, color=INK),
        text("title", -28, fontWeight="bold", fontSize=14),
        text("text", -8, fontSize=13),
        text("under", 33, fontSize=11.5, color=DIM),
        names,
    ]
    padding = {"left": _LEFT, "right": 6, "top": 4, "bottom": 4}
    return frame(layers, width=width, height=_HEIGHT * len(dimensions), padding=padding, data={"values": held})
