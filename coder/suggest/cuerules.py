"""The codebook's cue words as a suggester: all there is before the first coding, and a visible reason ever after."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import exp, log
from pathlib import Path
from typing import NamedTuple, Self

from coder.errors import NotFound
from coder.language.cues import CueMatcher, Hit
from coder.language.scope import asks, may_ask, tells_of_the_meeting
from coder.language.words import Segmenter
from coder.model.codebook import Code, Words
from coder.model.suggestion import Example, Reason, Suggestion, Unit
from coder.suggest.model_files import read_model, write_model
from coder.suggest.rows import spread
from coder.suggest.units import MOST_UNITS, is_askable
from coder.text.search.fold import fold
from coder.text.search.joined import Joined
from coder.text.sentences import sentences

LEAST_SCORE = 0.45
TRUST = 4.0
"""How many decisions a cue's own weight counts as much as."""
MOODS = {"said": 1.0, "wished": 0.5, "asked": 0.2, "denied": 0.0}
"""What a cue counts by how it is meant; a wish can be coded too, but a coding by itself says that the thing took place."""
AGAINST = 0.5
ALONE = 0.6
"""What a cue counts where it is the only one of its code: a word has many uses, two together fewer."""
_CERTAIN = 0.97
MOST_REMEMBERED = 50_000


