"""Very many texts as one, parted by newlines: what is looked for in all of them is looked for once."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import accumulate

from coder.text.search.fold import fold_at_once
from coder.text.shadow import simplified_at_once


class Joined:
    """Some texts one after the other.

    Attributes:
        texts: The texts.
        starts: Where each begins in the whole, and one beyond the last.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        """Put them together."""
        self.texts = tuple(texts)
        self.starts = tuple(accumulate((len(text) + 1 for text in self.texts), initial=0))

    @cached_property
    def folded(self) -> str:
        """The whole, folded; as long as the texts."""
        return fold_at_once("\n".join(self.texts))

    @cached_property
    def shadow(self) -> str:
        """The whole in Simplified characters; as long as the texts."""
        return simplified_at_once("\n".join(self.texts))

    def folded_text(self, row: int) -> str:
        """One text, folded."""
        return self.folded[self.starts[row] : self.starts[row + 1] - 1]

    def rows(self, places: Sequence[int]) -> list[int]:
        """In which text each of these places of the whole lies; a newline between two belongs to the first."""
        import numpy as np

        found: list[int] = (np.searchsorted(self.starts, places, side="right") - 1).tolist()
        return found
