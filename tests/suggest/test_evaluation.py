"""Cross-validation by document: what is predicted is never learned from."""

from typing import Any

import numpy as np
import pytest

from coder.errors import InvalidValue
from coder.model.codebook import Code
from coder.model.suggestion import Example, Unit
from coder.suggest.combined import Combined
from coder.suggest.evaluation import evaluate, folds_of
from coder.suggest.judging import Judging


class Parrot:
    """Knows the code of each text it has learned from, and guesses nothing else."""

    name, threshold = "parrot@1", 0.5

    def index(self, codes: Any, corpus_units: Any) -> "Parrot":
        self.code_ids = tuple(code.id for code in codes)
        self.known: dict[str, tuple[str, ...]] = {}
        return self

    def learn(self, examples: Any) -> "Parrot":
        self.known = {each.unit.text: each.codes for each in examples}
        self.seen = {each.unit.document_id for each in examples}
        return self

    def likelihoods(self, units: Any) -> np.ndarray:
        assert not {unit.document_id for unit in units} & self.seen
        return np.array([[0.9 if code in self.known.get(unit.text, ()) else 0.1 for code in self.code_ids] for unit in units])

    probabilities = likelihoods


def example(document: int, text: str, *codes: str) -> Example:
    return Example(unit=Unit(document_id=f"d{document}", start=0, stop=9, text=text), codes=codes)


CODES = tuple(Code(id=each, codebook_id="b", key=each) for each in "abcdefgh")


def test_each_document_is_predicted_from_the_others() -> None:
    """What is said in two documents is known, what only one says is not."""
    examples = [example(1, "one", "a"), example(2, "one", "a"), example(3, "other", "h"), example(1, "left"), example(2, "left")]
    found = evaluate(Parrot(), CODES, examples, [each.unit for each in examples])
    assert (found.documents, found.passages, found.read, found.given, found.suggested, found.right) == (3, 3, 2, 3, 2, 2)
    assert found.recall_at_3 == pytest.approx(2 / 3)
    assert [(each.code_id, each.passages, each.first_three, each.suggested, each.right) for each in found.codes] == [
        ("a", 2, 2, 2, 2),
        ("h", 1, 0, 0, 0),
    ]
    assert found.ece == pytest.approx(2 / 40 * 0.1 + 38 / 40 * (0.1 - 1 / 38))


def test_one_document_is_not_enough() -> None:
    """One line that says what to do."""
    with pytest.raises(InvalidValue, match="nothing can be predicted") as refused:
        evaluate(Parrot(), CODES, [example(1, "one", "a")], [])
    assert "two documents" in refused.value.hint


def test_the_groups_are_about_as_large() -> None:
    """Seven documents in five groups, whole documents each; those without codes are in none."""
    examples = [example(number, f"{number}-{each}", "a") for number in range(7) for each in range(number + 1)] + [example(9, "left")]
    folds = folds_of(examples)
    assert sorted(document for fold in folds for document in fold) == [f"d{number}" for number in range(7)]
    sizes = [sum(int(document[1:]) + 1 for document in fold) for fold in folds]
    assert len(folds) == 5 and max(sizes) <= 2 * min(sizes)


def test_the_suggester_of_the_screen_can_be_evaluated(codes: tuple[Code, ...], units: tuple[Unit, ...], examples: tuple[Example, ...]) -> None:
    """It does better than naming the commonest codes would on a small bilingual project, cue words in hand."""
    suggester = Combined(use_vectors=False)
    assert isinstance(suggester, Judging)
    found = evaluate(suggester, codes, examples, units)
    assert found.passages == 6 and found.recall_at_3 == 1.0 and found.right >= 3
