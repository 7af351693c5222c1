"""One HTML page over a tagged data set, that opens offline."""

from importlib.resources import files

from coder.model.tag_tables import TagTables
from coder.report.drawing import draw_svg
from coder.report.figure import Figure
from coder.report.markup import Html, element, joined
from coder.report.tables import table_of
from coder.report.tag_figures import tag_figures
from coder.report.tag_words import TagWords


def tag_page(tables: TagTables, name: str, language: str = "en") -> str:
    """The page; `name` is that of the data set.

    Raises:
        MissingExtra: the library that draws is not installed.
    """
    words = TagWords(language, tables.names)
    style = files("coder.report").joinpath("page.css").read_text(encoding="utf-8")
    head = element("head", element("meta", charset="utf-8"), element("title", f"{words('title')}: {name}"), Html(f"<style>{style}</style>"))
    body = element(
        "body",
        element(
            "header",
            element("h1", words("title")),
            element("p", name, class_="lead"),
            element("p", words("counts", f"{tables.clauses:,}", f"{tables.documents:,}", f"{tables.coded:,}"), class_="lead"),
            element("p", words("machine"), class_="warning"),
        ),
        element("section", [_drawn(figure, words) for figure in tag_figures(tables, words)], id="figures"),
        None if tables.citations else element("p", words("no citations")),
    )
    return f"<!doctype html>\n{element('html', head, body, lang='zh-Hans' if language == 'zh' else 'en')}\n"


def _drawn(figure: Figure, words: TagWords) -> Html:
    svg = draw_svg(figure, key=figure.key, links=False)
    table = element("details", element("summary", words("figures")), table_of(figure.table, None))
    caption = element("figcaption", figure.caption)
    return joined(
        element("h3", figure.title, id=f"{figure.key}-figure"), element("figure", element("div", Html(svg), class_="drawing"), caption, table)
    )
