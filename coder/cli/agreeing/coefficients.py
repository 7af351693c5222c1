"""Coefficients of agreement in plain lines."""

from collections.abc import Collection, Iterator

from coder.cli.agreeing.sentences import Sentences
from coder.cli.printing.render import line, table
from coder.model.reliability import Boundaries, CodeBoundaries, CodeReliability, Coefficient, Reliability
from coder.report.agreement import numbers

_COLUMNS = ("percent", "cohen_conger", "scott_fleiss", "brennan_prediger", "gwet_ac1", "krippendorff")
_HEADS = ("code", "units", "yes", "agree", "kappa", "pi", "BP", "AC1", "alpha", "from", "to", "prev", "bias")
_MEASURES = ("agree", "kappa", "pi", "BP", "AC1", "alpha", "prev", "bias")


def print_reliability(found: Reliability, words: Sentences) -> None:
    """The table of the codes, and how it was made."""
    table([_row(each) for each in found.codes], words.heads(*_HEADS))
    line(words("unit a no" if found.uncoded == "no" else "unit left out", words(found.unit)))
    line(words(f"over {found.resampled}", found.level))
    if any(each.value is not None and each.low == each.high for each in (row.coefficients["krippendorff"] for row in found.codes)):
        line(words("certain"))
    if any(each.value is None for row in found.codes for each in row.coefficients.values()):
        line(words("undefined"))
    line(words("columns"))


def print_consistency(found: Reliability, words: Sentences) -> None:
    """The table of a coder against himself or herself: the passages were drawn at random, so that drawing them again is the right interval."""
    table([_row(each) for each in found.codes], words.heads(*_HEADS))
    line(words("again"))
    line(words("over passages", found.level))


def print_boundaries(found: Boundaries, words: Sentences, only: Collection[str] = ()) -> None:
    """The table of all codes, or of some, and how it was made."""
    if not found.documents:
        line(words("not all"))
        return
    rows = [_boundary(each) for each in found.codes if each.code in only or not only]
    table(rows, words.heads("code", "passages", "alpha", "from", "to", "F1"))
    line(words("unitizing", words("drawn", found.level) if found.resampled == "documents" else words("not drawn")))
    line(words("overlap"))


def _boundary(found: CodeBoundaries) -> tuple[str, ...]:
    alpha = found.alpha
    return (found.code, f"{found.passages:,}", two(alpha.value), two(alpha.low), two(alpha.high), two(found.f1))


def measure_lines(words: Sentences) -> Iterator[str]:
    """What each column says, a sentence each."""
    yield from (words("measure", words(name), words(f"{name} measure")) for name in _MEASURES)


def _row(found: CodeReliability) -> tuple[str, ...]:
    figures = found.coefficients
    alpha: Coefficient = figures["krippendorff"]
    values = (two(figures[name].value) for name in _COLUMNS)
    between = (two(alpha.low), two(alpha.high))
    return (found.code, f"{found.units:,.0f}", f"{found.yes:,.0f}", *values, *between, two(found.prevalence), two(found.bias))


def two(value: float | None) -> str:
    """A figure with two decimals; a dash where there is none."""
    return numbers.two(value, "-")
