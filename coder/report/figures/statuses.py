"""Mentions by what became of them: those that do not count are shown, aside."""

from coder.report.dots import dot_plot
from coder.report.figure import Dot, Figure, Table, cells
from coder.report.subject import Subject
from coder.report.theme import PLAIN


def statuses(subject: Subject) -> Figure | None:
    """Number of mentions per status; None where all of them count."""
    words = subject.words
    counting = subject.parameters.statuses
    held = {status: n for status, n in subject.profile.statuses.items() if n}
    if not set(held) - set(counting):
        return None
    ordered = sorted(held, key=lambda status: (status not in counting, -held[status], status))
    dots = [
        Dot(
            label=words(status),
            value=held[status],
            text=str(held[status]),
            tip=f"{words(status)}: {words('mentions of', held[status])}",
            link=subject.behind.link(f"status:{status}"),
            tone=PLAIN if status in counting else "#9aa5ac",
        )
        for status in ordered
    ]
    return Figure(
        key="statuses",
        title=words("statuses"),
        caption=words("statuses caption", words.listed([words(each) for each in counting])),
        spec=dot_plot(dots, domain=(0, max(held.values())), format="d", bars=True, axis=words("mentions"), right=60),
        table=Table(
            head=(words("status"), words("mentions")), rows=tuple(cells(words(each), str(held[each]), row=f"status:{each}") for each in ordered)
        ),
    )
