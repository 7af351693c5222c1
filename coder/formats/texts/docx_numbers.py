"""Automatic numbers of Word paragraphs (第一条, 1.2, a) ...), which a document holds as rules and not as text.

Office Open XML (ISO/IEC 29500-1) section 17.9: abstract lists, their instances, and styles that point to them.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from coder.formats.files.safe_xml import attribute
from coder.formats.texts.number_forms import written

_PART = re.compile("%([1-9])")
_BULLETS = re.compile("[\ue000-\uf8ff]")
_MAX_STYLES = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """How one level of a list is numbered. `pattern` holds %1 for the number of the first level, and so on."""

    start: int = 1
    form: str = "decimal"
    pattern: str = ""
    after: str = " "
    legal: bool = False


@dataclass(slots=True)
class Numbers:
    """The lists of a document and how far each has counted.

    Attributes:
        lists: Instance id -> (id of the abstract list, level -> Level).
        restarts: (Instance id, level) -> the number its first paragraph gets.
        styles: Style id -> (style it is based on, instance id or empty, level).
    """

    lists: Mapping[str, tuple[str, Mapping[int, Level]]]
    restarts: dict[tuple[str, int], int]
    styles: Mapping[str, tuple[str, str, int]]
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)

    @classmethod
    def of(cls, numbering: Any, styles: Any) -> "Numbers":
        """From the roots of numbering.xml and styles.xml; None where there is none."""
        abstract = {attribute(each, "abstractNumId"): _levels(each) for each in _children(numbering, "abstractNum")}
        lists, restarts = {}, {}
        for each in _children(numbering, "num"):
            name, base = attribute(each, "numId"), _value(each, "abstractNumId")
            levels = dict(abstract.get(base, {}))
            for override in _children(each, "lvlOverride"):
                level = _whole(attribute(override, "ilvl"), 0)
                levels.update(_levels(override))
                if _children(override, "startOverride"):
                    restarts[name, level] = _whole(_value(override, "startOverride"), 1)
            lists[name] = (base, levels)
        return cls(lists, restarts, {attribute(each, "styleId"): _style(each) for each in _children(styles, "style")})

    def of_paragraph(self, properties: Any) -> str:
        """The number printed before the paragraph with these properties (`w:pPr`), with the space after it; empty if none.

        Counts on: to be called once for each paragraph, in order.
        """
        instance, level = self._place(properties)
        base, levels = self.lists.get(instance, ("", {}))
        if level not in levels:
            return ""
        counts = self._counts.setdefault(base, {})
        restart = self.restarts.pop((instance, level), None)
        counts[level] = restart if restart is not None else counts.get(level, levels[level].start - 1) + 1
        for deeper in [each for each in counts if each > level]:
            del counts[deeper]
        return _printed(levels, level, counts)

    def _place(self, properties: Any) -> tuple[str, int]:
        """(Instance id or empty, level): the paragraph's own, else that of its style."""
        own = _number_of(properties)
        if own[0]:
            return own[0], own[1] or 0
        style, level = _value(properties, "pStyle"), own[1]
        for _ in range(_MAX_STYLES):
            based_on, instance, of_style = self.styles.get(style, ("", "", 0))
            if instance:
                return instance, of_style if level is None else level
            style = based_on
        return "", 0


def _printed(levels: Mapping[int, Level], level: int, counts: Mapping[int, int]) -> str:
    here = levels[level]

    def part(found: re.Match[str]) -> str:
        index = int(found[1]) - 1
        of_part = levels.get(index, here)
        return written(counts.get(index, of_part.start), "decimal" if here.legal else of_part.form)

    if here.form == "none":
        return ""
    text = _BULLETS.sub("•", here.pattern) if here.form == "bullet" else _PART.sub(part, here.pattern)
    return f"{text}{here.after}" if text else ""


def _levels(parent: Any) -> dict[int, Level]:
    return {_whole(attribute(each, "ilvl"), 0): _level(each) for each in _children(parent, "lvl")}


def _level(element: Any) -> Level:
    return Level(
        start=_whole(_value(element, "start"), 1),
        form=_value(element, "numFmt") or "decimal",
        pattern=_value(element, "lvlText"),
        after="" if _value(element, "suff") == "nothing" else " ",
        legal=bool(_children(element, "isLgl")),
    )


def _style(element: Any) -> tuple[str, str, int]:
    properties = _children(element, "pPr")
    instance, level = _number_of(properties[0]) if properties else ("", None)
    return _value(element, "basedOn"), instance, level or 0


def _number_of(properties: Any) -> tuple[str, int | None]:
    """(Instance id or empty, level or None) as the properties themselves say."""
    for each in _children(properties, "numPr"):
        level = _value(each, "ilvl")
        return _value(each, "numId"), _whole(level, 0) if level else None
    return "", None


def _children(parent: Any, name: str) -> list[Any]:
    return [] if parent is None else [each for each in parent if isinstance(each.tag, str) and each.tag.endswith(f"}}{name}")]


def _value(parent: Any, name: str) -> str:
    return next((attribute(each, "val") for each in _children(parent, name)), "")


def _whole(text: str, otherwise: int) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 7 else otherwise
