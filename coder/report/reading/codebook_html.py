"""A codebook as one HTML page: the tree of codes with their colours, then a card for each; opens offline and prints."""

from collections.abc import Iterable
from pathlib import Path

from coder.formats.codebooks.markdown import label
from coder.formats.codebooks.one_codebook import chosen
from coder.formats.loss import Loss
from coder.formats.reading.readable import Readable
from coder.model.snapshot import Snapshot
from coder.report.markup import Html, element
from coder.report.reading.codebook_cards import Card, cards, languages_of, named
from coder.report.theme import FONTS

_STYLE = (Path(__file__).parent / "codebook.css").read_text(encoding="utf-8").replace("FONTS", FONTS)


def write(snapshot: Snapshot, path: Path, *, raw: bool = False) -> tuple[Loss, ...]:
    """Write a codebook; of several, the one most codings use, and the others are losses.

    Raises:
        FormatError: the project has no codebook.
    """
    book, codes, lost = chosen(snapshot)
    readable, languages = Readable(), languages_of(book)
    listed = tuple(cards(book, codes))
    title = readable(named(book.names, languages) or book.key)
    facts = f"{book.key} · {label('version', languages)} {book.version}" + (f" · sha256 {book.sha256}" if book.sha256 else "")
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", title),
        element("style", Html(_STYLE)),
    )
    contents = element("nav", element("h2", label("tree", languages)), element("ul", (_line(each, readable) for each in listed)))
    body = element(
        "body",
        element("header", element("h1", title), element("p", readable(facts), class_="facts")),
        contents,
        element("main", element("h2", label("codes", languages)), (_card(each, readable) for each in listed)),
    )
    path.write_text(f"<!doctype html>\n{element('html', head, body, lang='zh' if languages[0] == 'zh' else 'en')}\n", encoding="utf-8", newline="\n")
    return (*lost, *readable.losses())


def _line(card: Card, readable: Readable) -> Html:
    mnemonic = element("kbd", readable(card.code.mnemonic)) if card.code.mnemonic else None
    link = element("a", readable(card.title), href=f"#{card.code.id}")
    return element("li", _swatch(card), link, mnemonic, class_="code" if card.code.codable else "group", style=f"margin-left: {1.4 * card.level}em")


def _card(card: Card, readable: Readable) -> Html:
    facts = element("p", (element("span", readable(each)) for each in card.facts), class_="facts")
    definition = [element("p", readable(each), class_="definition") for each in card.definition]
    rules = [element("section", element("h4", name), _items(items, readable)) for name, items in card.rules]
    return element(
        "article",
        element("h3", _swatch(card), readable(card.title)),
        facts,
        definition,
        element("div", rules, class_="rules") if rules else None,
        id=card.code.id,
        class_="code" if card.code.codable else "group",
        style=f"border-left-color: {card.colour}; margin-left: {1.2 * min(card.level, 4)}em",
    )


def _items(items: Iterable[str], readable: Readable) -> Html:
    return element("ul", (element("li", readable(each)) for each in items))


def _swatch(card: Card) -> Html:
    return element("span", class_="swatch", style=f"background: {card.colour}")
