"""What the verdict rests on: corners, scores of the ideal types, sources left out, other cross-overs, agreement of the coders."""

from collections.abc import Mapping, Sequence
from typing import Any

from coder.report.dots import dot_plot
from coder.report.figure import Cell, Dot, Figure, Mark, Table, cells
from coder.report.subject import Subject, probability

_MOST_CORNERS = 16


def corners(subject: Subject) -> Figure:
    """The posterior over the corners, the most probable first."""
    words, gate = subject.words, subject.parameters.p_gate
    ranked = sorted(subject.profile.corners.items(), key=lambda each: -each[1])
    dots = [
        Dot(label=subject.name(name), value=p, text=probability(p), tip=f"{subject.name(name)}: P = {p:.3f}", link=subject.behind.link("situations"))
        for name, p in ranked[:_MOST_CORNERS]
    ]
    return Figure(
        key="corners",
        title=words("corners"),
        caption=words("corners caption"),
        spec=dot_plot(dots, bars=True, format=".1f", marks=[Mark(at=gate, label=words("gate", f"{gate:.2f}"))], axis=words("probability")),
        table=Table(head=(words("corner"), words("probability")), rows=tuple(cells(subject.name(name), f"{p:.3f}") for name, p in ranked)),
    )


def types(subject: Subject) -> Figure | None:
    """Fuzzy-set scores of every ideal type, strict and soft; None where the codebook has no types."""
    words = subject.words
    dots: list[Dot] = []
    rows: list[tuple[Cell, ...]] = []
    everything = subject.behind.link("situations")
    for kind, strict in subject.profile.types.items():
        dots.append(Dot(label=subject.name(kind), heading=True))
        for name, (median, low, high) in {"strict": strict, **subject.profile.softer.get(kind, {})}.items():
            told = f"{median:.2f} [{low:.2f}–{high:.2f}]"
            dots.append(
                Dot(
                    label=words(name),
                    value=median,
                    low=low,
                    high=high,
                    text=told,
                    tip=f"{subject.name(kind)}, {words(name)}: {told}",
                    link=everything,
                )
            )
            rows.append(cells(subject.name(kind), words(name), f"{median:.3f}", f"{low:.3f}–{high:.3f}"))
    if not dots:
        return None
    head = (words("type"), words("measure"), words("value"), words("interval", subject.level))
    return Figure(
        key="types",
        title=words("types"),
        caption=words("types caption", subject.level),
        spec=dot_plot(dots, format=".1f", axis=words("membership", "").strip()),
        table=Table(head=head, rows=tuple(rows)),
    )


def without_sources(subject: Subject) -> Figure | None:
    """The headline's probability with each source left out; None without sources."""
    words, gate = subject.words, subject.parameters.p_gate
    titles = {document.id: document.title for document in subject.snapshot.documents}
    left_out: Sequence[Mapping[str, Any]] = subject.profile.sensitivity.get("without", ())  # type: ignore[assignment]
    if not left_out:
        return None
    corner = str(subject.profile.sensitivity["corner"])
    ranked = sorted(left_out, key=lambda each: (each["p"], titles[each["document"]]))
    dots, rows = [], []
    for each in ranked:
        title, row = titles[each["document"]], f"document:{each['document']}"
        text = probability(each["p"]) + ("" if each["corner"] == corner else "  " + words("now", subject.name(each["corner"])))
        dots.append(Dot(label=title, value=each["p"], text=text, tip=f"{title}: P = {each['p']:.3f}", link=subject.behind.link(row)))
        rows.append(cells(title, f"{each['p']:.3f}", subject.name(each["corner"]), row=row))
    marks = [Mark(at=gate, label=words("gate", f"{gate:.2f}"))]
    return Figure(
        key="without",
        title=words("without"),
        caption=words("without caption", subject.name(corner)),
        spec=dot_plot(dots, format=".1f", bars=True, marks=marks, axis=words("probability")),
        table=Table(head=(words("source"), words("probability"), words("corner")), rows=tuple(rows)),
    )


def crossovers(subject: Subject) -> Figure | None:
    """The headline's probability with the cross-over moved; None where it was not computed."""
    words, gate = subject.words, subject.parameters.p_gate
    swept: Sequence[Mapping[str, Any]] = subject.profile.sensitivity.get("crossovers", ())  # type: ignore[assignment]
    if not swept:
        return None
    corner = str(subject.profile.sensitivity["corner"])
    dots, rows = [], []
    for each in swept:
        label = f"{each['crossover']:.2f}"
        text = probability(each["p"]) + ("" if each["corner"] == corner else "  " + words("now", subject.name(each["corner"])))
        dots.append(Dot(label=label, value=each["p"], text=text, tip=f"{label}: P = {each['p']:.3f}", link=subject.behind.link("situations")))
        rows.append(cells(label, f"{each['p']:.3f}", subject.name(each["corner"])))
    marks = [Mark(at=gate, label=words("gate", f"{gate:.2f}"))]
    return Figure(
        key="crossover",
        title=words("crossover"),
        caption=words("crossover caption", subject.name(corner)),
        spec=dot_plot(dots, format=".1f", bars=True, marks=marks, axis=words("probability")),
        table=Table(head=(words("crossover"), words("probability"), words("corner")), rows=tuple(rows)),
    )


def agreement(subject: Subject) -> Figure | None:
    """Krippendorff's alpha of each situation; None where nothing is double-coded."""
    words, floor = subject.words, subject.parameters.alpha_floor
    known = [each for each in subject.profile.agreement if each.alpha is not None and each.low is not None and each.high is not None]
    if not known:
        return None
    dots, rows = [], []
    for each in known:
        assert each.alpha is not None and each.low is not None and each.high is not None
        text = f"{each.alpha:.2f} [{each.low:.2f}–{each.high:.2f}], n {each.units}"
        link = subject.behind.link(each.code)
        dots.append(Dot(label=subject.name(each.code), value=each.alpha, low=each.low, high=each.high, text=text, tip=text, link=link))
        rows.append(cells(subject.name(each.code), f"{each.alpha:.3f}", f"{each.low:.3f}–{each.high:.3f}", str(each.units), row=each.code))
    least = min(0.0, *(each.low for each in known if each.low is not None))
    return Figure(
        key="agreement",
        title=words("agreement"),
        caption=words("agreement caption"),
        spec=dot_plot(dots, domain=(least, 1.0), format=".1f", marks=[Mark(at=floor, label=f"{floor:g}")], axis=words("alpha"), right=170),
        table=Table(head=(words("code"), words("alpha"), words("interval", "95%"), words("units")), rows=tuple(rows)),
    )
