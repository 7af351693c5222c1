"""The figures of a report as files, with a list of their captions."""

import re
from collections.abc import Iterator, Sequence

from coder.report.drawing import draw
from coder.report.figure import Figure
from coder.report.figures.findings import mirror
from coder.report.report import Report, Told, figures_of, overview
from coder.report.words import Words
from coder.text.cells import visible

_UNFIT = re.compile(r"[^\w]+")
CAPTIONS = "captions.md"


def figure_files(report: Report, formats: Sequence[str], told: Told | None = None) -> tuple[tuple[str, bytes], ...]:
    """Name and content of every file: each figure in each format, then the captions.

    Args:
        formats: Some of `drawing.FORMATS`.
        told: Called as figures are drawn.
    """
    named = tuple(_named(report))
    found: list[tuple[str, bytes]] = []
    for number, (name, _, figure) in enumerate(named, 1):
        found += [(f"{name}.{format}", draw(figure, format)) for format in formats]
        if told:
            told(number, len(named))
    captions = [f"## {name}\n\n**{_plain(town)}{_plain(figure.title)}.** {_plain(figure.caption)}\n" for name, town, figure in named]
    if report.constructed:
        captions.insert(0, f"> {Words(report.language)('constructed')}\n")
    return (*found, (CAPTIONS, "\n".join(captions).encode()))


def _named(report: Report) -> Iterator[tuple[str, str, Figure]]:
    """Name of the file, the town before the title, the figure."""
    subjects = report.subjects
    for figure in overview(subjects):
        yield figure.key, "", figure
    if report.findings and (mirrored := mirror(report.findings)):
        yield mirrored.key, "", mirrored
    for subject in subjects:
        for part in figures_of(subject).values():
            for figure in part:
                yield f"{subject.behind.prefix}-{_fit(subject.town)}-{figure.key}", f"{subject.town}: ", figure


def _fit(town: str) -> str:
    """The name of a town as a part of a file's name on any system."""
    return _UNFIT.sub("-", town).strip("-")[:40] or "town"


def _plain(text: str) -> str:
    return visible(text).replace("*", "\\*").replace("<", "&lt;")
