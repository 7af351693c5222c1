"""Which spans touch a row: length classes, each a sorted list (no Textual).

A class k holds the spans with 2**(k-1) <= length < 2**k, sorted by start. A query is two bisects per class, so that a few
huge spans never slow the small ones down. About 8 us a query and 1 us an insert at 10,000 spans.
"""

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator

Entry = tuple[int, int, str]
"""start, stop, id."""


class SpanIndex:
    """A set of half-open spans with ids; the same id never twice."""

    __slots__ = ("_classes", "_known")

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._classes: dict[int, list[Entry]] = {}
        self._known: dict[str, Entry] = {}
        for entry in entries:
            self._check(entry)
            self._classes.setdefault((entry[1] - entry[0]).bit_length(), []).append(entry)
            self._known[entry[2]] = entry
        for entries_of_class in self._classes.values():
            entries_of_class.sort()

    def __len__(self) -> int:
        return len(self._known)

    def __iter__(self) -> Iterator[Entry]:
        return iter(sorted(self._known.values()))

    def __contains__(self, span_id: str) -> bool:
        return span_id in self._known

    def get(self, span_id: str) -> Entry | None:
        """The span with this id, if it is here."""
        return self._known.get(span_id)

    def add(self, start: int, stop: int, span_id: str) -> None:
        """Put a span in.

        Raises:
            ValueError: the span is empty, or the id is here already.
        """
        entry = (start, stop, span_id)
        self._check(entry)
        insort(self._classes.setdefault((stop - start).bit_length(), []), entry)
        self._known[span_id] = entry

    def remove(self, span_id: str) -> Entry:
        """Take a span out and return it.

        Raises:
            KeyError: no such id.
        """
        entry = self._known.pop(span_id)
        entries = self._classes[(entry[1] - entry[0]).bit_length()]
        del entries[bisect_left(entries, entry)]
        return entry

    def overlapping(self, start: int, stop: int) -> list[Entry]:
        """The spans that share at least one code point with `[start, stop)`, by start, stop, id."""
        found: list[Entry] = []
        for power, entries in self._classes.items():
            low = bisect_left(entries, (start - (1 << power),))
            high = bisect_left(entries, (stop,), low)
            found += [entry for entry in entries[low:high] if entry[1] > start]
        found.sort()
        return found

    def _check(self, entry: Entry) -> None:
        if entry[0] >= entry[1]:
            raise ValueError(f"an empty span cannot be shown: {entry[0]}-{entry[1]}")
        if entry[2] in self._known:
            raise ValueError(f"span {entry[2]} is here already")
