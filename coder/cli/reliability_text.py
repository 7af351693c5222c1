"""Coefficients of agreement in plain lines."""

from collections.abc import Collection, Iterator

from coder.cli.render import line, table
from coder.model.reliability import Boundaries, CodeBoundaries, CodeReliability, Coefficient, Reliability
from coder.report.agreement import numbers

_COLUMNS = ("percent", "cohen_conger", "scott_fleiss", "brennan_prediger", "gwet_ac1", "krippendorff")
_HEADS = ("code", "units", "yes", "agree", "kappa", "pi", "BP", "AC1", "alpha", "from", "to", "prev", "bias")
_MEASURES = {
    "agree": "how often two coders say the same of a unit; high by itself where a code is rare",
    "kappa": "Cohen's for two coders, Conger's for more: agreement beyond what each coder's own habit of saying yes would give",
    "pi": "Scott's for two coders, Fleiss's for more: agreement beyond what the common share of yes would give",
    "BP": "Brennan & Prediger's, which is PABAK here: agreement beyond tossing a coin",
    "AC1": "Gwet's: as kappa, but not misled where a code is rare or nearly everywhere",
    "alpha": "Krippendorff's: 1 minus disagreement over that expected by chance, corrected for few units; from and to are its interval",
    "prev": "how unequal yes and no are (two coders): near 1, kappa, pi and alpha are low however well they agree; look at AC1 and BP then",
    "bias": "how differently two coders say yes: if it is large, one of them gives the code more freely",
}


def print_reliability(found: Reliability) -> None:
    """The table of the codes, and how it was made."""
    table([_row(each) for each in found.codes], _HEADS)
    what = "is a no of everybody" if found.uncoded == "no" else "is left out"
    few = "" if found.resampled == "documents" else " (fewer than three documents: the interval is too narrow)"
    line(f"Unit: {found.unit}; one that nobody coded {what}. * is all codes together.")
    line(f"Interval: {found.level:.0%}, bootstrap over {found.resampled}{few}.")
    if any(each.value is not None and each.low == each.high for each in (row.coefficients["krippendorff"] for row in found.codes)):
        line("from = to: all draws gave the same; where few units have the code (yes), that is no certainty.")
    if any(each.value is None for row in found.codes for each in row.coefficients.values()):
        line("- : not defined, because everybody gave all units the same answer, so that agreement cannot be told from chance.")
    line("from, to: the interval of alpha. prev and bias are of two coders. --measures says what all mean; --code CODE shows the passages.")


def print_consistency(found: Reliability) -> None:
    """The table of a coder against himself or herself: the passages were drawn at random, so that drawing them again is the right interval."""
    table([_row(each) for each in found.codes], _HEADS)
    line("Unit: a passage coded again; without a code it is a no both times. * is all codes together.")
    line(f"Interval: {found.level:.0%}, bootstrap over passages. - where a figure is not defined. `coder agree --measures` says what they mean.")


def print_boundaries(found: Boundaries, only: Collection[str] = ()) -> None:
    """The table of all codes, or of some, and how it was made."""
    if not found.documents:
        line("No document is coded by all of these people. Choose two of them: --coders A,B.")
        return
    rows = [_boundary(each) for each in found.codes if each.code in only or not only]
    table(rows, ("code", "passages", "alpha", "from", "to", "F1"))
    drawn = f"{found.level:.0%}, bootstrap over documents" if found.resampled == "documents" else "none, there are fewer than three documents"
    line(f"Alpha: Krippendorff's for unitizing, 1 where all passages begin and end alike. Interval: {drawn}.")
    line("F1: the share of passages that share at least half of their union with one of another coder. * is all codes together.")


def _boundary(found: CodeBoundaries) -> tuple[str, ...]:
    alpha = found.alpha
    return (found.code, f"{found.passages:,}", two(alpha.value), two(alpha.low), two(alpha.high), two(found.f1))


def measure_lines() -> Iterator[str]:
    """What each column says, a sentence each."""
    yield from (f"  {name}: {said}." for name, said in _MEASURES.items())


def _row(found: CodeReliability) -> tuple[str, ...]:
    figures = found.coefficients
    alpha: Coefficient = figures["krippendorff"]
    values = (two(figures[name].value) for name in _COLUMNS)
    between = (two(alpha.low), two(alpha.high))
    return (found.code, f"{found.units:,.0f}", f"{found.yes:,.0f}", *values, *between, two(found.prevalence), two(found.bias))


def two(value: float | None) -> str:
    """A figure with two decimals; a dash where there is none."""
    return numbers.two(value, "-")
