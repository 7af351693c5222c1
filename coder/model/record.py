"""Things as JSON-compatible fields, and back."""

import types
import typing
from collections.abc import Mapping, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar

T = TypeVar("T")


def to_record(thing: Any) -> dict[str, Any]:
    """The fields of a frozen dataclass as JSON-compatible values: tuples become lists, nested things become objects."""
    kind: Any = type(thing)
    plain = _plain_fields(kind)
    if plain:
        return dict(zip(_names(kind), plain(thing), strict=True))
    return {name: _plain(getattr(thing, name)) for name in _names(kind)}


def values_of(things: Sequence[Any]) -> tuple[tuple[str, ...], list[Sequence[Any]]]:
    """Things of one type as a table: the names of the fields, and the values of each thing as in its record."""
    if not things:
        return (), []
    kind: Any = type(things[0])
    plain = _plain_fields(kind)
    if plain:
        return _names(kind), list(map(plain, things))
    return _names(kind), [list(to_record(each).values()) for each in things]


def from_record(kind: type[T], record: Mapping[str, Any]) -> T:
    """The thing of type `kind` with these fields; fields left out take their default.

    Raises:
        TypeError: a field is unknown, or one without a default is missing.
    """
    made_from: Any = kind
    converters = _converters(made_from)
    unknown = record.keys() - converters.keys()
    if unknown:
        raise TypeError(f"{kind.__name__} has no field {sorted(unknown)[0]!r}")
    return kind(**{name: convert(record[name]) if convert else record[name] for name, convert in converters.items() if name in record})


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))


@cache
def _plain_fields(kind: Any) -> "attrgetter[Any] | None":
    """Gets all fields of a kind of thing at once, where each is plain already; None for other kinds."""
    hints = typing.get_type_hints(kind)
    alternatives = [typing.get_args(hints[name]) or (hints[name],) for name in _names(kind)]
    plain = len(alternatives) > 1 and all(set(each) <= {str, int, float, bool, types.NoneType} for each in alternatives)
    return attrgetter(*_names(kind)) if plain else None


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, (str, int, float, bool)):
        return value
    if isinstance(value, (tuple, list)):
        return [_plain(item) for item in value]
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    return to_record(value)


@cache
def _converters(kind: Any) -> dict[str, Any]:
    hints = typing.get_type_hints(kind)
    return {name: _converter(hints[name]) for name in _names(kind)}


def _converter(hint: Any) -> Any:
    """A function that turns plain JSON into `hint`, or None where the value stays as it is."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if is_dataclass(hint) and isinstance(hint, type):
        return lambda value: from_record(hint, value)
    if origin is tuple:
        item = _converter(arguments[0])
        return lambda value: tuple(item(each) for each in value) if item else tuple(value)
    if origin in (typing.Union, types.UnionType):
        return _optional(arguments)
    if origin is not None and isinstance(origin, type) and issubclass(origin, Mapping):
        item = _converter(arguments[1])
        return (lambda value: {key: item(each) for key, each in value.items()}) if item else None
    return None


def _optional(arguments: tuple[Any, ...]) -> Any:
    inner = next((made for made in map(_converter, arguments) if made), None)
    return (lambda value: None if value is None else inner(value)) if inner else None
