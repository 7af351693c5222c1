"""Measure the suggester of the screen on a labelled set, beside TF-IDF + logistic regression.

    python tests/benchmarks/suggest.py FILE.jsonl [--codebook FILE] [--n 0,10,30,100,300,1000] [--seeds 5] [--json OUT] [--encoder use|e5|none|...]

FILE holds one passage a line: {"id", "doc"?, "speaker"?, "text", "labels": [...]}. Training and test documents are disjoint.

What is measured is `Combined`, the suggester of the screen, by the order in which it puts the codes of a passage and by its probabilities
(`ranked`); and beside it what it says unasked (`suggest`, which keeps silent where the evidence is thin): on which share of the passages
(`shown`), and how often its first suggestion is right there. Seen 2026-11-28 (3 seeds; recall@3 / macro-F1 at 0, 100, 300, 1,000 codings;
calibration error of pairs / of first places at 100, 300, 1,000):

    zh_fewclue_csldcp    .537/.301  .585/.326  .660/.406  .766/.502    .002/.047  .001/.035  .001/.041
    zh_reg_chapters      .533/.242  .539/.296  .662/.434  .878/.590    .010/.085  .009/.110  .007/.106
    en_cap_uscongress    .545/.325  .745/.475  .832/.586  .896/.668    .007/.071  .003/.051  .003/.044

with the names of the topics for en_cap_uscongress (cap_topics.json); English names for zh_fewclue_csldcp (csldcp_names_en.json): .527/.296 at 0.
A hundred passages of zh_reg_chapters are four documents: what they promise for fifty others cannot be known well.
"""

import argparse
import hashlib
import json
import os
import platform
import random
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np

from coder.language.words import Segmenter
from coder.model.codebook import Code
from coder.model.suggestion import Example, Unit
from coder.suggest.combined import Combined
from coder.suggest.encoders.registry import NONE, default, encoder
from coder.suggest.kernel import ALPHA, LAMBDA
from coder.suggest.metrics import calibration_error, macro_f1, recall_at, top_calibration_error
from coder.suggest.vectors import Vectors

TEST_PASSAGES = 1000
SHOWN = ("recall_at_3", "recall_at_5", "macro_f1", "ece", "ece_top1", "shown", "right_when_shown")
FIELDS = ("recall_at_3", "recall_at_5", "macro_f1", "ece", "fit_ms", "update_ms", "suggest_ms_per_1000")


@dataclass(frozen=True, slots=True)
class Passages:
    """A labelled set: units, what they carry (row x code), and the document of each."""

    units: tuple[Unit, ...]
    labels: np.ndarray
    documents: tuple[str, ...]
    codes: tuple[str, ...]
    dropped: int


def read(path: Path) -> Passages:
    """Read a labelled set; repeated texts are dropped after the first.

    Raises:
        SystemExit: a line does not hold; status 2.
    """
    units: list[Unit] = []
    carried: list[list[str]] = []
    documents: list[str] = []
    seen: set[str] = set()
    dropped = 0
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if not line.strip():
            continue
        text, labels, document, speaker = _passage(line, number, path)
        if text in seen:
            dropped += 1
            continue
        seen.add(text)
        language = "zh" if any("\u4e00" <= char <= "\u9fff" for char in text) else "en"
        units.append(Unit(document_id=document or f"#{number}", start=0, stop=len(text), text=text, language=language, role=speaker))
        carried.append(labels)
        documents.append(document or f"#{number}")
    codes = tuple(sorted({label for labels in carried for label in labels}))
    table = np.array([[code in labels for code in codes] for labels in carried], float)
    return Passages(tuple(units), table, tuple(documents), codes, dropped)


def _passage(line: str, number: int, path: Path) -> tuple[str, list[str], str, str]:
    try:
        value = json.loads(line)
        text, labels = value["text"], [str(label) for label in value["labels"]]
    except (ValueError, KeyError, TypeError) as error:
        print(f"{path}:{number}: not a passage: {error}", file=sys.stderr)
        raise SystemExit(2) from error
    return text, labels, str(value.get("doc", "")), str(value.get("speaker", ""))


def codebook(path: Path | None, ids: Sequence[str]) -> tuple[Code, ...]:
    """The codes: from a JSON list (or an object with it as `codes`), from one of the project's codebooks, or with their ids for names."""
    found: dict[str, Code] = {}
    if path is not None and path.suffix == ".json":
        listed = json.loads(path.read_text(encoding="utf-8"))
        for entry in listed["codes"] if isinstance(listed, dict) else listed:
            found[str(entry["id"])] = _code(entry)
    elif path is not None:
        from coder.formats.codebooks.yaml_files import read_codebook

        found = {code.key: code for code in read_codebook(path)[1]}
    return tuple(_with_id(found.get(each), each) for each in ids)


