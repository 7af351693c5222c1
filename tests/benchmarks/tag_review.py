"""Simulated reviews of tagged data sets whose truth is known: how often the intervals of `coder tag --report` hold it.

    python -m tests.benchmarks.tag_review [--reviews 300] [--clauses 12000] [--json OUT]

Eight codes on 15 % to .3 % of the clauses; a model whose probabilities mean what they say, and one far too sure of itself; samples of 150
and 400 clauses, faultlessly reviewed. Intervals of 90 %. Seen 2026-11-28 with 120 reviews each (precision / recall / prevalence):

    honest model     150 clauses .92 / .94 / .94     400 clauses .89 / .92 / .94
    too sure         150 clauses .93 / .94 / .91     400 clauses .92 / .94 / .91

A quarter of the clauses without a code are very short here and carry codes as often as others, though they are drawn more rarely: harder than
real ones. Recall of a code on .3 % of the clauses stays wide (.3 to 1) whatever the sample: it was met once or never.
"""

import argparse
import json
from pathlib import Path
from statistics import fmean
from typing import Any

from coder.tagging.estimating import estimates
from tests.tagging.reviewed import known

FIGURES = ("precision", "recall", "prevalence")


def covered(reviews: int, clauses: int, size: int, *, honest: bool) -> dict[str, Any]:
    """For each figure how often it lay in its interval, over all codes, and the mean width of the interval."""
    data = known(clauses, 1, honest=honest)
    held: dict[str, list[bool]] = {name: [] for name in FIGURES}
    widths: dict[str, list[float]] = {name: [] for name in FIGURES}
    for seed in range(reviews):
        design = data.sample(size, seed)
        for each in estimates(design, data.looked(design), seed=seed):
            for name, real in zip(FIGURES, data.real(each.code), strict=True):
                shown = getattr(each, name)
                if shown:
                    held[name].append(shown.low - 1e-9 <= real <= shown.high + 1e-9)
                    widths[name].append(shown.high - shown.low)
    return {name: {"held": fmean(held[name]), "width": fmean(widths[name]), "intervals": len(held[name])} for name in FIGURES}


def main() -> None:
    """Print one row for each model and size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reviews", type=int, default=300)
    parser.add_argument("--clauses", type=int, default=12000)
    parser.add_argument("--json", type=Path)
    given = parser.parse_args()
    found: list[dict[str, Any]] = []
    for honest in (True, False):
        for size in (150, 400):
            found.append({"honest": honest, "size": size, **covered(given.reviews, given.clauses, size, honest=honest)})
            shown = "  ".join(f"{name} {found[-1][name]['held']:.3f}" for name in FIGURES)
            print(f"{'honest' if honest else 'too sure':9} {size:4} clauses  {shown}", flush=True)
    if given.json:
        given.json.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
