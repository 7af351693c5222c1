"""What queues and evaluations ask of a suggester beyond its suggestions."""

from collections.abc import Sequence
from typing import Protocol, Self, runtime_checkable

import numpy as np

from coder.model.codebook import Code
from coder.model.suggestion import Example, Suggestion, Unit


@runtime_checkable
class Judging(Protocol):
    """A suggester that tells how likely every code is for every unit, and on what grounds. Columns are in the order of `code_ids`.

    Attributes:
        threshold: The least probability at which a code is suggested unasked.
    """

    name: str
    threshold: float

    @property
    def code_ids(self) -> tuple[str, ...]:
        """Ids of the codes."""

    def index(self, codes: Sequence[Code], corpus_units: Sequence[Unit]) -> Self:
        """What depends on the codebook and the texts alone."""

    def learn(self, examples: Sequence[Example]) -> Self:
        """What depends on the decisions."""

    def suggest(self, units: Sequence[Unit], top: int = 3) -> list[list[Suggestion]]:
        """What is suggested unasked."""

    def likelihoods(self, units: Sequence[Unit]) -> np.ndarray:
        """The probability of each code, units x codes; a unit never learns from codings of itself."""

    def probabilities(self, units: Sequence[Unit]) -> np.ndarray:
        """The same, 0 where the code may not be suggested unasked."""

    def cue_strengths(self, units: Sequence[Unit]) -> np.ndarray:
        """How strongly cue words speak for each code, units x codes; 0 without any."""

    def learned(self, units: Sequence[Unit]) -> np.ndarray:
        """How much more than others a unit is like each code, cue words apart, in standard deviations, units x codes."""

    def alike(self, units: Sequence[Unit], others: Sequence[Unit]) -> np.ndarray:
        """The kernel between units, 0 to 1."""

    def proposed(self, unit: Unit, code_id: str, score: float) -> Suggestion:
        """A suggestion of the code with its reasons."""
