"""A saved model at work on clauses."""

import gc
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np

from coder.model.suggestion import Unit
from coder.suggest.choosing import chosen
from coder.suggest.cuerules import Evidence
from coder.suggest.distilled import Distilled
from coder.suggest.units import is_askable
from coder.tagging.attributes import Attributes, read_attributes
from coder.tagging.spec import NEVER, TagSpec, check_model, part_of
from coder.text.joined import Joined


@dataclass(frozen=True, slots=True)
class Tag:
    """A code of a clause: its key, its probability, and the words of the clause that speak most for it."""

    code: str
    probability: float
    reason: str

    @property
    def is_none(self) -> bool:
        """Whether it says why a clause carries no measure (`none.background`)."""
        return self.code.startswith("none.")


class Tagger:
    """Gives the codes of clauses.

    Attributes:
        attributes: The scales of words that come with the model: how strongly a clause binds, whom it is for.
    """

    def __init__(self, spec: TagSpec) -> None:
        """Load the model.

        Raises:
            FormatError: it cannot be read, or its encoder is not at hand.
        """
        self._model = Distilled.load(part_of(Path(spec.model), spec.fast))
        self._keys = tuple(self._model.codes.values())
        self._top = spec.top
        self._least = spec.least or self._model.threshold
        self._leasts = self._own_leasts(dict(spec.leasts))
        self.attributes: Attributes = read_attributes(Path(spec.model))

    def tags(self, units: Sequence[Unit], joined: Joined | None = None) -> list[tuple[Tag, ...]]:
        """The codes of each unit whose probability reaches the least one, the most probable first; none for very short units.

        Args:
            joined: The texts of the units, where they are put together already.
        """
        said = self._model.cues.evidence_all(units, joined)
        asked = [place for place, unit in enumerate(units) if is_askable(unit)]
        evidence = [said[place] for place in asked]
        likely = self._model.probabilities([units[place] for place in asked], evidence)
        likely = np.where(likely < self._leasts, 0.0, likely)
        found: list[tuple[Tag, ...]] = [()] * len(units)
        for row in np.flatnonzero(likely.max(axis=1, initial=0.0) >= self._least).tolist():
            found[asked[row]] = self._tags(units[asked[row]], evidence[row], likely[row])
        return found

    def forget(self) -> None:
        """Remember nothing of what was tagged: memory stays flat, and no shard depends on those before it."""
        self._model.vectors.forget()

    def _own_leasts(self, own: dict[str, float]) -> np.ndarray:
        """The least probability of each code; reasons for carrying none keep that of the model."""
        return np.array([self._least if not own or key.startswith("none.") else max(self._least, own.get(key, NEVER)) for key in self._keys])

    def _tags(self, unit: Unit, evidence: dict[str, Evidence], likely: np.ndarray) -> tuple[Tag, ...]:
        codes = chosen(likely, self._top, self._least)
        return tuple(Tag(self._keys[code], round(float(likely[code]), 4), self._reason(unit, evidence, code)) for code in codes)

    def _reason(self, unit: Unit, evidence: dict[str, Evidence], code: int) -> str:
        code_id = list(self._model.codes)[code]
        found = evidence.get(code_id)
        hits = [hit for hit in found.hits if not (hit.anti or hit.denied)] if found else []
        if found and hits:
            best = max(hits, key=lambda hit: (found.weights[hit.cue], -hit.start))
            return unit.text[best.start : best.stop]
        words = [each for each in self._model.explain(unit, code_id) if each.weight > 0]
        return max(words, key=lambda each: each.weight).text if words else ""


@lru_cache(maxsize=1)
def tagger(spec: TagSpec) -> Tagger:
    """The tagger of a specification; a process loads it once, and never again looks whether it is garbage."""
    check_model(spec)
    loaded = Tagger(spec)
    gc.collect()
    gc.freeze()
    return loaded
