"""The codebook's cue words as a suggester: all there is before the first coding, and a visible reason ever after."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import exp, log
from pathlib import Path
from typing import Self

from coder.errors import NotFound
from coder.language.cues import CueMatcher, Hit
from coder.language.scope import asks
from coder.language.words import Segmenter
from coder.model.codebook import Code, Words
from coder.model.suggestion import Example, Reason, Suggestion, Unit
from coder.suggest.model_files import read_model, write_model
from coder.suggest.units import is_askable
from coder.text.sentences import sentences

LEAST_SCORE = 0.45
TRUST = 4.0
"""How many decisions a cue's own weight counts as much as."""
IN_QUESTION = 0.4
AGAINST = 0.5
_CERTAIN = 0.97


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the cues of one code say of one unit.

    Attributes:
        strength: -ln of the chance that every cue misleads; 0: nothing.
        hits: The cues found, denied and opposing ones included.
    """

    strength: float
    hits: tuple[Hit, ...]

    @property
    def score(self) -> float:
        """The strength as a number between 0 and 1: the chance that not every cue misleads."""
        return 1 - exp(-self.strength)


class CueRules:
    """Suggests a code where its cues stand: one specific phrase, or several weaker ones, together."""

    name = "cues@1"

    def __init__(self, *, segmenter: Segmenter | None = None) -> None:
        """Store the segmenter (shared with others, or its own)."""
        self.segmenter = segmenter or Segmenter()

    def fit(self, codes: Sequence[Code], examples: Sequence[Example], corpus_units: Sequence[Unit]) -> Self:
        """Weigh each cue by how common it is in the project, and by how often people agreed where it stood."""
        return self.index(codes, corpus_units).learn(examples)

    def index(self, codes: Sequence[Code], corpus_units: Sequence[Unit]) -> Self:
        """The part of `fit` that depends on the texts only."""
        self.matcher = CueMatcher(codes, self.segmenter).count([unit.text for unit in corpus_units])
        self.codes = tuple(code.id for code in codes)
        return self

    def learn(self, examples: Sequence[Example]) -> Self:
        """The part of `fit` that depends on the decisions."""
        self._learned = self._precision(examples)
        return self

    def evidence(self, unit: Unit, *, learned: bool = True) -> dict[str, Evidence]:
        """What the cues say, by code id; only codes of which a cue stands in the unit. Questions count less, denied cues nothing.

        Without `learned` the cues keep the weights they have before any decision.
        """
        hits = self.matcher.find(unit.text)
        if not hits:
            return {}
        questions = [span for span in sentences(unit.text) if asks(unit.text[slice(*span)])]
        found: dict[str, dict[str, float]] = defaultdict(dict)
        against: dict[str, bool] = defaultdict(bool)
        for hit in hits:
            best = found[hit.code_id]
            if hit.anti:
                against[hit.code_id] |= not hit.denied
            elif not hit.denied:
                weight = self._learned.get((hit.code_id, hit.cue), hit.weight) if learned else hit.weight
                asked = any(start <= hit.start < stop for start, stop in questions)
                best[hit.cue] = max(best.get(hit.cue, 0.0), weight * (IN_QUESTION if asked else 1.0))
        return {
            code: Evidence(
                -sum(log(1 - min(weight, _CERTAIN)) for weight in best.values()) * (AGAINST if against[code] else 1.0),
                tuple(hit for hit in hits if hit.code_id == code),
            )
            for code, best in found.items()
        }

    def suggest(self, units: Sequence[Unit], top: int = 3) -> list[list[Suggestion]]:
        """Codes whose cues reach a score of .45; none for interviewers and very short units."""
        return [self._suggest(unit, top) if is_askable(unit) else [] for unit in units]

    def explain(self, unit: Unit, code_id: str) -> tuple[Reason, ...]:
        """The cues that stand in the unit, and the denied and opposing ones as counter-evidence; offsets in the document."""
        if code_id not in self.codes:
            raise NotFound(f"the suggester {self.name} knows no code {code_id}", "Fit it again with the present codebook")
        found = self.evidence(unit).get(code_id)
        return self.reasons(unit, found) if found else ()

    def reasons(self, unit: Unit, evidence: Evidence) -> tuple[Reason, ...]:
        """The hits of `evidence` as reasons; the weight of a cue is the chance it was given to mean the code."""
        return tuple(
            Reason(
                kind="counter" if hit.anti or hit.denied else "cue",
                text=unit.text[hit.start : hit.stop],
                start=unit.start + hit.start,
                stop=unit.start + hit.stop,
                weight=round(self._learned.get((hit.code_id, hit.cue), hit.weight) * (-1 if hit.anti or hit.denied else 1), 4),
            )
            for hit in evidence.hits
        )

    def save(self, folder: Path) -> None:
        """Write `model.json` and an empty `arrays.npz`: the cues and their weights."""
        codes = [{"id": code.id, "cues": _lists(code.cues), "anti_cues": _lists(code.anti_cues)} for code in self.matcher.codes]
        learned = [[code, cue, weight] for (code, cue), weight in sorted(self._learned.items())]
        values = {"name": self.name, "codes": codes, "weights": dict(self.matcher.weights), "learned": learned}
        write_model(folder, values | {"own_words": list(self.segmenter.own)}, {})

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Read what `save` wrote."""
        values, _ = read_model(folder, cls.name)
        made = cls(segmenter=Segmenter(values["own_words"]))
        codes = [Code(id=code["id"], codebook_id="", key=code["id"], cues=code["cues"], anti_cues=code["anti_cues"]) for code in values["codes"]]
        made.codes = tuple(code.id for code in codes)
        made.matcher = CueMatcher(codes, made.segmenter, weights=values["weights"])
        made._learned = {(code, cue): weight for code, cue, weight in values["learned"]}
        return made

    def _suggest(self, unit: Unit, top: int) -> list[Suggestion]:
        found = sorted(self.evidence(unit).items(), key=lambda item: (-item[1].strength, self.codes.index(item[0])))
        return [
            Suggestion(
                document_id=unit.document_id,
                start=unit.start,
                stop=unit.stop,
                code_id=code,
                score=round(evidence.score, 4),
                suggester=self.name,
                reasons=self.reasons(unit, evidence),
            )
            for code, evidence in found[:top]
            if evidence.score >= LEAST_SCORE
        ]

    def _precision(self, examples: Sequence[Example]) -> Mapping[tuple[str, str], float]:
        """(code, cue) -> its weight after decisions: prior weight as 4 decisions, then right and wrong ones."""
        seen: dict[tuple[str, str], list[float]] = {}
        for example in examples:
            judged = not example.rejected or bool(example.codes)
            firing = {(hit.code_id, hit.cue): hit.weight for hit in self.matcher.find(example.unit.text) if not (hit.anti or hit.denied)}
            for (code, cue), weight in firing.items():
                if judged or code in example.rejected:
                    right, wrong, _ = seen.setdefault((code, cue), [0.0, 0.0, weight])
                    carried = code in example.codes
                    seen[code, cue] = [right + carried, wrong + (not carried), weight]
        return {key: (TRUST * weight + right) / (TRUST + right + wrong) for key, (right, wrong, weight) in seen.items()}


def _lists(words: Words) -> dict[str, list[str]]:
    return {language: list(phrases) for language, phrases in words.items()}
