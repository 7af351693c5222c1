"""The order of the codes under one parent."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from coder.errors import InvalidValue
from coder.model.codebook import Code


def placed(codes: Sequence[Code], code: Code, other: Code, *, after: bool) -> tuple[Code, ...]:
    """The codes under the parent of `other`, in their order and with positions that keep it, with `code` directly before or after `other`.

    Args:
        codes: All codes of the codebook, in its order.

    Raises:
        InvalidValue: `code` and `other` are the same, or `other` is below `code`.
    """
    if code.id == other.id:
        raise InvalidValue(f"{code.key} cannot stand beside itself", "Name two codes.")
    check_not_below(codes, code, other)
    row = [each for each in codes if each.parent_id == other.parent_id and each.id != code.id]
    at = next(place for place, each in enumerate(row) if each.id == other.id) + after
    row.insert(at, replace(code, parent_id=other.parent_id))
    places = sorted(each.position for each in row)
    if any(first == second for first, second in pairwise(places)):
        places = list(range(places[0], places[0] + len(places)))
    return tuple(replace(each, position=place) for each, place in zip(row, places, strict=True))


def check_not_below(codes: Sequence[Code], code: Code, above: Code) -> None:
    """Refuse a place under a code that is itself below the code.

    Raises:
        InvalidValue: `above` is `code`, or one below it, or in another codebook.
    """
    by_id = {each.id: each for each in codes}
    step: Code | None = above
    while step:
        if step.id == code.id:
            raise InvalidValue(f"{above.key} is under {code.key}", "Choose a place that is not below the code itself.")
        step = by_id.get(step.parent_id or "")
    if above.codebook_id != code.codebook_id:
        raise InvalidValue(f"{above.key} is in another codebook", "Choose a place in the same codebook.")
