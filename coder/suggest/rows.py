"""The rows a model learns from: coded passages, passages read and left uncoded, the codebook's own words, and rejections."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np

from coder.model.codebook import Code
from coder.model.suggestion import Example, Unit

MOST_ROWS = 2000
"""Above this many rows the uncoded ones are thinned, to no fewer than one for each coded passage."""
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
    """

    kind: str
    unit: Unit
    codes: tuple[str, ...] = ()
    rejected: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Everything but the words of the passage."""
        unit = self.unit
        place = {"document": unit.document_id, "start": unit.start, "stop": unit.stop, "language": unit.language, "role": unit.role}
        return {"kind": self.kind, "codes": list(self.codes), "rejected": list(self.rejected), **place}


def row_from_json(value: dict[str, Any]) -> Row:
    """The row that `as_json` wrote, without its words."""
    place = {"document_id": value["document"], "start": value["start"], "stop": value["stop"]}
    unit = Unit(**place, text="", language=value["language"], role=value["role"])
    return Row(value["kind"], unit, tuple(value["codes"]), tuple(value["rejected"]))


def rows_of(examples: Sequence[Example], codes: Sequence[Code]) -> tuple[Row, ...]:
    """The rows in the order of `KINDS`, each kind by document and place.

    A passage that carries only codes outside `codes` counts as read and left. A rejection on a passage that carries codes, or that was
    read to its end, is contained in that row.
    """
    wanted = {code.id for code in codes}
    coded, left, refused = [], [], []
    for example in sorted(examples, key=lambda example: (example.unit.document_id, example.unit.start, example.unit.stop)):
        carried = tuple(code for code in example.codes if code in wanted)
        rejected = tuple(code for code in example.rejected if code in wanted)
        if carried:
            coded.append(Row("coded", example.unit, carried, rejected))
        elif rejected and not example.codes:
            refused.append(Row("rejected", example.unit, (), rejected))
        else:
            left.append(Row("left", example.unit, (), rejected))
    thinned = spread(left, max(len(coded), MOST_ROWS - len(coded)))
    return (*coded, *thinned, *(row for code in codes for row in _definitions(code)), *refused)


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


def _definitions(code: Code) -> tuple[Row, ...]:
    """The pseudo-passages of a code: for each language its name, definition and cue words; the key if it has no words at all."""
    languages = sorted({*code.names, *code.definition, *code.cues})
    texts = {each: " ".join([code.names.get(each, ""), code.definition.get(each, ""), *code.cues.get(each, ())]).strip() for each in languages}
    texts = {language: text for language, text in texts.items() if text} or {"en": code.key}
    return tuple(
        Row("definition", Unit(document_id="", start=0, stop=len(text), text=text, language=language), (code.id,)) for language, text in texts.items()
    )
