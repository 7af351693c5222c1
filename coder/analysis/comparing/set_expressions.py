"""Expressions over sets as the literature writes them: `A*~B + C` (and: minimum; or: maximum; not: 1 less)."""

from collections.abc import Mapping, Sequence

import numpy as np

from coder.analysis.profiles.draws import Floats
from coder.errors import InvalidValue

HINT = "Write names joined by * (and), + (or), with ~ before one (not), such as knowledge*~territorial + urban."

Term = tuple[tuple[str, bool], ...]
"""Names joined by "and", each with whether it is negated."""


def parse(text: str) -> tuple[Term, ...]:
    """The terms of a sum of products.

    Raises:
        InvalidValue: it is none.
    """
    return tuple(tuple(_literal(part, text) for part in term.split("*")) for term in text.split("+"))


def names(text: str) -> tuple[str, ...]:
    """The names in an expression, each once, in order."""
    return tuple(dict.fromkeys(name for term in parse(text) for name, _ in term))


def membership(text: str, columns: Mapping[str, Floats]) -> Floats:
    """Membership of every case in the set that an expression describes, shape (N,)."""
    terms: Sequence[Floats] = [np.min([1 - columns[name] if negated else columns[name] for name, negated in term], axis=0) for term in parse(text)]
    return np.asarray(np.max(terms, axis=0))


def _literal(part: str, text: str) -> tuple[str, bool]:
    name = part.strip()
    negated = name.startswith(("~", "!"))
    name = name[1:].strip() if negated else name
    if not name or any(each in name for each in "~()"):
        raise InvalidValue(f"{text!r} is no expression over sets", HINT)
    return name, negated
