"""Tables of the page: the numbers of a figure, and the comparison with the published table."""

from coder.model.network import TieShare
from coder.model.profile import ReferenceRow
from coder.report.behind import Behind
from coder.report.figure import Cell, Table, cells
from coder.report.markup import Html, element, joined
from coder.report.subject import Subject, percent, probability, spread
from coder.report.ties import actor_names

_MOST_BROKERS = 10


def table_of(table: Table, behind: Behind | None) -> Html:
    """A table whose rows lead to their quotes where there are some."""
    head = element("tr", [element("th", text, scope="col") for text in table.head])
    rows = [element("tr", [_cell(cell, place, behind) for place, cell in enumerate(row)]) for row in table.rows]
    return element("div", element("table", element("thead", head), element("tbody", rows)), class_="wide")


def linked(text: str, behind: Behind | None, row: str) -> Html:
    """Text that leads to the quotes of a row, or plain text where there are none."""
    target = behind.link(row) if behind and row else ""
    return element("a", text, href=target, class_="behind") if target else joined(text)


def _cell(cell: Cell, place: int, behind: Behind | None) -> Html:
    held = linked(cell.text, behind, cell.row)
    return element("th", held, scope="row") if place == 0 else element("td", held)


def reference_tables(subject: Subject) -> list[Html]:
    """One table for each column of the published table: cell, verdict, probability and the strongest quotes."""
    words = subject.words
    found = []
    for kind, rows in subject.profile.reference.items():
        decided = [row for row in rows if row.verdict != "insufficient"]
        matched = sum(row.verdict == "match" for row in decided)
        said = words("column", subject.name(kind), matched, len(decided), len(rows) - len(decided))
        head = ("row", "published", "here", "verdict", "probability", "jaccard", "n", "sources", "unclear", "strongest")
        titles = [element("th", "Jaccard" if each == "jaccard" else words(each), scope="col") for each in head]
        body = [element("tr", _reference_row(subject, kind, row), class_=f"is-{row.verdict}") for row in rows]
        held = element("table", element("thead", element("tr", titles)), element("tbody", body), class_="reference")
        found.append(joined(element("h4", said), element("div", held, class_="wide")))
    return found


def policy_table(subject: Subject) -> Html | None:
    """What policy texts say beside what people say, code by code; None where no policy text speaks of the town."""
    found, words = subject.profile.policy, subject.words
    if found is None:
        return None
    head = ("code", "written", "binding", "spoken")
    rows = tuple(
        cells(
            subject.name(row.code),
            words("n of sources", row.written, row.written_sources),
            words.listed([f"{number} {level}" for level, number in row.binding.items()]) or "–",
            words("n of sources", row.spoken, row.spoken_sources),
            row=f"policy:{row.code}",
        )
        for row in found.rows
    )
    return joined(
        element("h3", words("document evidence")),
        element("p", words("document evidence is", len(found.documents), words.listed(list(found.documents.values()))), class_="lead"),
        table_of(Table(head=tuple(map(words, head)), rows=rows), subject.behind) if rows else element("p", words("no document evidence")),
    )


def network_table(subject: Subject) -> Html | None:
    """The actors over whom most shortest paths run, and figures of the network as a whole; None without ties."""
    found, words = subject.behind.network, subject.words
    if not found.edges:
        return None
    from coder.analysis.networks.measures import measures

    measured = measures(subject.snapshot, found)
    names = actor_names(subject)
    kinds = {actor.id: actor.kind for actor in found.actors}
    head = ("actor", "type", "degree", "strength", "betweenness", "pairs cut")
    rows = tuple(
        cells(
            names[each.id],
            subject.name(kinds[each.id]) if kinds[each.id] else "–",
            str(each.degree),
            str(each.strength),
            f"{each.betweenness:.3f}",
            str(each.pairs_cut),
            row=f"actor:{each.id}",
        )
        for each in measured.actors[:_MOST_BROKERS]
        if each.betweenness > 0
    )
    whole = [
        (words("components"), measured.components),
        (words("density"), _figure(measured.density)),
        (words("centralisation"), _figure(measured.centralisation)),
        (words("government centralisation"), _figure(measured.government_centralisation)),
        (words("initiated by government"), _share(measured.initiated_by_government, subject)),
        (words("rural"), _share(measured.rural, subject)),
    ]
    table = Table(head=tuple(map(words, head)), rows=rows)
    figures = Table(head=(words("measure"), words("value")), rows=tuple((Cell(text=name), Cell(text=str(value))) for name, value in whole))
    return joined(
        element("h3", words("brokers")),
        table_of(table, subject.behind) if rows else None,
        table_of(figures, None),
        element("p", words("brokers caption"), class_="hint"),
    )


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def _share(held: TieShare, subject: Subject) -> str:
    if held.share is None or held.low is None or held.high is None:
        return "–"
    return f"{spread(held.share, held.low, held.high)}, {held.hits} / {held.n}"


def _reference_row(subject: Subject, kind: str, row: ReferenceRow) -> Html:
    words, behind = subject.words, subject.behind
    here = f"reference:{kind}:{row.row}"
    cell = words.listed([subject.name(value) for value in row.cell]) or words("no evidence")
    quotes = [
        element("a", f"[{number}]", href=f"#{behind.quote_anchor(number)}", title=quote.text[:160])
        for quote in row.quotes
        if (number := behind.number(quote)) is not None
    ]
    counted = bool(row.n)
    return joined(
        element("th", linked(subject.name(row.row), behind, here), scope="row"),
        element("td", row.text),
        element("td", cell),
        element("td", element("span", words(f"verdict {row.verdict}"), class_="verdict")),
        element("td", probability(row.p) if counted else "–"),
        element("td", f"{row.jaccard:.2f}" if counted else "–"),
        element("td", row.n),
        element("td", row.sources),
        element("td", percent(row.unclear)),
        element("td", [joined(each, " ") for each in quotes] or "–"),
    )
