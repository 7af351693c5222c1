"""Drawing clauses of a tagged data set for review: by code and band of probability, and some at random of those without a code.

A clause with several codes belongs to the stratum of the rarest of them, so that rare codes get their share. Within a stratum the clauses with
the least hashes of seed and place are drawn: the same seed gives the same sample, and a larger one holds the smaller one. Two passes over the
rows, and nothing but the counts and the sample is kept.
"""

import hashlib
import heapq
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from math import sqrt

from coder.errors import InvalidValue
from coder.suggest.units import is_very_short
from coder.tagging.dataset import Row
from coder.tagging.design import BANDS, BARE, NONE, SHORT, STEPS, Design, Drawn, Stratum, band_ends, band_of, step_of
from coder.text.freeze import sha256_text

UNTAGGED = 1 / 3
"""This share of a sample is drawn among the clauses without a code: it alone tells what is missed."""
LEAST = 2
"""So many clauses are drawn at least from each stratum."""
Cell = tuple[str, int]
"""A code and a band; the code is empty, and the band 0 (bare), 1 (told why) or 2 (very short), of clauses without a code."""
_VERY_SHORT = 2
RARELY = 1 / 4
"""Very short clauses, which hardly ever carry a code, are drawn so much less often than others without one."""


def draw(read: Callable[[], Iterable[Row]], size: int, *, seed: int, model: str, fast: bool) -> Design:
    """Draw a sample.

    Args:
        read: Gives the rows of the data set anew at each call.
        size: Number of clauses.
        model, fast: What tagged them.

    Raises:
        InvalidValue: the data set is empty, or the sample too small for its codes.
    """
    tags: dict[str, list[int]] = {}
    clauses = coded = 0
    for row in read():
        clauses += 1
        coded += bool(row["codes"])
        for each in row["codes"]:
            tags.setdefault(each["code"], [0] * STEPS)[step_of(each["probability"])] += 1
    if not clauses:
        raise InvalidValue("the data set holds no clause", "Tag other files.")
    counts = {(code, band): _in_band(steps, band) for code, steps in tags.items() for band in range(len(BANDS))}
    sizes = _sizes(read(), counts, banded=True)
    banded = sum(min(LEAST, each) for cell, each in sizes.items() if cell[0]) <= size * (1 - UNTAGGED)
    sizes = sizes if banded else _sizes(read(), counts, banded=False)
    drawn = allocated(sizes, size)
    cells = sorted(sizes, key=lambda cell: (not cell[0], cell))
    heaps = _least(read(), drawn, lambda row: _cell(row, counts, banded=banded), seed)
    return Design(
        model=model,
        fast=fast,
        seed=seed,
        clauses=clauses,
        coded=coded,
        tags={code: tuple(tags[code]) for code in sorted(tags)},
        strata=tuple(Stratum(code=cell[0], band=cell[1], size=sizes[cell], drawn=drawn[cell], name=_name(cell)) for cell in cells),
        sample=tuple(_drawn(row, number) for number, cell in enumerate(cells) for row in heaps[cell]),
    )


def allocated(sizes: Mapping[Cell, int], size: int) -> dict[Cell, int]:
    """How many to draw from each stratum: of those with a code by the root of their size (Bankier 1988), of the others by their size.

    Raises:
        InvalidValue: it is too few for the strata.
    """
    with_code = {cell: count for cell, count in sizes.items() if cell[0]}
    without = {cell: count for cell, count in sizes.items() if not cell[0]}
    least = sum(min(LEAST, count) for count in sizes.values())
    if size < least:
        raise InvalidValue(f"{size} clauses are too few for a sample of {len(sizes)} strata", f"Ask for at least {least}: --sample {least}")
    needed = [sum(min(LEAST, count) for count in some.values()) for some in (with_code, without)]
    bare = min(sum(without.values()), max(needed[1], round(size * UNTAGGED)), size - needed[0])
    bare = max(bare, min(sum(without.values()), size - sum(with_code.values())))
    return _shared(with_code, size - bare, lambda cell: sqrt(sizes[cell])) | _shared(without, bare, lambda cell: _worth(cell, sizes[cell]))


def _worth(cell: Cell, size: int) -> float:
    return size * RARELY if cell[1] == _VERY_SHORT else size


def _shared(sizes: Mapping[Cell, int], size: int, weight: Callable[[Cell], float]) -> dict[Cell, int]:
    found = {cell: min(LEAST, count) for cell, count in sizes.items()}
    for _ in range(max(0, min(size, sum(sizes.values())) - sum(found.values()))):
        neediest = max((cell for cell in sizes if found[cell] < sizes[cell]), key=lambda cell: (weight(cell) / found[cell], cell))
        found[neediest] += 1
    return found


def _in_band(steps: Sequence[int], band: int) -> int:
    low, high = band_ends(band)
    return sum(steps[step_of(low) : STEPS if high >= 1 else step_of(high)])


def _cell(row: Row, counts: Mapping[Cell, int], *, banded: bool) -> Cell:
    if not row["codes"]:
        return "", int(bool(row["none"])) or (_VERY_SHORT if is_very_short(row["text"]) else 0)
    cells = [(each["code"], band_of(each["probability"])) for each in row["codes"]]
    code, band = min(cells, key=lambda cell: (counts[cell], cell))
    return code, band if banded else -1


def _sizes(found: Iterable[Row], counts: Mapping[Cell, int], *, banded: bool) -> dict[Cell, int]:
    return dict(Counter(_cell(row, counts, banded=banded) for row in found))


def _least(found: Iterable[Row], drawn: Mapping[Cell, int], cell_of: Callable[[Row], Cell], seed: int) -> dict[Cell, list[Row]]:
    """Of each stratum the rows with the least hashes, these first."""
    heaps: dict[Cell, list[tuple[int, int, Row]]] = {cell: [] for cell in drawn}
    for number, row in enumerate(found):
        cell = cell_of(row)
        entry = (-_hash(row, seed), -number, row)
        if len(heaps[cell]) < drawn[cell]:
            heapq.heappush(heaps[cell], entry)
        elif entry[:2] > heaps[cell][0][:2]:
            heapq.heapreplace(heaps[cell], entry)
    return {cell: [row for *_, row in sorted(heap, key=lambda each: each[:2], reverse=True)] for cell, heap in heaps.items()}


def _hash(row: Row, seed: int) -> int:
    return int.from_bytes(hashlib.sha256(f"{seed}\0{row['path']}\0{row['unit']}\0{row['start']}".encode()).digest()[:8])


def _drawn(row: Row, stratum: int) -> Drawn:
    places = [_place(row, each["reason"]) for each in row["codes"]]
    return Drawn(
        path=row["path"],
        unit=row["unit"],
        start=row["start"],
        stop=row["stop"],
        stratum=stratum,
        codes=tuple((each["code"], float(each["probability"])) for each in row["codes"]),
        reasons=tuple(places),
        sha256=sha256_text(row["text"]),
    )


def _place(row: Row, reason: str) -> tuple[int, int]:
    found = row["text"].find(reason) if reason else -1
    return (0, 0) if found < 0 else (row["start"] + found, row["start"] + found + len(reason))


def _name(cell: Cell) -> str:
    code, band = cell
    if not code:
        return (BARE, NONE, SHORT)[band]
    low, high = band_ends(band)
    return code if band < 0 else f"{code} {low:.1f}-{high:.1f}"
