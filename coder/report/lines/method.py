"""Every parameter behind the numbers, with what it means and what it is now; each can be set."""

from collections.abc import Iterator

from coder.analysis.profiles.parameter_values import MEANINGS, text_of
from coder.analysis.profiles.parameters import ProfileParameters
from coder.report.lines.line import EMPTY, Choice, Line, Piece, filled, heading, wrapped
from coder.report.lines.material import Hand, Material
from coder.report.lines.situations import legend

_NAME, _VALUE = 14, 18
_DEFAULTS = ProfileParameters()


def method(material: Material, hand: Hand) -> Iterator[Line]:
    """The parameters, the periods, and how the figures are to be read."""
    words = hand.words
    yield heading(words("parameters"))
    for name in MEANINGS:
        value, default = text_of(getattr(material.parameters, name)), text_of(getattr(_DEFAULTS, name))
        meaning = words(f"meaning {name}") if hand.words.language == "zh" else MEANINGS[name]
        other = f" ({words('default', default or words('none set'))})" if value != default else ""
        yield from _parameter(name, value, f"{meaning}{other}", hand)
    yield from _parameter("periods", material.periods, words("meaning periods"), hand)
    yield EMPTY
    for remark in ("reading", "scale is", "gate is"):
        yield from legend(words(remark), hand.width)


def _parameter(name: str, value: str, meaning: str, hand: Hand) -> Iterator[Line]:
    shown = filled(value, _VALUE).rstrip() or "-"
    first, *rest = wrapped(meaning, max(20, hand.width - _NAME - _VALUE - 4)) or [""]
    target = Choice(title=meaning, parameter=name, value=value)
    yield (Piece(f" {filled(name, _NAME)} ", "dim"), Piece(shown, "text", target), Piece(" " * (_VALUE - len(shown)) + f" {first}", "dim"))
    yield from ((Piece(" " * (_NAME + _VALUE + 3) + each, "dim"),) for each in rest)
