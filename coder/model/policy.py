"""What policy texts say, clause by clause, and which cite which."""

from collections.abc import Mapping
from dataclasses import dataclass

from coder.model.comparison import Difference
from coder.model.profile import Share


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A numbered item or paragraph of a policy text.

    Attributes:
        ref: Its reference, such as `3-2`; `text` its words.
        level: Of the codebook's scale of modality, higher binds more; None: no word of the scale. Found by rule, not coded by a person.
        word: What decides it, as printed.
        codes: Keys of the codes that people gave some of it; `codings` their ids.
    """

    document_id: str
    title: str
    ref: str
    start: int
    stop: int
    text: str
    level: int | None
    word: str
    codes: tuple[str, ...]
    codings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentRow:
    """The instruments of the clauses of some documents.

    Attributes:
        label: The year, tier or title; `documents` how many texts with instruments.
        n: Clauses with an instrument, one for each instrument in them. `shares`: with the intervals of the posterior over documents.
    """

    label: str
    documents: int
    n: int
    shares: tuple[Share, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentMix:
    """The mix of instruments over years, tiers or documents, and how it shifted at a date.

    Attributes:
        unplaced: Titles of documents without a year or tier; of those on the day of the split, that cannot be told to lie before or after.
        shift: Shares after the date less those before; empty unless a date is given.
    """

    by: str
    rows: tuple[InstrumentRow, ...]
    unplaced: tuple[str, ...]
    shift: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A place where a text names another one.

    Attributes:
        printed: A title in 《》, or a document number; `start`, `stop`: where it stands.
        target: Id of the document of the project that is meant, or empty.
        label: The title or number in its normal form.
    """

    document_id: str
    start: int
    stop: int
    printed: str
    target: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CitationNetwork:
    """Who cites whom.

    Attributes:
        titles: Id of a document, or label of a text that is not in the project -> how it is shown.
        cited: Id or label -> number of documents that cite it, most first.
        warnings: What a person should look at, such as a damaged document number.
    """

    citations: tuple[Citation, ...]
    titles: Mapping[str, str]
    cited: Mapping[str, int]
    warnings: tuple[str, ...]
