"""Labelled lines at the head of a policy text saved from a web page: 发文机关：, 成文日期：, 发文字号： and the like."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

_SPACE = re.compile(r"[\s\u3000\u00a0]+")
_LABELS = {
    "标题": "title",
    "名称": "title",
    "信息名称": "title",
    "文件名称": "title",
    "发文机关": "issuers",
    "发文单位": "issuers",
    "发布机构": "issuers",
    "发布机关": "issuers",
    "制定机关": "issuers",
    "发文字号": "number",
    "文号": "number",
    "文件编号": "number",
    "发文文号": "number",
    "成文日期": "written",
    "生成日期": "written",
    "发文日期": "written",
    "公布日期": "published",
    "发布日期": "published",
    "发布时间": "published",
    "印发日期": "published",
    "施行日期": "in_force",
    "实施日期": "in_force",
    "生效日期": "in_force",
    "主题词": "themes",
    "关键词": "themes",
    "主题分类": "subject",
    "索引号": "other",
    "信息索引号": "other",
    "信息来源": "other",
    "时效性": "other",
    "有效性": "other",
    "公开方式": "other",
    "文件状态": "other",
    "效力级别": "other",
}
_LABEL = re.compile(r"[【\[]?((?:[\u4e00-\u9fa5][\s\u3000\u00a0]*){2,8})[】\]]?[\s\u3000\u00a0]*(?:[:：|][\s\u3000\u00a0|]*|\t+|\Z)")
_LEAST = 2
"""So many labels make a labelled head; one alone may be a line of the text."""


@dataclass(frozen=True, slots=True)
class Labels:
    """What the labels say (field -> words), and which lines they stand on."""

    said: Mapping[str, str] = field(default_factory=dict)
    lines: frozenset[int] = frozenset()


def read_labels(words: Sequence[str]) -> Labels:
    """The labelled lines among the first ones of a text; a label may stand on a line of its own, its value below."""
    said: dict[str, str] = {}
    taken: set[int] = set()
    for index, line in enumerate(words):
        if index in taken:
            continue
        for label, value, below in _pairs(line, words[index + 1] if index + 1 < len(words) else ""):
            said.setdefault(label, value)
            taken.update((index, index + 1) if below else (index,))
    return Labels(said, frozenset(taken)) if len(taken) >= _LEAST and len(said) >= _LEAST else Labels()


def _pairs(line: str, after: str) -> list[tuple[str, str, bool]]:
    """(field, value, whether it stands on the next line) of a line that begins with a label; a row of a table may hold several."""
    if not _begins(line):
        return []
    found = [(match, _LABELS.get(_SPACE.sub("", match[1]))) for match in _LABEL.finditer(line)]
    known = [(match, name) for match, name in found if name and (match.start() == 0 or line[match.start() - 1] in " \t\u3000\u00a0|")]
    pairs = []
    for place, (match, name) in enumerate(known):
        stop = known[place + 1][0].start() if place + 1 < len(known) else len(line)
        value = line[match.end() : stop].strip(" \t\u3000\u00a0|")
        below = not value and place + 1 == len(known) and bool(after) and not _begins(after)
        pairs.append((name, after.strip() if below else value, below))
    return pairs


def _begins(line: str) -> bool:
    first = _LABEL.match(line)
    return first is not None and _SPACE.sub("", first[1]) in _LABELS
