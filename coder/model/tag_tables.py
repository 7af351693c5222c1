"""Tables over a tagged data set: machine tags counted, never codings."""

from collections.abc import Mapping
from dataclasses import dataclass, field

Counts = tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Crossing:
    """Clauses counted by two things.

    Attributes:
        rows, columns: Names. `counts`: clauses, rows x columns. `totals`: clauses of each row, whatever the column.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    counts: Counts
    totals: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TagTables:
    """What a data set holds, counted.

    Attributes:
        clauses, coded, documents: Numbers of clauses, of those with a code, and of documents.
        themes: Instruments and other codes by themes: clauses tagged with both.
        groups: Groups of codes (as supply, environment and demand side) by year: clauses tagged with one of the group; totals: of the year.
        offices: Codes by the tier of their documents; totals: of each code.
        years, tiers: How strongly clauses bind, by the year and the tier of their documents; `?` where the text does not say.
        strengths: Strength of the documents, summed by year and tier, as the codebook's table gives it; totals: of each year.
        citations: (citing document, cited document) -> number of places.
        cited: Document -> number of documents that cite it, the most cited first.
        inside: Titles of the documents of the data set.
        names: Of the codes and their groups: key -> language -> name.
    """

    clauses: int
    coded: int
    documents: int
    themes: Crossing
    groups: Crossing
    offices: Crossing
    years: Crossing
    tiers: Crossing
    strengths: Crossing
    citations: Mapping[tuple[str, str], int]
    cited: Mapping[str, int]
    inside: frozenset[str]
    names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def name(self, key: str, language: str = "en") -> str:
        """What a code or a group is called in a language; its key where it has no name."""
        return self.names.get(key, {}).get(language) or key
