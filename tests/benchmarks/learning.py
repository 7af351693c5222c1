"""Measure what one coding costs: 20,000 passages, 100 codes, 2,000 coded passages (constructed from a word list; the sentence vectors are drawn).

    python tests/benchmarks/learning.py [--units 20000] [--codes 100] [--rows 2000] [--codings 40] [--json OUT]

CPU time in ms of: a coding, its undoing, a recoding and a rejection, each with the scores of all passages; a merge of two codes; the
suggestions for an open passage with their reasons; one explanation; the batch solution. Peak memory of the whole process.
"""

import argparse
import json
import os
import random
import resource
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np

from coder.language.words import Segmenter
from coder.model.codebook import Code
from coder.model.suggestion import Example, Unit
from coder.suggest.combined import Combined
from coder.suggest.vectors import Vectors

WORDS = [
    "商会",
    "出面",
    "老板",
    "技术",
    "难题",
    "服务",
    "中心",
    "供需",
    "对接",
    "材料",
    "工程师",
    "家具厂",
    "职校",
    "订单班",
    "毕业生",
    "抄款",
    "自律",
    "公约",
    "租金",
    "谈拢",
    "村里",
    "同意",
    "用工",
    "茶叶",
    "游客",
    "周末",
    "高速",
    "县城",
    "政府",
    "补贴",
    "审批",
    "园区",
    "贷款",
    "银行",
    "担保",
    "专利",
    "展会",
    "订单",
    "外贸",
    "电商",
    "平台",
    "主播",
    "物流",
    "仓库",
    "环保",
    "检查",
    "整改",
    "污水",
    "集中",
    "处理",
    "供热",
    "标准",
    "检测",
    "认证",
]


class Drawn(Vectors):
    """Stands in for the sentence encoder, which would take minutes: a vector drawn by the hash of the text."""

    def of(self, texts: Sequence[str]) -> np.ndarray:
        """Unit vectors, the same for the same text."""
        return np.array([np.random.default_rng(abs(hash(text)) % 2**32).normal(size=self.dimensions) for text in texts], np.float32) / 22.6


def project(units: int, codes: int) -> tuple[list[Unit], list[Code]]:
    """Passages of about 60 characters in documents of 200, and codes with names and cues."""
    draw = random.Random(5)
    texts = ["，".join("".join(draw.choices(WORDS, k=5)) for _ in range(5)) + f"{number}。" for number in range(units)]
    made = [
        Unit(document_id=f"d{number // 200:04}", start=100 * (number % 200), stop=100 * (number % 200) + len(text), text=text, kind="interview")
        for number, text in enumerate(texts)
    ]
    book = [
        Code(id=f"c{number}", codebook_id="b", key=f"c{number}", names={"zh": "".join(draw.choices(WORDS, k=2))}, cues={"zh": (draw.choice(WORDS),)})
        for number in range(codes)
    ]
    return made, book


def run(units: int, codes: int, rows: int, codings: int) -> dict[str, Any]:
    """All figures."""
    texts, book = project(units, codes)
    draw = random.Random(9)
    order = list(range(units))
    draw.shuffle(order)

    def coded(number: int) -> Example:
        return Example(unit=texts[number], codes=tuple({f"c{draw.randrange(codes)}" for _ in range(2)}))

    examples = [coded(number) for number in order[:rows]]
    model = Combined(use_vectors=True, vectors=Drawn(), segmenter=Segmenter())
    found: dict[str, Any] = {"index_s": _cpu(lambda: model.index(book, texts)) / 1000}
    found["batch_ms"] = _cpu(lambda: model.learn(examples))
    found["remember_s"] = _cpu(lambda: model.ridge.remember(texts)) / 1000
    every: dict[str, list[float]] = {name: [] for name in ("coding", "undo", "recoding", "rejection")}
    for number in order[rows : rows + codings]:
        for name, now in (
            ("coding", [*examples, coded(number)]),
            ("undo", examples),
            ("recoding", [replace(examples[0], codes=coded(number).codes), *examples[1:]]),
            ("rejection", [*examples, Example(unit=texts[number], rejected=("c1",))]),
        ):
            every[name].append(_cpu(lambda: model.update(now)))  # noqa: B023
            if name != "coding":
                model.update(examples)
    merged = [replace(each, codes=tuple("c0" if code == "c1" else code for code in each.codes)) for each in examples]
    every["merge"] = [_cpu(lambda: model.ridge.update(merged, [code for code in book if code.id != "c1"]))]
    model.ridge.update(examples, book)
    asked = [texts[number] for number in order[rows + codings : rows + 2 * codings]]
    every["open_passage"] = [_cpu(lambda: model.suggest([unit])) for unit in asked]  # noqa: B023
    every["explanation"] = [_cpu(lambda: model.explain(unit, "c3")) for unit in asked]  # noqa: B023
    found |= {name: {"median_ms": statistics.median(times), "p95_ms": float(np.quantile(times, 0.95))} for name, times in every.items()}
    found["peak_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return found | {"units": units, "codes": codes, "rows": len(model.ridge.rows)}


def _cpu(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return 1000 * (time.process_time() - began)


def main() -> None:
    """Read the arguments, print the table, write the JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, value in (("units", 20_000), ("codes", 100), ("rows", 2_000), ("codings", 40)):
        parser.add_argument(f"--{name}", type=int, default=value)
    parser.add_argument("--json", type=Path)
    chosen = parser.parse_args()
    found = run(chosen.units, chosen.codes, chosen.rows, chosen.codings)
    for name, value in found.items():
        shown = f"median {value['median_ms']:7.1f} ms  p95 {value['p95_ms']:7.1f} ms" if isinstance(value, dict) else f"{value:.1f}"
        print(f"{name:14} {shown}")
    if chosen.json:
        chosen.json.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
