"""English sentences with numbers filled in: one thing is no things."""

import re
from itertools import count

_NOUNS = (
    "actor", "character", "code", "coder", "coding", "component", "conflict", "disagreement", "document", "edge", "linkage", "memo",
    "mention", "note", "pair", "passage", "place", "quote", "selection", "source", "speaker", "step", "suggestion", "text", "tie", "town",
    "turn", "unit", "value",
)  # fmt: skip
_FILLED = re.compile(rf"(\{{(\d*)[^{{}}]*\}})(?: ((?:[a-z]+ )?(?:{'|'.join(_NOUNS)}))s\b)?")


def filled(template: str, *values: object) -> str:
    """The template with its values, and what the program counts in the singular where the number before it is 1.

    >>> filled("{} linkage mentions of {} sources; {:,} codings by {}", 1, 2, 1, "Li, 1 notes")
    '1 linkage mention of 2 sources; 1 coding by Li, 1 notes'
    """
    return _for_numbers(template, values).format(*values) if values else template


def _for_numbers(template: str, values: tuple[object, ...]) -> str:
    places = count()

    def agreeing(found: re.Match[str]) -> str:
        place = int(found[2]) if found[2] else next(places)
        return f"{found[1]} {found[3]}" if found[3] and place < len(values) and str(values[place]) == "1" else found[0]

    return _FILLED.sub(agreeing, template)
