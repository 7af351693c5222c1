"""How often the 90 % interval of theta holds the true value: `python tests/benchmarks/coverage.py [--json OUT] [--towns N] [--draws N]`.

Repeats the table of section 7 of the domain guide through the functions that make profiles (`draw_dimension`, with the default
parameters but the number of draws). Towns are simulated: 1 + Poisson(5) pieces of evidence per source, each source's share
from a Beta with mean theta and intra-class correlation as given. A cell within three standard errors of its floor is simulated
again with 2,000 towns. Beside the interval of the profile: that of the Kish-discounted Beta alone, without the bootstrap over
sources. Exit status 1 if a cell is below its floor: .88 up to a correlation of .3, .84 at .5.
"""

import argparse
import json
import math
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np

from coder.analysis.profiles.contrasts import DimensionCounts, draw_dimension
from coder.analysis.profiles.draws import interval
from coder.analysis.profiles.membership import posterior
from coder.analysis.profiles.parameters import ProfileParameters
from coder.analysis.profiles.sources import Sources

THETAS, SOURCES, CORRELATIONS = (0.5, 0.8, 0.95), (3, 6, 12, 24), (0.1, 0.3, 0.5)
MANY = 2000


def floor(correlation: float) -> float:
    """What the coverage of a cell must reach."""
    return 0.88 if correlation <= 0.3 else 0.84


def simulated(theta: float, sources: int, correlation: float, random: np.random.Generator) -> DimensionCounts:
    """The evidence of one town on one dimension, each piece in a turn of its own, found by one coder."""
    spread = (1 - correlation) / correlation
    n = 1 + random.poisson(5, sources)
    first = random.binomial(n, random.beta(theta * spread, (1 - theta) * spread, sources))
    return DimensionCounts(
        documents=tuple(f"source {number:02}" for number in range(sources)),
        units=tuple(({"wang": (1, 0)},) * int(k) + ({"wang": (0, 1)},) * int(all_ - k) for k, all_ in zip(first, n, strict=True)),
        pieces=tuple(map(int, n)),
        n_first=int(first.sum()),
        n_second=int((n - first).sum()),
    )


def coverage(theta: float, sources: int, correlation: float, *, towns: int, draws: int, seed: int) -> dict[str, float]:
    """Share of simulated towns whose interval holds theta, and its mean width: of the profile, and of the Kish-discounted Beta alone."""
    parameters = replace(ProfileParameters(), draws=draws, seed=seed)
    random = np.random.default_rng([seed, int(theta * 100), sources, int(correlation * 100)])
    held, width = {"both": 0, "kish": 0}, {"both": 0.0, "kish": 0.0}
    for town in range(towns):
        counts = simulated(theta, sources, correlation, random)
        weighted = Sources(counts.documents, {}, draws=draws, seed=seed, town_id=f"{theta} {sources} {correlation} {town}")
        drawn = draw_dimension(counts, "knowledge", weighted, parameters)
        alone = random.beta(*posterior(drawn.k, drawn.s, np.ones((sources, draws)), parameters.kappa))
        for name, values in (("both", drawn.theta), ("kish", alone)):
            low, _, high = interval(values, parameters.level)
            held[name] += bool(low <= theta <= high)
            width[name] += float(high - low) / towns
    return {
        "sources": sources,
        "theta": theta,
        "correlation": correlation,
        "coverage": held["both"] / towns,
        "width": round(width["both"], 4),
        "towns": towns,
        "floor": floor(correlation),
        "kish_coverage": held["kish"] / towns,
        "kish_width": round(width["kish"], 4),
    }


def cells(towns: int, draws: int, seed: int) -> Iterator[dict[str, float]]:
    """Every cell of the table; one near its floor with more towns."""
    for correlation in CORRELATIONS:
        for theta in THETAS:
            for sources in SOURCES:
                cell = coverage(theta, sources, correlation, towns=towns, draws=draws, seed=seed)
                p = cell["floor"]
                if cell["coverage"] - p < 3 * math.sqrt(p * (1 - p) / towns) and towns < MANY:
                    cell = coverage(theta, sources, correlation, towns=MANY, draws=draws, seed=seed)
                yield cell


def main() -> None:
    """Print the table; write it as JSON where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", type=Path, metavar="OUT")
    parser.add_argument("--towns", type=int, default=400)
    parser.add_argument("--draws", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=7)
    asked = parser.parse_args()
    before = time.process_time()
    table = []
    print("correlation  theta  sources  towns   profile (width)   floor   Kish alone (width)")
    for cell in cells(asked.towns, asked.draws, asked.seed):
        table.append(cell)
        both, kish = f"{cell['coverage']:.3f} ({cell['width']:.2f})", f"{cell['kish_coverage']:.3f} ({cell['kish_width']:.2f})"
        print(f"{cell['correlation']:11} {cell['theta']:6} {cell['sources']:8} {cell['towns']:6}   {both:>15}   {cell['floor']:5.2f}   {kish:>18}")
    below = [cell for cell in table if cell["coverage"] < cell["floor"]]
    least = min(table, key=lambda cell: cell["coverage"] - cell["floor"])
    print(f"{len(below)} of {len(table)} cells below their floor; least coverage {least['coverage']:.3f}; {time.process_time() - before:.0f} s CPU")
    if asked.json:
        asked.json.write_text(json.dumps({"cells": table}, indent=1) + "\n", encoding="utf-8")
    sys.exit(bool(below))


if __name__ == "__main__":
    main()
