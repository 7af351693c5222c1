"""What all figures share: letters, colours, and the frame of a specification."""

from collections.abc import Mapping, Sequence
from typing import Any

from coder.report.figure import Spec
from coder.text.cells import cell_len, crop

FONTS = "Noto Sans CJK SC, Noto Sans SC, Source Han Sans SC, PingFang SC, Microsoft YaHei, Hiragino Sans GB, WenQuanYi Micro Hei, sans-serif"
"""Fonts of the common systems that have Chinese letters: nothing is shipped, nothing is fetched."""

INK, DIM, LINE, PAPER = "#1d2429", "#5a656d", "#c9d0d5", "#ffffff"
FIRST, SECOND = "#c2622d", "#2b6f9e"
"""First and second pole: orange and blue, told apart by people who do not tell red from green."""
FIRST_PALE, SECOND_PALE = "#eab896", "#a3c6de"
PLAIN, GREY = "#3f5b6b", "#e4e7e9"
SHADES = ("#dbe7ec", "#a9c6d3", "#6e9db3", "#3f7591", "#1f4d66", "#0f2f42")
"""From near to far, light to dark: the order is seen without colour."""
TONES = ("#2b6f9e", "#c2622d", "#4d8a57", "#8a5a9e", "#a08423", "#b0455f", "#4a8f96", "#6b6f75", "#7a5230", "#35507a")
SHAPES = ("circle", "square", "triangle-up", "diamond", "cross", "triangle-down")
WIDTH = 620
SIZE = 13

Data = Sequence[Mapping[str, Any]]


def frame(layers: Sequence[Spec], *, width: int, height: int, padding: Mapping[str, int], **more: Any) -> Spec:
    """A specification of layers over one another, with the letters and lines of the house."""
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "width": width,
        "height": height,
        "padding": dict(padding),
        "autosize": {"type": "none", "contains": "content"},
        "background": PAPER,
        "layer": list(layers),
        "config": CONFIG,
        **more,
    }


CONFIG: Mapping[str, Any] = {
    "font": FONTS,
    "view": {"stroke": None},
    "axis": {
        "aria": False,
        "labelFontSize": 12,
        "titleFontSize": 12,
        "titleFontWeight": "normal",
        "labelColor": DIM,
        "titleColor": DIM,
        "gridColor": "#e8ebed",
        "domainColor": LINE,
        "tickColor": LINE,
    },
    "legend": {
        "aria": False,
        "labelFontSize": 12,
        "titleFontSize": 12,
        "titleFontWeight": "normal",
        "labelColor": INK,
        "titleColor": DIM,
        "labelLimit": 240,
    },
    "text": {"fontSize": SIZE, "color": INK, "font": FONTS, "aria": False},
    "rule": {"aria": False},
}


def mixed(pale: str, deep: str, share: float) -> str:
    """A colour between two (`#rrggbb`): pale at 0, deep at 1."""
    ends = ([int(colour[at : at + 2], 16) for at in (1, 3, 5)] for colour in (pale, deep))
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in zip(*ends, strict=True))


def in_lines(label: str, cells: int, most: int = 2) -> list[str]:
    """A label in up to `most` lines of so many terminal cells (about half the width of a Chinese letter each); what does not fit is cut off."""
    found: list[str] = []
    rest = label.strip()
    while rest and len(found) < most - 1 and cell_len(rest) > cells:
        head = _first_line(rest, cells)
        found.append(head.strip())
        rest = rest[len(head) :].strip()
    return [*found, shortened(rest, cells)]


def shortened(label: str, cells: int) -> str:
    """A label of at most so many cells, cut with an ellipsis."""
    return label if cell_len(label) <= cells else crop(label, cells - 1).rstrip() + "…"


def _first_line(label: str, cells: int) -> str:
    """As much as fits, to the end of a word where there are words; no opening bracket stands last."""
    head = crop(label, cells)
    word = max(head.rfind(" "), head.rfind("-")) + 1
    if word > 0 and label[len(head) : len(head) + 1] != " ":
        head = head[:word]
    return head.rstrip("（(《「“‘[") or head or label[:1]
