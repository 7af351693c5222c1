"""The lines of a tagged data set: one JSON object for each clause, as `json.dumps` would write it.

They are put together by hand because there are very many.
"""

import json
from collections.abc import Sequence
from json.encoder import encode_basestring as quoted
from typing import Any

from coder.tagging.clauses import Clause
from coder.tagging.tagger import Tag
from coder.text.policy import Policy


def head_of(name: str, policy: Policy, warnings: Sequence[str]) -> str:
    """The beginning of every line of a document: what all its clauses share."""
    about = {"title": policy.title, "number": policy.doc_number, "issuers": policy.issuers, "date": policy.date}
    shared: dict[str, Any] = {"path": name, "document": about, "warnings": [*policy.warnings, *warnings]}
    return json.dumps(shared, ensure_ascii=False, separators=(",", ":"))[:-1] + ","


def tail_of(clause: Clause, tags: Sequence[Tag], modality: str, targets: Sequence[str]) -> str:
    """The rest of a line: the clause and what is said of it."""
    unit = clause.unit
    article = "null" if clause.article is None else clause.article
    codes = ",".join([_given(tag) for tag in tags if not tag.is_none]) if tags else ""
    none = next((_given(tag) for tag in tags if tag.is_none), "null") if tags else "null"
    aims = ",".join([quoted(target) for target in targets]) if targets else ""
    return (
        f'"unit":{quoted(clause.id)},"article":{article},"start":{unit.start},"stop":{unit.stop},"text":{quoted(unit.text)},'
        f'"codes":[{codes}],"none":{none},"modality":{quoted(modality)},"targets":[{aims}]}}\n'
    )


def _given(tag: Tag) -> str:
    return f'{{"code":{quoted(tag.code)},"probability":{tag.probability!r},"reason":{quoted(tag.reason)}}}'
