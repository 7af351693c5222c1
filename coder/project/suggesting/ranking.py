"""The likeliest codes of the passages of a document, as far as a person may see them."""

from collections.abc import Callable, Sequence

from coder.errors import InvalidValue
from coder.model.suggestion import Ranking, Unit
from coder.suggest.protocol import Ranked

LEAST = 0.01
"""What is less likely is not named ..."""
ALWAYS = 3
"""... but for so many codes: who asks gets an answer."""
TOP = 5

Settled = Callable[[Unit], frozenset[str]]
"""The codes that the person gave a passage or refused there."""


def rankings(model: object, units: Sequence[Unit], settled: Settled, withheld: Callable[[Unit], bool], top: int = TOP) -> tuple[Ranking, ...]:
    """One for each passage that the person may see suggestions for, in order of place; without codes that are settled there.

    Args:
        withheld: Whether a passage is read without suggestions (see `Exposing`).

    Raises:
        InvalidValue: the suggester cannot rank codes.
    """
    if not isinstance(model, Ranked):
        raise InvalidValue(f"{getattr(model, 'name', 'this suggester')} cannot rank all codes", "Leave --ranked out, or --by and --model.")
    open_ = [unit for unit in units if not withheld(unit)]
    without = [settled(unit) for unit in open_]
    found = model.ranked(open_, top=top + max(map(len, without), default=0)) if open_ else []
    novel = model.unlike(open_)
    return tuple(
        Ranking(document_id=unit.document_id, start=unit.start, stop=unit.stop, codes=_named(codes, done, top), unlike=unlike)
        for unit, codes, done, unlike in zip(open_, found, without, novel, strict=True)
    )


def _named(codes: Sequence[tuple[str, float]], settled: frozenset[str], top: int) -> tuple[tuple[str, float], ...]:
    left = [(code, probability) for code, probability in codes if code not in settled][:top]
    return tuple((code, round(probability, 4)) for at, (code, probability) in enumerate(left) if at < ALWAYS or probability >= LEAST)
