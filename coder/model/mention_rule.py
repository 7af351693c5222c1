"""Rules between the fields of a linkage mention, as a codebook states them under `notes.rules`."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from coder.model.codebook import Codebook

MENTION = "mention"
Values = Mapping[str, Sequence[str]]
"""Field of a mention -> what it holds: codes by key, actors by the words said, nothing as no value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionRule:
    """What must hold between fields.

    Attributes:
        id: Such as `institution_needs_place`.
        when: Field -> values; the rule speaks if every field holds one of its values (without fields: always).
        required: Fields that must then hold something.
        forbidden: Fields that must then hold nothing.
        allowed: Field -> the only values it may then hold.
        only_if: Whether the required fields must hold nothing where the rule does not speak.
        text: The rule in words, by language.
    """

    id: str
    when: Mapping[str, tuple[str, ...]]
    required: tuple[str, ...] = ()
    forbidden: tuple[str, ...] = ()
    allowed: Mapping[str, tuple[str, ...]]
    only_if: bool = False
    text: Mapping[str, str]

    @property
    def fields(self) -> tuple[str, ...]:
        """Every field it names."""
        return (*self.when, *self.required, *self.forbidden, *self.allowed)

    def speaks(self, values: Values) -> bool:
        """Whether its condition holds."""
        return all(set(wanted) & set(values.get(field, ())) for field, wanted in self.when.items())

    def broken(self, values: Values) -> str | None:
        """The field that breaks it, or None."""
        held = {field for field, found in values.items() if any(found)}
        if not self.speaks(values):
            return next((field for field in self.required if self.only_if and field in held), None)
        lacking = (field for field in self.required if field not in held)
        too_much = (field for field in self.forbidden if field in held)
        outside = (field for field, only in self.allowed.items() if set(values.get(field, ())) - set(only) - {""})
        return next((field for found in (lacking, too_much, outside) for field in found), None)


def rules_of(codebook: Codebook) -> tuple[MentionRule, ...]:
    """The rules of a codebook for mentions; one that is not of the form is left out (the linter names it)."""
    listed = codebook.notes.get("rules")
    return tuple(_read(each) for each in listed if _is_rule(each)) if isinstance(listed, Sequence) else ()


def _is_rule(written: object) -> bool:
    return isinstance(written, Mapping) and written.get("applies_to") == MENTION and isinstance(written.get("then"), Mapping)


def _read(written: Mapping[str, object]) -> MentionRule:
    then = _mapping(written["then"])
    return MentionRule(
        id=str(written.get("id", "")),
        when=_by_field(written.get("if")),
        required=_words(then.get("required")),
        forbidden=_words(then.get("forbidden")),
        allowed=_by_field(then.get("allowed")),
        only_if=written.get("only_if") in (True, "true"),
        text={str(language): str(text) for language, text in _mapping(written.get("text")).items()},
    )


def _by_field(value: object) -> Mapping[str, tuple[str, ...]]:
    return {str(field): _words(values) for field, values in _mapping(value).items()}


def _mapping(value: object) -> Mapping[str, object]:
    return value if isinstance(value, Mapping) else {}


def _words(value: object) -> tuple[str, ...]:
    return tuple(_each(value))


def _each(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, Sequence):
        yield from map(str, value)
