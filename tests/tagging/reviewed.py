"""A data set whose truth is known, for simulated reviews."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from coder.tagging.design import Design
from coder.tagging.estimating import Looked
from coder.tagging.sampling import draw

THRESHOLD = 0.35


@dataclass(frozen=True)
class Known:
    """A data set: its rows, and whether each clause really carries each code (clauses x codes)."""

    rows: Sequence[dict[str, Any]]
    truth: np.ndarray
    codes: tuple[str, ...]

    def real(self, code: str) -> tuple[float, float, int]:
        """The real precision, recall and prevalence of a code."""
        column = self.truth[:, self.codes.index(code)]
        tagged = np.array([any(each["code"] == code for each in row["codes"]) for row in self.rows])
        both = int((column & tagged).sum())
        return both / max(1, tagged.sum()), both / max(1, column.sum()), int(column.sum())

    def sample(self, size: int, seed: int) -> Design:
        """A sample drawn from it."""
        return draw(lambda: self.rows, size, seed=seed, model="m", fast=False)

    def looked(self, design: Design) -> list[Looked]:
        """The sample, faultlessly reviewed."""
        return [
            Looked(
                stratum=each.stratum,
                tags=dict(each.codes),
                given=frozenset(code for code, has in zip(self.codes, self.truth[each.start // 10], strict=True) if has),
            )
            for each in design.sample
        ]


def known(clauses: int, seed: int, *, codes: int = 8, honest: bool = True) -> Known:
    """Clauses that carry codes of very different frequency, tagged by a model that misses some and invents some.

    Args:
        honest: The probabilities of the model mean what they say; otherwise it is far too sure of itself.
    """
    random = np.random.default_rng(seed)
    names = tuple(f"code.{chr(97 + each)}" for each in range(codes))
    frequency = np.geomspace(0.15, 0.003, codes)
    truth = random.random((clauses, codes)) < frequency
    sharpness = random.uniform(2.2, 3.4, codes)
    scores = random.normal(0, 1, truth.shape) + sharpness * truth
    logit = scores * sharpness - sharpness**2 / 2 + np.log(frequency / (1 - frequency))
    likely = 1 / (1 + np.exp(-(logit if honest else logit + 1.5)))
    rows = []
    for place in range(clauses):
        tags = [{"code": names[c], "probability": round(float(likely[place, c]), 4), "reason": "税"} for c in np.argsort(-likely[place])]
        kept = [each for each in tags if each["probability"] >= THRESHOLD]
        none = {"code": "none.background", "probability": 0.5, "reason": ""} if not kept and place % 3 == 0 else None
        rows.append(
            {
                "path": f"{place // 40}.txt",
                "unit": f"u{place}",
                "start": place * 10,
                "stop": place * 10 + 8,
                "text": "对符合条件的小微企业，由财政部门给予税收优惠。" if kept or place % 4 else "总则",
                "codes": kept,
                "none": none,
            }
        )
    return Known(rows, truth, names)
