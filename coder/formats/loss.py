"""What a format could not hold."""

from collections.abc import Iterable
from dataclasses import dataclass

EXAMPLES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """One kind of thing that was left out or changed on the way.

    Attributes:
        what: In words, such as "linkage mentions (use JSONL or XLSX)".
        count: How many.
        examples: The first few, for a person to look at.
    """

    what: str
    count: int
    examples: tuple[str, ...] = ()


def losses(found: Iterable[tuple[str, Iterable[str]]]) -> tuple[Loss, ...]:
    """A Loss for each (what, examples) that has at least one example; the first few are kept, all are counted."""
    listed = ((what, tuple(examples)) for what, examples in found)
    return tuple(Loss(what=what, count=len(each), examples=each[:EXAMPLES]) for what, each in listed if each)
