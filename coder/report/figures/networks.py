"""Who is tied to whom: the network, and the same layer by layer."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from coder.report.figure import Cell, Figure, Spec, Table
from coder.report.layout import apart, places
from coder.report.subject import Subject
from coder.report.theme import CONFIG, DIM, FONTS, INK, PAPER, SHAPES, TONES, WIDTH, frame, in_lines, shortened
from coder.report.ties import Drawn, Tie, actor_names, drawn
from coder.text.cells import cell_len

MOST_ACTORS = 40
_MOST_LAYERS = 9
_SIDE, _COLUMNS = 8, 3
_LETTER, _LINE, _NODE = 5.7, 13, 24
_LABEL_CELLS, _TYPE_CELLS = 17, 27


@dataclass(frozen=True, slots=True, kw_only=True)
class _Map:
    """Where everything lies.

    Attributes:
        at: Id of an actor -> middle of its mark, in units of the drawing.
        labels: Id of an actor -> lines of its name.
    """

    at: Mapping[str, tuple[float, float]]
    labels: Mapping[str, list[str]]
    width: float
    height: float


def networks(subject: Subject) -> tuple[Figure, ...]:
    """The network drawn whole, and in layers by kind where there are several; nothing without ties."""
    whole = drawn(subject)
    if not whole.ties:
        return ()
    shown = whole.within(MOST_ACTORS)
    where = _map(subject, shown)
    kinds = [kind for kind, _ in Counter(kind for tie in shown.ties for kind in tie.kinds).most_common(_MOST_LAYERS)]
    figures = [_network(subject, whole, shown, where)]
    if len(kinds) > 1:
        figures.append(_layers(subject, shown, where, kinds))
    return tuple(figures)


def _map(subject: Subject, shown: Drawn) -> _Map:
    """The actors laid out by their ties, then moved until no name lies on another."""
    ids = [actor.id for actor in shown.actors]
    number = {key: place for place, key in enumerate(ids)}
    names = actor_names(subject)
    labels = {key: in_lines(names[key], _LABEL_CELLS) for key in ids}
    sizes = np.array(
        [(max(map(cell_len, labels[key])) * _LETTER + 10, _NODE + _LINE * len(labels[key])) for key in ids],
        dtype=float,
    )
    width = WIDTH - 2 * _SIDE
    height = float(sizes.prod(axis=1).sum() / width * 1.25)
    found = places(len(ids), [(number[tie.first], number[tie.second]) for tie in shown.ties]) * [width, height]
    found = apart(found, sizes, width)
    bottom = float((found[:, 1] + sizes[:, 1] / 2).max())
    middles = found[:, 1] - sizes[:, 1] / 2 + _NODE / 2
    at = {key: (float(x), round(float(y), 2)) for key, x, y in zip(ids, found[:, 0], middles, strict=True)}
    return _Map(at=at, labels=labels, width=width, height=round(bottom, 1))


def _network(subject: Subject, whole: Drawn, shown: Drawn, where: _Map) -> Figure:
    words, names = subject.words, actor_names(subject)
    caption = words("network caption", len(whole.actors), len(whole.ties))
    if len(shown.actors) < len(whole.actors):
        caption += words("network cut", len(shown.actors))
    rows = tuple(
        (
            Cell(text=f"{names[tie.first]} — {names[tie.second]}", row=tie.row),
            Cell(text=words.listed([subject.name(kind) for kind in tie.kinds])),
            Cell(text=str(tie.mentions)),
            Cell(text=str(tie.sources)),
        )
        for tie in whole.ties
    )
    return Figure(
        key="network",
        title=words("network"),
        caption=caption,
        spec=_spec(subject, shown, where),
        table=Table(head=(words("tie"), words("kind"), words("mentions"), words("sources")), rows=rows),
    )


def _spec(subject: Subject, shown: Drawn, where: _Map) -> Spec:
    types = sorted({actor.kind for actor in shown.actors})
    called = {kind: shortened(subject.name(kind), _TYPE_CELLS) if kind else subject.words("untyped") for kind in types}
    names = actor_names(subject)
    nodes = [
        {
            "x": where.at[actor.id][0],
            "y": where.at[actor.id][1],
            "name": where.labels[actor.id],
            "type": called[actor.kind],
            "size": 70 + 25 * min(shown.degree[actor.id], 8),
            "link": subject.behind.link(f"actor:{actor.id}") or None,
            "tip": f"{names[actor.id]} ({called[actor.kind]}): {subject.words('ties of', shown.degree[actor.id])}",
        }
        for actor in shown.actors
    ]
    x, y = _axes(where)
    kind = {
        "field": "type",
        "type": "nominal",
        "legend": {"orient": "bottom", "columns": _COLUMNS, "title": None, "symbolSize": 90, "labelLimit": 0},
    }
    looks = [(called[each], TONES[place % len(TONES)], SHAPES[place % len(SHAPES)]) for place, each in enumerate(types)]
    domain = [name for name, _, _ in looks]
    letters = {"type": "text", "dy": _NODE / 2 + 8, "lineHeight": _LINE, "fontSize": 11, "aria": False}
    mark = {**letters, "stroke": "white", "strokeWidth": 3.5}
    layers: list[Spec] = [
        _lines(subject, shown.ties, where),
        {"mark": mark, "encoding": {"x": x, "y": y, "text": {"field": "name"}}},
        {
            "mark": {"type": "point", "filled": True, "opacity": 1, "stroke": "white", "strokeWidth": 1.2},
            "encoding": {
                "x": x,
                "y": y,
                "color": {**kind, "scale": {"domain": domain, "range": [tone for _, tone, _ in looks]}},
                "shape": {**kind, "scale": {"domain": domain, "range": [shape for _, _, shape in looks]}},
                "size": {"field": "size", "type": "quantitative", "scale": None, "legend": None},
                "description": {"field": "tip"},
                "href": {"field": "link"},
            },
        },
    ]
    padding = {"left": _SIDE, "right": _SIDE, "top": _SIDE, "bottom": 30 + 19 * -(-len(types) // _COLUMNS)}
    return frame(layers, width=int(where.width), height=int(where.height), padding=padding, data={"values": nodes})


def _axes(where: _Map) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    def axis(field: str, stop: float, reverse: bool) -> Mapping[str, Any]:
        scale = {"domain": [0, stop], "nice": False, "zero": False, "reverse": reverse}
        return {"field": field, "type": "quantitative", "scale": scale, "axis": None}

    return axis("x", where.width, False), axis("y", where.height, True)


def _lines(subject: Subject, ties: Sequence[Tie], where: _Map, *, thin: float = 1.0) -> Spec:
    names, words = actor_names(subject), subject.words
    values = [
        {
            "x": where.at[tie.first][0],
            "y": where.at[tie.first][1],
            "x2": where.at[tie.second][0],
            "y2": where.at[tie.second][1],
            "wide": round((0.9 + 1.3 * min(tie.sources, 6)) * thin, 2),
            "tip": f"{names[tie.first]} — {names[tie.second]}: {words.listed([subject.name(kind) for kind in tie.kinds])}; "
            f"{words('mentions of', tie.mentions)}, {words('sources of', tie.sources)}",
            "link": subject.behind.link(tie.row) or None,
        }
        for tie in ties
    ]
    x, y = _axes(where)
    return {
        "data": {"values": values},
        "mark": {"type": "rule", "color": "#8b979f", "opacity": 0.8, "aria": True},
        "encoding": {
            "x": x,
            "y": y,
            "x2": {"field": "x2"},
            "y2": {"field": "y2"},
            "strokeWidth": {"field": "wide", "type": "quantitative", "scale": None, "legend": None},
            "description": {"field": "tip"},
            "href": {"field": "link"},
        },
    }


def _layers(subject: Subject, shown: Drawn, where: _Map, kinds: Sequence[str]) -> Figure:
    words = subject.words
    spec = {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "concat": [_panel(subject, shown, where, kind) for kind in kinds],
        "columns": _COLUMNS,
        "spacing": 14,
        "padding": 6,
        "background": PAPER,
        "config": CONFIG,
    }
    rows = tuple((Cell(text=subject.name(kind), row=f"kind:{kind}"), Cell(text=str(sum(kind in tie.kinds for tie in shown.ties)))) for kind in kinds)
    table = Table(head=(words("kind"), words("ties")), rows=rows)
    return Figure(key="layers", title=words("layers"), caption=words("layers caption"), spec=spec, table=table)


def _panel(subject: Subject, shown: Drawn, where: _Map, kind: str) -> Spec:
    ties = [tie for tie in shown.ties if kind in tie.kinds]
    inside = {key for tie in ties for key in (tie.first, tie.second)}
    names = actor_names(subject)
    nodes = [{"x": where.at[key][0], "y": where.at[key][1], "tip": names[key], "ink": INK if key in inside else "#d5dade"} for key in where.at]
    x, y = _axes(where)
    title = {"text": f"{subject.name(kind)} ({len(ties)})", "font": FONTS, "fontSize": 12, "fontWeight": "normal", "color": DIM}
    return {
        "width": 186,
        "height": int(186 * where.height / where.width),
        "title": {**title, "anchor": "start", "limit": 186},
        "data": {"values": nodes},
        "layer": [
            _lines(subject, ties, where, thin=0.6),
            {
                "mark": {"type": "point", "filled": True, "opacity": 1, "size": 24},
                "encoding": {
                    "x": x,
                    "y": y,
                    "color": {"field": "ink", "type": "nominal", "scale": None, "legend": None},
                    "description": {"field": "tip"},
                },
            },
        ],
    }
