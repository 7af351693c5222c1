"""What the rows and columns of a table of codings can be, with the names they have on the screen (no Textual)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from coder.tui.codes.code_list import CodeList
from coder.tui.codes.forms import forms_of
from coder.tui.texts.screens import Texts

_PLAIN = ("code", "town", "document", "speaker", "user")
_TARGETS = ("document", "town", "speaker")


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One side of a table: what `coder.analysis.counting.matrix.matrix` calls it, and its name."""

    id: str
    name: str


def sides(project: Any, codes: CodeList, texts: Texts) -> tuple[Side, ...]:
    """All that codings can be counted by: codes, the codes under one group, places, people, variables."""
    parents = dict.fromkeys(code.parent_id for code in codes.by_id.values() if code.parent_id)
    groups = [Side(id=f"code:{each}", name=texts("codes under", codes.name(each))) for each in parents if each in codes.by_id]
    variables = [
        Side(id=f"{each.target_kind}.{each.key}", name=texts("variable of", texts(f"on {each.target_kind}"), each.key))
        for each in project.attributes.definitions()
        if each.target_kind in _TARGETS
    ]
    return (*(Side(id=each, name=texts(f"side {each}")) for each in _PLAIN), *variables, *groups)


def fitting(every: Sequence[Side], query: str) -> list[Side]:
    """Those that a few letters, or pinyin initials, find."""
    wanted = query.strip().lower()
    return [each for each in every if not wanted or wanted in each.id.lower() or any(wanted in form for form in forms_of(each.name))]
