"""The lines of a tagged data set: one JSON object for each clause and one for each document, as `json.dumps` would write it.

Those of the clauses are put together by hand because there are very many.
"""

import json
from collections.abc import Mapping, Sequence
from json.encoder import encode_basestring as quoted
from typing import Any

from coder.tagging.clauses import Clause
from coder.tagging.mentions import NOTHING, Mentioned
from coder.tagging.tagger import Tag


def line_of(value: Mapping[str, Any]) -> str:
    """A whole line."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n"


def head_of(name: str, about: Mapping[str, Any], warnings: Sequence[str]) -> str:
    """The beginning of every line of a document, given what all its clauses repeat of it."""
    return line_of({"path": name, "document": about, "warnings": warnings})[:-2] + ","


def tail_of(clause: Clause, tags: Sequence[Tag], modality: str, targets: Sequence[str], mentioned: Mentioned = NOTHING) -> str:
    """The rest of a line: the clause and what is said of it."""
    unit = clause.unit
    article = "null" if clause.article is None else clause.article
    codes = ",".join([_given(tag) for tag in tags if not tag.is_none]) if tags else ""
    none = next((_given(tag) for tag in tags if tag.is_none), "null") if tags else "null"
    aims = ",".join([quoted(target) for target in targets]) if targets else ""
    return (
        f'"unit":{quoted(clause.id)},"chapter":{quoted(clause.chapter)},"section":{quoted(clause.section)},"article":{article},"start":{unit.start},"stop":{unit.stop},"text":{quoted(unit.text)},'
        f'"codes":[{codes}],"none":{none},"modality":{quoted(modality)},"targets":[{aims}],'
        f'"places":[{_pairs(mentioned.places, "code")}],"actors":[{_pairs(mentioned.actors, "kind")}]}}\n'
    )


def _pairs(found: Sequence[tuple[str, str]], second: str) -> str:
    return ",".join([f'{{"name":{quoted(name)},"{second}":{quoted(value)}}}' for name, value in found]) if found else ""


def _given(tag: Tag) -> str:
    return f'{{"code":{quoted(tag.code)},"probability":{tag.probability!r},"reason":{quoted(tag.reason)}}}'
