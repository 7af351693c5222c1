"""Cue words and ridge regression together: the suggester of the screen. Silence is its normal answer.

A pair of unit and code gets a probability from two things: how strongly cues of the code stand in the unit, and how much more
the unit is like the code (its words, its coded passages) than the units of the same document and of the project are.
"""

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Self

import numpy as np

from coder.language.words import Segmenter
from coder.model.codebook import Code
from coder.model.suggestion import Example, Reason, Suggestion, Unit
from coder.suggest.calibration import FEATURES, PRIOR, features, fit, probability
from coder.suggest.cuerules import CueRules, Evidence
from coder.suggest.genre import genre, misfit
from coder.suggest.model_files import read_model, write_model
from coder.suggest.reasons import in_order, main_support
from coder.suggest.ridge import Ridge
from coder.suggest.rows import Row, overlapping, spread, targets_of
from coder.suggest.units import is_askable
from coder.suggest.vectors import Vectors

LEAST_SCORE = 0.35
CODINGS_WITHOUT_CUE = 5
"""From so many coded passages of a code on it may be suggested where none of its cues stands ..."""
UNLIKE = 0.3
"""... unless the unit is less like the nearest of them than seven tenths of them are like each other across documents.

Read on real meetings after 129 codings of constructed interviews: with .1 at most one of 8 suggestions without a cue was right; .3 leaves 3."""
LEAST_CUE = 0.1
WITHOUT_VECTORS = 0.6
"""Added to the log-odds where no sentence vectors are: before the first coding nothing but cues can speak then."""
DOCUMENT_SAMPLE = 40
SHRINK = 20.0
LEAST_WIDTH = 1e-3
LEAST_DOCUMENTS = 3
COMMON_NEGATIVES = 2
"""Units of the sample that stand for uncoded ones where fewer than this many per coded passage were read."""


