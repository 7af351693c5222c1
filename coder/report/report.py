"""The report: one HTML file that needs nothing else, and its figures."""

import base64
import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files

from coder.analysis.comparing.trajectory import trajectories
from coder.analysis.narrowing import narrowed
from coder.analysis.profiles.frame import frame
from coder.analysis.profiles.naming import profile_names
from coder.analysis.profiles.parameters import ProfileParameters
from coder.model.profile import ModelProfile
from coder.model.snapshot import Snapshot
from coder.report.behind import behind
from coder.report.constructed import is_constructed
from coder.report.drawing import draw_svg
from coder.report.figure import Figure
from coder.report.figures.contrasts import contrasts
from coder.report.figures.difference import difference
from coder.report.figures.findings import mirror
from coder.report.figures.grid import grid
from coder.report.figures.heat import heat
from coder.report.figures.networks import networks
from coder.report.figures.reach import scale
from coder.report.figures.reference import reference
from coder.report.figures.situations import facets, kinds, situations
from coder.report.figures.statuses import statuses
from coder.report.figures.timeline import timeline
from coder.report.figures.trajectory import trajectory
from coder.report.figures.verdicts import agreement, corners, crossovers, types, without_sources
from coder.report.findings import FindingsPart, findings_part, findings_section
from coder.report.log import Log
from coder.report.markup import Html, element, joined
from coder.report.methods import methods
from coder.report.quotes import quotes_of
from coder.report.subject import Subject, probability, spread
from coder.report.tables import linked, network_table, policy_table, reference_tables, table_of
from coder.report.words import Words

