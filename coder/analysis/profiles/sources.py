"""The sources of one town and their bootstrap weights, drawn once and used by every measure."""

from collections.abc import Mapping, Sequence

import numpy as np

from coder.analysis.profiles.draws import Floats, exponentials, generator, source_weights, strata_or_none


class Sources:
    """Raw weights of each source, keyed by document, so that a source keeps its draws whatever the others do."""

    def __init__(self, document_ids: Sequence[str], types: Mapping[str, str], *, draws: int, seed: int, town_id: str) -> None:
        self.draws = draws
        self._key = (seed, town_id)
        self._types = types
        self._rows = {document: row for row, document in enumerate(document_ids)}
        self._weights: dict[tuple[tuple[str, ...], int], Floats] = {}
        self._raw = exponentials(document_ids, draws, *self._key)

    def weights(self, document_ids: Sequence[str], *, draws: int | None = None) -> Floats:
        """Weights of these sources, shape (G, B): G * Dirichlet(1, ..., 1), within stakeholder types where each has three sources.

        Args:
            draws: Only the first so many draws.
        """
        key = (tuple(document_ids), draws or self.draws)
        if key not in self._weights:
            types = [self._types.get(document, "") for document in document_ids]
            self._weights[key] = source_weights(self.raw(*key), strata_or_none(types))
        return self._weights[key]

    def raw(self, document_ids: Sequence[str], draws: int) -> Floats:
        """The first so many raw weights of these sources, shape (G, draws)."""
        return self._raw[[self._rows[document] for document in document_ids], :draws]

    def may_stratify(self, document_ids: Sequence[str]) -> bool:
        """Whether the weights of these sources, or of some of them, may be drawn within stakeholder types."""
        return len({self._types.get(document, "") for document in document_ids}) > 1

    def stratified(self, document_ids: Sequence[str]) -> bool:
        """Whether the weights of these sources are drawn within stakeholder types."""
        return strata_or_none([self._types.get(document, "") for document in document_ids]) is not None

    def random(self, *purpose: str) -> np.random.Generator:
        """The stream of random numbers for one purpose in this town."""
        return generator(*self._key, *purpose)
