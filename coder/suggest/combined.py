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
from coder.suggest.calibration import FEATURES, UNTAUGHT, Calibration, features, fit, kish_weights
from coder.suggest.choosing import chosen
from coder.suggest.cuerules import CueRules, Evidence
from coder.suggest.genre import genre, misfit
from coder.suggest.model_files import read_model, write_model
from coder.suggest.novelty import LEAST_CODED, nearest, nearest_of_code, outlying
from coder.suggest.reasons import in_order, main_support
from coder.suggest.ridge import Ridge
from coder.suggest.rows import Row, spread, targets_of
from coder.suggest.scaling import evened, standard
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
CAUTION = 20.0
"""How many coded passages it takes to halve the caution of the first day: before it a document that speaks of a thing all along says little."""
GROWTH = 10
"""Probabilities are settled anew when the codings have grown by one part in so many."""
MOST_PASSED = 1000
UNREAD = 5
"""So many units of the sample (two for each coded passage at most) stand for what nobody has read yet, if most of what was read carries no code."""
ALIKE = 0.5
"""Correlation of the decisions in one document, once several are coded: many in few documents tell less of the others (Kish 1965)."""


class Combined:
    """Suggests from the first minute, by cues backed by likeness; learns from each coding and each rejection."""

    name = "cues+ridge@4"

    def __init__(
        self,
        *,
        threshold: float = LEAST_SCORE,
        use_vectors: bool | None = None,
        vectors: Vectors | None = None,
        segmenter: Segmenter | None = None,
        least_documents: int = 1,
        plain: bool = False,
    ) -> None:
        """Store the parameters: the least probability shown, and those of `Ridge`."""
        self.threshold = threshold
        self.segmenter = segmenter or Segmenter()
        self.cues = CueRules(segmenter=self.segmenter)
        self.ridge = Ridge(
            use_vectors=use_vectors,
            vectors=vectors,
            segmenter=self.segmenter,
            cue_words=False,
            least_documents=least_documents,
            plain=plain,
        )

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
        return self._settle()

    def _settle(self) -> Self:
        """What turns scores into probabilities, from the decisions as they are: how high scores are, how often each code is given."""
        self._scales: dict[str, tuple[np.ndarray, np.ndarray]] = {}
        self._scales[""] = self._scale(self.ridge.sample)
        self.codings = self.ridge.carried.sum(axis=0).astype(float)
        self.nearness, self.outlying = self._typical_nearness()
        self.calibration = self._calibrate()
        self._settled_at = self.ridge.coded
        return self

    def update(self, examples: Sequence[Example]) -> Self:
        """As `learn` in a fraction of the time: scores are exact, but turned into probabilities as before until a tenth more, or less, is coded.

        What was settled with few codings says nothing of many: everything would look likely.
        """
        self.cues.learn(examples)
        self.ridge.update(examples)
        if abs(self.ridge.coded - self._settled_at) * GROWTH >= max(1, self._settled_at):
            return self._settle()
        self.codings = self.ridge.carried.sum(axis=0).astype(float)
        return self

    def suggest(self, units: Sequence[Unit], top: int = 3) -> list[list[Suggestion]]:
        """The codes of each unit whose probability reaches the threshold, at most `top`, the most probable first."""
        asked = [place for place, unit in enumerate(units) if is_askable(unit)]
        evidence = [self.cues.evidence(units[place]) for place in asked]
        likely = self.probabilities([units[place] for place in asked], evidence)
        lists: list[list[Suggestion]] = [[] for _ in units]
        for row, place in enumerate(asked):
            codes = chosen(likely[row], top, self.threshold)
            lists[place] = [self._suggestion(units[place], evidence[row], code, likely[row, code]) for code in codes]
        return lists

    def ranked(self, units: Sequence[Unit], top: int = 5) -> list[list[tuple[str, float]]]:
        """The likeliest codes of each unit with their probabilities, the likeliest first.

        Nothing is left out here because the evidence is thin; `suggest` is what may be said unasked.
        """
        likely = self.likelihoods(units)
        order = np.argsort(-likely, axis=1, kind="stable")[:, :top]
        return [[(self.ridge.codes[code], float(likely[row, code])) for code in codes] for row, codes in enumerate(order)]

    def unlike(self, units: Sequence[Unit]) -> list[bool]:
        """Whether each unit is less like every coded passage than 95 % of those are like each other; never below 20 of them.

        Coded passages that reach into the unit are not looked at. Interviewers' and very short units are not judged.
        """
        if not units or not self.outlying or self.ridge.coded < LEAST_CODED:
            return [False] * len(units)
        near = self._nearest(units, self.ridge.kernel(units)).max(axis=1)
        return [is_askable(unit) and bool(near[place] < self.outlying) for place, unit in enumerate(units)]

    def likelihoods(self, units: Sequence[Unit]) -> np.ndarray:
        """For each unit and code the probability that a reader would give the code, units x codes."""
        return self._judged(units, [self.cues.evidence(unit) for unit in units], caution=0.0)[0]

    def probabilities(self, units: Sequence[Unit], evidence: Sequence[dict[str, Evidence]] | None = None) -> np.ndarray:
        """As `likelihoods`, with 0 where the code may not be suggested unasked."""
        evidence = [self.cues.evidence(unit) for unit in units] if evidence is None else evidence
        likely = np.zeros((len(units), len(self.ridge.codes)))
        may = (self._strengths(evidence) >= LEAST_CUE) | (self._codings(units) >= CODINGS_WITHOUT_CUE)
        places: list[int] = np.flatnonzero(may.any(axis=1)).tolist()
        caution = CAUTION / (CAUTION + self.ridge.coded)
        found, silent = self._judged([units[place] for place in places], [evidence[place] for place in places], caution)
        likely[places] = np.where(silent, 0.0, found)
        return likely

    def _judged(self, units: Sequence[Unit], evidence: Sequence[dict[str, Evidence]], caution: float) -> tuple[np.ndarray, np.ndarray]:
        """The probability of each pair of unit and code, and whether it may not be suggested unasked.

        Args:
            caution: How much counts that other units of the same document are as much like the code, 0 to 1.
        """
        strength, codings = self._strengths(evidence), self._codings(units)
        if not units:
            return strength, strength > 0
        kernel = self.ridge.kernel(units)
        pairs = features(strength, self._likeness(units, kernel, caution), codings)
        genres = [genre(unit.kind) for unit in units]
        apart = misfit(genres, self._texts, self._used_in(genres, units)) + (0.0 if self.ridge.use_vectors else WITHOUT_VECTORS)
        unlike = self._nearest(units, kernel) < self.nearness
        few = codings < CODINGS_WITHOUT_CUE
        silent = ((strength < LEAST_CUE) & (unlike | few)) | (~self.ridge.says & few)
        return self.calibration.probability(pairs, apart), silent

    @property
    def scale(self) -> tuple[np.ndarray, np.ndarray]:
        """Mean and width of the ridge scores of the project's units, by code."""
        return self._scales[""]

    @property
    def code_ids(self) -> tuple[str, ...]:
        """Ids of the codes, in the order of the columns."""
        return self.ridge.codes

    def cue_strengths(self, units: Sequence[Unit]) -> np.ndarray:
        """How strongly cue words speak for each code, units x codes; 0 without any."""
        return self._strengths([self.cues.evidence(unit) for unit in units])

    def learned(self, units: Sequence[Unit]) -> np.ndarray:
        """How much more than the project's others a unit is like each code, cue words apart, in standard deviations, units x codes."""
        return standard(self.ridge.scores(units), self._scales[""])

    def alike(self, units: Sequence[Unit], others: Sequence[Unit]) -> np.ndarray:
        """The kernel between units."""
        return self.ridge.space.product(self.ridge.space.points(units), self.ridge.space.points(others))

    def proposed(self, unit: Unit, code_id: str, score: float) -> Suggestion:
        """A suggestion of the code with its reasons."""
        return self._suggestion(unit, self.cues.evidence(unit), self.ridge.codes.index(code_id), score)

    def explain(self, unit: Unit, code_id: str) -> tuple[Reason, ...]:
        """The cues in the unit, the words and coded passages that make it alike, and what speaks against; offsets in the documents."""
        return in_order(main_support((*self.cues.explain(unit, code_id), *self.ridge.explain(unit, code_id))))

    def save(self, folder: Path) -> None:
        """Write both parts into folders of their own, and `model.json` and `arrays.npz` with what joins them."""
        self.cues.save(folder / "cues")
        self.ridge.save(folder / "ridge")
        documents = sorted(self._scales)
        arrays = {"scales": np.array([self._scales[each] for each in documents]), "codings": self.codings}
        arrays |= {"coefficients": self.calibration.coefficients, "steps": self.calibration.steps, "heights": self.calibration.heights}
        arrays["trust"] = np.array(self.calibration.trust)
        values = {"name": self.name, "threshold": self.threshold, "features": list(FEATURES), "documents": documents, "nearness": self.nearness}
        values |= {"texts": list(self._texts), "outlying": self.outlying}
        write_model(folder, values, arrays)

    @classmethod
    def load(cls, folder: Path, vectors: Vectors | None = None) -> Self:
        """Read what `save` wrote (see `Ridge.load`). Units of documents not asked for before are compared with the project's sample only."""
        values, arrays = read_model(folder, cls.name)
        made = cls(threshold=values["threshold"], use_vectors=False)
        made.cues, made.ridge = CueRules.load(folder / "cues"), Ridge.load(folder / "ridge", vectors)
        made._documents = {}
        made._scales = {document: (scale[0], scale[1]) for document, scale in zip(values["documents"], arrays["scales"], strict=True)}
        made.nearness, made.outlying, made._texts = values["nearness"], values["outlying"], tuple(values["texts"])
        made.codings = arrays["codings"]
        made._settled_at = made.ridge.coded
        made.calibration = Calibration(arrays["coefficients"], arrays["steps"], arrays["heights"], float(arrays["trust"]))
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
        carried = self.ridge.carried
        out = [carried[list(rows)].sum(axis=0) for rows in self.ridge.reaches.into(units)]
        return self.codings - np.array(out, float).reshape(len(units), len(self.codings))

    def _used_in(self, genres: Sequence[str], units: Sequence[Unit]) -> np.ndarray:
        """As `_codings`, only those in texts of the same genre as the unit."""
        carried = self.ridge.carried
        where = np.array([genre(row.unit.kind) for row in self.ridge.rows])
        out = self.ridge.reaches.into(units)
        counts = {each: carried[where == each].sum(axis=0) for each in set(genres)}
        return np.array([counts[each] - carried[list(rows)].sum(axis=0) for each, rows in zip(genres, out, strict=True)], float).reshape(
            len(units), len(self.codings)
        )

    def _likeness(self, units: Sequence[Unit], kernel: np.ndarray, caution: float) -> np.ndarray:
        """Ridge scores in standard deviations above the units of the project; with full caution of the same document, if that is less."""
        scores = self.ridge.scores(units, kernel)
        found = standard(scores, self._scales[""])
        if not caution:
            return found
        for document_id in sorted({unit.document_id for unit in units}):
            if document_id not in self._scales and document_id in self._documents:
                self._scales[document_id] = self._scale(spread(self._documents[document_id], DOCUMENT_SAMPLE))
            rows = [row for row, unit in enumerate(units) if unit.document_id == document_id]
            within = standard(scores[rows], self._scales.get(document_id, self._scales[""]))
            found[rows] -= caution * np.maximum(found[rows] - within, 0)
        return found

    def _nearest(self, units: Sequence[Unit], kernel: np.ndarray) -> np.ndarray:
        """The kernel similarity of each unit to the nearest coded passage of each code, units x codes; 0 for a code never used.

        Coded passages that reach into the unit are not looked at.
        """
        carried = self.ridge.carried[: kernel.shape[1]]
        kernel = kernel.copy()
        for place, rows in enumerate(self.ridge.reaches.into(units)):
            kernel[place, [row for row in rows if row < kernel.shape[1]]] = 0
        return (
            np.stack([kernel[:, carried[:, code]].max(axis=1, initial=0.0) for code in range(carried.shape[1])], axis=1) if carried.size else carried
        )

    def _typical_nearness(self) -> tuple[float, float]:
        """How like each other passages of one code are, at least, and coded passages whatever they carry (see `outlying`).

        A low quantile of their nearest similarities; passages of the same document are left out where three documents are coded. A project
        of another kind of text than the coded one then stays silent, however much some of its units stand out among themselves.
        """
        places = [place for place, row in enumerate(self.ridge.rows) if row.kind == "coded"]
        if not places:
            return 0.0, 0.0
        rows, carried = [self.ridge.rows[place] for place in places], self.ridge.carried[places]
        kernel = self.ridge.kernel([row.unit for row in rows])[:, places]
        groups = self._groups(rows)
        alike = nearest_of_code(kernel, groups, carried)
        return float(np.quantile(alike, UNLIKE)) if len(alike) else 0.0, outlying(nearest(kernel, groups))

    def _groups(self, rows: Sequence[Row]) -> list[str]:
        """What is left out together with each row: its document, or the row alone while fewer than three documents are coded."""
        documents = {row.unit.document_id for row in self.ridge.rows if row.kind == "coded"}
        return [row.unit.document_id if len(documents) >= LEAST_DOCUMENTS else str(place) for place, row in enumerate(rows)]

    def _scale(self, units: Sequence[Unit]) -> tuple[np.ndarray, np.ndarray]:
        """Mean and standard deviation of the ridge scores of some units, by code; of few units, drawn to those of the whole project."""
        size = len(self.ridge.codes)
        if len(units) < 2:
            return self._scales[""] if "" in self._scales else (np.zeros(size), np.full(size, 0.05))
        scores = self.ridge.scores(units)
        own = (
            scores.mean(axis=0),
            evened(np.maximum(scores.std(axis=0), LEAST_WIDTH), self.ridge.coded / max(1, int(self.ridge.carried.any(axis=0).sum()))),
        )
        if "" not in self._scales:
            return own
        trust = len(units) / (len(units) + SHRINK)
        whole = self._scales[""]
        return trust * own[0] + (1 - trust) * whole[0], trust * own[1] + (1 - trust) * whole[1]

    def _calibrate(self) -> Calibration:
        """The calibration after the decisions; that of the first day where nothing is coded."""
        rows = [row for row in self.ridge.rows if row.kind in ("coded", "left")]
        real, coded = len(rows), self.ridge.coded
        if not coded:
            return UNTAUGHT
        passed, unread = self._not_coded()
        units = [row.unit for row in rows] + [*passed, *unread]
        scores = np.vstack([self.ridge.held_out(self._groups(rows)), self.ridge.scores([*passed, *unread])])
        strength = self._strengths([self.cues.evidence(unit, learned=False) for unit in units])
        codings = np.tile(self.codings, (len(units), 1))
        codings[:real] -= self._codings_of_groups(rows)
        pairs = features(strength, standard(scores, self._scales[""]), codings)
        carried = np.zeros(strength.shape)
        carried[:real] = self.ridge.solution.targets[self.ridge.solution.real]
        documents = [unit.document_id for unit in units[: real + len(passed)]]
        read = kish_weights(documents, ALIKE if len(set(documents)) >= LEAST_DOCUMENTS else 0.0)
        uncoded = 1 - coded / len(read)
        weights = np.r_[read, np.full(len(unread), uncoded * min(2 * coded, UNREAD) / max(1, len(unread)))]
        effective = float(read[:real] @ carried[:real].any(axis=1))
        return fit(pairs.reshape(-1, len(FEATURES)), carried.ravel(), np.repeat(weights, len(self.codings)), effective)

    def _codings_of_groups(self, rows: Sequence[Row]) -> np.ndarray:
        """The codings of each code in the group that is left out with each row, rows x codes."""
        targets = targets_of(rows, self.ridge.codes)
        _, groups = np.unique(self._groups(rows), return_inverse=True)
        sums = np.zeros((groups.max(initial=0) + 1, targets.shape[1]))
        np.add.at(sums, groups, targets)
        return sums[groups]

    def _not_coded(self) -> tuple[list[Unit], list[Unit]]:
        """Units that were passed over (between the first and the last coded one of a document), and some of documents nobody has coded in."""
        reach: dict[str, tuple[int, int]] = {}
        for row in self.ridge.rows:
            if row.kind == "coded":
                first, last = reach.get(row.unit.document_id, (row.unit.start, row.unit.stop))
                reach[row.unit.document_id] = min(first, row.unit.start), max(last, row.unit.stop)
        read = {(row.unit.document_id, row.unit.start) for row in self.ridge.rows if row.kind != "definition"}
        within = [
            unit for document, (first, last) in sorted(reach.items()) for unit in self._documents.get(document, ()) if first < unit.start < last
        ]
        passed = spread([unit for unit in within if (unit.document_id, unit.start) not in read], MOST_PASSED)
        return list(passed), [unit for unit in self.ridge.sample if unit.document_id not in reach]
