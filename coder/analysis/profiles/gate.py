"""The gate: a corner is named only on enough evidence; else what is missing is said in words (step 8 of section 6.1)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from coder.analysis.profiles.parameters import ProfileParameters
from coder.model.profile import Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How much evidence a dimension has.

    Attributes:
        codings: Pieces of evidence of both poles.
        sources: Documents with at least one.
        certainty: Probability of its more probable side.
    """

    dimension: str
    codings: int
    sources: int
    certainty: float = 1.0


def judge(corners: Mapping[str, float], tallies: Sequence[Tally], parameters: ProfileParameters) -> Verdict:
    """The most probable corner if the gate lets it pass, else "undetermined" with its needs.

    Args:
        corners: Name -> probability; of equals the first counts.
    """
    best = max(corners, key=lambda name: corners[name])
    needs = [*shortfalls(tallies, parameters)]
    if corners[best] < parameters.p_gate:
        needs.append(_unsure(best, corners[best], tallies, parameters))
    return Verdict(name=None if needs else best, p=round(corners[best], 6), needs=tuple(needs))


def shortfalls(tallies: Sequence[Tally], parameters: ProfileParameters) -> tuple[str, ...]:
    """What each dimension lacks, such as "1 more source, with 2 more codings, on the territorial dimension"."""
    lacks = ((tally.dimension, *lacking(tally, parameters)) for tally in tallies)
    return tuple(f"{_missing(codings, sources)} on the {dimension} dimension" for dimension, codings, sources in lacks if codings or sources)


def lacking(tally: Tally, parameters: ProfileParameters) -> tuple[int, int]:
    """How many more pieces of evidence, and sources, a dimension needs; a further source brings at least one piece."""
    sources = max(0, parameters.min_sources - tally.sources)
    return max(0, parameters.min_codings - tally.codings, sources), sources


def _missing(codings: int, sources: int) -> str:
    if not sources:
        return _count(codings, "more coding")
    if codings == sources:
        return _count(sources, "more source")
    return f"{_count(sources, 'more source')}, with {_count(codings, 'more coding')},"


def _count(n: int, what: str) -> str:
    return f"{n} {what}" if n == 1 else f"{n} {what}s"


def _unsure(best: str, p: float, tallies: Sequence[Tally], parameters: ProfileParameters) -> str:
    sentence = f"the most probable corner, {best}, has p = {p:.2f}; {parameters.p_gate:.2f} is needed"
    if not tallies:
        return sentence
    weakest = min(tallies, key=lambda tally: tally.certainty)
    return f"{sentence} (least certain: {weakest.dimension}, {weakest.certainty:.2f})"
