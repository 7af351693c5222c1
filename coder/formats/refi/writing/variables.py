"""Variables and their values: those of the project, and what documents, actors and speakers are."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal, InvalidOperation

from coder.formats.refi.vocabulary import VARIABLE_TYPES
from coder.formats.refi.writing.draft import Draft, UniqueNames
from coder.model.attribute import Attribute, AttributeDef
from coder.model.snapshot import Snapshot

_INTEGER = re.compile(r"[+-]?\d+", re.ASCII)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_LONGEST = 100


class Variables:
    """The variables of a file by what they are about, with the values of every thing."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        by_definition: dict[str, list[str]] = defaultdict(list)
        self._of: dict[str, list[Attribute]] = defaultdict(list)
        for each in draft.snapshot.attributes:
            by_definition[each.def_id].append(each.value)
            self._of[each.target_id].append(each)
        names = UniqueNames()
        self._own = {name: names.of(name) for name in _own(draft.snapshot)}
        keys = [each.key for each in draft.snapshot.attribute_defs]
        self._definitions = {
            each.id: (
                each,
                names.of(each.key if keys.count(each.key) == 1 else f"{each.key} ({each.target_kind})"),
                _type(each, by_definition[each.id]),
            )
            for each in draft.snapshot.attribute_defs
        }

    def of(self, thing_id: str, own: Iterable[tuple[str, str]] = ()) -> str:
        """The values of a thing; `own` are (name, value) of what the project keeps elsewhere."""
        found = []
        for name, value in own:
            if value:
                found.append(self._value("own-variable", name, "Text", value))
        for each in self._of.get(thing_id, ()):
            if each.def_id in self._definitions:
                kind = self._definitions[each.def_id][2]
                found.append(self._value("variable", each.def_id, kind, _written(kind, each.value) or each.value))
        return "".join(found)

    def elements(self) -> Iterator[str]:
        """The definitions."""
        for name, written in self._own.items():
            yield self._element("own-variable", name, written, "Text", "")
        for definition, name, kind in self._definitions.values():
            allowed = f"values: {'; '.join(definition.values)}" if definition.values else ""
            yield self._element("variable", definition.id, name, kind, allowed)

    def _element(self, kind_of_id: str, key: str, name: str, kind: str, description: str) -> str:
        xml = self._draft.xml
        opening = xml.attributes({"guid": self._draft.guids.of(kind_of_id, key), "name": name, "typeOfVariable": kind})
        return f"<Variable{opening}>{xml.element('Description', description)}</Variable>"

    def _value(self, kind_of_id: str, key: str, kind: str, value: str) -> str:
        guid = self._draft.guids.of(kind_of_id, key)
        return f'<VariableValue><VariableRef targetGUID="{guid}"/><{kind}Value>{self._draft.xml.text(value)}</{kind}Value></VariableValue>'


def _own(snapshot: Snapshot) -> Iterator[str]:
    """Names of the variables for what the project keeps elsewhere, as far as something has a value."""
    if snapshot.documents:
        yield from ("document kind", "document language")
    if snapshot.towns or snapshot.actors or snapshot.speakers or snapshot.mentions:
        yield "case type"
    if any(each.role for each in snapshot.speakers):
        yield "speaker role"
    if any(each.kind for each in snapshot.actors):
        yield "actor kind"
    if any(each.level for each in snapshot.actors):
        yield "actor level"


def _type(definition: AttributeDef, values: Iterable[str]) -> str:
    """The type in the file: that of the variable if every value has the form that the schema wants, else Text."""
    kind = VARIABLE_TYPES.get(definition.value_type, "Text")
    return kind if all(_written(kind, each) is not None for each in values) else "Text"


def _written(kind: str, value: str) -> str | None:
    """The value in the form of its type; None where it has none."""
    if kind == "Integer":
        return value if _INTEGER.fullmatch(value) else None
    if kind == "Boolean":
        return value if value in ("true", "false") else None
    if kind == "Float":
        return _decimal(value)
    if kind == "Date":
        return value if _is_date(value) else None
    return value


def _decimal(value: str) -> str | None:
    """A number without an exponent, which xsd:decimal does not know."""
    try:
        number = Decimal(value)
    except InvalidOperation:
        return None
    if not value.isascii() or not number.is_finite() or abs(number.adjusted()) > _LONGEST:
        return None
    return format(number, "f")


def _is_date(value: str) -> bool:
    if not _DATE.fullmatch(value):
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True
