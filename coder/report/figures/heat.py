"""All towns by situations: how large, from how many sources, and where the evidence is too thin to say."""

from collections.abc import Mapping, Sequence
from typing import Any

from coder.analysis.comparing.comparing import by_likeness
from coder.model.profile import Share
from coder.report.figure import Cell, Figure, Spec, Table
from coder.report.subject import Subject, percent, spread
from coder.report.theme import DIM, GREY, INK, SHADES, WIDTH, frame, in_lines, mixed

_LEFT, _CELL, _HEAD = 150, 46, 52
_DEEPEST = 0.4


def heat(subjects: Sequence[Subject]) -> Figure:
    """The heat map of several towns of one codebook, like beside like."""
    first = subjects[0]
    words = first.words
    towns = {subject.profile.town_id: subject for subject in subjects}
    like, few = by_likeness([subject.profile for subject in subjects], first.parameters.min_sources)
    subjects = [towns[profile.town_id] for profile in (*like, *few)]
    codes = list(dict.fromkeys(share.code for subject in subjects for share in subject.profile.situations))
    values = [_values(subject, row, codes.index(share.code), share) for row, subject in enumerate(subjects) for share in subject.profile.situations]
    parameters = first.parameters
    rows = tuple(
        (Cell(text=subject.town), *(Cell(text=f"{spread(share.share, share.low, share.high)} n {share.n}") for share in subject.profile.situations))
        for subject in subjects
    )
    return Figure(
        key="towns",
        title=words("heat"),
        caption=words("heat caption", parameters.min_codings, parameters.min_sources),
        spec=_spec(values, [subject.town for subject in subjects], [first.name(code) for code in codes]),
        table=Table(head=(words("town"), *(first.name(code) for code in codes)), rows=rows),
    )


def _values(subject: Subject, row: int, column: int, share: Share) -> Mapping[str, Any]:
    parameters = subject.parameters
    thin = False
    for index, _ in subject.frame.sides.get(share.code, ()):
        contrast = subject.profile.contrasts[subject.frame.dimensions[index].id]
        few = contrast.n_first + contrast.n_second < parameters.min_codings
        thin = thin or few or contrast.sources < parameters.min_sources
    return {
        "row": row,
        "column": column,
        "share": share.share,
        "fill": GREY if thin else mixed("#f4f8fa", SHADES[4], min(share.share / _DEEPEST, 1.0)),
        "ink": INK if thin or share.share < _DEEPEST / 2 else "white",
        "text": percent(share.share) if subject.profile.sources else "–",
        "n": f"{share.sources} / n {share.n}",
        "tip": f"{subject.town}, {subject.tip(share)}",
        "link": subject.behind.link(share.code) or None,
    }


def _column(place: int, lines: list[str]) -> Mapping[str, Any]:
    """The name of a column; its last line stands just over the cells."""
    return {"column": place, "name": lines, "lift": -8 - 13 * (len(lines) - 1)}


def _spec(values: Sequence[Mapping[str, Any]], towns: Sequence[str], codes: Sequence[str]) -> Spec:
    width = WIDTH - _LEFT - 6
    x: Mapping[str, Any] = {"field": "column", "type": "ordinal", "axis": None, "scale": {"domain": list(range(len(codes))), "padding": 0}}
    y: Mapping[str, Any] = {"field": "row", "type": "ordinal", "axis": None, "scale": {"domain": list(range(len(towns))), "padding": 0}}
    ink = {"field": "ink", "type": "nominal", "scale": None, "legend": None}
    per_head = max(8, int(width / max(len(codes), 1) / 5.8))

    def text(field: str, dy: int, size: float) -> Spec:
        encoding = {"x": x, "y": y, "text": {"field": field}, "color": ink, "href": {"field": "link"}}
        return {"mark": {"type": "text", "dy": dy, "fontSize": size, "aria": False}, "encoding": encoding}

    layers: list[Spec] = [
        {
            "mark": {"type": "rect", "stroke": "white", "strokeWidth": 2, "opacity": 1},
            "encoding": {
                "x": x,
                "y": y,
                "fill": {"field": "fill", "type": "nominal", "scale": None, "legend": None},
                "description": {"field": "tip"},
                "href": {"field": "link"},
            },
        },
        text("text", -6, 13),
        text("n", 10, 11),
        {
            "data": {"values": [_column(place, in_lines(name, per_head, 3)) for place, name in enumerate(codes)]},
            "mark": {"type": "text", "baseline": "bottom", "lineHeight": 13, "fontSize": 11, "color": DIM, "aria": False},
            "encoding": {"x": x, "y": {"field": "lift", "type": "quantitative", "scale": None, "axis": None}, "text": {"field": "name"}},
        },
        {
            "data": {"values": [{"row": place, "name": in_lines(name, 21)} for place, name in enumerate(towns)]},
            "mark": {"type": "text", "align": "right", "lineHeight": 15, "aria": False},
            "encoding": {"x": {"value": -10}, "y": y, "text": {"field": "name"}},
        },
    ]
    padding = {"left": _LEFT, "right": 6, "top": _HEAD, "bottom": 6}
    return frame(layers, width=width, height=_CELL * len(towns), padding=padding, data={"values": list(values)})
