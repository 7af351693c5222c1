"""Measure tagging on a labelled set, by the suggester that `coder train` saves, beside TF-IDF + LinearSVC.

    python tests/benchmarks/tagging.py FILE.jsonl [--json OUT] [--no-vectors]

FILE holds one passage a line: {"doc", "text", "labels": [one label]}. `eight_shot`: accuracy on all other passages after 8 examples of each
label, mean over five seeds. `five_fold`: accuracy in five folds, whole documents apart. A passage gets the label that `coder tag` would print
first: the most probable one. `by_likeness` is the order of the scores alone, before cues and probabilities. `eight_shot_other_documents`: 8
examples of each label from four fifths of the documents, tested on the others. The baseline: runs of 1 and 2 characters, sublinear, balanced.
Seen 2026-11-28 on zh_reg_chapters.jsonl, with the encoder `use` (ours / by likeness / baseline):

    eight_shot .513 / .510 / .483    five_fold .700 / .701 / .698    eight_shot_other_documents .510 / .510 / .496

In five folds the lead is within the noise. Before widths of scores were evened (`coder.suggest.scaling`, chosen on other texts) the most probable
label was right in .685: names that hardly differ (政务服务, 政务环境) went to the rarer one.

Tags of `policy_instruments` without any coding, on the fast path, read 2026-11-28 by one reader, a language model that also works on this program
(right / arguable / wrong of 50). State Council documents, ranks 51 to 100 of all tags by probability: 40 / 7 / 3. Laws, drawn at random from the
tags of .5 and more: 39 / 6 / 5, all five wrong ones cues in the name of an office (安全生产监督管理部门); drawn anew after these no longer counted:
45 / 5 / 0. Seven in ten of those tags are mech.mandate by 责令 and the like.
"""

import argparse
import json
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import fmean
from typing import Any

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.model_selection import GroupKFold
from sklearn.svm import LinearSVC

from coder.language.words import Segmenter
from coder.model.codebook import Code
from coder.model.suggestion import Example, Unit
from coder.suggest.distilled import Distilled
from coder.suggest.encoders.registry import NONE, default, encoder
from coder.suggest.vectors import Vectors

SHOTS = 8
SEEDS = 5
Split = tuple[Sequence[int], Sequence[int]]


class Passages:
    """A labelled set."""

    def __init__(self, path: Path) -> None:
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
        self.texts = [str(row["text"]) for row in rows]
        self.labels = np.array([str(row["labels"][0]) for row in rows])
        self.documents = np.array([str(row["doc"]) for row in rows])
        self.names = tuple(sorted(set(self.labels)))
        self.units = [
            Unit(document_id=document, start=1000 * place, stop=1000 * place + len(text), text=text, language="zh", kind="policy")
            for place, (document, text) in enumerate(zip(self.documents, self.texts, strict=True))
        ]

    def shots(self) -> Iterator[Split]:
        """8 examples of each label, and all others."""
        for seed in range(SEEDS):
            train = self._some(range(len(self.texts)), seed)
            yield train, [place for place in range(len(self.texts)) if place not in set(train)]

    def folds(self) -> Iterator[Split]:
        """Four fifths of the documents, and the others."""
        yield from GroupKFold(5).split(self.texts, groups=self.documents)

    def shots_elsewhere(self) -> Iterator[Split]:
        """8 examples of each label from four fifths of the documents, and the passages of the others."""
        for seed in range(SEEDS):
            for train, test in GroupKFold(5, shuffle=True, random_state=seed).split(self.texts, groups=self.documents):
                yield self._some(train, seed), test

    def _some(self, places: Sequence[int], seed: int) -> list[int]:
        random = np.random.default_rng(seed)
        inside = np.asarray(places)
        return [int(each) for name in self.names for each in random.permutation(inside[self.labels[inside] == name])[:SHOTS]]


def product(passages: Passages, vectors: Vectors | None) -> Callable[[Split], tuple[float, float]]:
    """(by probability, by likeness): accuracy of the model of `coder train`, taught the training passages."""
    codes = tuple(Code(id=name, codebook_id="", key=name, names={"zh": name}) for name in passages.names)
    segmenter = Segmenter()

    def accuracy(split: Split) -> tuple[float, float]:
        train, test = split
        examples = [Example(unit=passages.units[place], codes=(str(passages.labels[place]),)) for place in train]
        model = Distilled(use_vectors=vectors is not None, vectors=vectors, segmenter=segmenter)
        model.fit(codes, examples, [passages.units[place] for place in train])
        asked = [passages.units[place] for place in test]
        names, truth = np.array(list(model.codes)), passages.labels[list(test)]
        near = model.space.along(model.space.points(asked), model.directions)
        likely = model.probabilities(asked)
        return float((names[likely.argmax(axis=1)] == truth).mean()), float((names[near.argmax(axis=1)] == truth).mean())

    return accuracy


def baseline(passages: Passages) -> Callable[[Split], float]:
    """Accuracy of TF-IDF + LinearSVC."""

    def accuracy(split: Split) -> float:
        train, test = split
        vectorizer = TfidfVectorizer(analyzer="char", ngram_range=(1, 2), sublinear_tf=True, min_df=1)
        known = vectorizer.fit_transform([passages.texts[place] for place in train])
        model = LinearSVC(class_weight="balanced").fit(known, passages.labels[list(train)])
        found = model.predict(vectorizer.transform([passages.texts[place] for place in test]))
        return float((found == passages.labels[list(test)]).mean())

    return accuracy


def measured(path: Path, chosen: str) -> dict[str, Any]:
    """All figures."""
    passages = Passages(path)
    taken = encoder(chosen)
    ours, theirs = product(passages, Vectors(taken) if taken else None), baseline(passages)
    found: dict[str, Any] = {"file": path.name, "passages": len(passages.texts), "encoder": chosen, "baseline": {}, "by_likeness": {}}
    splits = {"eight_shot": passages.shots, "five_fold": passages.folds, "eight_shot_other_documents": passages.shots_elsewhere}
    for name, each in splits.items():
        both = [ours(split) for split in each()]
        found[name] = fmean(probability for probability, _ in both)
        found["by_likeness"][name] = fmean(likeness for _, likeness in both)
        found["baseline"][name] = fmean(theirs(split) for split in each())
        told = f"coder {found[name]:.3f}  by likeness {found['by_likeness'][name]:.3f}  TF-IDF + LinearSVC {found['baseline'][name]:.3f}"
        print(f"{name:28} {told}", flush=True)
    return found


def main() -> None:
    """Read the arguments, print one row for each figure, write the JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--no-vectors", action="store_true")
    given = parser.parse_args()
    found = measured(given.file, NONE if given.no_vectors else default())
    if given.json:
        given.json.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
