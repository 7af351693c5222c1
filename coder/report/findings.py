"""The findings of a codebook in the page: a table of evidence for and against, two sides face to face, and every passage."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from coder.analysis.findings.book import is_numbered
from coder.analysis.findings.findings import findings, quotes_on
from coder.analysis.profiles.parameters import ProfileParameters
from coder.model.finding import Finding, Findings
from coder.model.profile import Quote
from coder.model.snapshot import Snapshot
from coder.report.markup import Html, element, joined
from coder.report.subject import percent, probability, spread
from coder.report.words import Words

LONGEST = 700
"""Characters of a passage that are printed."""
_PREFIX = "f"


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingsPart:
    """What the page says of findings.

    Attributes:
        names: Key of a finding or code -> what it is called.
        quotes: Every passage on a finding, with its side: finding by finding, what speaks for it first.
        rows: Finding, and code -> numbers of its passages, from 1.
        words: Of the language of the page.
    """

    found: Findings
    names: Mapping[str, str]
    quotes: tuple[tuple[str, Quote], ...]
    rows: Mapping[str, tuple[int, ...]]
    parameters: ProfileParameters
    words: Words

    @property
    def level(self) -> str:
        """Probability inside the intervals, such as `90%`."""
        return percent(self.parameters.level)

    def name(self, key: str) -> str:
        """What a finding, code or side is called."""
        return self.names.get(key) or " / ".join(map(self.words, key.split(" / ")))

    def link(self, row: str) -> str:
        """Where the passages of a finding or code are listed; empty without."""
        return f"#{self.anchor(row)}" if row in self.rows else ""

    def anchor(self, row: str) -> str:
        """The same as an id."""
        return f"{_PREFIX}-b{tuple(self.rows).index(row) + 1}"


def findings_part(snapshot: Snapshot, parameters: ProfileParameters, language: str) -> FindingsPart | None:
    """Gather what the page says; None where no codebook numbers its findings, or nothing is said on them."""
    if not any(map(is_numbered, snapshot.codes)):
        return None
    of_findings = replace(parameters, codebook_key=None)
    found = findings(snapshot, of_findings)
    quotes: list[tuple[str, Quote]] = []
    rows: dict[str, list[int]] = {}
    for each in found.findings:
        for told in quotes_on(snapshot, each.key, of_findings):
            quotes.append(told)
            for row in dict.fromkeys((each.key, told[1].value)):
                rows.setdefault(row, []).append(len(quotes))
    if not quotes:
        return None
    return FindingsPart(
        found=found,
        names={code.key: code.name(language) for code in snapshot.codes},
        quotes=tuple(quotes),
        rows={row: tuple(numbers) for row, numbers in rows.items()},
        parameters=of_findings,
        words=Words(language),
    )


def findings_section(part: FindingsPart, figure: Html | None) -> Html:
    """The section; `figure` is the drawing of the two sides, where there are two."""
    words, found = part.words, part.found
    least = part.name(found.ranked[0])
    denied = [part.name(each.key) for each in found.findings if each.support.n_against]
    return element(
        "section",
        element("h2", words("findings")),
        element(
            "p", words("findings lead", found.codebook, found.version, words.listed([*map(words, found.rule.split("; "))]), part.level), class_="lead"
        ),
        _table(part),
        element("p", words("least evidence", least, words.listed(denied) or words("none against"))),
        figure,
        element("h4", words("index")),
        element("ul", [_row(part, row) for row in part.rows], class_="index"),
        element("h4", words("passages of findings", len(part.quotes))),
        [_passage(part, number, side, quote) for number, (side, quote) in enumerate(part.quotes, 1)],
        id="findings",
    )


def _table(part: FindingsPart) -> Html:
    words = part.words
    head = [words(each) for each in ("finding", "n", "sources", "share of all", "for", "against", "speaks for", "smallest")]
    body = [element("tr", _line(part, each)) for each in part.found.findings]
    titles = element("tr", [element("th", each, scope="col") for each in head])
    return element("div", element("table", element("thead", titles), element("tbody", body)), class_="wide")


def _line(part: FindingsPart, each: Finding) -> Html:
    share, held = each.share, each.support
    target = part.link(each.key)
    name = element("a", part.name(each.key), href=target, class_="behind") if target else joined(part.name(each.key))
    support = spread(held.share, held.low, held.high) if held.sufficient else part.words("insufficient side")
    texts = (str(share.n), str(share.sources), spread(share.share, share.low, share.high), str(held.n_for), str(held.n_against), support)
    return joined(element("th", name, scope="row"), [element("td", text) for text in (*texts, probability(each.p_least))])


def _row(part: FindingsPart, row: str) -> Html:
    numbers = [joined(element("a", number, href=f"#{_PREFIX}-q{number}"), " ") for number in part.rows[row]]
    return element("li", element("b", part.name(row)), " ", numbers, id=part.anchor(row), tabindex="-1")


def _passage(part: FindingsPart, number: int, side: str, quote: Quote) -> Html:
    words = part.words
    text = quote.text if len(quote.text) <= LONGEST else quote.text[:LONGEST] + "…"
    turn = words("turn", quote.turn) if quote.turn else ""
    place = (quote.title, quote.speaker or words("no speaker"), turn, words("line", quote.line), part.name(side) if side else "")
    coded = words("coded by" if quote.kind == "coding" else "told by", part.name(quote.value), quote.user, quote.at[:10])
    stance = words("for" if quote.supports else "against")
    return element(
        "article",
        element("p", element("b", f"[{number}] "), words.listed([each for each in place if each]), class_="place"),
        element("blockquote", text, dir="auto"),
        element("ul", element("li", coded, " · ", element("b", stance))),
        id=f"{_PREFIX}-q{number}",
        class_="passage",
        tabindex="-1",
    )
