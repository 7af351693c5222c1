"""What is shown of the codings and listed of the documents: filters that combine (no Textual)."""

from collections.abc import Iterable, Mapping
from typing import Any

from coder.model.coding import Coding
from coder.model.document import Document
from coder.tui.document.blocks import Block

VARIABLE = "="
"""Begins the value of a variable in the kind of a filter: `document=year`, `speaker=gender`."""


class Filters(dict[str, str]):
    """Kind of filter -> value; all of them must hold.

    Kinds are `code` and `user` (of a coding), `speaker` and `speaker=KEY` (of who speaks), `town`, `kind`, `language` and `document=KEY`
    (of a document).
    """

    def __init__(self) -> None:
        super().__init__()
        self._values: dict[tuple[str, str], Mapping[str, str]] = {}

    def choose(self, kind: str, value: str | None, values: Mapping[str, str] | None = None) -> None:
        """Let a filter hold; None lifts it.

        Args:
            values: Of a variable: the value of each thing, by its id.
        """
        self.pop(kind, None)
        if value is not None:
            self[kind] = value
            self._values[kind, value] = values or {}

    def shows(self, coding: Coding, block: Block | None) -> bool:
        """Whether a coding that begins in a block is shown."""
        return self.get("code", coding.code_id) == coding.code_id and self.get("user", coding.user_id) == coding.user_id and not self.hides(block)

    def hides(self, block: Block | None) -> bool:
        """Whether a filter by who speaks passes a block over."""
        for kind, value in self.items():
            if kind == "speaker" and (block is None or block.label != value):
                return True
            if kind.startswith(f"speaker{VARIABLE}") and (block is None or self._values[kind, value].get(block.speaker_id or "") != value):
                return True
        return False

    def lists(self, document: Document, towns: Iterable[str]) -> bool:
        """Whether a document is listed."""
        for kind, value in self.items():
            if kind == "town" and value not in towns:
                return False
            if kind in ("kind", "language") and getattr(document, kind) != value:
                return False
            if kind.startswith(f"document{VARIABLE}") and self._values[kind, value].get(document.id) != value:
                return False
        return True


def variables(project: Any, target_kind: str) -> dict[str, dict[str, str]]:
    """The values of all variables of documents or speakers: key of the variable -> id of the thing -> value."""
    keys = {each.id: each.key for each in project.attributes.definitions(target_kind)}
    found: dict[str, dict[str, str]] = {key: {} for key in keys.values()}
    for each in project.attributes.all():
        if each.def_id in keys and each.value:
            found[keys[each.def_id]][each.target_id] = each.value
    return found
