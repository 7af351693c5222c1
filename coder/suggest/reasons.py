"""Reasons in the words of the text: which words, which coded passages, which definition."""

from collections.abc import Sequence

import numpy as np

from coder.model.suggestion import Reason, Unit
from coder.suggest.rows import Row

WORDS = 4
NEIGHBOURS = 2
QUOTE = 80
_LEAST = 0.004


def word_reasons(unit: Unit, parts: np.ndarray, spans: Sequence[tuple[int, int]]) -> tuple[Reason, ...]:
    """The words that add most to the score and the two that take most from it.

    Args:
        parts: What each character adds.
        spans: The words of the unit, in its own offsets.
    """
    total = np.r_[0.0, np.cumsum(parts)]
    weighed = [(float(total[stop] - total[start]), start, stop) for start, stop in spans if stop - start > 1]
    best = sorted((item for item in weighed if item[0] > _LEAST), key=lambda item: (-item[0], item[1]))[:WORDS]
    worst = sorted((item for item in weighed if item[0] < -_LEAST), key=lambda item: (item[0], item[1]))[:2]
    return tuple(
        Reason(kind=kind, text=unit.text[start:stop], start=unit.start + start, stop=unit.start + stop, weight=round(weight, 4))
        for kind, chosen in (("word", best), ("counter", worst))
        for weight, start, stop in chosen
    )


def row_reasons(parts: np.ndarray, rows: Sequence[Row], code_id: str) -> tuple[Reason, ...]:
    """The coded passages that carry the code and add most, and the definition if it adds more than they do.

    Args:
        parts: What each row adds; their sum is the score S.
    """
    order = sorted(range(len(rows)), key=lambda place: (-parts[place], place))
    carrying = [place for place in order if rows[place].kind == "coded" and code_id in rows[place].codes and parts[place] > _LEAST]
    found = [_row_reason("neighbour", rows[place], float(parts[place])) for place in carrying[:NEIGHBOURS]]
    defined = [place for place in order if rows[place].kind == "definition" and code_id in rows[place].codes]
    own = sum(float(parts[place]) for place in defined)
    if defined and own > max(_LEAST, sum(float(parts[place]) for place in carrying)):
        found.append(_row_reason("definition", rows[defined[0]], own))
    return tuple(found)


def in_order(reasons: Sequence[Reason]) -> tuple[Reason, ...]:
    """Cues first, then what else speaks for the code, the weightiest first; counter-evidence last."""
    rank = {"cue": 0, "counter": 2}
    return tuple(sorted(reasons, key=lambda reason: (rank.get(reason.kind, 1), -reason.weight if reason.kind not in ("cue", "counter") else 0)))


def _row_reason(kind: str, row: Row, weight: float) -> Reason:
    unit = row.unit
    quote = unit.text if len(unit.text) <= QUOTE else unit.text[: QUOTE - 1] + "…"
    return Reason(kind=kind, text=quote, start=unit.start, stop=unit.stop, weight=round(weight, 4), document_id=unit.document_id)
