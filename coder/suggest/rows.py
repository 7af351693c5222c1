"""The rows a model learns from: coded passages, passages read and left uncoded, the codebook's own words, and rejections."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeVar
from zlib import crc32

import numpy as np

from coder.model.codebook import Code
from coder.model.suggestion import Example, Unit

MOST_ROWS = 2000
"""Above this many rows the uncoded ones are thinned, to no fewer than one for each coded passage; and so many coded ones at most."""
RARE_USES = 50
MOST_REFUSED = 300
KINDS = ("coded", "left", "definition", "rejected")
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Row:
    """One row.

    Attributes:
        kind: coded (carries a code), left (read, carries none), definition (a code in one language), rejected (only a suggestion was refused).
        unit: The passage; for a definition its text, with no document.
        codes: Ids of the codes it carries, or that it defines.
        rejected: Ids of the codes rejected here.
        reach: From where to where in the document its codings and rejections go, the passage included.
    """

    kind: str
    unit: Unit
    codes: tuple[str, ...] = ()
    rejected: tuple[str, ...] = ()
    reach: tuple[int, int] = (0, 0)

    def as_json(self) -> dict[str, Any]:
        """Everything but the words of the passage."""
        unit = self.unit
        place = {"document": unit.document_id, "start": unit.start, "stop": unit.stop, "language": unit.language, "role": unit.role}
        place |= {"reach": list(self.reach), "kind_of_text": unit.kind}
        return {"kind": self.kind, "codes": list(self.codes), "rejected": list(self.rejected), **place}


def row_from_json(value: dict[str, Any]) -> Row:
    """The row that `as_json` wrote, without its words."""
    place = {"document_id": value["document"], "start": value["start"], "stop": value["stop"]}
    unit = Unit(**place, text="", language=value["language"], role=value["role"], kind=value["kind_of_text"])
    return Row(value["kind"], unit, tuple(value["codes"]), tuple(value["rejected"]), (value["reach"][0], value["reach"][1]))


def rows_of(examples: Sequence[Example], codes: Sequence[Code], most: int = MOST_ROWS) -> tuple[Row, ...]:
    """The rows in the order of `KINDS`, each kind by document and place.

    A passage that carries only codes outside `codes` counts as read and left. A rejection on a passage that carries codes, or that was
    read to its end, is contained in that row. Of very many a part is taken that hardly changes when one of them comes or goes.

    Args:
        most: About so many coded and uncoded rows at most.
    """
    wanted = {code.id for code in codes}
    coded, left, refused = [], [], []
    for example in sorted(examples, key=lambda example: (example.unit.document_id, example.unit.start, example.unit.stop)):
        carried = tuple(code for code in example.codes if code in wanted)
        rejected = tuple(code for code in example.rejected if code in wanted)
        reach = example.reach or (example.unit.start, example.unit.stop)
        if carried:
            coded.append(Row("coded", example.unit, carried, rejected, reach))
        elif rejected and not example.codes:
            refused.append(Row("rejected", example.unit, (), rejected, reach))
        else:
            left.append(Row("left", example.unit, (), rejected, reach))
    coded = _bounded(coded, most)
    thinned = _drawn(left, min(len(coded), most) if len(coded) > most // 2 else most - len(coded))
    return (*coded, *thinned, *(row for code in codes for row in _definitions(code)), *_drawn(refused, MOST_REFUSED))


def _bounded(coded: list[Row], most: int) -> list[Row]:
    """At most about `most` coded rows, drawn; those with a code used up to `RARE_USES` times all stay."""
    if len(coded) <= most:
        return coded
    uses = Counter(code for row in coded for code in row.codes)
    rare = [row for row in coded if any(uses[code] <= RARE_USES for code in row.codes)]
    others = _drawn([row for row in coded if all(uses[code] > RARE_USES for code in row.codes)], max(0, most - len(rare)))
    return sorted([*rare, *others], key=lambda row: (row.unit.document_id, row.unit.start, row.unit.stop))


def _drawn(rows: list[Row], most: int) -> list[Row]:
    """At most `most` rows, as if drawn at random but always the same: by a checksum of their places."""
    if len(rows) <= most:
        return rows
    order = sorted(range(len(rows)), key=lambda at: (crc32(f"{rows[at].unit.document_id} {rows[at].unit.start}".encode()), at))
    return [rows[at] for at in sorted(order[: max(0, most)])]


class Reaches:
    """Which rows must not speak of a passage: those whose codings or rejections reach into it, whoever made them.

    A suggestion then tells nothing of what another coder gave the very same passage.
    """

    def __init__(self, rows: Sequence[Row]) -> None:
        """Sort the rows by their documents."""
        self._rows: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
        for place, row in enumerate(rows):
            if row.kind != "definition":
                self._rows[row.unit.document_id].append((*row.reach, place))

    def into(self, units: Sequence[Unit]) -> list[tuple[int, ...]]:
        """For each unit the places of the rows that reach into it."""
        return [
            tuple(place for start, stop, place in self._rows.get(unit.document_id, ()) if start < unit.stop and unit.start < stop) for unit in units
        ]


def targets_of(rows: Sequence[Row], code_ids: Sequence[str]) -> np.ndarray:
    """1 where a row carries a code, else 0: rows x codes."""
    columns = {code: column for column, code in enumerate(code_ids)}
    targets = np.zeros((len(rows), len(code_ids)))
    for place, row in enumerate(rows):
        for code in row.codes:
            targets[place, columns[code]] = 1
    return targets


def spread(items: Sequence[Item], most: int) -> tuple[Item, ...]:
    """At most `most` of the items, evenly spaced and in order."""
    if len(items) <= most:
        return tuple(items)
    return tuple(items[place * len(items) // most] for place in range(most))


def sampled(units: Sequence[Unit], most: int, examples: Sequence[Example] = ()) -> tuple[Unit, ...]:
    """All units of a small project; of a larger one `most` of them, evenly spaced, and those of the examples that carry codes."""
    chosen = spread(units, most)
    if len(chosen) == len(units):
        return chosen
    known = {(unit.document_id, unit.start) for unit in chosen}
    coded = spread([each.unit for each in examples if each.codes], MOST_ROWS)
    fresh = sorted((unit for unit in coded if (unit.document_id, unit.start) not in known), key=lambda unit: (unit.document_id, unit.start))
    return (*chosen, *fresh)


def _definitions(code: Code) -> tuple[Row, ...]:
    """The pseudo-passages of a code: for each language its name, definition and cue words; the key if it has no words at all."""
    languages = sorted({*code.names, *code.definition, *code.cues})
    texts = {each: " ".join([code.names.get(each, ""), code.definition.get(each, ""), *code.cues.get(each, ())]).strip() for each in languages}
    texts = {language: text for language, text in texts.items() if text} or {"en": code.key}
    return tuple(
        Row("definition", Unit(document_id="", start=0, stop=len(text), text=text, language=language), (code.id,)) for language, text in texts.items()
    )
