"""Situation mix with breadth, kinds, and the other facets: shares as dots with intervals."""

from collections.abc import Iterator, Sequence

from coder.analysis.profiles.evidence import BORROWED
from coder.model.profile import Share
from coder.report.dots import dot_plot
from coder.report.figure import Cell, Dot, Figure, Table, cells
from coder.report.subject import Subject, percent
from coder.report.theme import FIRST, SECOND

_OWN_FIGURE = ("scale", "kind")


def situations(subject: Subject) -> Figure:
    """Share and breadth of each situation; the colour is that of its pole."""
    words = subject.words
    dots = [subject.dot(share, share.code, tone=tone(subject, share.code), breadth=True) for share in subject.profile.situations]
    return Figure(
        key="situations",
        title=words("situations"),
        caption=words("situations caption", subject.level),
        spec=dot_plot(dots, axis=words("share")),
        table=_table(subject, [(share, share.code) for share in subject.profile.situations], breadth=True),
    )


def kinds(subject: Subject) -> Figure | None:
    """Share of each kind of tie; None where no mention tells of one."""
    shares = sorted((share for share in subject.profile.facets.get("kind", ()) if share.n), key=lambda share: -share.share)
    if not shares:
        return None
    words, measure = subject.words, subject.profile.measures.get("kind_diversity")
    diversity = f"{measure.value:.2f} [{measure.low:.2f}–{measure.high:.2f}]" if measure and measure.value is not None else words("no evidence")
    return Figure(
        key="kinds",
        title=words("kinds"),
        caption=words("kinds caption", subject.level, diversity),
        spec=dot_plot([subject.dot(share, f"kind:{share.code}") for share in shares], axis=words("share")),
        table=_table(subject, [(share, f"kind:{share.code}") for share in shares]),
    )


def facets(subject: Subject) -> Figure | None:
    """Shares of all other facet groups, one under the other; None without any."""
    lines, told = [], []
    for group, shares in subject.profile.facets.items():
        held = [share for share in shares if share.n and share.code != "unclear"]
        if group in _OWN_FIGURE or not held:
            continue
        unclear = next((share.n for share in shares if share.code == "unclear"), 0)
        lines.append(Dot(label=group_name(subject, group), heading=True, text=subject.words("unclear n", unclear) if unclear else ""))
        lines += [subject.dot(share, f"{group}:{share.code}") for share in held]
        told += [(share, f"{group}:{share.code}") for share in shares if share.n]
    if not told:
        return None
    words = subject.words
    return Figure(
        key="facets",
        title=words("facets"),
        caption=words("facets caption", subject.level),
        spec=dot_plot(lines, axis=words("share")),
        table=_table(subject, told),
    )


def group_name(subject: Subject, group: str) -> str:
    """What a facet group is called."""
    return subject.words(BORROWED) if group == BORROWED else subject.name(group)


def tone(subject: Subject, code: str) -> str:
    """Colour of a situation: that of the first or second pole of its dimension."""
    sides = subject.frame.sides.get(code, ())
    return (FIRST, SECOND)[sides[0][1]] if sides else ""


def _table(subject: Subject, shares: Sequence[tuple[Share, str]], *, breadth: bool = False) -> Table:
    words = subject.words
    head = [words("code"), words("share"), words("interval", subject.level), words("n"), words("sources"), words("speakers")]
    return Table(head=(*head, *([words("breadth")] if breadth else [])), rows=tuple(_rows(subject, shares, breadth)))


def _rows(subject: Subject, shares: Sequence[tuple[Share, str]], breadth: bool) -> Iterator[tuple[Cell, ...]]:
    for share, row in shares:
        counts = (str(share.n), str(share.sources), str(share.speakers))
        interval = f"{percent(share.low)}–{percent(share.high)}"
        last = (percent(share.breadth),) if breadth else ()
        yield cells(subject.name(share.code), percent(share.share), interval, *counts, *last, row=row)