class Evidence(NamedTuple):
    """What the cues of one code say of one unit; a tuple, because very many are made.

    Attributes:
        strength: -ln of the chance that every cue misleads; 0: nothing.
        hits: The cues found, denied and opposing ones included.
        weights: Of each cue among them: the chance it was given to mean the code.
    """

    strength: float
    hits: tuple[Hit, ...]
    weights: Mapping[str, float]

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
        self.matcher = CueMatcher(codes, self.segmenter).count([unit.text for unit in spread(corpus_units, MOST_UNITS)])
        self.codes = tuple(code.id for code in codes)
        self._found: dict[str, list[Hit]] = {}
        self._told: dict[Example, _Judged] = {}
        return self._count(())

    def learn(self, examples: Sequence[Example]) -> Self:
        """The part of `fit` that depends on the decisions; what was decided as before is not looked at again."""
        told = set(examples)
        for gone in self._told.keys() - told:
            self._tell(self._told.pop(gone), -1)
        for come in told - self._told.keys():
            self._told[come] = self._judge(come)
            self._tell(self._told[come], 1)
        return self

    def _hits(self, text: str) -> list[Hit]:
        """What the matcher finds, remembered for the texts asked about last."""
        found = self._found.get(text)
        if found is None:
            if len(self._found) >= MOST_REMEMBERED:
                self._found.clear()
            found = self._found[text] = self.matcher.find(text)
        return found

    def evidence(self, unit: Unit, *, learned: bool = True) -> dict[str, Evidence]:
        """What the cues say, by code id; only codes of which a cue stands in the unit. Questions, wishes and talk of
        the meeting itself count less, denied cues nothing.

        Without `learned` the cues keep the weights they have before any decision.
        """
        hits = self._hits(unit.text)
        return self._evidence(unit, hits, _idle_parts(unit.text, fold(unit.text)), learned) if hits else {}

    def evidence_all(self, units: Sequence[Unit], joined: Joined | None = None) -> list[dict[str, Evidence]]:
        """What `evidence` gives for each of very many units, many times as fast; nothing is remembered.

        Args:
            joined: Their texts, where they are put together already.
        """
        together = joined or Joined(unit.text for unit in units)
        hits = self.matcher.find_all(together)
        return [
            self._evidence(unit, found, _idle_parts(unit.text, together.folded_text(row)), True) if found else {}
            for row, (unit, found) in enumerate(zip(units, hits, strict=True))
        ]

    def _evidence(self, unit: Unit, hits: Sequence[Hit], idle: Sequence[tuple[int, int]], learned: bool) -> dict[str, Evidence]:
        judged = [each for each in self._at.get(unit.document_id, ()) if each.start < unit.stop and unit.start < each.stop] if learned else []
        found: dict[str, dict[str, float]] = defaultdict(dict)
        against: dict[str, bool] = defaultdict(bool)
        weights: dict[str, dict[str, float]] = defaultdict(dict)
        for hit in hits:
            weight = weights[hit.code_id][hit.cue] = self._weight(hit, judged) if learned else hit.weight
            best = found[hit.code_id]
            if hit.anti:
                against[hit.code_id] |= not hit.denied
            elif not hit.denied:
                asked = any(start <= hit.start < stop for start, stop in idle)
                best[hit.cue] = max(best.get(hit.cue, 0.0), weight * MOODS["asked" if asked else hit.mood])
        return {
            code: Evidence(
                -sum(log(1 - min(weight, _CERTAIN)) for weight in best.values())
                * (AGAINST if against[code] else 1.0)
                * (ALONE if len(best) == 1 else 1.0),
                tuple([hit for hit in hits if hit.code_id == code]),
                weights[code],
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
                weight=round(evidence.weights[hit.cue] * (-1 if hit.anti or hit.denied else 1), 4),
            )
            for hit in evidence.hits
        )

    def forgotten(self) -> Self:
        """The same rules with what was learned of each cue, but not from which passages."""
        made = self.__class__(segmenter=self.segmenter)
        made.codes, made.matcher, made._found, made._told = self.codes, self.matcher, {}, {}
        once = [{key: True} for key, (right, _) in self._seen.items() for _ in range(right)]
        once += [{key: False} for key, (_, wrong) in self._seen.items() for _ in range(wrong)]
        return made._count(_Judged("", 0, 0, each) for each in once)

    def save(self, folder: Path) -> None:
        """Write `model.json` and an empty `arrays.npz`: the cues and their weights."""
        codes = [{"id": code.id, "cues": _lists(code.cues), "anti_cues": _lists(code.anti_cues)} for code in self.matcher.codes]
        judged = [[each.document_id, each.start, each.stop, [[*key, right] for key, right in sorted(each.cues.items())]] for each in self._judged()]
        values = {"name": self.name, "codes": codes, "weights": dict(self.matcher.weights), "judged": judged}
        write_model(folder, values | {"own_words": list(self.segmenter.own)}, {})

    @classmethod
    def load(cls, folder: Path, segmenter: Segmenter | None = None) -> Self:
        """Read what `save` wrote; the words are cut by `segmenter` if it knows the same words of its own."""
        values, _ = read_model(folder, cls.name)
        shared = segmenter is not None and list(segmenter.own) == values["own_words"]
        made = cls(segmenter=segmenter if shared else Segmenter(values["own_words"]))
        codes = [Code(id=code["id"], codebook_id="", key=code["id"], cues=code["cues"], anti_cues=code["anti_cues"]) for code in values["codes"]]
        made.codes = tuple(code.id for code in codes)
        made.matcher = CueMatcher(codes, made.segmenter, weights=values["weights"])
        made._found, made._told = {}, {}
        return made._count(
            _Judged(document, start, stop, {(code, cue): right for code, cue, right in cues}) for document, start, stop, cues in values["judged"]
        )

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

    def _judge(self, example: Example) -> "_Judged":
        """Which cues stood in the example, and whether people agreed with each."""
        judged = not example.rejected or bool(example.codes)
        firing = {(hit.code_id, hit.cue) for hit in self._hits(example.unit.text) if not (hit.anti or hit.denied)}
        start, stop = example.reach or (example.unit.start, example.unit.stop)
        cues = {key: key[0] in example.codes for key in firing if judged or key[0] in example.rejected}
        return _Judged(example.unit.document_id, start, stop, cues)

    def _count(self, judged: Iterable["_Judged"]) -> Self:
        """Keep what was judged, by cue and by document."""
        self._seen: dict[tuple[str, str], tuple[int, int]] = {}
        self._at: dict[str, list[_Judged]] = defaultdict(list)
        for each in judged:
            self._tell(each, 1)
        return self

    def _tell(self, judged: "_Judged", times: int) -> None:
        """Count what was judged, or with -1 forget it."""
        if not judged.cues:
            return
        if times > 0:
            self._at[judged.document_id].append(judged)
        else:
            self._at[judged.document_id].remove(judged)
        for key, agreed in judged.cues.items():
            right, wrong = self._seen.get(key, (0, 0))
            self._seen[key] = (right + times * agreed, wrong + times * (not agreed))

    def _judged(self) -> list["_Judged"]:
        """All that was judged, by place."""
        return sorted((each for some in self._at.values() for each in some), key=lambda each: (each.document_id, each.start, each.stop))

    def _weight(self, hit: Hit, out: Sequence["_Judged"]) -> float:
        """The weight of a cue after the decisions but those of `out`: its own weight as 4 decisions, then right and wrong ones."""
        key = (hit.code_id, hit.cue)
        right, wrong = self._seen.get(key, (0, 0))
        for each in out:
            if key in each.cues:
                right, wrong = right - each.cues[key], wrong - (not each.cues[key])
        return (TRUST * hit.weight + right) / (TRUST + right + wrong)


@dataclass(frozen=True, slots=True)
class _Judged:
    """The cues in a passage that people judged: (code, cue) -> whether the passage carries the code."""

    document_id: str
    start: int
    stop: int
    cues: Mapping[tuple[str, str], bool]


def _idle_parts(text: str, folded: str) -> list[tuple[int, int]]:
    """The sentences that tell of nothing that happened, as (start, stop)."""
    if not (may_ask(text) or tells_of_the_meeting(folded)):
        return []
    return [span for span in sentences(text) if _is_idle(text[slice(*span)])]


def _is_idle(sentence: str) -> bool:
    """Whether a sentence tells of nothing that happened: a question, or talk of the meeting that is being held."""
    return asks(sentence) or tells_of_the_meeting(fold(sentence))


def _lists(words: Words) -> dict[str, list[str]]:
    return {language: list(phrases) for language, phrases in words.items()}
