"""A passage that a coder codes again later, without a look at what was given the first time."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Recoding:
    """A unit drawn to be coded again, and what it was given then. It is no coding: it counts for nothing but the coder's own consistency.

    Attributes:
        start, stop: Code points, half-open: of the turn (else article, else paragraph), label included.
        user_id: Who coded it and codes it again.
        draw: Which draw of this coder it belongs to, from 1.
        seed: Of the draw.
        drawn_at: UTC.
        codes: Ids of the codes given again; none until then, or where none fitted.
        coded_at: UTC; empty: not coded again yet.
        codebook_version: Under which it was coded again: one stamp for each book with codes, parted by spaces.
    """

    id: str
    document_id: str
    start: int
    stop: int
    user_id: str
    draw: int
    seed: int
    drawn_at: str
    codes: tuple[str, ...] = ()
    coded_at: str = ""
    codebook_version: str = ""
