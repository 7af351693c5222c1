"""Who codes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    """A person, or a model: human-machine agreement is computed as between two people."""

    id: str
    name: str
    kind: str = "human"


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """A choice kept with the project, such as the default user or the anchors of a profile. `value` is JSON-compatible."""

    id: str
    key: str
    value: object
