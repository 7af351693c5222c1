"""Whether JSON values fit the fields of a model type, before they are turned into one."""

import math
import types
import typing
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import Any

Check = Callable[[Any], str | None]
"""Says what is wrong with a value, or None."""

_LARGEST = 2**63


@cache
def check_for(kind: type) -> Check:
    """A check of a JSON object against the fields of a frozen dataclass: none unknown, none missing, each of its type."""
    hints = typing.get_type_hints(kind)
    checks = {field.name: _check(hints[field.name]) for field in fields(kind)}
    required = [field.name for field in fields(kind) if field.default is MISSING and field.default_factory is MISSING]

    def check(value: Any) -> str | None:
        if not isinstance(value, dict):
            return "must be an object"
        for name in required:
            if name not in value:
                return f"has no field {name!r}"
        for name, item in value.items():
            if name not in checks:
                return f"has an unknown field {name!r}"
            problem = checks[name](item)
            if problem:
                return f"field {name!r} {problem}"
        return None

    return check


def _check(hint: Any) -> Check:
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if is_dataclass(hint) and isinstance(hint, type):
        return check_for(hint)
    if origin is tuple:
        return _list_of(_check(arguments[0]))
    if origin in (typing.Union, types.UnionType):
        return _optional([_check(each) for each in arguments if each is not type(None)])
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return _object_of(_check(arguments[1]))
    return _SCALARS.get(hint, _anything)


def _list_of(item: Check) -> Check:
    def check(value: Any) -> str | None:
        if not isinstance(value, list):
            return "must be a list"
        return next((problem for problem in map(item, value) if problem), None)

    return check


def _object_of(item: Check) -> Check:
    def check(value: Any) -> str | None:
        if not isinstance(value, dict):
            return "must be an object"
        return next((problem for problem in map(item, value.values()) if problem), None)

    return check


def _optional(inner: list[Check]) -> Check:
    def check(value: Any) -> str | None:
        if value is None:
            return None
        problems = [each(value) for each in inner]
        return None if None in problems else problems[0]

    return check


def _anything(value: Any) -> str | None:
    return None


def _text(value: Any) -> str | None:
    return None if isinstance(value, str) else "must be text"


def _whole(value: Any) -> str | None:
    fits = isinstance(value, int) and not isinstance(value, bool) and -_LARGEST <= value < _LARGEST
    return None if fits else "must be a whole number"


def _number(value: Any) -> str | None:
    fits = isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) < _LARGEST and math.isfinite(value)
    return None if fits else "must be a number"


def _truth(value: Any) -> str | None:
    return None if isinstance(value, bool) else "must be true or false"


_SCALARS: dict[Any, Check] = {str: _text, int: _whole, float: _number, bool: _truth}
