"""Typed variables on documents, towns, actors and speakers."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from coder.errors import CoderError, InvalidValue
from coder.model import ids
from coder.model.attribute import ATTRIBUTE_TARGETS, ATTRIBUTE_TYPES, Attribute, AttributeDef
from coder.model.change import Change
from coder.project import resolve
from coder.project.texts.metadata_table import read_table
from coder.project.workspace import Workspace, added, edited, one_of, removed

_FORMS = {
    "text": re.compile(r".*", re.DOTALL),
    "integer": re.compile(r"[+-]?\d+"),
    "number": re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?"),
    "boolean": re.compile(r"true|false"),
    "date": re.compile(r"\d{4}(-\d{2}(-\d{2})?)?"),
}


class Attributes:
    """Defines variables and sets their values, one by one or from a CSV table."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._store = workspace.store

    def definitions(self, target_kind: str | None = None) -> tuple[AttributeDef, ...]:
        """The variables, for things of one kind if given."""
        return self._store.all(AttributeDef, **({"target_kind": target_kind} if target_kind else {}))

    def of(self, target_id: str) -> dict[str, str]:
        """The values of a thing by the key of the variable."""
        keys = {each.id: each.key for each in self._store.all(AttributeDef)}
        return {keys[each.def_id]: each.value for each in self._store.all(Attribute, target_id=target_id)}

    def all(self) -> tuple[Attribute, ...]:
        """All values."""
        return self._store.all(Attribute)

    def define(self, target_kind: str, key: str, *, value_type: str = "text", values: Iterable[str] = ()) -> AttributeDef:
        """Define a variable; values, if given, are the only ones allowed."""
        one_of(target_kind, ATTRIBUTE_TARGETS, "the target of a variable")
        one_of(value_type, ATTRIBUTE_TYPES, "the type of a variable")
        key = _key(key)
        made = AttributeDef(id=ids.attribute_def_id(key, target_kind), key=key, target_kind=target_kind, value_type=value_type, values=tuple(values))
        before = self._store.get(AttributeDef, made.id)
        for value in self._store.all(Attribute, def_id=made.id):
            _check(made, value.value)
        self._workspace.write([edited(before, made) if before else added(made)], "define a variable")
        return made

    def set(self, target_kind: str, target: str, key: str, value: str) -> None:
        """Set the value of a variable (an empty value takes it away); a variable that is not defined becomes one of text."""
        target_id = self._target(target_kind, target)
        self._workspace.write(self.changes(target_kind, [(target_id, {key: value})]), "set a variable")

    def load(self, target_kind: str, path: Path) -> tuple[int, list[CoderError]]:
        """Set variables from a CSV table whose first column names the things; returns the number of rows set and the rows refused."""
        self._store.refuse_own(path)
        headings, *rows = read_table(path)
        if not rows or len(headings) < 2:
            raise InvalidValue(f"{path} is not a table of variables", "The first column names the things, the first row the variables.")
        known = self._known(target_kind)
        values: list[tuple[str, dict[str, str]]] = []
        refused: list[CoderError] = []
        for number, row in enumerate(rows, 2):
            if not any(cell.strip() for cell in row):
                continue
            try:
                values.append((self._target(target_kind, row[0].strip()), _checked(known, dict(zip(headings[1:], row[1:], strict=False)))))
            except CoderError as error:
                refused.append(InvalidValue(f"{path.name}, row {number}: {error.what}", error.hint))
        self._workspace.write(self.changes(target_kind, values), f"set variables of {len(values)} thing(s)")
        return len(values), refused

    def changes(self, target_kind: str, values: Iterable[tuple[str, Mapping[str, str]]]) -> list[Change]:
        """The changes that set these values; unknown variables are defined as text, and the last of two values for one thing counts."""
        known = self._known(target_kind)
        defined: list[Change] = []
        changes: dict[str, Change] = {}
        for target_id, row in values:
            for key, value in _checked(known, row).items():
                if key not in known:
                    known[key] = AttributeDef(id=ids.attribute_def_id(key, target_kind), key=key, target_kind=target_kind)
                    defined.append(added(known[key]))
                attribute_id = ids.attribute_id(known[key].id, target_id)
                changes.pop(attribute_id, None)
                changes.update((each.entity_id, each) for each in self._value(known[key], attribute_id, target_id, value))
        return [*defined, *changes.values()]

    def _known(self, target_kind: str) -> dict[str, AttributeDef]:
        return {each.key: each for each in self.definitions(target_kind)}

    def _value(self, definition: AttributeDef, attribute_id: str, target_id: str, value: str) -> list[Change]:
        before = self._store.get(Attribute, attribute_id)
        if not value:
            return [removed(before)] if before else []
        after = Attribute(id=attribute_id, def_id=definition.id, target_id=target_id, value=value)
        return [edited(before, after) if before else added(after)]

    def _target(self, kind: str, ref: str) -> str:
        one_of(kind, ATTRIBUTE_TARGETS, "the target of a variable")
        if kind == "document":
            return resolve.document(self._store, ref).id
        if kind == "town":
            return resolve.town(self._store, ref).id
        if kind == "actor":
            return resolve.actor(self._store, ref).id
        return resolve.speaker(self._store, ref).id


def _key(key: str) -> str:
    if not key.strip() or not key.isprintable():
        raise InvalidValue(f"{key!r} cannot be the name of a variable", "Give a name of printable characters.")
    return key.strip()


def _checked(known: Mapping[str, AttributeDef], row: Mapping[str, str]) -> dict[str, str]:
    """The values of a row by the names of its variables, each allowed by what is known of the variable."""
    values = {_key(key): value.strip() for key, value in row.items()}
    for key, value in values.items():
        if key in known and value:
            _check(known[key], value)
    return values


def _check(definition: AttributeDef, value: str) -> None:
    if not _FORMS[definition.value_type].fullmatch(value):
        raise InvalidValue(f"{value!r} is not a {definition.value_type} ({definition.key})", "Correct the value, or change the type of the variable.")
    if definition.values and value not in definition.values:
        raise InvalidValue(f"{value!r} is not allowed for {definition.key}", f"It is one of: {', '.join(definition.values)}.")


def fits(definition: AttributeDef, value: str) -> bool:
    """Whether a variable allows a value."""
    return bool(_FORMS[definition.value_type].fullmatch(value)) and (not definition.values or value in definition.values)
