"""The figures of the page on agreement: alpha of each code with its interval, and which codes are taken for which."""

from collections.abc import Mapping, Sequence
from typing import Any

from coder.model.agreement import AgreementTable
from coder.model.reliability import Reliability
from coder.report.agreement.confusion_map import confusion_map
from coder.report.agreement.numbers import spread, two
from coder.report.agreement.words import AgreementWords
from coder.report.dots import dot_plot
from coder.report.figure import Dot, Figure, Mark, Spec, Table, cells
from coder.report.theme import DIM, INK, PLAIN, SHADES, WIDTH, frame, mixed, shortened

_LEFT, _HEAD, _ROW = 190, 30, 30
_TENTATIVE, _FIRM = 0.667, 0.8


def alphas(found: Reliability, names: Mapping[str, str], words: AgreementWords) -> Figure:
    """A line for each code, the least reliable first; the table has all coefficients."""
    dots = []
    for row in found.codes:
        alpha = row.coefficients["krippendorff"]
        name = _name(row.code, names, words)
        text = spread(alpha)
        dots.append(Dot(label=name, value=alpha.value, low=alpha.low, high=alpha.high, text=text, tip=f"{name}: {text}", tone=PLAIN))
    lowest = min([0.0, *(dot.low for dot in dots if dot.low is not None), *(dot.value for dot in dots if dot.value is not None)])
    marks = (Mark(at=_TENTATIVE, label=".667"), Mark(at=_FIRM, label=".8"))
    kinds = ("percent", "cohen_conger", "scott_fleiss", "brennan_prediger", "gwet_ac1", "krippendorff")
    head = (words("code"), words("units"), words("yes"), words("percent"), "kappa", "pi", "BP", "AC1", words("alpha"), words("interval"))
    rows = [
        cells(
            _name(row.code, names, words),
            f"{row.units:,.0f}",
            f"{row.yes:,.0f}",
            *(two(row.coefficients[kind].value) for kind in kinds),
            _between(row.coefficients["krippendorff"].low, row.coefficients["krippendorff"].high),
            two(row.prevalence),
            two(row.bias),
        )
        for row in found.codes
    ]
    return Figure(
        key="alphas",
        title=words("alphas"),
        caption=words("alphas caption"),
        spec=dot_plot(dots, domain=(max(-1.0, lowest), 1.0), marks=marks, format=".1f"),
        table=Table(head=(*head, words("prevalence"), words("bias")), rows=tuple(rows)),
    )


def confusions(found: AgreementTable, names: Mapping[str, str], words: AgreementWords) -> Figure | None:
    """The map of confusions; None where no two codes are taken for each other."""
    held = confusion_map(found)
    keys = held.keys
    if not keys:
        return None
    values, rows = [], []
    for row, counts in enumerate(held.counts):
        rows.append(cells(_name(keys[row], names, words), *map(str, counts)))
        values += [_square(row, column, count, held.most_of_all, here=row == column) for column, count in enumerate(counts)]
    numbers = range(1, len(keys) + 1)
    rows_named = [f"{_name(key, names, words)}  {number}" for number, key in zip(numbers, keys, strict=True)]
    heads = [*(_name(key, names, words) for key in keys), words("nothing")]
    return Figure(
        key="confusions",
        title=words("confusions"),
        caption=words("confusions caption"),
        spec=_spec(sorted(values, key=lambda each: each["row"] == each["column"]), rows_named, [*map(str, numbers), words("nothing")]),
        table=Table(head=(words("code"), *heads), rows=tuple(rows)),
    )


def _between(low: float | None, high: float | None) -> str:
    return "–" if low is None or high is None else f"{two(low)} – {two(high)}"


def _name(code: str, names: Mapping[str, str], words: AgreementWords) -> str:
    return words("all") if code == "*" else names.get(code, code)


def _square(row: int, column: int, count: int, most: int, *, here: bool) -> Mapping[str, Any]:
    deep = 0.0 if here else min(1.0, count / most)
    return {
        "row": row,
        "column": column,
        "fill": mixed("#f4f8fa", SHADES[4], deep),
        "edge": SHADES[3] if here else "white",
        "ink": INK if deep < 0.5 else "white",
        "text": f"{count:,}" if count else "·",
    }


def _spec(values: Sequence[Mapping[str, Any]], rows: Sequence[str], heads: Sequence[str]) -> Spec:
    width = WIDTH - _LEFT - 10
    x: Mapping[str, Any] = {"field": "column", "type": "ordinal", "axis": None, "scale": {"domain": list(range(len(heads))), "padding": 0}}
    y: Mapping[str, Any] = {"field": "row", "type": "ordinal", "axis": None, "scale": {"domain": list(range(len(rows))), "padding": 0}}
    plain = {"type": "nominal", "scale": None, "legend": None}
    layers: list[Spec] = [
        {
            "mark": {"type": "rect", "strokeWidth": 2},
            "encoding": {"x": x, "y": y, "fill": {"field": "fill", **plain}, "stroke": {"field": "edge", **plain}},
        },
        {
            "mark": {"type": "text", "fontSize": 12, "aria": False},
            "encoding": {"x": x, "y": y, "text": {"field": "text"}, "color": {"field": "ink", **plain}},
        },
        {
            "data": {"values": [{"column": place, "name": name} for place, name in enumerate(heads)]},
            "mark": {"type": "text", "baseline": "bottom", "dy": -6, "fontSize": 11, "color": DIM, "aria": False},
            "encoding": {"x": x, "y": {"value": 0}, "text": {"field": "name"}},
        },
        {
            "data": {"values": [{"row": place, "name": shortened(name, 30)} for place, name in enumerate(rows)]},
            "mark": {"type": "text", "align": "right", "fontSize": 12, "color": INK, "aria": False},
            "encoding": {"x": {"value": -8}, "y": y, "text": {"field": "name"}},
        },
    ]
    padding = {"left": _LEFT, "right": 10, "top": _HEAD, "bottom": 6}
    return frame(layers, width=width, height=_ROW * len(rows), padding=padding, data={"values": list(values)})
