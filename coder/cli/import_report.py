"""The report of an import: on the screen, and as JSON whose keys are never renamed."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from coder.cli.printing.render import counted, line, one_line, warn
from coder.formats.files.atomic import replacing
from coder.formats.foreign.report import SCHEMA, Doubtful, ImportReport
from coder.project.arriving.arrival import Arrived

SHOWN = 10


def as_json_object(report: ImportReport) -> dict[str, Any]:
    """The report under its schema."""
    return {
        "schema": SCHEMA,
        "producer": report.producer,
        "convention": report.convention,
        "evidence": report.evidence,
        "sources": report.sources,
        "codes": report.codes,
        "selections": report.selections,
        "verified": report.verified,
        "unverifiable": report.unverifiable,
        "doubtful": [
            {"source": each.source, "start": each.start, "stop": each.stop, "expected": each.expected, "found": each.found}
            for each in report.doubtful
        ],
        "losses": [{"kind": each.what, "count": each.count, "example": next(iter(each.examples), "")} for each in report.losses],
    }


@contextmanager
def report_into(path: Path | None) -> Iterator[Callable[[ImportReport], None]]:
    """Takes the report for a JSON file. Where that cannot be written, it is said before anything is imported.

    Raises:
        FormatError: it cannot.
    """
    if path is None:
        yield lambda report: None
        return
    with replacing(path) as unfinished:
        yield lambda report: _write(report, unfinished)


def _write(report: ImportReport, path: Path) -> None:
    path.write_text(json.dumps(as_json_object(report), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def print_report(done: Arrived, project: Path) -> None:
    """Print what came in, how sure it is, and what could not be held."""
    report = done.report
    if report.producer:
        line(f"Made with {one_line(report.producer)}.")
    if report.convention:
        line(f"Offsets: {report.convention}. {report.evidence}")
    elif report.evidence:
        line(report.evidence)
    line(f"{counted(report.sources, 'text')}, {counted(report.codes, 'code')}, {counted(report.selections, 'selection')}{_certainty(report)}.")
    if done.matched:
        line(f"{counted(len(done.matched), 'code')} of the project found again by name: {one_line(', '.join(done.matched))}")
    for text in _doubts(report.doubtful):
        warn(text)
    for each in report.losses:
        example = next(iter(each.examples), "")
        warn(f"note: {each.what} ({each.count}){f', such as {one_line(example, 80)}' if example else ''}")
    counts = ", ".join(counted(number, entity.replace("_", " ")) for entity, number in sorted(done.added.items())) or "nothing"
    line(f"Added to {project}: {counts}." + (" `coder undo` takes it back." if done.added and done.undoable else ""))


def _certainty(report: ImportReport) -> str:
    if not report.selections:
        return ""
    return f": {report.verified} stand where their quote says, {report.unverifiable} have no quote, {len(report.doubtful)} doubtful"


def _doubts(doubtful: tuple[Doubtful, ...]) -> Iterator[str]:
    for each in doubtful[:SHOWN]:
        place = f"{one_line(each.source, 40)} {each.start}-{each.stop}"
        yield f"doubtful: {place}: {one_line(each.expected, 60)}; there stands {one_line(each.found, 120)}"
    if len(doubtful) > SHOWN:
        yield f"... and {len(doubtful) - SHOWN} more doubtful ones: all are in the JSON (--report FILE.json)"
