"""How far the ties of a town reach: stacked shares of the scales, and the E-I index under them."""

from collections.abc import Mapping, Sequence
from typing import Any

from coder.model.profile import Measure, Share
from coder.report.figure import Figure, Spec, Table, cells
from coder.report.subject import Subject, percent, spread
from coder.report.theme import DIM, INK, SHADES, WIDTH, frame, in_lines

_SIDE, _BAR = 16, 44
_WIDE = 0.16


def scale(subject: Subject) -> Figure | None:
    """Shares of the scales of the ties; None where no mention has one."""
    words = subject.words
    shares = [share for share in subject.profile.facets.get("scale", ()) if share.code != "unclear"]
    if not any(share.n for share in shares):
        return None
    index = subject.profile.measures.get("ei_index")
    rows = [
        cells(
            subject.name(share.code),
            percent(share.share),
            f"{percent(share.low)}–{percent(share.high)}",
            str(share.n),
            str(share.sources),
            row=f"scale:{share.code}",
        )
        for share in shares
    ]
    if index is not None and index.value is not None:
        rows.append(cells("E-I", f"{index.value:.2f}", f"{index.low:.2f}–{index.high:.2f}", str(index.n), "", row="scale"))
    head = (words("scale"), words("share"), words("interval", subject.level), words("n"), words("sources"))
    return Figure(
        key="scale",
        title=words("scale"),
        caption=words("scale caption", subject.level),
        spec=_spec(subject, _segments(subject, shares), index),
        table=Table(head=tuple(head), rows=tuple(rows)),
    )


def _segments(subject: Subject, shares: Sequence[Share]) -> Sequence[Mapping[str, Any]]:
    """The parts of the bar; names of narrow parts hang under it on steps of their own, so that none meets another.

    The nearer to an end, the lower: then no line to a lower name runs through a higher one.
    """
    total = sum(share.share for share in shares) or 1.0
    at = 0.0
    found: list[dict[str, Any]] = []
    for place, share in enumerate(shares):
        size = share.share / total
        wide = size >= _WIDE
        told = f"{spread(share.share, share.low, share.high)}, n {share.n}"
        found.append(
            {
                "from": at,
                "to": at + size,
                "middle": at + size / 2,
                "name": in_lines(subject.name(share.code), 22)[0],
                "text": told if wide else f"{subject.name(share.code)} {told}",
                "wide": wide,
                "step": 0,
                "fill": SHADES[min(place, len(SHADES) - 1)],
                "ink": INK if place < 2 else "white",
                "tip": subject.tip(share),
                "link": subject.behind.link(f"scale:{share.code}") or None,
            }
        )
        at += size
    hanging = sorted((each for each in found if not each["wide"]), key=lambda each: abs(each["middle"] - 0.5))
    for step, each in enumerate(hanging, 1):
        each["step"] = step
    return found


def _spec(subject: Subject, segments: Sequence[Mapping[str, Any]], index: Measure | None) -> Spec:
    width = WIDTH - 2 * _SIDE
    x: Mapping[str, Any] = {"type": "quantitative", "scale": {"domain": [0, 1], "nice": False}, "axis": None}
    narrow = max((each["step"] for each in segments), default=0)
    below = _BAR + 20 + 18 * narrow
    ink = {"field": "ink", "type": "nominal", "scale": None, "legend": None}
    layers: list[Spec] = [
        {
            "mark": {"type": "rect", "stroke": "white", "strokeWidth": 2, "opacity": 1},
            "encoding": {
                "x": {"field": "from", **x},
                "x2": {"field": "to"},
                "y": {"value": 0},
                "y2": {"value": _BAR},
                "color": {"field": "fill", "type": "nominal", "scale": None, "legend": None},
                "description": {"field": "tip"},
                "href": {"field": "link"},
            },
        },
        _inside("name", 15, x, ink, fontWeight="bold"),
        _inside("text", 31, x, ink, fontSize=11.5),
    ]
    for segment in segments:
        if segment["step"]:
            layers += _hanging(segment["step"], segment["middle"], x)
    if index is not None and index.value is not None:
        layers += _index(subject, index, below, width)
    height = below + (62 if index is not None and index.value is not None else 0)
    padding = {"left": _SIDE, "right": _SIDE, "top": 6, "bottom": 6}
    return frame(layers, width=width, height=height, padding=padding, data={"values": segments}, resolve={"scale": {"x": "independent"}})


