"""One HTML page on how far coders agree, that opens offline."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files

from coder.model.agreement import AgreementTable
from coder.model.linkage_agreement import LinkageAgreement
from coder.model.reliability import Coefficient, Counted, Reliability, Stretch
from coder.report.agreement.counted import counted_lines
from coder.report.agreement.figures import alphas, confusions
from coder.report.agreement.numbers import spread
from coder.report.agreement.words import AgreementWords
from coder.report.drawing import draw_svg
from coder.report.figure import Figure, Table, cells
from coder.report.markup import Html, element, joined
from coder.report.tables import table_of


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementFigures:
    """All that the page shows.

    Attributes:
        names: Key of a code -> its name in the language of the page.
        over: The agreement by version of the codebook.
        counted: Which documents are compared.
        paragraphs: For a methods section.
    """

    name: str
    table: AgreementTable
    reliability: Reliability
    linkages: LinkageAgreement
    over: Sequence[Stretch]
    counted: Counted
    paragraphs: Sequence[str]
    names: Mapping[str, str]


def agreement_page(found: AgreementFigures, language: str = "en") -> str:
    """The page.

    Raises:
        MissingExtra: the library that draws is not installed.
    """
    words = AgreementWords(language)
    style = files("coder.report").joinpath("page.css").read_text(encoding="utf-8")
    head = element("head", element("meta", charset="utf-8"), element("title", f"{words('title')}: {found.name}"), Html(f"<style>{style}</style>"))
    reliability = found.reliability
    said = words("compared", words.listed(reliability.coders), len(reliability.documents)) if reliability.documents else words("none")
    body = element(
        "body",
        element("header", element("h1", words("title")), element("p", found.name, class_="lead"), element("p", said, class_="lead")),
        _codes(found, words) if reliability.documents else None,
        _linkages(found.linkages, words) if found.linkages.mentions else None,
        element("section", element("h2", words("methods")), [element("p", each) for each in found.paragraphs], id="methods"),
    )
    return f"<!doctype html>\n{element('html', head, body, lang='zh-Hans' if language == 'zh' else 'en')}\n"


def _codes(found: AgreementFigures, words: AgreementWords) -> Html:
    held = found.reliability
    uncoded = words("a no" if held.uncoded == "no" else "left out")
    how = words("how", words(held.unit), uncoded, held.level, f"{held.draws:,}", words(held.resampled))
    drawn = [alphas(held, found.names, words), confusions(found.table, found.names, words)]
    return element(
        "section",
        element("p", how, class_="hint"),
        [element("p", each, class_="hint") for each in counted_lines(found.counted, words.language)],
        element("p", words("few"), class_="warning") if held.resampled == "units" else None,
        [_drawn(figure, words) for figure in drawn if figure],
        element("p", words("certain"), class_="hint") if any(_is_certain(row.coefficients["krippendorff"]) for row in held.codes) else None,
        element("p", words("undefined"), class_="hint") if any(row.coefficients["krippendorff"].value is None for row in held.codes) else None,
        None if drawn[1] else element("p", words("no confusions")),
        joined(element("h3", words("over")), table_of(_over(found.over, words), None)) if len(found.over) > 1 else None,
        id="codes",
    )


def _is_certain(found: Coefficient) -> bool:
    """Whether the interval is a point: all draws gave the same."""
    return found.value is not None and found.low == found.high


def _drawn(figure: Figure, words: AgreementWords) -> Html:
    svg = draw_svg(figure, key=figure.key, links=False)
    table = element("details", element("summary", words("figures")), table_of(figure.table, None))
    drawing = element("div", Html(svg), class_="drawing")
    return joined(element("h3", figure.title, id=f"{figure.key}-figure"), element("figure", drawing, element("figcaption", figure.caption), table))


def _over(found: Sequence[Stretch], words: AgreementWords) -> Table:
    rows = []
    for stretch in found:
        row = stretch.found.whole
        if row is None:
            continue
        alpha, ac1 = row.coefficients["krippendorff"], row.coefficients["gwet_ac1"]
        figures = (spread(each) for each in (row.coefficients["percent"], ac1, alpha))
        rows.append(cells(stretch.label or words("not said"), str(len(stretch.found.documents)), f"{row.units:,.0f}", *figures))
    head = (words("stretch"), words("documents"), words("units"), words("percent"), "AC1", words("alpha"))
    return Table(head=head, rows=tuple(rows))


def _linkages(found: LinkageAgreement, words: AgreementWords) -> Html:
    f1 = spread(found.f1)
    rows = tuple(
        cells(
            words(row.slot),
            str(row.pairs),
            str(row.same),
            spread(row.percent),
            spread(row.alpha),
            "" if row.likeness is None else f"{row.likeness:.2f}",
        )
        for row in found.slots
    )
    head = (words("field"), words("pairs"), words("same"), words("percent"), words("alpha"), words("likeness"))
    said = element("p", words("linkages said", found.partnered, found.mentions, f1))
    narrow = words("narrow", words.listed([words(each) for each in found.narrow])) if found.narrow else ""
    hint = element("p", narrow, class_="hint") if narrow else None
    return element("section", element("h2", words("linkages")), said, table_of(Table(head=head, rows=rows), None), hint, id="linkages")
