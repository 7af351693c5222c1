"""The tagging of one shard: a function that any process can be sent."""

import gc
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from coder.errors import CoderError
from coder.formats.readers import read
from coder.language.places.place import Place
from coder.model.garbage import uncollected
from coder.model.suggestion import Unit
from coder.tagging.clauses import Clause, read_policy
from coder.tagging.columns import CLAUSES, DOCUMENTS
from coder.tagging.documents import described, document_line
from coder.tagging.inputs import Source
from coder.tagging.layouts import LAYOUTS
from coder.tagging.lines import head_of, line_of, tail_of
from coder.tagging.mentions import NOTHING, Mentions
from coder.tagging.spec import TagSpec
from coder.tagging.tagger import Tag, Tagger, tagger
from coder.text.search.joined import Joined

_Row = tuple[str, Clause, Place | None]
"""What all lines of its document begin with, a clause, and the place that the document is of."""
_CLAUSE = "杭州市人民政府应当安排专项资金，对企业给予补贴（subsidies）。"
_UNITS = 4000
"""So many clauses are looked at together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """What came of a shard.

    Attributes:
        lines: The rows of the clauses, one for each, laid out as the specification says. `documents`: those of the documents.
        inputs: (name, sha256 of the bytes) of every file.
        failures: (name, what is wrong, what to do) of the files that could not be read.
        units, coded, characters: Numbers of clauses, of those with a code, and of code points read.
    """

    lines: bytes
    documents: bytes
    inputs: tuple[tuple[str, str], ...]
    failures: tuple[tuple[str, str, str], ...]
    units: int
    coded: int
    characters: int


def prepare(spec: TagSpec) -> None:
    """Load all that the tagging of a shard needs, by tagging a clause; processes that are copied from this one then share it."""
    unit = Unit(document_id="", start=0, stop=len(_CLAUSE), text=_CLAUSE, language="zh", kind="policy")
    clause = Clause(id="", chapter="", section="", article=None, unit=unit)
    model = tagger(spec)
    _lines(model, [("", clause, None)], _mentions() if spec.places else None)
    gc.collect()
    gc.freeze()


def tag_batch(spec: TagSpec, shard: Sequence[Source]) -> Batch:
    """Tag the files of a shard; a file that cannot be read is reported, not tagged."""
    model = tagger(spec)
    model.forget()
    with uncollected():
        return _tagged(model, spec, shard)


def _tagged(model: Tagger, spec: TagSpec, shard: Sequence[Source]) -> Batch:
    inputs: list[tuple[str, str]] = []
    failures: list[tuple[str, str, str]] = []
    rows: list[_Row] = []
    mentions = _mentions() if spec.places else None
    about: list[str] = []
    ranking = model.attributes.ranking
    characters = 0
    for source in shard:
        try:
            documents = read(Path(source.path))
        except CoderError as error:
            inputs.append((source.name, file_sha256(source)))
            failures.append((source.name, error.what, error.hint))
            continue
        inputs.append((source.name, documents[0].source_sha256 if documents else file_sha256(source)))
        for document in documents:
            policy, clauses = read_policy(document)
            head = head_of(source.name, described(policy, ranking), (*policy.warnings, *document.warnings))
            place = mentions.place_of(policy) if mentions else None
            about.append(line_of(document_line(source.name, document, policy, len(clauses), ranking, place)))
            rows += [(head, clause, place) for clause in clauses]
            characters += len(document.text)
    lines, coded = _lines(model, rows, mentions)
    layout = LAYOUTS[spec.layout]
    return Batch(
        lines=layout.write(CLAUSES, lines),
        documents=layout.write(DOCUMENTS, about),
        inputs=tuple(inputs),
        failures=tuple(failures),
        units=len(lines),
        coded=coded,
        characters=characters,
    )


def file_sha256(source: Source) -> str:
    """The hash of a file's bytes; empty if it cannot be read."""
    try:
        with Path(source.path).open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""


@cache
def _mentions() -> Mentions:
    return Mentions()


def _lines(model: Tagger, rows: Sequence[_Row], mentions: Mentions | None) -> tuple[list[str], int]:
    """A line for each clause; and how many clauses have a code."""
    lines: list[str] = []
    coded = 0
    for start in range(0, len(rows), _UNITS):
        part = rows[start : start + _UNITS]
        units = [clause.unit for _, clause, _ in part]
        joined = Joined(unit.text for unit in units)
        named = mentions.of_all(joined.texts, [place for *_, place in part]) if mentions else [NOTHING] * len(part)
        given = zip(part, model.tags(units, joined), model.attributes.of_all(joined), named, strict=True)
        for (head, clause, _), tags, (modality, targets), mentioned in given:
            fitting = _fitting(tags, clause, model.attributes.preamble)
            coded += any(not tag.is_none for tag in fitting)
            lines.append(head + tail_of(clause, fitting, modality, targets, mentioned))
    return lines, coded


def _fitting(tags: Sequence[Tag], clause: Clause, in_preambles: Sequence[str]) -> Sequence[Tag]:
    """The tags without those that a preamble may not carry."""
    return [tag for tag in tags if tag.is_none or tag.code in in_preambles] if clause.preamble and in_preambles else tags
