"""Kernel ridge regression over words, topics and sentence vectors; code names, definitions and cues stand in as coded passages."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Self

import numpy as np
from scipy import sparse

from coder.language.words import Segmenter
from coder.model.codebook import Code
from coder.model.suggestion import Example, Reason, Suggestion, Unit
from coder.suggest.encoders.registry import is_installed
from coder.suggest.kernel import Refusals, Solution, moved
from coder.suggest.model_files import read_model, write_model
from coder.suggest.pool import Pool
from coder.suggest.reasons import row_reasons, word_reasons
from coder.suggest.rows import Reaches, Row, row_from_json, rows_of, targets_of
from coder.suggest.space import Directions, Points, Space
from coder.suggest.units import is_askable
from coder.suggest.vectors import Vectors, vectors_of_model

RARE = 0.1
MANY = 100
LEAST_SCORE = 0.15
LEAST_ROWS = 5


class Ridge:
    """Learns from every coding; works with none, from the codebook's words alone."""

    name = "ridge@2"

    def __init__(
        self,
        *,
        use_vectors: bool | None = None,
        vectors: Vectors | None = None,
        segmenter: Segmenter | None = None,
        cue_words: bool = True,
        least_documents: int = 1,
        plain: bool = False,
    ) -> None:
        """Store the parameters.

        Args:
            use_vectors: Sentence vectors: None takes those given, else the default ones where installed.
            vectors: The encoder and its memory, shared with others.
            segmenter: A segmenter shared with others; it learns the cues and names of the codes.
            cue_words: Whether words that a passage shares with the definition of a code with cues count. `Combined` counts the cues
                themselves: a passage with a rare cue shares words with the definition whatever it speaks of. (Read on real meetings, right
                suggestions lay 3.0 standard deviations above the mean in this part, and wrong ones 4.3.)
            least_documents: Words of fewer documents are not known.
            plain: Whole words alone (see `Space`).
        """
        self.least_documents = least_documents
        self.plain = plain
        self.use_vectors = (vectors is not None or is_installed()) if use_vectors is None else use_vectors
        self.vectors = vectors or Vectors()
        self.segmenter = segmenter or Segmenter()
        self.cue_words = cue_words
        self.codes: tuple[str, ...] = ()
        self.base: list[Row] = []
        self.refused: list[Row] = []
        self.book: tuple[Code, ...] = ()
        self.pool: Pool | None = None

    def fit(self, codes: Sequence[Code], examples: Sequence[Example], corpus_units: Sequence[Unit]) -> Self:
        """Fit on at most about 2,000 rows. Vectors are needed for the rows and for a sample of units (their mean)."""
        return self.index(codes, corpus_units, examples).learn(examples)

    def index(self, codes: Sequence[Code], corpus_units: Sequence[Unit], examples: Sequence[Example] = ()) -> Self:
        """The part of `fit` that depends on the texts only: words, their rarity, topics, the mean of the vectors, the roles."""
        known = self.vectors if self.use_vectors else None
        self.space = Space(self.segmenter, known, least_documents=self.least_documents, plain=self.plain).fit(codes, corpus_units, examples)
        self.pool, self.indexed = None, tuple(codes)
        return self.define(codes)

    def learn(self, examples: Sequence[Example]) -> Self:
        """The part of `fit` that depends on the decisions: gram matrix and solution."""
        rows = rows_of(examples, self.book)
        self.base = [row for row in rows if row.kind != "rejected"]
        self.refused = [row for row in rows if row.kind == "rejected"]
        self._points = self.space.points_of_rows(self.base, self._apart)
        self._refused_points = self.space.points_of_rows(self.refused)
        real = np.array([row.kind != "definition" for row in self.base], bool)
        self.solution = Solution(self.space.product(self._points, self._points), targets_of(self.base, self.codes), real, self._refusals())
        if self.pool:
            self.pool.meet(self._points, self._refused_points, self.solution)
        return self.settle()

    def remember(self, units: Sequence[Unit]) -> Self:
        """Keep the scores of these units up to date: asking for them costs next to nothing then."""
        self.pool = Pool(self.space, units)
        self.pool.meet(self._points, self._refused_points, self.solution)
        return self

    def update(self, examples: Sequence[Example], codes: Sequence[Code] | None = None) -> Self:
        """As `learn`, from what differs to the examples learned before: exact, and a fraction of the work.

        Args:
            codes: The codes as they are now, after a merge, a split, a new definition; None: as before.
        """
        from coder.suggest.updates import update

        update(self, examples, codes)
        return self

    @property
    def rows(self) -> tuple[Row, ...]:
        """What was learned from: coded and uncoded passages and definitions, then passages where suggestions were rejected."""
        return (*self.base, *self.refused)

    @property
    def centre(self) -> np.ndarray:
        """m: the share of the coded rows each code has, shrunk; zero before the first coding."""
        return self.solution.centre

    @property
    def coded(self) -> int:
        """How many coded passages it learned from."""
        return sum(row.kind == "coded" for row in self.base)

    @property
    def sample(self) -> tuple[Unit, ...]:
        """Some units, evenly spaced over the project."""
        return self.space.sample

    def scores(self, units: Sequence[Unit], kernel: np.ndarray | None = None) -> np.ndarray:
        """S for every unit and code, units x codes: kernel sums without the centre. S + m is the least-squares prediction.

        A unit that codings reach into is predicted without them (leave-one-out in closed form), so that two coders stay independent.

        Args:
            kernel: Of the units to the rows, if known.
        """
        if not units:
            return np.zeros((0, len(self.codes)))
        places = self.pool.places(units) if self.pool else None
        within = self.reaches.into(units)
        if self.pool and places is not None:
            refused = self.pool.refused[places]
            found = np.asarray(self.solution.summed(self.pool.sums[places], refused), float)
        else:
            kernel = self.kernel(units) if kernel is None else kernel
            refused = self._kernel_to_refused(units)
            found = self.solution.scores(kernel, refused)
        coded = [place for place, rows in enumerate(within) if rows]
        own = self.kernel([units[place] for place in coded]) if kernel is None else kernel[coded]
        for place, row in zip(coded, own, strict=True):
            found[place] = self.solution.scores_without(row, refused[place].astype(float), within[place])
        return found

    def kernel(self, units: Sequence[Unit]) -> np.ndarray:
        """k between units and rows (rejected passages apart), units x rows."""
        places = self.pool.places(units) if self.pool else None
        points = self.pool.points.take(places) if self.pool and places is not None else self.space.points(units)
        return self.space.product(points, self._points)

    def held_out(self, groups: Sequence[str]) -> np.ndarray:
        """S of the coded and uncoded rows, each predicted without its group, real x codes (see `Solution.held_out`)."""
        return self.solution.held_out(groups) - self.centre

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

        Weights are parts of S (see `parts`).
        """
        code = self.codes.index(code_id)
        rows, characters = self.parts(unit, code_id)
        words = word_reasons(unit, characters, self.segmenter.words(unit.text))
        return (*words, *row_reasons(rows, self.rows, code_id, self._definition(code, unit.language)))

    def parts(self, unit: Unit, code_id: str) -> tuple[np.ndarray, np.ndarray]:
        """What S of the unit and the code is made of, in two views: by row (their sum is S), and by character of the unit.

        The sum over the characters is the part of S that comes from words, and from topics but for what all texts have in common.
        """
        code = self.codes.index(code_id)
        points = self.space.points([unit])
        dual = self.dual_without(self.reaches.into([unit])[0])[:, code]
        every = self._points.joined(self._refused_points)
        rows = self.space.product(points, every)[0] * dual
        words, topics, _, _ = self.space.shares()
        weights = words * np.asarray(every.terms.T @ np.where(every.apart, 0, dual)).ravel()
        if topics:
            weights = weights + topics * self.space.topics.weights(points.terms, every.topics.T @ dual)
        return rows, self.space.features.contributions(unit.text, weights)

    def directions(self) -> Directions:
        """The primal view: S of a point is its terms, topics, meanings and speakers times these, each (their number) x codes."""
        return self.space.directions(self._points.joined(self._refused_points), self._dual)

    def dual_without(self, out: Sequence[int]) -> np.ndarray:
        """The dual coefficients of a fit without the rows `out`, whose own coefficients are 0 then, rows x codes."""
        return self.solution.dual_without(out) if len(out) else self._dual

    # -- updates (see coder.suggest.updates) ----------------------------------------------------------------------

    def add(self, rows: Sequence[Row]) -> None:
        """Learn from these rows too."""
        places = self.pool.places([row.unit for row in rows]) if self.pool else None
        fresh = self.space.points_of_rows(rows, self._apart) if places is None or not self.pool else self.pool.points.take(places)
        every = self._points.joined(fresh)
        kernel = self.space.product(every, fresh).T
        refused = self.space.product(fresh, self._refused_points)
        targets = targets_of(rows, self.codes)
        first = len(self.base)
        for place, row in enumerate(rows):
            seen = first + place
            step = self.solution.add(kernel[place, :seen], kernel[place, seen], targets[place], refused[place], real=row.kind != "definition")
            if self.pool:
                self.pool.added(every.take(np.arange(seen + 1)) if seen + 1 < len(every) else every, step)
        self._points = every
        self.base += rows

    def forget(self, place: int) -> None:
        """Unlearn the row at this place; the last one takes its place."""
        step = self.solution.remove(place)
        if self.pool:
            self.pool.changed(self._points, step)
        order = moved(len(self.base), place)
        self._points = self._points.take(order)
        self.base[:] = [self.base[each] for each in order]

    def relabel(self, place: int, target: np.ndarray) -> None:
        """Give the row at this place other targets (c)."""
        step = self.solution.relabel(place, target)
        if self.pool:
            self.pool.changed(self._points, step)

    def retarget(self, codes: np.ndarray, targets: np.ndarray) -> None:
        """Give these columns of codes the targets of `targets` (n x c), whatever rows differ."""
        self.solution.retarget(codes, targets)
        if self.pool:
            self.pool.recolumned(self._points, self.solution, codes)

    def take_columns(self, before: Sequence[int]) -> None:
        """Arrange the columns of codes anew: for each code its place before, or -1 for a fresh one, which no row carries."""
        self.solution.take_columns(before)
        if self.pool:
            self.pool.take_columns(before, self.solution)

    def refuse(self, rows: Sequence[Row]) -> None:
        """Take these rejections in place of all there were."""
        self.refused = list(rows)
        self._refused_points = self.space.points_of_rows(self.refused)
        self.solution.refuse(self._refusals())
        if self.pool:
            self.pool.refuse(self._points, self._refused_points, self.solution)

    def save(self, folder: Path) -> None:
        """Write `model.json` and `arrays.npz`: terms, weights and the places of the rows, no passage."""
        values, arrays = self.space.state()
        values |= {"name": self.name, "codes": list(self.codes), "apart": sorted(self._apart), "rows": [row.as_json() for row in self.rows]}
        every = self._points.joined(self._refused_points)
        arrays |= {"topics": every.topics, "meanings": every.meanings, "speakers": every.speakers, "apart": every.apart}
        arrays |= {"data": every.terms.data, "indices": every.terms.indices, "indptr": every.terms.indptr, "shape": np.array(every.terms.shape)}
        arrays |= {"targets": self.solution.targets, "says": self.says}
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
        made = cls(use_vectors=known is not None, vectors=known, segmenter=Segmenter(values["own_words"]))
        made.codes, made._apart, made.says = tuple(values["codes"]), frozenset(values["apart"]), arrays["says"]
        rows = [row_from_json(value) for value in values["rows"]]
        made.base = [row for row in rows if row.kind != "rejected"]
        made.refused = [row for row in rows if row.kind == "rejected"]
        made.space = Space(made.segmenter, made.vectors if made.use_vectors else None).restore(values, arrays)
        terms = sparse.csr_matrix((arrays["data"], arrays["indices"], arrays["indptr"]), shape=tuple(arrays["shape"]))
        every = Points(terms, arrays["topics"], arrays["meanings"], arrays["speakers"], arrays["apart"])
        size = len(made.base)
        made._points, made._refused_points = every.take(range(size)), every.take(range(size, len(rows)))
        real = np.array([row.kind != "definition" for row in made.base], bool)
        made.solution = Solution(made.space.product(made._points, made._points), arrays["targets"], real, made._refusals())
        return made.settle()

    def define(self, codes: Sequence[Code]) -> Self:
        """Take the codes."""
        self.book = tuple(codes)
        self.codes = tuple(code.id for code in codes)
        self._apart = frozenset() if self.cue_words else frozenset(code.id for code in codes if any(code.cues.values()))
        self.says = np.array([any(code.definition.values()) or any(code.cues.values()) for code in codes], bool)
        return self

    def settle(self) -> Self:
        """Draw the centre to the rows as they are, and what follows from the solution."""
        added = self.solution.recentre()
        if self.pool and added.any():
            self.pool.recentred(added)
        self._dual = self.solution.dual()
        self.reaches = Reaches(self.rows)
        self.carried = self._carried()
        used = self.solution.targets[self.solution.real].sum(axis=0)
        self.eligible = self.says | (used >= LEAST_ROWS)
        return self

    def _carried(self) -> np.ndarray:
        """Which rows are coded passages of which code, rows x codes."""
        coded = np.array([row.kind == "coded" for row in self.base], bool).reshape(-1, 1)
        return np.vstack([(self.solution.targets > 0) & coded, np.zeros((len(self.refused), len(self.codes)), bool)])

    def _refusals(self) -> Refusals:
        cross = self.space.product(self._points, self._refused_points)
        return Refusals(cross, self.space.product(self._refused_points, self._refused_points), self._verdicts(self.refused))

    def _verdicts(self, rows: Iterable[Row]) -> np.ndarray:
        found = [[code in row.rejected for code in self.codes] for row in rows]
        return np.array(found, bool).reshape(len(found), len(self.codes))

    def _kernel_to_refused(self, units: Sequence[Unit]) -> np.ndarray:
        if not self.refused:
            return np.zeros((len(units), 0))
        return self.space.product(self.space.points(units), self._refused_points)

    def _definition(self, code: int, language: str) -> str:
        """What the codebook says of the code, in the language of the unit where it can."""
        if not self.book:
            return ""
        known = self.book[code].definition
        return known.get(language) or known.get("en") or next(iter(known.values()), "") or self.book[code].name(language)

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
