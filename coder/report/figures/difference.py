"""Two towns: how much larger each share is in the first than in the second."""

from coder.analysis.comparing.differences import differences
from coder.analysis.profiles.posteriors import posterior
from coder.model.comparison import Difference
from coder.report.dots import dot_plot
from coder.report.figure import Dot, Figure, Mark, Table, cells
from coder.report.subject import Subject, percent
from coder.report.theme import PLAIN


def difference(first: Subject, second: Subject) -> Figure:
    """Thetas of the dimensions, then shares of the situations, with intervals from independent draws."""
    words = first.words
    towns = {town.id: town for town in first.snapshot.towns}
    drawn = [posterior(each.snapshot, towns[each.profile.town_id], each.parameters) for each in (first, second)]
    found = differences(drawn[0], drawn[1], first.parameters)
    rows = tuple(
        cells(_name(first, each), percent(each.first), percent(each.second), _points(each), f"{each.p:.2f}", f"{each.n[0]} / {each.n[1]}")
        for each in found
    )
    head = (words("code"), first.town, second.town, words("difference"), words("probability"), words("n"))
    return Figure(
        key="difference",
        title=words("difference of", first.town, second.town),
        caption=words("difference caption", first.town, second.town, first.level),
        spec=dot_plot([_dot(first, each) for each in found], domain=(-1.0, 1.0), format="+.0%", marks=[Mark(at=0.0)], axis=words("difference")),
        table=Table(head=head, rows=rows),
    )


def _dot(subject: Subject, each: Difference) -> Dot:
    name, told = _name(subject, each), _points(each)
    tone = PLAIN if each.sufficient else "#9aa5ac"
    tip = f"{name}: {told}; {percent(each.first)} / {percent(each.second)}; n {each.n[0]} / {each.n[1]}"
    return Dot(label=name, value=each.difference, low=each.low, high=each.high, text=told, tip=tip, tone=tone)


def _name(subject: Subject, each: Difference) -> str:
    return subject.name(each.name)


def _points(each: Difference) -> str:
    """In percentage points, with the interval."""
    return f"{each.difference * 100:+.0f} [{each.low * 100:+.0f}, {each.high * 100:+.0f}]".replace("-", "−")
