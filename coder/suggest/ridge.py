"""Kernel ridge regression over words, n-grams and sentence vectors; code names, definitions and cues stand in as coded passages.

    k = .5 T + .5 U    (with roles of speakers: .4 T + .4 U + .2 R;  without vectors: T, or .8 T + .2 R)

T is TF-IDF over all units of the project, U are centred sentence vectors, R is equality of role.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Self

import numpy as np
from scipy import sparse

from coder.language.words import Segmenter
from coder.model.codebook import Code
from coder.model.suggestion import Example, Reason, Suggestion, Unit
from coder.suggest.features import Features
from coder.suggest.kernel import Solution, refused, solve
from coder.suggest.model_files import read_model, write_model
from coder.suggest.reasons import row_reasons, word_reasons
from coder.suggest.rows import Row, row_from_json, rows_of, spread, targets_of
from coder.suggest.units import is_askable
from coder.suggest.vectors import DIMENSIONS, ENCODER, Vectors, is_installed

MOST_ROLES = 8
SAMPLE = 200
RARE = 0.1
MANY = 100
LEAST_SCORE = 0.15
LEAST_ROWS = 5


class Ridge:
    """Learns from every coding; works with none, from the codebook's words alone."""

    name = "ridge@1"

    def __init__(self, *, use_vectors: bool | None = None, vectors: Vectors | None = None, segmenter: Segmenter | None = None) -> None:
        """Store the parameters.

        Args:
            use_vectors: Sentence vectors: None takes them where installed.
            vectors: A memory of vectors shared with others.
            segmenter: A segmenter shared with others; it learns the cues and names of the codes.
        """
        self.use_vectors = is_installed() if use_vectors is None else use_vectors
        self.vectors = vectors or Vectors()
        self.segmenter = segmenter or Segmenter()
        self.codes: tuple[str, ...] = ()
        self.rows: tuple[Row, ...] = ()
        self._book: tuple[Code, ...] = ()
        self._place: dict[str, int] = {}
        self._kept = sparse.csr_matrix((0, 0))

    def fit(self, codes: Sequence[Code], examples: Sequence[Example], corpus_units: Sequence[Unit]) -> Self:
        """Fit on at most about 2,000 rows. Vectors are needed for the rows and for a sample of 200 units (their mean)."""
        return self.index(codes, corpus_units).learn(examples)

    def index(self, codes: Sequence[Code], corpus_units: Sequence[Unit]) -> Self:
        """The part of `fit` that depends on the texts only: words, their rarity, the mean of the vectors, the roles."""
        self._book = tuple(codes)
        self.codes = tuple(code.id for code in codes)
        self.segmenter.add(word for code in codes for word in (*code.names.values(), *(cue for cues in code.cues.values() for cue in cues)))
        definitions = [row.unit.text for row in rows_of((), codes)]
        self.features = Features(self.segmenter).fit([*(unit.text for unit in corpus_units), *definitions])
        self.sample = spread([unit for unit in corpus_units if is_askable(unit)], SAMPLE)
        roles = sorted({unit.role for unit in corpus_units})
        self._roles = tuple(roles) if 2 <= len(roles) <= MOST_ROLES else ()
        self._mean = np.zeros(DIMENSIONS, np.float32)
        if self.use_vectors and self.sample:
            self._mean = self.vectors.of([unit.text for unit in self.sample]).mean(axis=0)
        self._place, self._kept = {}, sparse.csr_matrix((0, 0))
        return self

    def learn(self, examples: Sequence[Example]) -> Self:
        """The part of `fit` that depends on the decisions: gram matrix and solution."""
        self.rows = rows_of(examples, self._book)
        self._terms, self._meanings, self._speakers = self._represent([row.unit for row in self.rows], self.rows)
        real = sum(row.kind in ("coded", "left") for row in self.rows)
        base = sum(row.kind != "rejected" for row in self.rows)
        gram = self._product(self._terms, self._meanings, self._speakers)
        targets = targets_of(self.rows, self.codes)
        self.solution = solve(gram[:base, :base], targets[:base], real)
        verdicts = np.array([[code in row.rejected for code in self.codes] for row in self.rows[base:]], bool).reshape(
            len(self.rows) - base, len(self.codes)
        )
        self.dual = refused(self.solution, gram[:base, base:], gram[base:, base:], verdicts)
        used = targets[:real].sum(axis=0)
        says = [any(code.definition.values()) or any(code.cues.values()) for code in self._book]
        self.eligible = np.array(says, bool) | (used >= LEAST_ROWS)
        return self

    def remember(self, units: Sequence[Unit]) -> Self:
        """Keep the TF-IDF rows of these units, so that scoring them again costs only the kernel."""
        texts = sorted({unit.text for unit in units})
        self._place = {text: place for place, text in enumerate(texts)}
        self._kept = self.features.transform(texts)
        return self

    @property
    def centre(self) -> np.ndarray:
        """m: the share of the coded rows each code has, shrunk; zero before the first coding."""
        return self.solution.centre

    @property
    def coded(self) -> int:
        """How many coded passages it learned from."""
        return sum(row.kind == "coded" for row in self.rows)

    def scores(self, units: Sequence[Unit]) -> np.ndarray:
        """S for every unit and code, units x codes: kernel sums without the centre. S + m is the least-squares prediction."""
        return self.kernel(units) @ self.dual if units else np.zeros((0, len(self.codes)))

    def shared_words(self, units: Sequence[Unit]) -> np.ndarray:
        """The part of S that comes from the words units share with definitions, units x codes.

        Cue words stand in the definitions, so a unit with a rare cue shares words with its definition whatever it speaks of: read on
        real meetings, right suggestions lay 3.0 standard deviations above the mean in this part, and wrong ones 4.3.
        """
        defined = np.array([row.kind == "definition" for row in self.rows], bool)
        terms = self._words_of([unit.text for unit in units])
        return self._shares()[0] * np.asarray((terms @ self._terms[defined].T).todense(), float) @ self.dual[defined]

    def kernel(self, units: Sequence[Unit]) -> np.ndarray:
        """k between units and rows, units x rows."""
        return self._product(*self._represent(units))

    def ranked(self, scores: np.ndarray) -> np.ndarray:
        """What the codes of a unit are ordered by: S with nothing coded; S / m^.1 below 100 codings, which lifts rare codes; then S + m."""
        if not self.centre.all():
            return scores
        return scores / self.centre**RARE if self.coded < MANY else scores + self.centre

    def suggest(self, units: Sequence[Unit], top: int = 3) -> list[list[Suggestion]]:
        """The first codes of each unit with a score (S + m, within 0 to 1) of at least .15; none for interviewers and very short units."""
        scores = self.scores(units)
        likely = np.clip(scores + self.centre, 0, 1)
        order = np.argsort(-self.ranked(scores), axis=1, kind="stable")[:, :top]
        lists: list[list[Suggestion]] = []
        for row, unit in enumerate(units):
            chosen = [code for code in order[row] if self.eligible[code] and likely[row, code] >= LEAST_SCORE] if is_askable(unit) else []
            lists.append([self._suggestion(unit, code, likely[row, code]) for code in chosen])
        return lists

    def explain(self, unit: Unit, code_id: str) -> tuple[Reason, ...]:
        """Words for and against, the coded passages that add most, the definition where it carries most. Offsets are those of the documents.

        Weights are parts of S: the parts of all rows add up to S, those of all characters to its TF-IDF share.
        """
        code = self.codes.index(code_id)
        dual = self.dual[:, code]
        weights = self._shares()[0] * np.asarray(self._terms.T @ dual).ravel()
        parts = self.features.contributions(unit.text, weights)
        words = word_reasons(unit, parts, self.segmenter.words(unit.text))
        return (*words, *row_reasons(self.kernel([unit])[0] * dual, self.rows, code_id))

    def save(self, folder: Path) -> None:
        """Write `model.json` and `arrays.npz`: terms, weights and the places of the rows, no passage."""
        values, arrays = self.features.state()
        values |= {"name": self.name, "encoder": ENCODER if self.use_vectors else "", "codes": list(self.codes), "roles": list(self._roles)}
        values |= {"rows": [row.as_json() for row in self.rows], "own_words": list(self.segmenter.own)}
        arrays |= {"mean": self._mean, "meanings": self._meanings, "speakers": self._speakers, "dual": self.dual, "eligible": self.eligible}
        arrays |= {"inverse": self.solution.inverse, "base": self.solution.dual, "centre": self.centre, "targets": self.solution.targets}
        arrays |= {"data": self._terms.data, "indices": self._terms.indices, "indptr": self._terms.indptr, "shape": np.array(self._terms.shape)}
        write_model(folder, values, arrays)

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Read what `save` wrote."""
        values, arrays = read_model(folder, cls.name)
        made = cls(use_vectors=bool(values["encoder"]), segmenter=Segmenter(values["own_words"]))
        made.codes, made._roles = tuple(values["codes"]), tuple(values["roles"])
        made.rows = tuple(row_from_json(value) for value in values["rows"])
        made.features = Features(made.segmenter).restore(values, arrays)
        made.sample = ()
        made._mean, made._meanings, made._speakers = arrays["mean"], arrays["meanings"], arrays["speakers"]
        made._terms = sparse.csr_matrix((arrays["data"], arrays["indices"], arrays["indptr"]), shape=tuple(arrays["shape"]))
        real = sum(row.kind in ("coded", "left") for row in made.rows)
        made.solution = Solution(arrays["inverse"], arrays["base"], arrays["centre"], arrays["targets"], real)
        made.dual, made.eligible = arrays["dual"], arrays["eligible"]
        return made

    def _represent(self, units: Sequence[Unit], rows: Sequence[Row] = ()) -> tuple[sparse.csr_matrix, np.ndarray, np.ndarray]:
        """TF-IDF rows, centred vectors and roles of units; a definition has an equal share of every role."""
        texts = [unit.text for unit in units]
        meanings = np.zeros((len(units), DIMENSIONS), np.float32)
        if self.use_vectors and units:
            meanings = self.vectors.of(texts) - self._mean
            meanings /= np.maximum(np.linalg.norm(meanings, axis=1, keepdims=True), 1e-9)
        speakers = np.array([[unit.role == role for role in self._roles] for unit in units], float).reshape(len(units), len(self._roles))
        for place, row in enumerate(rows):
            if row.kind == "definition" and self._roles:
                speakers[place] = 1 / len(self._roles)
        return self._words_of(texts), meanings, speakers

    def _words_of(self, texts: Sequence[str]) -> sparse.csr_matrix:
        """TF-IDF rows, those remembered taken from memory if all of them are."""
        places = [self._place.get(text) for text in texts]
        return self._kept[places] if texts and None not in places else self.features.transform(texts)

    def _product(self, terms: sparse.csr_matrix, meanings: np.ndarray, speakers: np.ndarray) -> np.ndarray:
        words, vectors, roles = self._shares()
        product = words * np.asarray((terms @ self._terms.T).todense(), float)
        if self.use_vectors:
            product += vectors * (meanings.astype(float) @ self._meanings.T.astype(float))
        return product + roles * (speakers @ self._speakers.T) if self._roles else product

    def _shares(self) -> tuple[float, float, float]:
        """The weights of words, vectors and roles in the kernel."""
        roles = 0.2 if self._roles else 0.0
        words = (1 - roles) / 2 if self.use_vectors else 1 - roles
        return words, 1 - roles - words, roles

    def _suggestion(self, unit: Unit, code: int, score: float) -> Suggestion:
        code_id = self.codes[code]
        return Suggestion(
            document_id=unit.document_id,
            start=unit.start,
            stop=unit.stop,
            code_id=code_id,
            score=round(float(score), 4),
            suggester=self.name,
            reasons=self.explain(unit, code_id),
        )
