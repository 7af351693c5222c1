"""Finding words in the open document: Simplified and Traditional, half and full width are one (no Textual)."""

from bisect import bisect_left, bisect_right


class Finder:
    """The hits of one query in one text.

    Attributes:
        query: As typed.
        hits: Offsets where it begins, ascending.
        size: Length of a hit; folding keeps lengths.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._folded: str | None = None
        self.query = ""
        self.hits: list[int] = []
        self.size = 0

    def prepare(self) -> None:
        """Fold the text, once; may be done in a thread before anybody searches."""
        from coder.text.search.fold import fold

        if self._folded is None:
            self._folded = fold(self._text)

    def search(self, query: str) -> int:
        """Find this from now on; the number of hits."""
        from coder.text.search.fold import fold

        self.query, self.hits = query, []
        wanted = fold(query)
        self.size = len(wanted)
        if not wanted:
            return 0
        self.prepare()
        assert self._folded is not None
        at = self._folded.find(wanted)
        while at >= 0:
            self.hits.append(at)
            at = self._folded.find(wanted, at + self.size)
        return len(self.hits)

    def step(self, position: int, direction: int) -> int | None:
        """The next hit after (or before) a position, round the end; None without hits."""
        if not self.hits:
            return None
        if direction > 0:
            return self.hits[bisect_right(self.hits, position) % len(self.hits)]
        return self.hits[bisect_left(self.hits, position) - 1]

    def number(self, position: int) -> int:
        """Which of the hits begins at a position, from 1."""
        return bisect_left(self.hits, position) + 1

    def within(self, start: int, stop: int) -> list[tuple[int, int]]:
        """The hits that touch a row."""
        if not self.hits:
            return []
        first = bisect_right(self.hits, start - self.size)
        last = bisect_left(self.hits, stop, first)
        return [(at, at + self.size) for at in self.hits[first:last]]
