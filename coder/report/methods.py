"""How the numbers were made, written from the parameters, the codebook and the log; nothing here is typed in by hand."""

from collections.abc import Iterator, Sequence

from coder.model.codebook import in_language
from coder.report.log import Log
from coder.report.markup import Html, element, joined
from coder.report.methods_words import PARAGRAPHS, UNITS
from coder.report.subject import Subject

_NOTES = ("whose_reading", "what_the_source_fixes", "what_is_our_reading", "pairing", "examples_are_constructed", "chinese_names")
_OF_TOWN = ("inputs_sha256",)


def methods(subjects: Sequence[Subject], log: Log) -> Html:
    """The methods section of a report of these towns (at least one)."""
    words = subjects[0].words
    side = 1 if words.language == "zh" else 0
    return element(
        "section",
        element("h2", words("methods")),
        [element("p", text) for text in _paragraphs(subjects, log, side)],
        element("h3", ("Parameters", "参数")[side]),
        _parameters(subjects[0]),
        element("h3", ("Inputs", "输入")[side]),
        _inputs(subjects, side),
        element("h3", ("Who worked on the project, by the log", "据日志，谁做了什么")[side]) if log.work else None,
        _work(log, side) if log.work else None,
        element("h3", ("Definitions, and whose they are", "定义及其出处")[side]),
        _provenance(subjects[0]),
        id="methods",
    )


def _paragraphs(subjects: Sequence[Subject], log: Log, side: int) -> Iterator[str]:
    one = subjects[0]
    held = one.parameters
    values = {
        **held.record(),
        "codebook_version": one.profile.parameters["codebook_version"],
        "towns": len(subjects),
        "documents": sum(subject.profile.documents for subject in subjects),
        "codings": sum(subject.profile.codings for subject in subjects),
        "mentions": sum(subject.profile.mentions for subject in subjects),
        "book": one.frame.codebook.key,
        "dimensions": len(one.frame.dimensions),
        "corners": len(one.profile.corners),
        "statuses": one.words.listed([one.words(each) for each in held.statuses]),
        "unit": UNITS[held.unit][side],
        "level": one.level,
        "out": held.anchors[0],
        "crossover": held.anchors[1],
        "into": held.anchors[2],
        "events": log.events,
        "first": log.first[:10],
        "last": log.last[:10],
    }
    for paragraph in PARAGRAPHS:
        if not log.events and "{events}" in paragraph[side]:
            continue
        yield paragraph[side].format(**values)


def _parameters(subject: Subject) -> Html:
    rows = [(name, value) for name, value in sorted(subject.profile.parameters.items()) if name not in _OF_TOWN]
    return _pairs([(name, subject.words.listed([str(each) for each in value]) if isinstance(value, list) else value) for name, value in rows])


def _inputs(subjects: Sequence[Subject], side: int) -> Html:
    return _pairs([(subject.town, f"sha256 {subject.profile.parameters['inputs_sha256']}") for subject in subjects])


def _work(log: Log, side: int) -> Html:
    assert log.work is not None and log.heads is not None
    people = [(name, ", ".join(f"{entity} {number}" for entity, number in counts.items())) for name, counts in log.work.items()]
    heads = [(("last digest of the log", "日志末尾的摘要")[side], digest) for digest in log.heads.values()]
    return _pairs([*people, *heads])


def _provenance(subject: Subject) -> Html:
    language, frame = subject.words.language, subject.frame
    notes = [in_language(held, language) for name in _NOTES if isinstance(held := frame.codebook.notes.get(name), dict)]
    defined = []
    for key in frame.situations:
        code = frame.codes[key]
        definition = in_language(code.definition, language) or "–"
        basis = code.provenance.get("basis") or code.provenance.get("mark") or ""
        defined.append((code.name(language), f"{definition}{f' [{basis}]' if isinstance(basis, str) and basis else ''}"))
    return joined([element("p", str(note)) for note in notes if note], _pairs(defined))


def _pairs(rows: Sequence[tuple[object, object]]) -> Html:
    body = [element("tr", element("th", name, scope="row"), element("td", value)) for name, value in rows]
    return element("div", element("table", element("tbody", body), class_="pairs"), class_="wide")
