"""The quotes of a town in the page: a list of numbers with the passages behind each, then every passage once."""

from collections.abc import Mapping

from coder.model.linkage import ActorRef, LinkageMention
from coder.model.profile import Quote
from coder.report.behind import Passage
from coder.report.markup import Html, element, joined
from coder.report.subject import Subject
from coder.report.ties import actor_names

LONGEST = 700
"""Characters of a passage that are printed."""


def quotes_of(subject: Subject) -> Html:
    """Both lists."""
    words, behind = subject.words, subject.behind
    mentions = {mention.id: mention for mention in behind.mentions}
    return joined(
        element("h3", words("quotes", subject.town), id=f"{behind.prefix}-quotes"),
        element("h4", words("index")),
        element("p", words("index hint"), class_="hint"),
        element("ul", [_row(subject, row) for row in behind.rows], class_="index"),
        element("h4", words("passages", len(behind.passages))),
        element("p", words("passages hint", LONGEST), class_="hint"),
        [_passage(subject, passage, mentions) for passage in behind.passages],
    )


def _row(subject: Subject, row: str) -> Html:
    behind = subject.behind
    numbers = [joined(element("a", number, href=f"#{behind.quote_anchor(number)}"), " ") for number in behind.rows[row]]
    return element("li", element("b", row_title(subject, row)), " ", numbers, id=behind.anchor(row), tabindex="-1")


def row_title(subject: Subject, row: str) -> str:
    """What a row of the index is called."""
    words = subject.words
    kind, _, rest = row.partition(":")
    if kind == "document":
        return next((document.title for document in subject.snapshot.documents if document.id == rest), rest)
    if kind == "status":
        return f"{words('status')}: {words(rest)}"
    if kind == "policy":
        return f"{words('document evidence')}: {subject.name(rest)}"
    if kind == "reference":
        column, _, name = rest.partition(":")
        return f"{subject.name(column)}: {subject.name(name)}"
    if kind == "actor":
        return f"{words('actor')}: {actor_names(subject).get(rest, rest)}"
    if row == "situations":
        return words("all")
    if kind == "pair":
        return _pair_title(subject, row)
    group, value = (kind, rest) if rest else ("", kind)
    named = subject.pole(group, value)
    return f"{subject.name(group)}: {named}" if group else named


def _pair_title(subject: Subject, row: str) -> str:
    names = actor_names(subject)
    first, second = subject.behind.actors(row)
    return f"{names.get(first, first)} — {names.get(second, second)}"


def ends(subject: Subject, mention: LinkageMention) -> str:
    """The two ends of a mention, by the names of the registry where known."""
    names = actor_names(subject)
    return " — ".join(_end(end, names) for end in (mention.actor_a, mention.actor_b))


def _end(end: ActorRef, names: Mapping[str, str]) -> str:
    name = names.get(end.actor_id or "", end.label.strip())
    return name if name == end.label.strip() else f"{name} (“{end.label.strip()}”)"


def _passage(subject: Subject, passage: Passage, mentions: Mapping[str, LinkageMention]) -> Html:
    words, first = subject.words, passage.first
    text = first.text if len(first.text) <= LONGEST else first.text[:LONGEST] + "…"
    place = [first.title, first.speaker or words("no speaker"), words("turn", first.turn) if first.turn else "", words("line", first.line)]
    return element(
        "article",
        element("p", element("b", f"[{passage.number}] "), words.listed([each for each in place if each]), class_="place"),
        element("blockquote", [joined(line, element("br")) for line in text.split("\n")[:-1]], text.split("\n")[-1], dir="auto"),
        element("ul", [element("li", _said(subject, quote, mentions)) for quote in passage.quotes]),
        id=subject.behind.quote_anchor(passage.number),
        class_="passage",
        tabindex="-1",
    )


def _said(subject: Subject, quote: Quote, mentions: Mapping[str, LinkageMention]) -> Html:
    words = subject.words
    if quote.kind == "coding":
        return joined(words("coded by", subject.name(quote.value), quote.user, quote.at[:10]))
    mention = mentions.get(quote.id)
    what = ends(subject, mention) if mention else ""
    if mention:
        values = [*mention.situations, *mention.kinds, mention.scale, mention.dynamics, mention.step]
        named = [subject.name(subject.frame.value(value)) for value in values if value and value != "unclear"]
        what += f" ({words.listed(named)})" if named else ""
    said = words("told by", what, quote.user, quote.at[:10])
    return joined(said, " · ", element("em", words(quote.aside))) if quote.aside else joined(said)
