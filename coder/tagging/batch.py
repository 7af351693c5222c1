"""The tagging of one shard: a function that any process can be sent."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from coder.errors import CoderError
from coder.formats.readers import read
from coder.tagging.clauses import Clause, read_policy
from coder.tagging.inputs import Source
from coder.tagging.spec import TagSpec
from coder.tagging.tagger import Tag, Tagger, tagger
from coder.text.policy import Policy

_UNITS = 2000
"""So many clauses are looked at together."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """What came of a shard.

    Attributes:
        lines: One JSON object a line, one line a clause.
        inputs: (name, sha256 of the bytes) of every file.
        failures: (name, what is wrong, what to do) of the files that could not be read.
        units, coded, characters: Numbers of clauses, of those with a code, and of code points read.
    """

    lines: bytes
    inputs: tuple[tuple[str, str], ...]
    failures: tuple[tuple[str, str, str], ...]
    units: int
    coded: int
    characters: int


def tag_batch(spec: TagSpec, shard: Sequence[Source]) -> Batch:
    """Tag the files of a shard; a file that cannot be read is reported, not tagged."""
    model = tagger(spec)
    lines: list[str] = []
    inputs, failures = [], []
    coded = characters = 0
    for source in shard:
        inputs.append((source.name, file_sha256(source)))
        try:
            documents = read(Path(source.path))
        except CoderError as error:
            failures.append((source.name, error.what, error.hint))
            continue
        for document in documents:
            policy, clauses = read_policy(document)
            head = _head(source.name, policy, document.warnings)
            characters += len(document.text)
            for clause, tags in _tagged(model, clauses):
                coded += any(not tag.is_none for tag in tags)
                lines.append(head + _tail(model, clause, tags))
    return Batch(
        lines="".join(lines).encode(),
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


def _tagged(model: Tagger, clauses: Sequence[Clause]) -> Iterator[tuple[Clause, tuple[Tag, ...]]]:
    for start in range(0, len(clauses), _UNITS):
        part = clauses[start : start + _UNITS]
        yield from zip(part, model.tags([clause.unit for clause in part]), strict=True)


def _head(name: str, policy: Policy, warnings: Sequence[str]) -> str:
    """The beginning of every line of a document: what all its clauses share."""
    about = {"title": policy.title, "number": policy.doc_number, "issuers": policy.issuers, "date": policy.date}
    shared = {"path": name, "document": about, "warnings": [*policy.warnings, *warnings]}
    return _json(shared)[:-1] + ","


def _tail(model: Tagger, clause: Clause, tags: Sequence[Tag]) -> str:
    unit = clause.unit
    own = {
        "unit": clause.id,
        "article": clause.article,
        "start": unit.start,
        "stop": unit.stop,
        "text": unit.text,
        "codes": [_given(tag) for tag in tags if not tag.is_none],
        "none": next((_given(tag) for tag in tags if tag.is_none), None),
        "modality": model.attributes.binding(unit.text),
        "targets": model.attributes.aimed_at(unit.text),
    }
    return _json(own)[1:] + "\n"


def _given(tag: Tag) -> dict[str, Any]:
    return {"code": tag.code, "probability": tag.probability, "reason": tag.reason}


def _json(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
