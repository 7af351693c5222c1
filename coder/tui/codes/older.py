"""Which codings were made before the definition of their code changed (no Textual)."""

from collections.abc import Iterable, Mapping
from typing import Any

from coder.model.codebook import Codebook
from coder.model.coding import Coding
from coder.project.codes.history import CodeHistory


class OlderCodings:
    """Kept up to date with what a session shows.

    Attributes:
        histories: Id of a code -> its history, for codes that have had more than one meaning.
        counts: Id of a code -> number of its older codings in the project.
    """

    def __init__(self, project: Any) -> None:
        self._project = project
        self.histories: Mapping[str, CodeHistory] = {}
        self.counts: dict[str, int] = {}
        self._stamps: list[str] = []

    def follow(self, books: Iterable[Codebook]) -> None:
        """Read both from the project if a book has another version than when they were read last."""
        stamps = [book.stamp for book in books]
        if stamps != self._stamps:
            self._stamps = stamps
            self.histories = self._project.codebooks.histories()
            self.counts = self._project.codebooks.older_counts(self.histories) if self.histories else {}

    def forget(self) -> None:
        """Read both again the next time, as another program may have written."""
        self._stamps = []

    def holds(self, coding: Coding) -> bool:
        """Whether a coding is an older one."""
        history = self.histories.get(coding.code_id)
        return history is not None and history.is_older(coding.codebook_version)

    def note(self, coding: Coding, amount: int) -> None:
        """A coding came (1) or went (-1)."""
        if self.histories and self.holds(coding):
            self.counts[coding.code_id] = self.counts.get(coding.code_id, 0) + amount
