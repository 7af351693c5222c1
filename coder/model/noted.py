"""What a memo is on: the name of the thing, and its place in the texts."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from coder.model.codebook import Code
from coder.model.coding import Coding, Memo
from coder.model.document import Document, Speaker
from coder.model.linkage import Linkage, LinkageMention
from coder.model.town import Actor, Town

TARGET_TYPES: dict[str, type] = {
    "document": Document,
    "passage": Document,
    "code": Code,
    "coding": Coding,
    "town": Town,
    "mention": LinkageMention,
    "linkage": Linkage,
    "speaker": Speaker,
    "actor": Actor,
}
"""The type of the thing that each kind of target names."""

Find = Callable[[type, str], Any]
"""Gives the thing of a type with an id; None if there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """A memo with what it is on.

    Attributes:
        memo: The memo.
        about: Name of the thing: title, code, town, the two ends of a tie; empty for the project, and for what is gone.
        document_id, document: Id and title of the text it stands in; empty if it stands in none.
        start, stop: The passage; None if it is on no passage.
    """

    memo: Memo
    about: str = ""
    document_id: str = ""
    document: str = ""
    start: int | None = None
    stop: int | None = None

    def quote(self, text: str) -> str:
        """The words of the passage, from the document's text; empty without one."""
        return text[self.start : self.stop] if self.start is not None else ""


def noted(memo: Memo, find: Find, language: str | None = None) -> Noted:
    """A memo with what it is on; codes by key, or by their name in `language`."""
    kind, thing = memo.target_kind, None
    if memo.target_id and kind in TARGET_TYPES:
        thing = find(TARGET_TYPES[kind], memo.target_id)
    if thing is None:
        return Noted(memo=memo)
    if kind in ("document", "passage"):
        return Noted(memo=memo, about=thing.title, document_id=thing.id, document=thing.title, start=memo.start, stop=memo.stop)
    if kind in ("coding", "mention"):
        document = find(Document, thing.document_id)
        about = _code_name(find(Code, thing.code_id), language) if kind == "coding" else f"{thing.actor_a.label} - {thing.actor_b.label}"
        return Noted(memo=memo, about=about, document_id=thing.document_id, document=document.title, start=thing.start, stop=thing.stop)
    return Noted(memo=memo, about=_name(thing, language))


def _name(thing: object, language: str | None) -> str:
    if isinstance(thing, Code):
        return _code_name(thing, language)
    if isinstance(thing, (Town, Actor)):
        return (thing.names.get(language) if language else None) or thing.name()
    return str(getattr(thing, "name", None) or getattr(thing, "label", ""))


def _code_name(code: Code | None, language: str | None) -> str:
    if code is None:
        return ""
    return code.name(language) if language else code.key