LANGUAGES = ("en", "zh")


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a report says; the same contents give the same bytes.

    Attributes:
        name: Of the project.
        subjects: The towns, in the order of their profiles.
        language: `en` or `zh`.
        constructed: Whether some document of the towns was written as an example.
        pseudonyms: Whether names were replaced.
        findings: What is said for and against the findings of a codebook that numbers them.
    """

    name: str
    subjects: tuple[Subject, ...]
    log: Log
    language: str
    constructed: bool
    pseudonyms: bool
    findings: FindingsPart | None = None

    @property
    def suggested(self) -> bool:
        """Whether suggestions that no person accepted are counted."""
        return any(subject.profile.parameters.get("include_suggested") for subject in self.subjects)


def assembled(
    snapshot: Snapshot, profiles: Sequence[ModelProfile], *, parameters: ProfileParameters, log: Log, language: str = "en", pseudonyms: bool = False
) -> Report:
    """Gather what the report of these profiles needs.

    Args:
        parameters: Those that the profiles were made with.
        pseudonyms: Whether names were replaced in the snapshot.
    """
    return Report(
        name=snapshot.name,
        subjects=tuple(_subjects(snapshot, profiles, parameters, language)),
        log=log,
        language=language,
        constructed=is_constructed(snapshot, profiles),
        pseudonyms=pseudonyms,
        findings=findings_part(snapshot, parameters, language),
    )


def _subjects(snapshot: Snapshot, profiles: Sequence[ModelProfile], parameters: ProfileParameters, language: str) -> Iterator[Subject]:
    if not profiles:
        return
    measured_in = frame(snapshot, parameters.codebook_key)
    names = profile_names(snapshot.codebooks, snapshot.codes, snapshot.towns, language)
    counted = narrowed(snapshot, parameters)
    moved = {each.town_id: each for each in trajectories(snapshot, [profile.town_id for profile in profiles], (), parameters)}
    for number, profile in enumerate(profiles, 1):
        yield Subject(
            profile=profile,
            parameters=parameters,
            frame=measured_in,
            behind=behind(f"t{number}", profile, measured_in, counted, parameters),
            names=names,
            words=Words(language),
            snapshot=snapshot,
            trajectory=moved.get(profile.town_id),
        )


Told = Callable[[int, int], None]
"""Called with the number of figures drawn and the number of all."""


def figures_of(subject: Subject) -> Mapping[str, tuple[Figure, ...]]:
    """The figures of a town by part of the page."""
    return {
        "verdict": _those(grid(subject), corners(subject), types(subject)),
        "situations": _those(situations(subject), contrasts(subject)),
        "reference": _those(reference(subject)),
        "ties": _those(scale(subject), kinds(subject), facets(subject), statuses(subject)),
        "network": networks(subject),
        "time": _those(timeline(subject), trajectory(subject)),
        "trust": _those(without_sources(subject), crossovers(subject), agreement(subject)),
    }


def overview(subjects: Sequence[Subject]) -> tuple[Figure, ...]:
    """Figures that compare towns: none for a single one; of two also their difference."""
    if len(subjects) < 2:
        return ()
    return (heat(subjects), difference(*subjects)) if len(subjects) == 2 else (heat(subjects),)


def html(report: Report, told: Told | None = None) -> str:
    """The report as one HTML document that asks the network for nothing.

    Args:
        told: Called as figures are drawn.

    Raises:
        MissingExtra: the library that draws is not installed.
    """
    subjects, words = report.subjects, Words(report.language)
    parts = {subject.behind.prefix: figures_of(subject) for subject in subjects}
    compared = overview(subjects)
    mirrored = mirror(report.findings) if report.findings else None
    number = sum(len(held) for part in parts.values() for held in part.values()) + len(compared) + (mirrored is not None)
    drawing = _Drawing(number, words, told)
    body = element(
        "body",
        _head(report, words),
        _contents(subjects, words),
        element("section", [drawing.figure(figure, None) for figure in compared], id="towns") if compared else None,
        [_town(subject, parts[subject.behind.prefix], drawing) for subject in subjects] or element("p", words("no towns")),
        findings_section(report.findings, drawing.figure(mirrored, None) if mirrored else None) if report.findings else None,
        methods(subjects, report.log) if subjects else None,
        element(
            "dialog",
            element("header", element("h3", ""), element("form", element("button", words("close")), method="dialog")),
            element("div"),
            aria_label=words("behind"),
        ),
        Html(f"<script>{_file('page.js')}</script>"),
        **_mark(report, words),
    )
    return f"<!doctype html>\n{element('html', _meta(report, words), body, lang='zh-Hans' if report.language == 'zh' else 'en')}\n"


class _Drawing:
    """Draws figures into the page, one after the other, and tells how far it is."""

    def __init__(self, total: int, words: Words, told: Told | None) -> None:
        self._total, self._words, self._told = total, words, told
        self._done = 0

    def figure(self, figure: Figure, subject: Subject | None) -> Html:
        """A figure with its heading, drawing, caption and table."""
        key = f"{subject.behind.prefix}-{figure.key}" if subject else figure.key
        svg = draw_svg(figure, key=key, links=True)
        self._done += 1
        if self._told:
            self._told(self._done, self._total)
        table = element("details", element("summary", self._words("figures")), table_of(figure.table, subject.behind if subject else None))
        return joined(
            element("h3", figure.title, id=f"{key}-figure"),
            element("figure", element("div", Html(svg), class_="drawing"), element("figcaption", figure.caption), table),
        )


def _those(*figures: Figure | None) -> tuple[Figure, ...]:
    return tuple(figure for figure in figures if figure is not None)


def _town(subject: Subject, parts: Mapping[str, tuple[Figure, ...]], drawing: _Drawing) -> Html:
    done = {name: [drawing.figure(figure, subject) for figure in held] for name, held in parts.items()}

    return element(
        "section",
        element("h2", subject.town),
        verdict(subject),
        done["verdict"],
        done["situations"],
        done["reference"],
        reference_tables(subject),
        policy_table(subject),
        done["ties"],
        done["network"],
        network_table(subject),
        done["time"],
        done["trust"],
        quotes_of(subject),
        id=subject.behind.prefix,
    )


def verdict(subject: Subject) -> Html:
    """The head of a town: the verdict in words, what is missing, counts, notes."""
    profile, words = subject.profile, subject.words
    found = profile.verdict
    said = words("undetermined") if found.name is None else words("named", subject.name(found.name), probability(found.p))
    asked = [
        words("least heard", subject.name(need.dimension), words.listed([subject.name(each) for each in need.ask]))
        for need in found.missing
        if need.ask
    ]
    needs = element("ul", [element("li", each) for each in (*map(subject.said, found.needs), *asked)])
    return joined(
        element("p", element("b", words("verdict"), ": "), said, class_="headline"),
        joined(element("p", words("missing"), ":"), element("div", needs, class_="needs")) if found.needs else None,
        element("p", words("tentative"), class_="warning") if profile.tentative else None,
        element("p", words("counts", profile.documents, profile.codings, profile.mentions, profile.sources), class_="lead"),
        element("ul", [element("li", subject.said(note)) for note in profile.notes], class_="hint") if profile.notes else None,
    )


def _head(report: Report, words: Words) -> Html:
    log, books = report.log, {each.profile.codebook: each.profile.parameters["codebook_version"] for each in report.subjects}
    return element(
        "header",
        element("h1", words("report")),
        element("p", f"{words('project')}: {report.name}", class_="lead"),
        [element("p", words("draft", key, version), class_="lead") for key, version in books.items()],
        element("p", words("as of", log.last[:19].replace("T", " "), log.events) if log.events else words("no log"), class_="lead"),
        [element("p", words(warning), class_="warning") for warning in _warnings(report)],
        element("p", words("pseudonyms"), class_="lead") if report.pseudonyms else None,
    )


def _warnings(report: Report) -> Iterator[str]:
    if report.constructed:
        yield "constructed"
    if report.suggested:
        yield "suggested"


def _mark(report: Report, words: Words) -> Mapping[str, str]:
    found = [words(f"mark {warning}") for warning in _warnings(report)]
    return {"class_": "marked", "data_mark": " · ".join(found)} if found else {}


def _contents(subjects: Sequence[Subject], words: Words) -> Html:
    """What the page holds: every town with its verdict and the share of the first pole on each dimension."""
    if not subjects:
        return joined()
    dimensions = [each.id for each in subjects[0].frame.dimensions]
    head = [words("town"), words("verdict"), *map(subjects[0].name, dimensions), words("sources"), words("n"), words("mentions")]
    rows = [element("tr", _line(subject, dimensions)) for subject in subjects]
    titles = element("tr", [element("th", each, scope="col") for each in head])
    table = element("table", element("thead", titles), element("tbody", rows), class_="overview")
    below = element("p", words("overview caption", *_poles(subjects[0])), " ", element("a", words("methods"), href="#methods"), class_="hint")
    return element("nav", element("div", table, class_="wide"), below, aria_label=words("contents"))


def _line(subject: Subject, dimensions: Sequence[str]) -> Html:
    found, contrasts = subject.profile.verdict, subject.profile.contrasts
    said = subject.words("undetermined") if found.name is None else f"{subject.name(found.name)} {probability(found.p)}"
    tentative = f" ({subject.words('tentative mark')})" if subject.profile.tentative else ""
    thetas = [
        element("td", linked(spread(each.theta, each.low, each.high), subject.behind, each.dimension) if each.sources else "–")
        for each in (contrasts[id] for id in dimensions)
    ]
    counts = (subject.profile.sources, sum(share.n for share in subject.profile.situations), subject.profile.mentions)
    name = element("th", element("a", subject.town, href=f"#{subject.behind.prefix}"), scope="row")
    return joined(name, element("td", said + tentative), thetas, [element("td", each) for each in counts])


def _poles(subject: Subject) -> tuple[str, str]:
    """The interval of the thetas, and what their first poles are."""
    return subject.level, subject.words.listed([subject.pole(each.id, next(iter(each.poles))) for each in subject.frame.dimensions])


def _meta(report: Report, words: Words) -> Html:
    style, script = _file("page.css"), _file("page.js")
    policy = "; ".join(
        ("default-src 'none'", f"style-src '{_hash(style)}'", f"script-src '{_hash(script)}'", "base-uri 'none'", "form-action 'none'")
    )
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=policy),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="referrer", content="no-referrer"),
        element("title", f"{words('report')} — {report.name}"),
        Html(f"<style>{style}</style>"),
    )


def _file(name: str) -> str:
    return files("coder.report").joinpath(name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