def _inside(field: str, y: int, x: Mapping[str, Any], ink: Mapping[str, Any], **look: Any) -> Spec:
    return {
        "transform": [{"filter": "datum.wide"}],
        "mark": {"type": "text", "aria": False, **look},
        "encoding": {"x": {"field": "middle", **x}, "y": {"value": y}, "text": {"field": field}, "color": ink, "href": {"field": "link"}},
    }


def _hanging(step: int, middle: float, x: Mapping[str, Any]) -> Sequence[Spec]:
    """The name of a narrow part under the bar; it runs inwards."""
    align = "left" if middle < 0.5 else "right"
    mine = [{"filter": f"datum.step === {step}"}]
    y = _BAR + 18 * step
    return (
        {
            "transform": mine,
            "mark": {"type": "rule", "color": DIM, "aria": False},
            "encoding": {"x": {"field": "middle", **x}, "y": {"value": _BAR}, "y2": {"value": y - 8}},
        },
        {
            "transform": mine,
            "mark": {"type": "text", "fontSize": 12, "align": align, "dx": 5 if align == "left" else -5, "aria": False},
            "encoding": {"x": {"field": "middle", **x}, "y": {"value": y}, "text": {"field": "text"}, "href": {"field": "link"}},
        },
    )


def _index(subject: Subject, index: Measure, top: int, width: int) -> Sequence[Spec]:
    """A dot with its interval on a line from -1 (all internal) to 1 (all external)."""
    assert index.value is not None
    told = f"E-I {index.value:.2f} [{index.low:.2f}–{index.high:.2f}], n {index.n}"
    place = {"value": index.value, "low": index.low, "high": index.high, "tip": told, "link": subject.behind.link("scale") or None}
    held = {"values": [place]}
    x: Mapping[str, Any] = {"type": "quantitative", "scale": {"domain": [-1, 1], "nice": False, "range": [70, width - 70]}, "axis": None}
    y = {"value": top + 26}
    ends = [
        {"at": 60, "name": f"−1 {subject.words('internal')}", "align": "right"},
        {"at": width - 60, "name": f"1 {subject.words('external')}", "align": "left"},
    ]
    return (
        {
            "data": {"values": [{"a": -1, "b": 1}]},
            "mark": {"type": "rule", "color": "#c9d0d5"},
            "encoding": {"x": {"field": "a", **x}, "x2": {"field": "b"}, "y": y},
        },
        {
            "data": held,
            "mark": {"type": "rule", "strokeWidth": 3, "color": INK},
            "encoding": {"x": {"field": "low", **x}, "x2": {"field": "high"}, "y": y},
        },
        {
            "data": held,
            "mark": {"type": "point", "filled": True, "size": 110, "opacity": 1, "color": INK, "stroke": "white"},
            "encoding": {"x": {"field": "value", **x}, "y": y, "description": {"field": "tip"}, "href": {"field": "link"}},
        },
        {
            "data": {"values": [{"text": told}]},
            "mark": {"type": "text", "fontSize": 12},
            "encoding": {"x": {"value": width / 2}, "y": {"value": top + 52}, "text": {"field": "text"}},
        },
        *(
            {
                "data": {"values": [end]},
                "mark": {"type": "text", "fontSize": 12, "color": DIM, "align": end["align"]},
                "encoding": {"x": {"value": end["at"]}, "y": y, "text": {"field": "name"}},
            }
            for end in ends
        ),
    )
