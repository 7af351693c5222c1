"""What an action of the coding screen is: its name, its keys, its words."""

from collections.abc import Mapping
from dataclasses import dataclass

READING, CODEBOOK, MATRIX, DOCUMENTS, ACTORS, PROFILE = "reading", "codebook", "matrix", "documents", "actors", "profile"

GROUPS: Mapping[str, Mapping[str, str]] = {
    "code": {"en": "Code", "zh": "编码"},
    "suggest": {"en": "Suggestions", "zh": "建议"},
    "select": {"en": "Select", "zh": "选择"},
    "move": {"en": "Move", "zh": "移动"},
    "jump": {"en": "Jump", "zh": "跳转"},
    "find": {"en": "Find", "zh": "查找"},
    "note": {"en": "Notes and linkages", "zh": "备忘与联系"},
    "screen": {"en": "Screen", "zh": "界面"},
    "codebook": {"en": "Codebook panel", "zh": "编码本面板"},
    "matrix": {"en": "Table of codings", "zh": "编码交叉表"},
    "documents": {"en": "Document list", "zh": "文档列表"},
    "actors": {"en": "List of actors", "zh": "行动者列表"},
    "profile": {"en": "Town profiles", "zh": "城镇画像"},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One thing to do.

    Attributes:
        id: Such as `code.repeat`; keys can be given to it by this name.
        keys: Key sequences; presses of one sequence are parted by spaces. `<letter>` stands for any letter or digit.
        label, help: By language; the label is short enough for the footer.
        group: One of GROUPS.
        context: Where the keys hold: reading (the transcript), codebook (the tree), matrix (the table of codings), documents or actors (their
            lists), profile (the figures of a town).
        footer: Place in the footer, from 1; 0: not there.
    """

    id: str
    keys: tuple[str, ...]
    label: Mapping[str, str]
    help: Mapping[str, str]
    group: str
    context: str = READING
    footer: int = 0

    def sequences(self) -> tuple[tuple[str, ...], ...]:
        """The keys as tuples of presses."""
        return tuple(tuple(each.split(" ")) for each in self.keys)

    def shown_key(self, language: str) -> str:
        """Its first key, as a text names it; of an action without keys, the label."""
        return self.keys[0].replace(" ", "") if self.keys else self.label[language]


def action(
    name: str, group: str, keys: str, en: str, zh: str, more_en: str = "", more_zh: str = "", *, context: str = READING, footer: int = 0
) -> Action:
    """`keys` holds the sequences, parted by ` | `."""
    return Action(
        id=name,
        keys=tuple(keys.split(" | ")),
        label={"en": en, "zh": zh},
        help={"en": more_en or en, "zh": more_zh or zh},
        group=group,
        context=context,
        footer=footer,
    )