class Combined:
    """Suggests from the first minute, by cues backed by likeness; learns from each coding and each rejection."""

    name = "cues+ridge@2"

    def __init__(
        self, *, threshold: float = LEAST_SCORE, use_vectors: bool | None = None, vectors: Vectors | None = None, segmenter: Segmenter | None = None
    ) -> None:
        """Store the parameters: the least probability shown, and those of `Ridge`."""
        self.threshold = threshold
        self.segmenter = segmenter or Segmenter()
        self.cues = CueRules(segmenter=self.segmenter)
        self.ridge = Ridge(use_vectors=use_vectors, vectors=vectors, segmenter=self.segmenter)

    def fit(self, codes: Sequence[Code], examples: Sequence[Example], corpus_units: Sequence[Unit]) -> Self:
        """Fit both parts, then the probabilities on predictions that leave the passage's own document out."""
        return self.index(codes, corpus_units, examples).learn(examples)

    def index(self, codes: Sequence[Code], corpus_units: Sequence[Unit], examples: Sequence[Example] = ()) -> Self:
        """The part of `fit` that depends on the texts only (3 s of CPU for 0.9 million characters): once for a session."""
        self.cues.index(codes, corpus_units)
        self.ridge.index(codes, corpus_units, examples)
        self._texts = tuple(str(code.facets.get("texts", "")) for code in codes)
        self._documents: dict[str, list[Unit]] = defaultdict(list)
        for unit in corpus_units:
            if is_askable(unit):
                self._documents[unit.document_id].append(unit)
        return self

    def learn(self, examples: Sequence[Example]) -> Self:
        """The part of `fit` that depends on the decisions: after each coding or rejection."""
        self.cues.learn(examples)
        self.ridge.learn(examples)
        self._scales: dict[str, tuple[np.ndarray, np.ndarray]] = {}
        self._scales[""] = self._scale(self.ridge.sample)
        self.codings = self._carried().sum(axis=0).astype(float)
        self.nearness = self._typical_nearness()
        self.coefficients = self._calibrate()
        return self

    def suggest(self, units: Sequence[Unit], top: int = 3) -> list[list[Suggestion]]:
        """The codes of each unit whose probability reaches the threshold, at most `top`, the most probable first."""
        asked = [place for place, unit in enumerate(units) if is_askable(unit)]
        chosen = [units[place] for place in asked]
        evidence = [self.cues.evidence(unit) for unit in chosen]
        likely = self.probabilities(chosen, evidence)
        lists: list[list[Suggestion]] = [[] for _ in units]
        for row, place in enumerate(asked):
            order = [code for code in np.argsort(-likely[row], kind="stable")[:top] if likely[row, code] >= self.threshold]
            lists[place] = [self._suggestion(chosen[row], evidence[row], code, likely[row, code]) for code in order]
        return lists

    def probabilities(self, units: Sequence[Unit], evidence: Sequence[dict[str, Evidence]] | None = None) -> np.ndarray:
        """For each unit and code the probability that a reader would give the code, units x codes; 0 where it may not be suggested."""
        evidence = [self.cues.evidence(unit) for unit in units] if evidence is None else evidence
        strength = self._strengths(evidence)
        likely = np.zeros(strength.shape)
        codings = self._codings(units)
        places: list[int] = np.flatnonzero(((strength >= LEAST_CUE) | (codings >= CODINGS_WITHOUT_CUE)).any(axis=1)).tolist()
        if not places:
            return likely
        asked, strength, codings = [units[place] for place in places], strength[places], codings[places]
        kernel = self.ridge.kernel(asked)
        pairs = features(strength, self._likeness(asked, kernel), codings)
        genres = [genre(unit.kind) for unit in asked]
        apart = misfit(genres, self._texts, self._used_in(genres, asked)) + (0.0 if self.ridge.use_vectors else WITHOUT_VECTORS)
        unlike = self._nearest(asked, kernel) < self.nearness
        silent = (strength < LEAST_CUE) & (unlike | (codings < CODINGS_WITHOUT_CUE))
        mute = ~self.ridge.says & (codings < CODINGS_WITHOUT_CUE)
        likely[places] = np.where(silent | mute, 0.0, probability(pairs, self.coefficients, apart))
        return likely

    def explain(self, unit: Unit, code_id: str) -> tuple[Reason, ...]:
        """The cues in the unit, the words and coded passages that make it alike, and what speaks against; offsets in the documents."""
        return in_order(main_support((*self.cues.explain(unit, code_id), *self.ridge.explain(unit, code_id))))

    def save(self, folder: Path) -> None:
        """Write both parts into folders of their own, and `model.json` and `arrays.npz` with what joins them."""
        self.cues.save(folder / "cues")
        self.ridge.save(folder / "ridge")
        documents = sorted(self._scales)
        arrays = {"scales": np.array([self._scales[each] for each in documents]), "codings": self.codings, "coefficients": self.coefficients}
        values = {"name": self.name, "threshold": self.threshold, "features": list(FEATURES), "documents": documents, "nearness": self.nearness}
        values |= {"texts": list(self._texts)}
        write_model(folder, values, arrays)

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Read what `save` wrote. Units of documents that were not asked for before are compared with the project's sample only."""
        values, arrays = read_model(folder, cls.name)
        made = cls(threshold=values["threshold"], use_vectors=False)
        made.cues, made.ridge = CueRules.load(folder / "cues"), Ridge.load(folder / "ridge")
        made._documents = {}
        made._scales = {document: (scale[0], scale[1]) for document, scale in zip(values["documents"], arrays["scales"], strict=True)}
        made.nearness, made._texts = values["nearness"], tuple(values["texts"])
        made.codings, made.coefficients = arrays["codings"], arrays["coefficients"]
        return made

    def _suggestion(self, unit: Unit, evidence: dict[str, Evidence], code: int, score: float) -> Suggestion:
        code_id = self.ridge.codes[code]
        found = evidence.get(code_id)
        cues = self.cues.reasons(unit, found) if found else ()
        return Suggestion(
            document_id=unit.document_id,
            start=unit.start,
            stop=unit.stop,
            code_id=code_id,
            score=round(float(score), 4),
            suggester=self.name,
            reasons=in_order(main_support((*cues, *self.ridge.explain(unit, code_id)))),
        )

    def _strengths(self, evidence: Sequence[dict[str, Evidence]]) -> np.ndarray:
        return np.array([[each[code].strength if code in each else 0.0 for code in self.ridge.codes] for each in evidence], float).reshape(
            len(evidence), len(self.ridge.codes)
        )

    def _codings(self, units: Sequence[Unit]) -> np.ndarray:
        """Coded passages of each code but those that reach into the unit, units x codes."""
        carried = self._carried()
        out = [carried[list(rows)].sum(axis=0) for rows in overlapping(self.ridge.rows, units)]
        return self.codings - np.array(out, float).reshape(len(units), len(self.codings))

    def _used_in(self, genres: Sequence[str], units: Sequence[Unit]) -> np.ndarray:
        """As `_codings`, only those in texts of the same genre as the unit."""
        carried = self._carried()
        where = np.array([genre(row.unit.kind) for row in self.ridge.rows])
        out = overlapping(self.ridge.rows, units)
        counts = {each: carried[where == each].sum(axis=0) for each in set(genres)}
        return np.array([counts[each] - carried[list(rows)].sum(axis=0) for each, rows in zip(genres, out, strict=True)], float).reshape(
            len(units), len(self.codings)
        )

    def _likeness(self, units: Sequence[Unit], kernel: np.ndarray) -> np.ndarray:
        """Ridge scores in standard deviations above the units of the project and of the same document, whichever is less."""
        scores = self._scores(units, kernel)
        middle, width = self._scales[""]
        least = (scores - middle) / width
        for document_id in sorted({unit.document_id for unit in units}):
            if document_id not in self._scales and document_id in self._documents:
                self._scales[document_id] = self._scale(spread(self._documents[document_id], DOCUMENT_SAMPLE))
            middle, width = self._scales.get(document_id, self._scales[""])
            rows = [row for row, unit in enumerate(units) if unit.document_id == document_id]
            least[rows] = np.minimum(least[rows], (scores[rows] - middle) / width)
        return least

    def _scores(self, units: Sequence[Unit], kernel: np.ndarray | None = None) -> np.ndarray:
        """Ridge scores without the words that definitions share with the unit, which the cues count already."""
        if not units:
            return self.ridge.scores(units)
        return self.ridge.weighed(units, self.ridge.kernel(units) if kernel is None else kernel, definitions=False)

    def _nearest(self, units: Sequence[Unit], kernel: np.ndarray) -> np.ndarray:
        """The kernel similarity of each unit to the nearest coded passage of each code, units x codes; 0 for a code never used.

        Coded passages that reach into the unit are not looked at.
        """
        carried = self._carried()
        kernel = kernel.copy()
        for place, rows in enumerate(overlapping(self.ridge.rows, units)):
            kernel[place, list(rows)] = 0
        return (
            np.stack([kernel[:, carried[:, code]].max(axis=1, initial=0.0) for code in range(carried.shape[1])], axis=1) if carried.size else carried
        )

    def _carried(self) -> np.ndarray:
        """Which rows are coded passages of which code, rows x codes."""
        coded = np.array([row.kind == "coded" for row in self.ridge.rows], bool)
        return (targets_of(self.ridge.rows, self.ridge.codes) > 0) & coded[:, None]

    def _typical_nearness(self) -> float:
        """How like each other passages of one code are, at least: a low quantile of their nearest similarities.

        Passages of the same document are left out where three documents are coded. A project of another kind of text than the
        coded one then stays silent, however much some of its units stand out among themselves.
        """
        carried = self._carried()
        coded = self.ridge.coded
        if not coded:
            return 0.0
        rows = self.ridge.rows[:coded]
        kernel = self.ridge.kernel([row.unit for row in rows])
        groups = np.array(self._groups(rows))
        found = []
        for place in range(coded):
            others = np.flatnonzero(groups != groups[place])
            for code in np.flatnonzero(carried[place]):
                same = others[carried[others, code]]
                if len(same):
                    found.append(float(kernel[place, same].max()))
        return float(np.quantile(found, UNLIKE)) if found else 0.0

    def _groups(self, rows: Sequence[Row]) -> list[str]:
        """What is left out together with each row: its document, or the row alone while fewer than three documents are coded."""
        documents = {row.unit.document_id for row in self.ridge.rows if row.kind == "coded"}
        return [row.unit.document_id if len(documents) >= LEAST_DOCUMENTS else str(place) for place, row in enumerate(rows)]

    def _scale(self, units: Sequence[Unit]) -> tuple[np.ndarray, np.ndarray]:
        """Mean and standard deviation of the ridge scores of some units, by code; of few units, drawn to those of the whole project."""
        size = len(self.ridge.codes)
        if len(units) < 2:
            return self._scales[""] if "" in self._scales else (np.zeros(size), np.full(size, 0.05))
        scores = self._scores(units)
        own = scores.mean(axis=0), np.maximum(scores.std(axis=0), LEAST_WIDTH)
        if "" not in self._scales:
            return own
        trust = len(units) / (len(units) + SHRINK)
        whole = self._scales[""]
        return trust * own[0] + (1 - trust) * whole[0], trust * own[1] + (1 - trust) * whole[1]

    def _calibrate(self) -> np.ndarray:
        """The coefficients after the decisions; those of the first day where nothing is coded."""
        rows = self.ridge.rows
        real = self.ridge.solution.real
        coded = self.ridge.coded
        if not coded:
            return PRIOR.copy()
        held_out = self.ridge.solution.held_out(self._groups(rows[:real])) - self.ridge.centre
        held_out -= self.ridge.shared_words([row.unit for row in rows[:real]])
        read = {(row.unit.document_id, row.unit.start) for row in rows if row.kind != "definition"}
        common = [unit for unit in self.ridge.sample if (unit.document_id, unit.start) not in read]
        missing = max(0, COMMON_NEGATIVES * coded - (real - coded))
        units = [row.unit for row in rows[:real]] + common
        scores = np.vstack([held_out, self._scores(common)])
        middle, width = self._scales[""]
        strength = self._strengths([self.cues.evidence(unit, learned=False) for unit in units])
        pairs = features(strength, (scores - middle) / width, self.codings)
        carried = np.vstack([self.ridge.solution.targets[:real], np.zeros((len(common), len(self.codings)))])
        weights = np.r_[np.ones(real), np.full(len(common), min(1.0, missing / max(1, len(common))))]
        weights = np.repeat(weights, len(self.codings))
        return fit(pairs.reshape(-1, len(FEATURES)), carried.ravel(), weights)
