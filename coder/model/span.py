"""A stretch of one document's text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """A half-open piece of a text, in Unicode code points.

    Attributes:
        start: Index of the first code point.
        stop: Index after the last one; always greater than `start`.

    >>> Span(start=4, stop=6).quote("😀𠮷田：昆山")
    '昆山'
    """

    start: int
    stop: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.stop:
            raise ValueError(f"a span needs 0 <= start < stop, not {self.start}-{self.stop}")

    def quote(self, text: str) -> str:
        """Return the words the span covers."""
        return text[self.start : self.stop]

    def overlaps(self, other: "Span") -> bool:
        """Whether the two spans share at least one code point."""
        return self.start < other.stop and other.start < self.stop


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A span with the words around it, so that it can be found again in another copy of the text.

    The two selectors TextPosition and TextQuote of the W3C Web Annotation Data Model (2017).

    Attributes:
        start, stop: Code points, half-open.
        exact: The words themselves.
        prefix, suffix: Up to 32 code points before and after.
    """

    start: int
    stop: int
    exact: str
    prefix: str = ""
    suffix: str = ""

    @classmethod
    def of(cls, text: str, start: int, stop: int) -> "Anchor":
        """The anchor of `text[start:stop]`."""
        return cls(start=start, stop=stop, exact=text[start:stop], prefix=text[max(0, start - 32) : start], suffix=text[stop : stop + 32])
