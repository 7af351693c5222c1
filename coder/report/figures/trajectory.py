"""How a town moved: the share of the first pole of each dimension, decade by decade."""

from coder.report.dots import dot_plot
from coder.report.figure import Cell, Dot, Figure, Table, cells
from coder.report.subject import Subject, percent, spread
from coder.report.theme import FIRST


def trajectory(subject: Subject) -> Figure | None:
    """The thetas of the periods that have evidence, and the verdict of each; None with fewer than two."""
    words = subject.words
    held = [row for row in subject.trajectory.rows if row.profile.sources] if subject.trajectory else []
    if sum(row.kind == "period" for row in held) < 2:
        return None
    dots: list[Dot] = []
    rows: list[tuple[Cell, ...]] = []
    for dimension in subject.frame.dimensions:
        dots.append(Dot(label=subject.name(dimension.id), heading=True, text=subject.pole(dimension.id, next(iter(dimension.poles)))))
        for row in held:
            each = row.profile.contrasts[dimension.id]
            n = each.n_first + each.n_second
            label = row.label if row.kind == "period" else words(row.kind)
            told = spread(each.theta, each.low, each.high)
            verdict = row.profile.verdict.name
            rows.append(
                cells(
                    label,
                    subject.name(dimension.id),
                    percent(each.theta) if n else "–",
                    f"{percent(each.low)}–{percent(each.high)}" if n else "–",
                    str(n),
                    str(each.sources),
                    subject.name(verdict) if verdict else words("undetermined"),
                )
            )
            if not n:
                dots.append(Dot(label=label, text=words("no evidence")))
                continue
            tip = f"{subject.name(dimension.id)}, {label}: {told}; n {n}, {words('sources of', each.sources)}"
            link = subject.behind.link(dimension.id)
            tone = FIRST if row.kind == "period" else "#9aa5ac"
            dots.append(Dot(label=label, value=each.theta, low=each.low, high=each.high, text=f"{told}, n {n}", tip=tip, link=link, tone=tone))
    head = ("period", "dimension", "share", "interval", "n", "sources", "verdict")
    return Figure(
        key="trajectory",
        title=words("trajectory"),
        caption=words("trajectory caption", subject.level),
        spec=dot_plot(dots, axis=words("share")),
        table=Table(head=tuple(words(each, subject.level) if each == "interval" else words(each) for each in head), rows=tuple(rows)),
    )
