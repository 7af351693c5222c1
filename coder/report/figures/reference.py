"""The town against every column of the published table, at a glance."""

from collections.abc import Mapping, Sequence
from typing import Any

from coder.model.profile import ReferenceRow
from coder.report.figure import Figure, Spec, Table, cells
from coder.report.subject import Subject, probability
from coder.report.theme import DIM, GREY, INK, PAPER, SHADES, WIDTH, frame, shortened

_LEFT, _CELL, _HEAD = 232, 46, 30
_LOOKS = {
    "match": (SHADES[4], "white", SHADES[4]),
    "partial": (SHADES[1], INK, SHADES[3]),
    "differs": (PAPER, INK, "#b0455f"),
    "insufficient": (GREY, DIM, GREY),
}
"""Verdict -> filling, letters, border: told apart in grey too, and always said in words."""


def reference(subject: Subject) -> Figure | None:
    """Verdict and probability of each row, a column for each ideal type; None without a published table."""
    compared = subject.profile.reference
    if not compared:
        return None
    words = subject.words
    names = list(dict.fromkeys(row.row for rows in compared.values() for row in rows))
    kinds = list(compared)
    values = [_values(subject, kind, row, names.index(row.row), kinds.index(kind)) for kind, rows in compared.items() for row in rows]
    rows = tuple(
        cells(
            subject.name(row.row),
            subject.name(kind),
            words(f"verdict {row.verdict}"),
            probability(row.p) if row.n else "–",
            str(row.n),
            str(row.sources),
            row=f"reference:{kind}:{row.row}",
        )
        for kind, held in compared.items()
        for row in held
    )
    head = ("row", "published", "verdict", "probability", "n", "sources")
    return Figure(
        key="reference",
        title=words("reference"),
        caption=words("reference caption", f"{subject.parameters.cell:g}"),
        spec=_spec(values, [subject.name(each) for each in names], [subject.name(each) for each in kinds]),
        table=Table(head=tuple(map(words, head)), rows=rows),
    )


def _values(subject: Subject, kind: str, row: ReferenceRow, place: int, column: int) -> Mapping[str, Any]:
    words = subject.words
    fill, ink, line = _LOOKS[row.verdict]
    cell = words.listed([subject.name(value) for value in row.cell]) or words("no evidence")
    said = words(f"verdict {row.verdict}")
    p = f", P {probability(row.p)}" if row.n else ""
    return {
        "row": place,
        "column": column,
        "fill": fill,
        "ink": ink,
        "line": line,
        "text": said + p,
        "under": f"n {row.n}, {words('sources of', row.sources)}",
        "tip": f"{subject.name(kind)}, {subject.name(row.row)}: {said}{p}; {words('here')}: {cell}; {words('published')}: {row.text}; n {row.n}",
        "link": subject.behind.link(f"reference:{kind}:{row.row}") or None,
    }


def _spec(values: Sequence[Mapping[str, Any]], rows: Sequence[str], columns: Sequence[str]) -> Spec:
    x: Mapping[str, Any] = {"field": "column", "type": "ordinal", "axis": None, "scale": {"domain": list(range(len(columns))), "padding": 0.04}}
    y: Mapping[str, Any] = {"field": "row", "type": "ordinal", "axis": None, "scale": {"domain": list(range(len(rows))), "padding": 0.08}}

    def own(field: str) -> Mapping[str, Any]:
        return {"field": field, "type": "nominal", "scale": None, "legend": None}

    def text(field: str, dy: int, size: float, weight: str) -> Spec:
        encoding = {"x": x, "y": y, "text": {"field": field}, "color": own("ink"), "href": {"field": "link"}}
        return {"mark": {"type": "text", "dy": dy, "fontSize": size, "fontWeight": weight, "aria": False}, "encoding": encoding}

    box = {"x": x, "y": y, "fill": own("fill"), "stroke": own("line"), "description": {"field": "tip"}, "href": {"field": "link"}}
    layers: list[Spec] = [
        {"mark": {"type": "rect", "strokeWidth": 1.5, "cornerRadius": 4, "opacity": 1}, "encoding": box},
        text("text", -6, 12.5, "bold"),
        text("under", 10, 11, "normal"),
        {
            "data": {"values": [{"column": place, "name": name} for place, name in enumerate(columns)]},
            "mark": {"type": "text", "fontWeight": "bold", "aria": False},
            "encoding": {"x": x, "y": {"value": -12}, "text": {"field": "name"}},
        },
        {
            "data": {"values": [{"row": place, "name": shortened(name, 36)} for place, name in enumerate(rows)]},
            "mark": {"type": "text", "align": "right", "fontSize": 12, "aria": False},
            "encoding": {"x": {"value": -12}, "y": y, "text": {"field": "name"}},
        },
    ]
    padding = {"left": _LEFT, "right": 6, "top": _HEAD, "bottom": 4}
    return frame(layers, width=WIDTH - _LEFT - 6, height=_CELL * len(rows), padding=padding, data={"values": list(values)})
