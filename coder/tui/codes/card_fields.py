"""The card of a code as lines to fill in: what stands in them, and what is typed as fields of the code (no Textual)."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from coder.errors import InvalidValue
from coder.model.codebook import Code

LINE, TEXT, RULES, CUES = "line", "text", "rules", "cues"
_KINDS = {"names": LINE, "definition": TEXT, "include": RULES, "exclude": RULES, "examples": RULES, "cues": CUES}


@dataclass(frozen=True, slots=True)
class CardField:
    """One field of a code in one language.

    Attributes:
        name: names, definition, include, exclude, examples or cues.
        language: en or zh.
    """

    name: str
    language: str

    @property
    def kind(self) -> str:
        """line: one line; text: several; rules: one on a line; cues: parted by semicolons."""
        return _KINDS[self.name]

    @property
    def id(self) -> str:
        """Such as `names-zh`."""
        return f"{self.name}-{self.language}"

    def shown(self, code: Code | None) -> str:
        """What stands in the field of a code."""
        value = getattr(code, self.name).get(self.language, "") if code else ""
        return value if isinstance(value, str) else ("; " if self.kind == CUES else "\n").join(value)

    def value(self, typed: str) -> str | tuple[str, ...]:
        """What is typed, as the code keeps it."""
        if self.kind in (LINE, TEXT):
            return typed.strip()
        parts = re.split(r"[;；\n]" if self.kind == CUES else r"\n", typed)
        return tuple(dict.fromkeys(part.strip() for part in parts if part.strip()))


def fields_of(language: str, names: Sequence[str] = tuple(_KINDS)) -> tuple[CardField, ...]:
    """These fields in both languages, that of the screen first."""
    return tuple(CardField(name, each) for name in names for each in (("zh", "en") if language == "zh" else ("en", "zh")))


def changed(code: Code, fields: Sequence[CardField], typed: Mapping[str, str]) -> dict[str, object]:
    """The fields of a code that differ from what it has, whole; what was left as it was shown, and other languages, stay."""
    found: dict[str, dict[str, object]] = {}
    for field in fields:
        text = typed[field.id]
        if text == field.shown(code):
            continue
        new = found.setdefault(field.name, dict(getattr(code, field.name)))
        value = field.value(text)
        if value:
            new[field.language] = value
        else:
            new.pop(field.language, None)
    return {name: value for name, value in found.items() if value != getattr(code, name)}


def named(typed: Mapping[str, str], missing: str) -> dict[str, str]:
    """The names that were typed, by language.

    Raises:
        InvalidValue: none was; `missing` says so.
    """
    names = {field.language: typed[field.id].strip() for field in fields_of("en", ("names",)) if typed[field.id].strip()}
    if not names:
        raise InvalidValue(missing, "")
    return names
