"""Reasons in the words of the text: which words, which coded passages, which definition."""

from collections.abc import Sequence

import numpy as np

from coder.model.suggestion import Reason, Unit
from coder.suggest.rows import Row

WORDS = 4
NEIGHBOURS = 2
QUOTE = 80
LEAST = 0.02
"""What adds less to a score is no reason."""


def word_reasons(unit: Unit, parts: np.ndarray, spans: Sequence[tuple[int, int]]) -> tuple[Reason, ...]:
    """The words that add most to the score and the two that take most from it.

    Args:
        parts: What each character adds.
        spans: The words of the unit, in its own offsets.
    """
    total = np.r_[0.0, np.cumsum(parts)]
    weighed = [(float(total[stop] - total[start]), start, stop) for start, stop in spans if stop - start > 1]
    best = sorted((item for item in weighed if item[0] >= LEAST), key=lambda item: (-item[0], item[1]))[:WORDS]
    worst = sorted((item for item in weighed if item[0] <= -LEAST), key=lambda item: (item[0], item[1]))[:2]
    return tuple(
        Reason(kind=kind, text=unit.text[start:stop], start=unit.start + start, stop=unit.start + stop, weight=round(weight, 4))
        for kind, chosen in (("word", best), ("counter", worst))
        for weight, start, stop in chosen
    )


def main_word(parts: np.ndarray, spans: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """The span whose word adds most, as the first of `word_reasons`; (0, 0) if none adds enough."""
    total = np.r_[0.0, np.cumsum(parts)]
    longer = [span for span in spans if span[1] - span[0] > 1]
    if not longer:
        return 0, 0
    starts, stops = np.array(longer).T
    weights = total[stops] - total[starts]
    best = int(weights.argmax())
    return longer[best] if weights[best] >= LEAST else (0, 0)


def row_reasons(parts: np.ndarray, rows: Sequence[Row], code_id: str, definition: str = "") -> tuple[Reason, ...]:
    """The coded passages that carry the code and add most, and the definition if it adds more than they do.

    Args:
        parts: What each row adds; their sum is the score S.
        definition: What the codebook says of the code; it stands in no document, so its reason has no place.
    """
    order = sorted(range(len(rows)), key=lambda place: (-parts[place], place))
    carrying = [place for place in order if rows[place].kind == "coded" and code_id in rows[place].codes and parts[place] >= LEAST]
    found = [_neighbour(rows[place], float(parts[place])) for place in carrying[:NEIGHBOURS]]
    defined = [place for place in order if rows[place].kind == "definition" and code_id in rows[place].codes]
    own = sum(float(parts[place]) for place in defined)
    if definition and own >= max(LEAST, sum(float(parts[place]) for place in carrying)):
        found.append(Reason(kind="definition", text=_short(definition), start=0, stop=0, weight=round(own, 4)))
    return tuple(found)


def in_order(reasons: Sequence[Reason]) -> tuple[Reason, ...]:
    """Cues first, then what else speaks for the code, the weightiest first; counter-evidence last."""
    rank = {"cue": 0, "counter": 2}
    return tuple(sorted(reasons, key=lambda reason: (rank.get(reason.kind, 1), -reason.weight if reason.kind not in ("cue", "counter") else 0)))


def main_support(reasons: Sequence[Reason]) -> tuple[Reason, ...]:
    """The reasons without the definition where a cue or a coded passage speaks for the code."""
    shown = any(reason.kind in ("cue", "neighbour") for reason in reasons)
    return tuple(reason for reason in reasons if reason.kind != "definition" or not shown)


def _neighbour(row: Row, weight: float) -> Reason:
    unit = row.unit
    return Reason(kind="neighbour", text=_short(unit.text), start=unit.start, stop=unit.stop, weight=round(weight, 4), document_id=unit.document_id)


def _short(text: str) -> str:
    return text if len(text) <= QUOTE else text[: QUOTE - 1] + "…"
