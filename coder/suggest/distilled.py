"""What was learned, without the passages it was learned from: the suggester that `coder train` saves and tagging uses.

Scores of the ridge are sums over coded passages; gathered by word they are sums over words, and the passages can go. Words and
n-grams that stand in fewer than three documents go too, unless they are the codebook's own: names of people do not leave with a model.
"""

from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, Self

import numpy as np

from coder.language.words import Segmenter
from coder.model.codebook import Code
from coder.model.suggestion import Example, Reason, Suggestion, Unit
from coder.suggest.calibration import Calibration, features
from coder.suggest.choosing import chosen
from coder.suggest.combined import CODINGS_WITHOUT_CUE, LEAST_CUE, LEAST_SCORE, WITHOUT_VECTORS, Combined
from coder.suggest.cuerules import CueRules, Evidence
from coder.suggest.encoders.registry import is_installed
from coder.suggest.genre import genre, misfit
from coder.suggest.model_files import read_model, write_model
from coder.suggest.reasons import in_order, main_word, word_reasons
from coder.suggest.scaling import standard
from coder.suggest.space import Space
from coder.suggest.units import is_askable
from coder.suggest.vectors import Vectors, vectors_of_model

LEAST_DOCUMENTS = 3


class Distilled:
    """Suggests as `Combined` does, by weights of words, topics, sentence vectors and roles; knows no passage, so it names no neighbour.

    Attributes:
        codes: What the codes are called: id -> key.
    """

    name = "distilled@2"

    def __init__(
        self,
        *,
        threshold: float = LEAST_SCORE,
        use_vectors: bool | None = None,
        vectors: Vectors | None = None,
        segmenter: Segmenter | None = None,
        least_documents: int = LEAST_DOCUMENTS,
        plain: bool = False,
    ) -> None:
        """Store the parameters: those of `Combined`, and how many documents a word must stand in to be kept."""
        self.plain = plain
        self.threshold = threshold
        self.use_vectors = (vectors is not None or is_installed()) if use_vectors is None else use_vectors
        self.vectors = vectors or Vectors()
        self.segmenter = segmenter or Segmenter()
        self.least_documents = least_documents

    def fit(self, codes: Sequence[Code], examples: Sequence[Example], corpus_units: Sequence[Unit]) -> Self:
        """Learn as `Combined` learns, then keep the weights alone."""
        taught = Combined(
            threshold=self.threshold,
            use_vectors=self.use_vectors,
            vectors=self.vectors,
            segmenter=self.segmenter,
            least_documents=self.least_documents,
            plain=self.plain,
        ).fit(codes, examples, corpus_units)
        self.codes = {code.id: code.key for code in codes}
        self.cues, self.space = taught.cues.forgotten(), taught.ridge.space
        terms, topics, meanings, roles = taught.ridge.directions()
        self.directions = terms, topics, meanings, roles.astype(np.float32)
        self.scale, self.calibration, self.codings = taught.scale, taught.calibration, taught.codings
        self.says = np.asarray(taught.ridge.says)
        self.texts = tuple(str(code.facets.get("texts", "")) for code in codes)
        self.used = {kind: _uses(codes, examples, kind) for kind in ("talk", "policy", "")}
        return self

    def suggest(self, units: Sequence[Unit], top: int = 3) -> list[list[Suggestion]]:
        """The codes of each unit whose probability reaches the threshold, at most `top`, the most probable first."""
        asked = [place for place, unit in enumerate(units) if is_askable(unit)]
        evidence = self.cues.evidence_all([units[place] for place in asked])
        likely = self.probabilities([units[place] for place in asked], evidence)
        lists: list[list[Suggestion]] = [[] for _ in units]
        for row, place in enumerate(asked):
            codes = chosen(likely[row], top, self.threshold)
            lists[place] = [self._suggestion(units[place], code, likely[row, code]) for code in codes]
        return lists

    def probabilities(self, units: Sequence[Unit], evidence: Sequence[dict[str, Evidence]] | None = None) -> np.ndarray:
        """The probability of each code for each unit, units x codes; 0 where too little is known of the code to suggest it unasked."""
        strength = self._strength([self.cues.evidence(unit) for unit in units] if evidence is None else evidence)
        few = self.codings < CODINGS_WITHOUT_CUE
        silent = ((strength < LEAST_CUE) & few) | (~self.says & few)
        likely = np.zeros(strength.shape)
        open_to: list[int] = np.flatnonzero(~silent.all(axis=1)).tolist()
        if open_to:
            likely[open_to] = self._judged([units[place] for place in open_to], strength[open_to])
        return np.where(silent, 0.0, likely)

    def _strength(self, evidence: Sequence[dict[str, Evidence]]) -> np.ndarray:
        """How strongly the cues speak, units x codes."""
        columns = {code: column for column, code in enumerate(self.codes)}
        strength = np.zeros((len(evidence), len(columns)))
        for row, found in enumerate(evidence):
            for code, each in found.items():
                if code in columns:
                    strength[row, columns[code]] = each.strength
        return strength

    def _judged(self, units: Sequence[Unit], strength: np.ndarray) -> np.ndarray:
        """The probability of each code, from the strength of its cues and from how like it the words are, units x codes."""
        pairs = features(strength, self._likeness(units), self.codings)
        genres = [genre(unit.kind) for unit in units]
        kinds = sorted(set(genres))
        costs = misfit(kinds, self.texts, np.array([self.used[kind] for kind in kinds]))
        apart = costs[np.searchsorted(kinds, genres)] + (0.0 if self.use_vectors else WITHOUT_VECTORS)
        return self.calibration.probability(pairs, apart)

    def _likeness(self, units: Sequence[Unit]) -> np.ndarray:
        """How much more a unit is like each code than others are, in standard deviations, units x codes.

        Whole words alone say nothing before the first coding: what a clause shares with a definition is chance.
        """
        if self.plain and not self.codings.any():
            return np.zeros((len(units), len(self.codes)))
        return standard(self.space.along(self.space.points(units), self.directions), self.scale)

    def explain(self, unit: Unit, code_id: str) -> tuple[Reason, ...]:
        """The cues in the unit, and the words that add most and take most; offsets in the documents."""
        code = list(self.codes).index(code_id)
        points = self.space.points([unit])
        weights = self.directions[0][:, code].astype(float)
        if self.space.topics.are_known:
            weights = weights + self.space.topics.weights(points.terms, self.directions[1][:, code])
        parts = self.space.features.contributions(unit.text, weights)
        return in_order((*self.cues.explain(unit, code_id), *word_reasons(unit, parts, self.segmenter.words(unit.text))))

    def main_words(self, units: Sequence[Unit], codes: Sequence[Sequence[int]]) -> list[list[str]]:
        """For each unit and each of some codes (columns) the word that adds most, as `explain` names it first after cues; empty without one."""
        texts = [unit.text for unit in units]
        rows = self.space.features.transform(texts)
        topical, sizes = self._topical, self.space.topics.sizes(rows)
        found: list[list[str]] = []
        for text, share, size, asked in zip(texts, self.space.features.shares(texts, rows), sizes.tolist(), codes, strict=True):
            words, columns = self.segmenter.words(text), share.columns
            weights = (self.directions[0][columns, code] + topical[columns, code] / size for code in asked)
            found.append([text[slice(*main_word(share.along(each), words))] for each in weights])
        return found

    @cached_property
    def _topical(self) -> np.ndarray:
        """What each term adds to each code by way of the topics, where these have the length 1: terms x codes."""
        return self.space.topics.spread(self.directions[1], len(self.directions[0]))

    def holds(self) -> dict[str, Any]:
        """What a saved model holds, and what it does not."""
        values, arrays = self.space.features.state()
        return {
            "codes": len(self.codes),
            "words": len(values["words"]),
            "ngrams": len(arrays["ngrams"]),
            "least_documents": self.least_documents,
            "plain": self.plain,
            "codings": int(self.codings.sum()),
            "encoder": self.vectors.name if self.use_vectors else "",
            "passages": 0,
        }

    def save(self, folder: Path) -> None:
        """Write `model.json` and `arrays.npz`, and the cues beside them: weights of words, no passage and no document."""
        self.cues.save(folder / "cues")
        values, arrays = self.space.state()
        values |= {"name": self.name, "threshold": self.threshold, "codes": self.codes, "texts": list(self.texts), "holds": self.holds()}
        arrays |= {f"direction{place}": each for place, each in enumerate(self.directions)}
        arrays |= {"middle": self.scale[0], "width": self.scale[1], "codings": self.codings, "says": self.says}
        arrays |= {f"used_{kind or 'other'}": uses for kind, uses in self.used.items()}
        arrays |= {"coefficients": self.calibration.coefficients, "steps": self.calibration.steps, "heights": self.calibration.heights}
        arrays["trust"] = np.array(self.calibration.trust)
        write_model(folder, values, arrays)

    @classmethod
    def load(cls, folder: Path, vectors: Vectors | None = None) -> Self:
        """Read what `save` wrote.

        Args:
            vectors: Those at hand: taken if the model was made with their encoder, else that one must be installed.

        Raises:
            FormatError: there is no such model in the folder, or its encoder is not at hand.
        """
        values, arrays = read_model(folder, cls.name)
        known = vectors_of_model(values["encoder"], vectors) if values["encoder"] else None
        made = cls(
            threshold=values["threshold"],
            use_vectors=known is not None,
            vectors=known,
            segmenter=Segmenter(values["own_words"]),
            least_documents=values["holds"]["least_documents"],
            plain=values["holds"]["plain"],
        )
        made.codes, made.texts = dict(values["codes"]), tuple(values["texts"])
        made.cues = CueRules.load(folder / "cues", made.segmenter)
        made.space = Space(made.segmenter, made.vectors if made.use_vectors else None).restore(values, arrays)
        made.directions = arrays["direction0"], arrays["direction1"], arrays["direction2"], arrays["direction3"]
        made.scale, made.codings, made.says = (arrays["middle"], arrays["width"]), arrays["codings"], arrays["says"]
        made.used = {kind: arrays[f"used_{kind or 'other'}"] for kind in ("talk", "policy", "")}
        made.calibration = Calibration(arrays["coefficients"], arrays["steps"], arrays["heights"], float(arrays["trust"]))
        return made

    def _suggestion(self, unit: Unit, code: int, score: float) -> Suggestion:
        code_id = list(self.codes)[code]
        return Suggestion(
            document_id=unit.document_id,
            start=unit.start,
            stop=unit.stop,
            code_id=code_id,
            score=round(float(score), 4),
            suggester=self.name,
            reasons=self.explain(unit, code_id),
        )


def _uses(codes: Sequence[Code], examples: Sequence[Example], kind: str) -> np.ndarray:
    """How often each code was given in texts of one genre."""
    counts = Counter(code for each in examples if genre(each.unit.kind) == kind for code in each.codes)
    return np.array([counts[code.id] for code in codes], float)
