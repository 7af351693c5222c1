"""The parameters of a profile in words: what each means, and its value from and to text."""

from collections.abc import Mapping
from dataclasses import fields

from coder.analysis.profiles.parameters import UNITS, ProfileParameters
from coder.errors import InvalidValue
from coder.model.consensus import CODERS_OF, CONSENSUS_RULES
from coder.model.linkage import STATUSES

MEANINGS: Mapping[str, str] = {
    "rho": "correlation between pieces of evidence of one source, 0 to 1 (Kish 1965)",
    "kappa": "strength of the prior at maximal ambiguity, in pieces of evidence",
    "draws": "posterior draws per town",
    "seed": "the same seed and inputs give the same bytes",
    "anchors": "shares fully out, at the cross-over, fully in (Ragin's direct method)",
    "inclusion": "membership at the anchor fully in",
    "power": "exponent of the power mean beside the strict score",
    "level": "probability inside the intervals",
    "unit": f"what one piece of evidence is: {', '.join(UNITS)}",
    "p_gate": "a corner is named from this probability on",
    "min_codings": "... and from so many pieces of evidence on each dimension",
    "min_sources": "... from so many sources",
    "cell": "joint share that the values of a cell of the comparison table reach",
    "alpha_floor": "a profile is tentative if Krippendorff's alpha of a situation is below",
    "statuses": f"of the mentions that count: {', '.join(STATUSES)}",
    "users": "coders whose work counts; empty: all people",
    "codebook_key": "the codebook; empty: the first one with dimensions",
    "without": "documents left out",
    "speakers": "only what these say counts, such as role=official",
    "consensus": "yes: what the coders agree on, and what was adjudicated, counts in the place of their own work",
    "consensus_rule": f"what holds of the consensus where nothing was decided: {', '.join(CONSENSUS_RULES)}",
    "coders_of": f"who is a coder of a document when coders are compared: {', '.join(CODERS_OF)}",
}
"""Parameter -> what it is, in the order they are shown."""

_DEFAULTS = ProfileParameters()
_TRUTHS = {"yes": True, "true": True, "no": False, "false": False}


def value_of(name: str, text: str) -> object:
    """The value of a parameter from text: numbers as such, lists with commas between; not yet held to its range.

    Raises:
        InvalidValue: no parameter has the name, or the text is no number where one is needed.
    """
    if name not in MEANINGS:
        raise InvalidValue(f"profiles have no parameter {name!r}", f"There is: {', '.join(MEANINGS)}.")
    default = getattr(_DEFAULTS, name)
    try:
        if name == "anchors":
            return tuple(float(each) for each in text.replace(",", " ").split())
        if isinstance(default, bool):
            return _TRUTHS[text.strip().casefold()]
        if isinstance(default, tuple):
            return tuple(each.strip() for each in text.split(",") if each.strip())
        if isinstance(default, (int, float)):
            return type(default)(text)
    except (ValueError, KeyError):
        raise InvalidValue(f"{name} of a profile cannot be {text!r}", f"Give {_form(default)}, such as {text_of(default)}.") from None
    return text.strip() or None


def text_of(value: object) -> str:
    """A value as `value_of` reads it."""
    if isinstance(value, (tuple, list)):
        return ",".join(map(str, value))
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


def from_record(record: Mapping[str, object]) -> ProfileParameters:
    """The parameters in a mapping of JSON values; other keys are left aside.

    Raises:
        InvalidValue: a value is of another kind, or outside what the method allows.
    """
    known = {field.name for field in fields(ProfileParameters)}
    values = {name: tuple(value) if isinstance(value, list) else value for name, value in record.items() if name in known}
    for name, value in values.items():
        if not _fits(getattr(_DEFAULTS, name), value):
            raise InvalidValue(f"{name} of a profile cannot be {value!r}", f"Give {_form(getattr(_DEFAULTS, name))}.")
    return ProfileParameters(**values)  # type: ignore[arg-type]


def _fits(default: object, value: object) -> bool:
    if isinstance(value, bool):
        return isinstance(default, bool)
    if isinstance(default, tuple):
        kind = (int, float) if default and isinstance(default[0], float) else str
        return isinstance(value, tuple) and all(isinstance(each, kind) for each in value)
    if isinstance(default, float):
        return isinstance(value, (int, float))
    return isinstance(value, type(default)) or (default is None and (value is None or isinstance(value, str)))


def _form(default: object) -> str:
    if isinstance(default, bool):
        return "yes or no"
    if isinstance(default, tuple):
        return "a list with commas"
    return "a whole number" if isinstance(default, int) else "a number" if isinstance(default, float) else "a text"
