"""Figures of a tagged data set: codes by themes, how strongly clauses bind, and which documents cite which."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from coder.model.tag_tables import Crossing, TagTables
from coder.report.figure import Figure, Spec, Table, cells
from coder.report.layout import apart, places
from coder.report.tag_words import TagWords
from coder.report.theme import DIM, GREY, INK, LINE, PAPER, SECOND, SHADES, WIDTH, frame, in_lines, mixed, shortened
from coder.text.cells import cell_len

_LEFT, _RIGHT, _HEAD, _ROW = 216, 60, 44, 30
_ABOVE, _LINE = 3, 13
"""So many lines the name of a column may take, and how high each is."""
MOST_CITED, MOST_DOCUMENTS = 12, 40
_STRENGTHS = {"binding": SHADES[4], "directive": SHADES[3], "permissive": SHADES[2], "exploratory": SHADES[1], "none": GREY}


def tag_figures(tables: TagTables, words: TagWords) -> tuple[Figure, ...]:
    """Those for which there is something to draw."""
    found = []
    codes = (("groups", tables.groups, "year"), ("offices", tables.offices, "code"))
    if tables.themes.rows and tables.themes.columns:
        found.append(_heat("themes", tables.themes, "code", words))
    found += [_heat(name, crossing, head, words) for name, crossing, head in codes if crossing.rows]
    found += [_strength(name, crossing, words) for name, crossing in (("years", tables.years), ("tiers", tables.tiers)) if crossing.rows]
    if tables.strengths.rows:
        found.append(_heat("strengths", tables.strengths, "year", words))
    if tables.citations:
        found.append(_citations(tables, words))
    return tuple(found)


def _table(crossing: Crossing, head: str, words: TagWords) -> Table:
    rows = zip(crossing.rows, crossing.counts, crossing.totals, strict=True)
    return Table(
        head=(words(head), *map(words, crossing.columns), words("all")),
        rows=tuple(cells(words(name), *map(str, counts), str(total)) for name, counts, total in rows),
    )


def _ordinal(field: str, count: int) -> Mapping[str, Any]:
    return {"field": field, "type": "ordinal", "axis": None, "scale": {"domain": list(range(count)), "padding": 0}}


def _names(rows: Sequence[str], totals: Sequence[int], width: int) -> list[Spec]:
    """The names of the rows at the left, and their totals at the right."""
    y = _ordinal("row", len(rows))
    named = [{"row": place, "name": shortened(name, 34), "total": f"{total:,}"} for place, (name, total) in enumerate(zip(rows, totals, strict=True))]

    def text(field: str, x: int, align: str, colour: str) -> Spec:
        encoding = {"x": {"value": x}, "y": y, "text": {"field": field}}
        return {
            "data": {"values": named},
            "mark": {"type": "text", "align": align, "color": colour, "fontSize": 12, "aria": False},
            "encoding": encoding,
        }

    return [text("name", -8, "right", INK), text("total", width + 8, "left", DIM)]


def _heat(key: str, crossing: Crossing, head: str, words: TagWords) -> Figure:
    """Counts as cells, the darker the more of its row."""
    width = WIDTH - _LEFT - _RIGHT
    x, y = _ordinal("column", len(crossing.columns)), _ordinal("row", len(crossing.rows))
    values = []
    for row, (name, counts, total) in enumerate(zip(crossing.rows, crossing.counts, crossing.totals, strict=True)):
        for column, (theme, count) in enumerate(zip(crossing.columns, counts, strict=True)):
            share = count / total if total else 0.0
            values.append(
                {
                    "row": row,
                    "column": column,
                    "fill": mixed("#f4f8fa", SHADES[4], min(1.0, share / 0.4)),
                    "ink": INK if share < 0.2 else "white",
                    "text": f"{count:,}" if count else "",
                    "tip": f"{words(name)}, {words(theme)}: {count}",
                }
            )
    plain = {"type": "nominal", "scale": None, "legend": None}
    counted = {"x": x, "y": y, "text": {"field": "text"}, "color": {"field": "ink", **plain}}
    named = [in_lines(words(theme).removeprefix("theme.").replace("_", " "), 14, _ABOVE) for theme in crossing.columns]
    heads = [{"column": place, "name": lines, "top": 6 - _LINE * len(lines)} for place, lines in enumerate(named)]
    layers: list[Spec] = [
        {
            "mark": {"type": "rect", "stroke": "white", "strokeWidth": 2},
            "encoding": {"x": x, "y": y, "fill": {"field": "fill", **plain}, "description": {"field": "tip"}},
        },
        {
            "mark": {"type": "text", "fontSize": 12, "aria": False},
            "encoding": counted,
        },
        {
            "data": {"values": heads},
            "mark": {"type": "text", "baseline": "bottom", "lineHeight": _LINE, "fontSize": 11, "color": DIM, "aria": False},
            "encoding": {"x": x, "y": {"field": "top", "type": "quantitative", "scale": None, "axis": None}, "text": {"field": "name"}},
        },
        *_names([words(name) for name in crossing.rows], crossing.totals, width),
    ]
    padding = {"left": _LEFT, "right": _RIGHT, "top": 18 + _LINE * max(map(len, named)), "bottom": 6}
    spec = frame(layers, width=width, height=_ROW * len(crossing.rows), padding=padding, data={"values": values})
    return Figure(key=key, title=words(key), caption=words(f"{key} caption"), spec=spec, table=_table(crossing, head, words))


def _strength(name: str, crossing: Crossing, words: TagWords) -> Figure:
    width = WIDTH - _LEFT - _RIGHT
    values = []
    for row, (label, counts, total) in enumerate(zip(crossing.rows, crossing.counts, crossing.totals, strict=True)):
        done = 0.0
        for level, count in zip(crossing.columns, counts, strict=True):
            share = count / total if total else 0.0
            if count:
                tip = f"{words(label)}, {words(level)}: {count} ({share:.0%})"
                values.append({"row": row, "from": done, "to": done + share, "level": words(level), "tip": tip})
            done += share
    levels = [words(level) for level in crossing.columns]
    colours = [_STRENGTHS.get(level, SHADES[0]) for level in crossing.columns]
    scale = {"domain": [0, 1], "nice": False}
    bars: Spec = {
        "mark": {"type": "bar", "stroke": PAPER, "height": _ROW - 10},
        "encoding": {
            "y": _ordinal("row", len(crossing.rows)),
            "x": {
                "field": "from",
                "type": "quantitative",
                "scale": scale,
                "axis": {"format": "%", "orient": "bottom", "title": None, "tickCount": 5},
            },
            "x2": {"field": "to"},
            "fill": {
                "field": "level",
                "type": "nominal",
                "scale": {"domain": levels, "range": colours},
                "legend": {"orient": "top", "title": None, "direction": "horizontal"},
            },
            "description": {"field": "tip"},
        },
    }
    padding = {"left": _LEFT, "right": _RIGHT, "top": _HEAD, "bottom": 30}
    layers = [bars, *_names([words(label) for label in crossing.rows], crossing.totals, width)]
    spec = frame(layers, width=width, height=_ROW * len(crossing.rows), padding=padding, data={"values": values})
    return Figure(key=name, title=words(name), caption=words("strength caption"), spec=spec, table=_table(crossing, name.removesuffix("s"), words))


def _citations(tables: TagTables, words: TagWords) -> Figure:
    top = list(tables.cited)[:MOST_CITED]
    pairs = [pair for pair in tables.citations if pair[1] in top]
    nodes = list(dict.fromkeys([*top, *(source for source, _ in pairs)]))[:MOST_DOCUMENTS]
    number = {name: place for place, name in enumerate(nodes)}
    ties = [(number[source], number[target]) for source, target in pairs if source in number]
    labels = [in_lines(name, 18) if name in top else [] for name in nodes]
    sizes = [(max((cell_len(each) for each in label), default=2) * 5.7 + 14, 26.0 + 13 * len(label)) for label in labels]
    width, height = WIDTH - 20, max(260, 34 * len(nodes))
    at = apart(places(len(nodes), ties) * [width * 0.9, height * 0.9], np.array(sizes, float), float(width))
    low, high = np.subtract(at.min(axis=0), (70, 20)), np.add(at.max(axis=0), (70, 50))
    spots = [
        {
            "x": float(x - low[0]),
            "y": float(y - low[1]),
            "size": 60 + 50 * tables.cited.get(name, 0),
            "fill": SECOND if name in tables.inside else PAPER,
            "name": label,
            "tip": f"{name}: {tables.cited.get(name, 0)}",
        }
        for name, label, (x, y) in zip(nodes, labels, at, strict=True)
    ]
    lines = [{"x": spots[a]["x"], "y": spots[a]["y"], "x2": spots[b]["x"], "y2": spots[b]["y"]} for a, b in ties]
    span = (float(high[0] - low[0]), float(high[1] - low[1]))
    spec = _network_spec(spots, lines, span)
    rows = [cells(name, str(count), words("yes" if name in tables.inside else "no")) for name, count in list(tables.cited.items())[:50]]
    table = Table(head=(words("cited"), words("by"), words("in the set")), rows=tuple(rows))
    return Figure(key="citations", title=words("citations"), caption=words("citations caption"), spec=spec, table=table)


def _network_spec(spots: Sequence[Mapping[str, Any]], lines: Sequence[Mapping[str, Any]], span: tuple[float, float]) -> Spec:
    def along(field: str, end: float, size: int, *, down: bool = False) -> Mapping[str, Any]:
        scale = {"domain": [0, end], "range": [0, size], "nice": False, "zero": False}
        return {"field": field, "type": "quantitative", "axis": None, "scale": scale}

    width = WIDTH - 20
    height = round(width * span[1] / span[0]) if span[0] else 260
    x, y = along("x", span[0], width), along("y", span[1], height)
    layers: list[Spec] = [
        {
            "data": {"values": list(lines)},
            "mark": {"type": "rule", "stroke": LINE, "strokeWidth": 1.2},
            "encoding": {"x": x, "y": y, "x2": {"field": "x2"}, "y2": {"field": "y2"}},
        },
        {
            "mark": {"type": "point", "stroke": SECOND, "strokeWidth": 1.5, "opacity": 1, "fillOpacity": 1},
            "encoding": {
                "x": x,
                "y": y,
                "size": {"field": "size", "type": "quantitative", "scale": None, "legend": None},
                "fill": {"field": "fill", "type": "nominal", "scale": None, "legend": None},
                "description": {"field": "tip"},
            },
        },
        {
            "mark": {"type": "text", "dy": 20, "lineHeight": 13, "fontSize": 11, "color": INK, "aria": False},
            "encoding": {"x": x, "y": y, "text": {"field": "name"}},
        },
    ]
    return frame(layers, width=width, height=height, padding={"left": 10, "right": 10, "top": 6, "bottom": 6}, data={"values": list(spots)})
