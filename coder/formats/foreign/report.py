"""What the import of another program's project found: kept, verified, doubtful, lost."""

from dataclasses import dataclass

from coder.formats.loss import Loss

SCHEMA = "coder-import/1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubtful:
    """A selection whose place is not certain; it is imported where the file puts it, and told of.

    Attributes:
        source: Title of its text.
        start, stop: Where it lies now (code points, half-open).
        expected: What the file says is selected there, or why it is doubtful ("begins inside a word").
        found: What stands there, with some context.
    """

    source: str
    start: int
    stop: int
    expected: str
    found: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """The report of one import; printed, and as JSON under SCHEMA.

    Attributes:
        producer: The program that wrote the file, as far as it says.
        convention: How offsets and newlines were counted there, such as `CRLF=1, code points, exclusive`; empty where there are no offsets.
        evidence: Why that convention was taken, in one sentence.
        sources, codes, selections: Counts of what came in.
        verified: Selections whose quote equals the text at their place.
        unverifiable: Selections without a quote to compare.
    """

    producer: str
    convention: str
    evidence: str
    sources: int = 0
    codes: int = 0
    selections: int = 0
    verified: int = 0
    unverifiable: int = 0
    doubtful: tuple[Doubtful, ...] = ()
    losses: tuple[Loss, ...] = ()
