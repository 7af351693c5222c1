"""Codes by codes: in how many turns one coder gave the one and another the other."""

from dataclasses import dataclass

from coder.model.agreement import AgreementTable


@dataclass(frozen=True, slots=True, kw_only=True)
class ConfusionMap:
    """The counts.

    Attributes:
        keys: Of the codes that are taken for another one, or for nothing; a row and a column each.
        counts: A row for each code. On the diagonal: turns that all coders gave it. In the last column: nothing of the group was given.
        most: The largest count beside the diagonal and the last column; `most_of_all`: beside the diagonal.
    """

    keys: tuple[str, ...]
    counts: tuple[tuple[int, ...], ...]
    most: int
    most_of_all: int


def confusion_map(found: AgreementTable) -> ConfusionMap:
    """The map; without keys where no two codes are taken for each other."""
    keys = tuple(sorted({key for pair in found.mistaken for key in (pair.first, pair.second)} - {""}))
    turns = {(pair.first, pair.second): pair.turns for pair in found.mistaken}
    same = {row.found.code: row.all_yes for row in found.codes}

    def count(one: str, other: str) -> int:
        if one == other:
            return same.get(one, 0)
        return turns.get((one, other) if not other or one < other else (other, one), 0)

    return ConfusionMap(
        keys=keys,
        counts=tuple(tuple(count(one, other) for other in (*keys, "")) for one in keys),
        most=max((each for pair, each in turns.items() if all(pair)), default=1),
        most_of_all=max(turns.values(), default=1),
    )
