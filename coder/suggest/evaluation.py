"""How well a suggester does on a project's own codings: each document is predicted from the others (cross-validation by document)."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from coder.errors import InvalidValue
from coder.model.codebook import Code
from coder.model.progress import Progress
from coder.model.suggestion import Example, Unit
from coder.suggest.judging import Judging
from coder.suggest.metrics import calibration_error, macro_f1, recall_at, top_calibration_error

FOLDS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeResult:
    """One code: passages that carry it, how often it was among the first three, how often it was suggested, and how often rightly."""

    code_id: str
    passages: int
    first_three: int
    suggested: int
    right: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """What came out.

    Attributes:
        documents, passages, read: Documents predicted; passages in them with codes, and read without any.
        recall_at_3, recall_at_5, macro_f1: Of the ranking, on passages with codes.
        majority_at_3: recall@3 of naming the three commonest codes each time.
        ece, ece_top: Calibration error over all (passage, code) pairs, and over the likeliest code of each passage.
        suggested, right, given: Suggestions that would have been shown, how many of them rightly, and codes that were given.
        codes: The commonest first.
    """

    documents: int
    passages: int
    read: int
    recall_at_3: float
    recall_at_5: float
    majority_at_3: float
    macro_f1: float
    ece: float
    ece_top: float
    suggested: int
    right: int
    given: int
    codes: tuple[CodeResult, ...]


def evaluate(
    suggester: Judging,
    codes: Sequence[Code],
    examples: Sequence[Example],
    corpus_units: Sequence[Unit],
    progress: Progress | None = None,
) -> Evaluation:
    """Predict the examples of each document from those of the others.

    Raises:
        InvalidValue: fewer than two documents have codes.
    """
    ids = {code.id for code in codes}
    judged = [each for each in examples if any(code in ids for code in each.codes) or not each.codes]
    folds = folds_of(judged)
    if len(folds) < 2:
        raise InvalidValue("nothing can be predicted from one document", "Code passages in at least two documents, then evaluate again.")
    suggester.index(codes, corpus_units)
    likely, shown, truth, common = [], [], [], []
    for number, fold in enumerate(folds, 1):
        known = [each for each in examples if each.unit.document_id not in fold]
        test = [each for each in judged if each.unit.document_id in fold]
        suggester.learn(known)
        units = [each.unit for each in test]
        likely.append(suggester.likelihoods(units))
        shown.append(suggester.probabilities(units) >= suggester.threshold)
        truth.append(_truth(test, codes))
        common.append(np.tile(_truth(known, codes).sum(axis=0), (len(test), 1)))
        if progress:
            progress(number, len(folds))
    return _result(np.vstack(likely), np.vstack(shown), np.vstack(truth), np.vstack(common), codes, sum(map(len, folds)))


def folds_of(examples: Sequence[Example]) -> list[frozenset[str]]:
    """The documents with codes in at most five groups with about as many coded passages each."""
    coded = Counter(each.unit.document_id for each in examples if each.codes)
    groups: list[list[str]] = [[] for _ in range(min(FOLDS, len(coded)))]
    sizes = [0] * len(groups)
    for document, count in sorted(coded.items(), key=lambda item: (-item[1], item[0])):
        least = sizes.index(min(sizes))
        groups[least].append(document)
        sizes[least] += count
    return [frozenset(group) for group in groups]


def _truth(examples: Sequence[Example], codes: Sequence[Code]) -> np.ndarray:
    return np.array([[code.id in each.codes for code in codes] for each in examples], float).reshape(len(examples), len(codes))


def _result(likely: np.ndarray, shown: np.ndarray, truth: np.ndarray, common: np.ndarray, codes: Sequence[Code], documents: int) -> Evaluation:
    coded = truth.any(axis=1)
    first = np.zeros(truth.shape, bool)
    np.put_along_axis(first, np.argsort(-likely, axis=1, kind="stable")[:, :3], True, axis=1)
    results = [
        CodeResult(
            code_id=code.id,
            passages=int(truth[:, place].sum()),
            first_three=int((truth[:, place] * first[:, place]).sum()),
            suggested=int(shown[:, place].sum()),
            right=int((truth[:, place] * shown[:, place]).sum()),
        )
        for place, code in enumerate(codes)
    ]
    return Evaluation(
        documents=documents,
        passages=int(coded.sum()),
        read=int((~coded).sum()),
        recall_at_3=recall_at(likely[coded], truth[coded], 3),
        recall_at_5=recall_at(likely[coded], truth[coded], 5),
        majority_at_3=recall_at(common[coded], truth[coded], 3),
        macro_f1=macro_f1(likely[coded], truth[coded]),
        ece=calibration_error(likely, truth),
        ece_top=top_calibration_error(likely, truth),
        suggested=int(shown.sum()),
        right=int((shown * truth).sum()),
        given=int(truth.sum()),
        codes=tuple(sorted((each for each in results if each.passages or each.suggested), key=lambda each: (-each.passages, each.code_id))),
    )
