"""Mirrored bars: the findings of a codebook on two sides, and below each its codes."""

from collections.abc import Iterator, Mapping
from typing import Any

from coder.model.finding import Side
from coder.model.profile import Share
from coder.report.figure import Figure, Spec, Table, cells
from coder.report.findings import FindingsPart
from coder.report.subject import percent, spread
from coder.report.theme import DIM, FIRST, FIRST_PALE, INK, SECOND, SECOND_PALE, WIDTH, frame, in_lines

_LEFT, _RIGHT, _STEP, _HEAD = 264, 84, 30, 26
_COUNTS = 78


def mirror(part: FindingsPart) -> Figure | None:
    """Two sides face to face; None where there are not two."""
    found, words = part.found, part.words
    if not found.compared:
        return None
    first, second = (found.side(label) for label in found.compared)
    left, right = part.name(first.label), part.name(second.label)
    lines = tuple(_lines(part, first, second))
    gaps = {each.name: each for each in found.differences if each.sufficient}
    head = (words("finding"), left, words("n"), right, words("n"), words("differs"), words("probability"))
    rows = []
    for line in lines:
        gap = gaps.get(line["key"])
        told = (f"{gap.difference * 100:+.0f} [{gap.low * 100:+.0f}, {gap.high * 100:+.0f}]", f"{gap.p:.2f}") if gap else ("–", "–")
        rows.append(cells(line["name"], line["left all"], line["left n"], line["right all"], line["right n"], *told))
    parameters = part.parameters
    return Figure(
        key="findings",
        title=words("mirror", left, right),
        caption=words("mirror caption", left, right, part.level, parameters.min_codings, parameters.min_sources),
        spec=_spec([{**line, "y": place} for place, line in enumerate(lines)], left, right),
        table=Table(head=head, rows=tuple(rows)),
    )


def _lines(part: FindingsPart, first: Side, second: Side) -> Iterator[Mapping[str, Any]]:
    for each in part.found.findings:
        enough = ("" in first.sufficient, "" in second.sufficient)
        yield _line(part, first.shares[each.key], second.shares[each.key], enough, heading=True)
        enough = (each.key in first.sufficient, each.key in second.sufficient)
        for one, other in zip(first.codes[each.key], second.codes[each.key], strict=True):
            if one.n or other.n:
                yield _line(part, one, other, enough)


def _line(part: FindingsPart, one: Share, other: Share, enough: tuple[bool, bool], *, heading: bool = False) -> Mapping[str, Any]:
    name, words = part.name(one.code), part.words
    values: dict[str, Any] = {"key": one.code, "name": name, "label": in_lines(name, 27), "weight": "bold" if heading else "normal"}
    for side, share, sign, drawn in (("left", one, -1, enough[0]), ("right", other, 1, enough[1])):
        told = spread(share.share, share.low, share.high) if drawn else words("insufficient side")
        values |= {
            side: sign * share.share if drawn else None,
            f"{side} low": sign * share.low if drawn else None,
            f"{side} high": sign * share.high if drawn else None,
            f"{side} all": told,
            f"{side} n": str(share.n),
            f"{side} text": f"{percent(share.share)}, n {share.n}" if drawn else f"n {share.n}",
        }
    tip = f"{name}: {values['left all']}, n {one.n} | {values['right all']}, n {other.n}"
    return {**values, "tip": tip, "link": part.link(one.code) or None}


def _spec(values: list[Mapping[str, Any]], left: str, right: str) -> Spec:
    x: dict[str, Any] = {"type": "quantitative", "scale": {"domain": [-1, 1], "nice": False}}
    axis = {"title": None, "labelExpr": "format(abs(datum.value), '.0%')", "values": [-1, -0.5, 0, 0.5, 1]}
    y = {"field": "y", "type": "ordinal", "axis": None, "scale": {"domain": list(range(len(values))), "padding": 0}}
    width = WIDTH - _LEFT - _RIGHT
    layers: list[Spec] = []
    for side, fill, line in (("left", FIRST_PALE, FIRST), ("right", SECOND_PALE, SECOND)):
        encoding = {"x": {"field": side, **x, "axis": axis}, "y": y, "description": {"field": "tip"}, "href": {"field": "link"}}
        turned = "right" if side == "left" else "left"
        there = [{"filter": f"isValid(datum['{side}'])"}]
        ends = {"x": {"field": f"{side} low", **x, "axis": axis}, "x2": {"field": f"{side} high"}, "y": y}
        layers += [
            {"transform": there, "mark": {"type": "bar", "height": 13, "color": fill, "yOffset": -3}, "encoding": encoding},
            {"transform": there, "mark": {"type": "rule", "strokeWidth": 2.5, "color": line, "yOffset": 7, "aria": False}, "encoding": ends},
            _text(f"{side} text", y, {"value": -8 if side == "left" else width + 8}, align=turned, fontSize=11, color=DIM),
        ]
    middle = {"mark": {"type": "rule", "color": INK, "aria": False}, "encoding": {"x": {"datum": 0, **x, "axis": axis}}}
    layers += [middle, *_names(y), *(_head(text, at) for text, at in ((left, width * 0.25), (right, width * 0.75)))]
    padding = {"left": _LEFT, "right": _RIGHT, "top": _HEAD, "bottom": 26}
    return frame(layers, width=width, height=_STEP * len(values), padding=padding, data={"values": values})


def _names(y: Mapping[str, Any]) -> Iterator[Spec]:
    """The names at the left; one of two lines is set higher by half a line."""
    for weight in ("bold", "normal"):
        for lines, dy in ((1, 0), (2, -7)):
            label = _text("label", y, {"value": -_COUNTS - 10}, align="right", fontWeight=weight, fontSize=12, lineHeight=13, dy=dy)
            yield {**label, "transform": [{"filter": f"datum.weight == '{weight}' && length(datum.label) == {lines}"}]}


def _head(text: str, at: float) -> Spec:
    mark = {"type": "text", "fontWeight": "bold", "fontSize": 12, "baseline": "bottom", "aria": False, "text": text}
    return {"data": {"values": [{}]}, "mark": mark, "encoding": {"x": {"value": at}, "y": {"value": -6}}}


def _text(field: str, y: Mapping[str, Any], x: Mapping[str, Any], **look: Any) -> Spec:
    mark = {"type": "text", "baseline": "middle", "aria": False, **look}
    return {"mark": mark, "encoding": {"x": x, "y": y, "text": {"field": field}, "href": {"field": "link"}}}
