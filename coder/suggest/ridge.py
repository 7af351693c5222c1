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
from coder.suggest.rows import Row, overlapping, row_from_json, rows_of, sampled, spread, targets_of
from coder.suggest.units import MOST_UNITS, is_askable
from coder.suggest.vectors import DIMENSIONS, ENCODER, Vectors, is_installed

MOST_ROLES = 8
SAMPLE = 100
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
        """Fit on at most about 2,000 rows. Vectors are needed for the rows and for a sample of units (their mean)."""
        return self.index(codes, corpus_units, examples).learn(examples)

    def index(self, codes: Sequence[Code], corpus_units: Sequence[Unit], examples: Sequence[Example] = ()) -> Self:
        """The part of `fit` that depends on the texts only: words, their rarity, the mean of the vectors, the roles.

        Of a large project a sample of units is read, the same one each time, with the units of `examples` that carry codes; words that
        stand in none of them count for nothing.
        """
        self._book = tuple(codes)
        self.codes = tuple(code.id for code in codes)
        self.segmenter.add(word for code in codes for word in (*code.names.values(), *(cue for cues in code.cues.values() for cue in cues)))
        definitions = [row.unit.text for row in rows_of((), codes)]
        self.features = Features(self.segmenter).fit([*(unit.text for unit in sampled(corpus_units, MOST_UNITS, examples)), *definitions])
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
        self._refusals = gram[:base, base:], gram[base:, base:], verdicts
        self.dual = refused(self.solution, *self._refusals)
        self._duals: dict[tuple[int, ...], np.ndarray] = {}
        self._weights: dict[int, np.ndarray] = {}
        used = targets[:real].sum(axis=0)
        self.says = np.array([any(code.definition.values()) or any(code.cues.values()) for code in self._book], bool)
        self.eligible = self.says | (used >= LEAST_ROWS)
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
        """S for every unit and code, units x codes: kernel sums without the centre. S + m is the least-squares prediction.

        A unit that codings reach into is predicted without them (leave-one-out in closed form), so that two coders stay independent.
        """
        return self.weighed(units, self.kernel(units)) if units else np.zeros((0, len(self.codes)))

    def weighed(self, units: Sequence[Unit], kernel: np.ndarray, *, definitions: bool = True) -> np.ndarray:
        """The rows of `kernel` (units x rows) times the dual coefficients of each unit.

        Args:
            definitions: Whether the words shared with definitions count (see `shared_words`).
        """
        out = overlapping(self.rows, units)
        found = kernel @ self.dual
        alone = [place for place, rows in enumerate(out) if rows]
        for place in alone:
            found[place] = kernel[place] @ self.dual_without(out[place])
        if definitions:
            return found
        shared, defined = self._shared(units)
        found -= shared @ self.dual[defined]
        for place in alone:
            found[place] += shared[place] @ (self.dual[defined] - self.dual_without(out[place])[defined])
        return found

    def dual_without(self, out: tuple[int, ...]) -> np.ndarray:
        """The dual coefficients of a fit without the rows `out`, whose own coefficients are 0 then."""
        if not out:
            return self.dual
        if out not in self._duals:
            cross, own, verdicts = self._refusals
            base = len(self.solution.dual)
            verdicts = verdicts.copy()
            verdicts[[place - base for place in out if place >= base]] = False
            self._duals[out] = refused(self.solution, cross, own, verdicts, [place for place in out if place < base])
        return self._duals[out]

    def shared_words(self, units: Sequence[Unit]) -> np.ndarray:
        """The part of S that comes from the words units share with definitions, units x codes.

        Cue words stand in the definitions, so a unit with a rare cue shares words with its definition whatever it speaks of: read on
        real meetings, right suggestions lay 3.0 standard deviations above the mean in this part, and wrong ones 4.3.
        """
        shared, defined = self._shared(units)
        return shared @ self.dual[defined]

    def _shared(self, units: Sequence[Unit]) -> tuple[np.ndarray, np.ndarray]:
        """The kernel of words between units and definitions, and which rows are definitions."""
        defined = np.array([row.kind == "definition" for row in self.rows], bool)
        terms = self._words_of([unit.text for unit in units])
        return self._shares()[0] * np.asarray((terms @ self._terms[defined].T).todense(), float), defined

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
        out = overlapping(self.rows, [unit])[0]
        dual = self.dual_without(out)[:, code]
        if out or code not in self._weights:
            weights = self._shares()[0] * np.asarray(self._terms.T @ dual).ravel()
            if not out:
                self._weights[code] = weights
        parts = self.features.contributions(unit.text, weights if out else self._weights[code])
        words = word_reasons(unit, parts, self.segmenter.words(unit.text))
        return (*words, *row_reasons(self.kernel([unit])[0] * dual, self.rows, code_id, self._definition(code, unit.language)))

    def _definition(self, code: int, language: str) -> str:
        """What the codebook says of the code, in the language of the unit where it can."""
        if not self._book:
            return ""
        known = self._book[code].definition
        return known.get(language) or known.get("en") or next(iter(known.values()), "") or self._book[code].name(language)

    def save(self, folder: Path) -> None:
        """Write `model.json` and `arrays.npz`: terms, weights and the places of the rows, no passage."""
        values, arrays = self.features.state()
        values |= {"name": self.name, "encoder": ENCODER if self.use_vectors else "", "codes": list(self.codes), "roles": list(self._roles)}
        values |= {"rows": [row.as_json() for row in self.rows], "own_words": list(self.segmenter.own)}
        arrays |= {"mean": self._mean, "meanings": self._meanings, "speakers": self._speakers, "dual": self.dual}
        arrays |= {"eligible": self.eligible, "says": self.says}
        arrays |= dict(zip(("cross", "own", "verdicts"), self._refusals, strict=True))
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
        made._refusals = arrays["cross"], arrays["own"], arrays["verdicts"]
        made.says = arrays["says"]
        made._duals, made._weights = {}, {}
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