def _code(entry: dict[str, Any]) -> Code:
    names = entry.get("name", {})
    definition = entry.get("definition", {})
    return Code(
        id=str(entry["id"]),
        codebook_id="",
        key=str(entry["id"]),
        names=names if isinstance(names, dict) else {"en": names},
        definition=definition if isinstance(definition, dict) else {"en": definition},
        cues={"zh": tuple(entry.get("cues", ()))},
    )


def _with_id(code: Code | None, each: str) -> Code:
    if code is None:
        return Code(id=each, codebook_id="", key=each, names={"zh": each})
    return Code(id=each, codebook_id="", key=each, names=code.names, definition=code.definition, cues=code.cues)


def split(passages: Passages, seed: int, size: int) -> tuple[list[int], list[int]]:
    """(training, test): whole documents in random order; the test part first, the training part until `size` coded passages."""
    order = sorted(set(passages.documents))
    random.Random(seed).shuffle(order)
    rows: dict[str, list[int]] = {}
    for row, document in enumerate(passages.documents):
        rows.setdefault(document, []).append(row)
    most = min(TEST_PASSAGES, round(0.3 * len(passages.units)))
    test: list[int] = []
    while len(test) < most:
        test += rows[order.pop(0)]
    train: list[int] = []
    coded = 0
    for document in order:
        if coded >= size:
            break
        train += rows[document]
        coded += int(passages.labels[rows[document]].any(axis=1).sum())
    return train, test


def timed(work: Callable[[], Any]) -> tuple[Any, float]:
    """The result and the CPU time in ms."""
    began = time.process_time()
    result = work()
    return result, 1000 * (time.process_time() - began)


def measure(model: Combined, passages: Passages, train: list[int], test: list[int]) -> dict[str, Any]:
    """The figures of the product's suggester for one split."""
    examples = [_example(passages, row) for row in train]
    _, fit_ms = timed(lambda: model.learn(examples))
    asked = [passages.units[row] for row in test]
    ranked, suggest_ms = timed(lambda: model.ranked(asked, len(passages.codes)))
    column = {code: place for place, code in enumerate(passages.codes)}
    likely = np.zeros((len(test), len(passages.codes)))
    for row, codes in enumerate(ranked):
        for place, (code, probability) in enumerate(codes):
            likely[row, column[code]] = probability - 1e-12 * place
    truth = passages.labels[test]
    coded = truth.any(axis=1)
    found = {
        "recall_at_3": recall_at(likely[coded], truth[coded], 3),
        "recall_at_5": recall_at(likely[coded], truth[coded], 5),
        "macro_f1": macro_f1(likely[coded], truth[coded]),
        "ece": calibration_error(likely, truth) if train else None,
        "ece_top1": top_calibration_error(likely, truth) if train else None,
        "fit_ms": fit_ms,
        "suggest_ms_per_1000": 1000 * suggest_ms / len(test),
        "coded": int(passages.labels[train].any(axis=1).sum()) if train else 0,
        "rows": len(model.ridge.rows),
    }
    found |= _unasked(model, asked, truth, column)
    return found | _updates(model, passages, examples, test)


def _unasked(model: Combined, asked: Sequence[Unit], truth: np.ndarray, column: dict[str, int]) -> dict[str, Any]:
    """What would be said unasked: on which share of the passages, and how often the first suggestion is right there."""
    likely = model.probabilities(asked)
    shown = likely.max(axis=1) >= model.threshold
    right = truth[np.arange(len(truth)), [column[model.ridge.codes[code]] for code in likely.argmax(axis=1)]]
    return {"shown": float(shown.mean()), "right_when_shown": float(right[shown].mean()) if shown.any() else None}


def _updates(model: Combined, passages: Passages, examples: list[Example], test: list[int]) -> dict[str, Any]:
    """The CPU time of ten codings, one after the other, each with the scores of all passages."""
    model.ridge.remember(passages.units)
    times = []
    for row in test[:10]:
        examples = [*examples, _example(passages, row)]
        times.append(timed(lambda: model.update(examples).ridge.scores(passages.units))[1])  # noqa: B023
    return {"update_ms": statistics.median(times), "update_ms_p95": sorted(times)[-1]}


def _example(passages: Passages, row: int) -> Example:
    return Example(unit=passages.units[row], codes=tuple(code for code, has in zip(passages.codes, passages.labels[row], strict=True) if has))


