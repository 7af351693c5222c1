"""Tables of the page: the numbers of a figure, and the comparison with the published table."""

from coder.model.profile import ReferenceRow
from coder.report.behind import Behind
from coder.report.figure import Cell, Table
from coder.report.markup import Html, element, joined
from coder.report.subject import Subject, percent, probability


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
