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
from coder.text.search.joined import Joined


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
        self._ids, self._keys = tuple(self._model.codes), tuple(self._model.codes.values())
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
        tagged = np.flatnonzero(likely.max(axis=1, initial=0.0) >= self._least).tolist()
        codes = [chosen(likely[row], self._top, self._least) for row in tagged]
        reasons = self._reasons([units[asked[row]] for row in tagged], [evidence[row] for row in tagged], codes)
        for row, given, words in zip(tagged, codes, reasons, strict=True):
            pairs = zip(given, words, strict=True)
            found[asked[row]] = tuple(Tag(self._keys[code], round(float(likely[row, code]), 4), reason) for code, reason in pairs)
        return found

    def forget(self) -> None:
        """Remember nothing of what was tagged: memory stays flat, and no shard depends on those before it."""
        self._model.vectors.forget()

    def _own_leasts(self, own: dict[str, float]) -> np.ndarray:
        """The least probability of each code; reasons for carrying none keep that of the model."""
        return np.array([self._least if not own or key.startswith("none.") else max(self._least, own.get(key, NEVER)) for key in self._keys])

    def _reasons(self, units: Sequence[Unit], evidence: Sequence[dict[str, Evidence]], codes: Sequence[Sequence[int]]) -> list[list[str]]:
        """For each code of each unit the cue that says most, else the word that adds most."""
        reasons = [[_cue(unit, found.get(self._ids[code])) for code in given] for unit, found, given in zip(units, evidence, codes, strict=True)]
        lacking = [row for row, words in enumerate(reasons) if not all(words)]
        open_to = [[code for code, word in zip(codes[row], reasons[row], strict=True) if not word] for row in lacking]
        for row, words in zip(lacking, self._model.main_words([units[row] for row in lacking], open_to), strict=True):
            rest = iter(words)
            reasons[row] = [word or next(rest) for word in reasons[row]]
        return reasons


def _cue(unit: Unit, found: Evidence | None) -> str:
    """The cue that says most, as it stands in the unit; empty without one."""
    hits = [hit for hit in found.hits if not (hit.anti or hit.denied)] if found else []
    if not found or not hits:
        return ""
    best = max(hits, key=lambda hit: (found.weights[hit.cue], -hit.start))
    return unit.text[best.start : best.stop]


@lru_cache(maxsize=1)
def tagger(spec: TagSpec) -> Tagger:
    """The tagger of a specification; a process loads it once, and never again looks whether it is garbage."""
    check_model(spec)
    loaded = Tagger(spec)
    gc.collect()
    gc.freeze()
    return loaded