def baseline(passages: Passages, words: Sequence[str], train: list[int], test: list[int]) -> dict[str, Any]:
    """TF-IDF words + balanced logistic regression, one model a code."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression

    began = time.process_time()
    vectorizer = TfidfVectorizer(analyzer=str.split, sublinear_tf=True)
    known = vectorizer.fit_transform([words[row] for row in train])
    truth, target = passages.labels[test], passages.labels[train]
    scores = np.zeros(truth.shape)
    asked = vectorizer.transform([words[row] for row in test])
    for code in range(len(passages.codes)):
        if 0 < target[:, code].sum() < len(train):
            model = LogisticRegression(C=10, class_weight="balanced", solver="liblinear").fit(known, target[:, code])
            scores[:, code] = model.predict_proba(asked)[:, 1]
    fit_ms = 1000 * (time.process_time() - began)
    coded = truth.any(axis=1)
    found = {"recall_at_3": recall_at(scores[coded], truth[coded], 3), "recall_at_5": recall_at(scores[coded], truth[coded], 5)}
    return found | {
        "macro_f1": macro_f1(scores[coded], truth[coded]),
        "ece": calibration_error(scores, truth),
        "fit_ms": fit_ms,
        "update_ms": fit_ms,
    }


def run(path: Path, book: Path | None, sizes: Sequence[int], seeds: int, chosen: str) -> dict[str, Any]:
    """All figures: `curves` and `baseline`, means over the seeds."""
    passages = read(path)
    segmenter = Segmenter()
    taken = encoder(chosen)
    model = Combined(use_vectors=taken is not None, vectors=Vectors(taken), segmenter=segmenter)
    _, index_ms = timed(lambda: model.index(codebook(book, passages.codes), passages.units))
    if model.ridge.use_vectors:
        index_ms += timed(lambda: model.ridge.vectors.of([unit.text for unit in passages.units]))[1]
    words = [" ".join(unit.text[start:stop].lower() for start, stop in segmenter.words(unit.text)) for unit in passages.units]
    curves, base = [], []
    for size in sizes:
        ours, theirs = [], []
        for seed in range(seeds):
            train, test = split(passages, seed, size)
            ours.append(measure(model, passages, train, test))
            if train:
                theirs.append(baseline(passages, words, train, test))
        curves.append(_mean(size, ours))
        base.append(_mean(size, theirs))
        print(_line("coder", curves[-1]), _line("baseline", base[-1]), sep="\n", flush=True)
    settings = {
        "lambda": LAMBDA,
        "alpha": ALPHA,
        "kernel": model.ridge.space.shares(),
        "suggester": model.name,
        "encoder": taken.name if taken else NONE,
    }
    machine = {"cpus": os.cpu_count(), "python": platform.python_version(), "numpy": np.__version__, "threads": os.environ["OPENBLAS_NUM_THREADS"]}
    about = {"file": path.name, "sha256": hashlib.sha256(path.read_bytes()).hexdigest(), "passages": len(passages.units), "dropped": passages.dropped}
    about |= {
        "docs": len(set(passages.documents)),
        "codes": len(passages.codes),
        "settings": settings,
        "machine": machine,
        "index_s": index_ms / 1000,
    }
    return {"curves": curves, "baseline": base, **about}


def _mean(size: int, found: list[dict[str, Any]]) -> dict[str, Any]:
    keys = dict.fromkeys(key for each in found for key in each) or dict.fromkeys(FIELDS)
    mean: dict[str, Any] = {"n": size, "sd": {}}
    for key in keys:
        values = [each[key] for each in found if each[key] is not None]
        middle = statistics.median if key.endswith("_ms") or "_ms_" in key else statistics.fmean
        mean[key] = middle(values) if values else None
        mean["sd"][key] = statistics.stdev(values) if len(values) > 1 else None
    return mean


def _line(name: str, row: dict[str, Any]) -> str:
    shown = (
        f"{key} {row[key]:.3f}" if row.get(key) is not None else f"{key} -"
        for key in ("recall_at_3", "recall_at_5", "macro_f1", "ece", "ece_top1", "shown", "right_when_shown")
    )
    return f"{name:9} n {row['n']:5} " + "  ".join(shown) + f"  fit {row.get('fit_ms') or 0:.0f} ms  update {row.get('update_ms') or 0:.0f} ms"


def main() -> None:
    """Read the arguments, print one row for each n, write the JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--codebook", type=Path)
    parser.add_argument("--n", default="0,10,30,100,300,1000")
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--json", type=Path)
    parser.add_argument("--encoder", default=default())
    chosen = parser.parse_args()
    found = run(chosen.file, chosen.codebook, [int(each) for each in chosen.n.split(",")], chosen.seeds, chosen.encoder)
    if chosen.json:
        chosen.json.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
