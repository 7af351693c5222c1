"""The design of a sample of tagged clauses: which strata there are, how large they are, and what was drawn from each."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Self

from coder.errors import FormatError

BANDS = (0.0, 0.5, 0.7, 0.9)
"""Lower ends of the bands of probability."""
STEPS = 20
"""Tags of a code are counted by probability in so many steps; the ends of the bands are ends of steps."""
BARE, NONE, SHORT = "untagged", "untagged, told why", "untagged, very short"
"""Strata without a code, by the number of their band."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stratum:
    """Clauses among which each was as likely to be drawn.

    Attributes:
        code: Key of the rarest code they are tagged with; empty: none.
        band: Number of the band of its probability; -1: all bands together. Without a code: 0 (bare), 1 (told why), 2 (very short).
        size: Clauses in the data set. `drawn`: of these in the sample.
    """

    code: str
    band: int
    size: int
    drawn: int
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A clause of the sample.

    Attributes:
        path: Of its file in the data set. `unit`: its citable id.
        document_id: In the project; empty before it is there.
        stratum: Number of its stratum.
        codes: (key, probability) of its tags, the most probable first.
        reasons: For each tag where its reason stands: (start, stop), code points in the document; both 0 without one.
        sha256: Of its text.
    """

    path: str
    unit: str
    start: int
    stop: int
    stratum: int
    codes: tuple[tuple[str, float], ...]
    reasons: tuple[tuple[int, int], ...]
    sha256: str
    document_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Design:
    """A sample with all that its estimates need.

    Attributes:
        model: Hash of the model that tagged. `fast`: by whole words alone.
        seed: Of the draw.
        clauses: In the data set. `coded`: of these with a code.
        tags: Code -> number of clauses tagged with it, by probability in STEPS equal steps.
    """

    model: str
    fast: bool
    seed: int
    clauses: int
    coded: int
    tags: Mapping[str, tuple[int, ...]]
    strata: tuple[Stratum, ...]
    sample: tuple[Drawn, ...]

    def tagged(self, code: str, low: float = 0.0, high: float = 1.0) -> int:
        """Clauses tagged with a code, of a probability from `low` to below `high` (1: and of 1); both are ends of steps."""
        counts = self.tags.get(code, ())
        return sum(counts[step_of(low) : STEPS if high >= 1 else step_of(high)])

    def record(self) -> dict[str, Any]:
        """As JSON-compatible values; no text of a document is in it."""
        return asdict(self)

    @classmethod
    def read(cls, record: Mapping[str, Any]) -> Self:
        """What `record` gave.

        Raises:
            FormatError: it is not such a record.
        """
        try:
            return cls(
                **{
                    **record,
                    "tags": {code: tuple(counts) for code, counts in record["tags"].items()},
                    "strata": tuple(Stratum(**each) for each in record["strata"]),
                    "sample": tuple(_drawn(each) for each in record["sample"]),
                }
            )
        except (KeyError, TypeError, ValueError) as error:
            raise FormatError(
                f"the sample kept in the project is damaged: {error}", "Draw it again: coder tag ... --sample N --into PROJECT"
            ) from error


def step_of(probability: float) -> int:
    """The number of the step of a probability."""
    return min(STEPS - 1, int(probability * STEPS + 1e-9))


def band_of(probability: float) -> int:
    """The number of the band of a probability."""
    return max(place for place, low in enumerate(BANDS) if probability >= low)


def band_ends(band: int) -> tuple[float, float]:
    """From where to where a band goes."""
    return (0.0, 1.0) if band < 0 else (BANDS[band], BANDS[band + 1] if band + 1 < len(BANDS) else 1.0)


def _drawn(record: Mapping[str, Any]) -> Drawn:
    codes: Sequence[Sequence[Any]] = record["codes"]
    reasons: Sequence[Sequence[int]] = record["reasons"]
    kept = {"codes": tuple((str(code), float(score)) for code, score in codes), "reasons": tuple((start, stop) for start, stop in reasons)}
    return Drawn(**{**record, **kept})
