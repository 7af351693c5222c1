"""Typed variables on documents, towns, actors and speakers."""

from dataclasses import dataclass

ATTRIBUTE_TYPES = ("text", "integer", "number", "boolean", "date")
ATTRIBUTE_TARGETS = ("document", "town", "actor", "speaker")


@dataclass(frozen=True, slots=True, kw_only=True)
class AttributeDef:
    """A variable: its key, what it is about, its type, and the values allowed (none listed: any of the type)."""

    id: str
    key: str
    target_kind: str
    value_type: str = "text"
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribute:
    """The value of one variable for one thing, as text in the form of its type."""

    id: str
    def_id: str
    target_id: str
    value: str
