"""A town that a policy text may speak of, for a person to confirm."""

from dataclasses import dataclass

WHY = ("issuer", "above", "title", "named")
"""An office of the town issued the text; the county that the town is in did; its title names the town; a clause does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TownSuggestion:
    """That a text, or a clause of it, speaks of a town.

    Attributes:
        key: Names it: the same as long as text and town are.
        start, stop: Of the clause, code points; None: the whole text.
        why: One of WHY. `words`: the name that says so, as written. `ref`: reference of the clause.
    """

    key: str
    document_id: str
    town_id: str
    start: int | None
    stop: int | None
    why: str
    words: str
    ref: str = ""
