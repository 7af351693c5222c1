"""The plot that most numbers are shown in: one line each, a dot with its interval, the figures in words at the end."""

from collections.abc import Mapping, Sequence
from typing import Any

from coder.report.figure import Dot, Dots, Mark, Spec
from coder.report.theme import DIM, INK, PLAIN, WIDTH, frame, in_lines

LEFT, RIGHT = 212, 150
LABEL_CELLS = 30
STEP = 30
_AXIS = 34
_HEAD = 22


def dot_plot(
    dots: Dots,
    *,
    domain: tuple[float, float] = (0.0, 1.0),
    marks: Sequence[Mark] = (),
    format: str = ".0%",
    bars: bool = False,
    axis: str = "",
    right: int = RIGHT,
) -> Spec:
    """The specification of a plot.

    Args:
        domain: Ends of the axis.
        marks: Vertical lines across it.
        format: Of the numbers of the axis.
        bars: Whether a bar leads from the left end to each dot.
        axis: What the axis says.
        right: Room for the words at the end of a line.
    """
    rows = [_row(place, dot) for place, dot in enumerate(dots)]
    width = WIDTH - LEFT - right
    x: dict[str, Any] = {"type": "quantitative", "scale": {"domain": list(domain), "nice": False, "zero": False}}
    ticks: dict[str, Any] = {"title": axis or None, "format": format, "tickCount": 5, "orient": "bottom"}
    y = {"field": "row", "type": "ordinal", "axis": None, "scale": {"domain": list(range(len(rows))), "paddingInner": 0, "paddingOuter": 0}}
    at = {"field": "value", **x, "axis": ticks}
    layers: list[Spec] = [*_marks(marks, x), _stripes(y, rows)]
    if bars:
        bar = {"type": "bar", "height": 12, "aria": False, "opacity": 0.35}
        layers.append({"transform": [_has("value")], "mark": bar, "encoding": {**_tone(), "y": y, "x": at}})
    layers += [
        {
            "transform": [_has("low")],
            "mark": {"type": "rule", "strokeWidth": 2.5, "strokeCap": "round", "aria": False},
            "encoding": {"y": y, "x": {"field": "low", **x, "axis": ticks}, "x2": {"field": "high"}, "color": _tone()["color"]},
        },
        {
            "transform": [_has("second")],
            "mark": {"type": "point", "shape": "diamond", "size": 90, "strokeWidth": 1.6, "fill": "white", "color": INK, "aria": False},
            "encoding": {"y": y, "x": {"field": "second", **x, "axis": ticks}},
        },
        {
            "transform": [_has("value")],
            "mark": {"type": "point", "filled": True, "size": 95, "opacity": 1, "stroke": "white", "strokeWidth": 1},
            "encoding": {"y": y, "x": at, **_tone(), "description": {"field": "tip"}, "href": {"field": "link"}},
        },
        *_words(y, width),
    ]
    top = _HEAD if any(mark.label for mark in marks) else 6
    padding = {"left": LEFT, "right": right, "top": top, "bottom": _AXIS + (16 if axis else 0)}
    return frame(layers, width=width, height=STEP * len(rows), padding=padding, data={"values": rows})


def _row(place: int, dot: Dot) -> Mapping[str, Any]:
    return {
        "row": place,
        "label": in_lines(dot.label, LABEL_CELLS),
        "value": dot.value,
        "low": dot.low,
        "high": dot.high,
        "second": dot.second,
        "text": dot.text,
        "tip": dot.tip,
        "link": dot.link or None,
        "weight": "bold" if dot.heading else "normal",
        "tone": dot.tone or PLAIN,
    }


def _has(field: str) -> Mapping[str, str]:
    return {"filter": f"isValid(datum.{field})"}


def _tone() -> Mapping[str, Any]:
    return {"color": {"field": "tone", "type": "nominal", "scale": None, "legend": None}}


def _stripes(y: Mapping[str, Any], rows: Sequence[Mapping[str, Any]]) -> Spec:
    """A hair line under every line, across the whole figure, so that the words at both ends are read together."""
    return {
        "mark": {"type": "rule", "color": "#eceff1", "aria": False, "yOffset": STEP / 2},
        "encoding": {"y": y, "x": {"value": -LEFT + 4}, "x2": {"value": WIDTH - LEFT - 4}},
    }


def _words(y: Mapping[str, Any], width: int) -> Sequence[Spec]:
    number = {"type": "text", "align": "left", "color": DIM, "fontSize": 12, "aria": False}
    return (
        _label("length(datum.label) == 1 && datum.weight != 'bold'", y, fontSize=13),
        _label("length(datum.label) == 1 && datum.weight == 'bold'", y, fontSize=13, fontWeight="bold"),
        _label("length(datum.label) > 1 && datum.weight != 'bold'", y, fontSize=11.5, dy=-7),
        _label("length(datum.label) > 1 && datum.weight == 'bold'", y, fontSize=11.5, dy=-7, fontWeight="bold"),
        {"transform": [{"filter": "datum.text"}], "mark": number, "encoding": {"y": y, "x": {"value": width + 12}, "text": {"field": "text"}}},
    )


def _label(which: str, y: Mapping[str, Any], **look: object) -> Spec:
    """The names at the left of the lines; names of two lines are set smaller, and higher by half a line."""
    mark = {"type": "text", "align": "right", "baseline": "middle", "lineHeight": 14, "aria": False, **look}
    encoding = {"y": y, "x": {"value": -10}, "text": {"field": "label"}, "href": {"field": "link"}}
    return {"transform": [{"filter": which}], "mark": mark, "encoding": encoding}


def _marks(marks: Sequence[Mark], x: Mapping[str, Any]) -> Sequence[Spec]:
    if not marks:
        return ()
    values = [{"at": mark.at, "name": mark.label} for mark in marks]
    return (
        {"data": {"values": values}, "mark": {"type": "rule", "strokeDash": [4, 3], "color": "#8a949b"}, "encoding": {"x": {"field": "at", **x}}},
        {
            "data": {"values": values},
            "mark": {"type": "text", "fontSize": 11, "color": DIM, "baseline": "bottom", "aria": False},
            "encoding": {"x": {"field": "at", **x}, "y": {"value": -5}, "text": {"field": "name"}},
        },
    )
