"""A policy document as it is tagged: what it says of itself, and its units with ids that can be cited."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from coder.formats.read_document import ReadDocument
from coder.model.document import Segment
from coder.model.suggestion import Unit
from coder.suggest.units import groups, passages
from coder.text.freeze import sha256_text
from coder.text.languages import detect
from coder.text.policy import Policy, parse_policy

_ARTICLE = re.compile(r"第.{1,9}条")
_LEADING = re.compile(r"(?:\d+/)?(\d+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One unit of a document: a clause, or a few sentences of a long one.

    Attributes:
        id: 文件-节-条: the number of the document (else the beginning of its hash), and the reference of the clause in it.
        article: The number of the 第N条 it stands in; None outside of any.
        unit: What a suggester looks at.
    """

    id: str
    article: int | None
    unit: Unit


def document_id(policy: Policy, text: str) -> str:
    """What the ids of a document's clauses begin with."""
    return policy.doc_number or sha256_text(text)[:12]


def read_policy(document: ReadDocument) -> tuple[Policy, tuple[Clause, ...]]:
    """What a document says of itself, and its clauses in order."""
    policy = parse_policy(document.text)
    return policy, tuple(_clauses(document.text, policy))


def _clauses(text: str, policy: Policy) -> Iterator[Clause]:
    language, about = detect(text), document_id(policy, text)
    articles = {segment.ref: int(found[1]) for segment in policy.segments if _is_article(segment) and (found := _LEADING.match(segment.ref))}
    for segment in passages(policy.segments, len(text)):
        above = re.split("[-.]", segment.ref, maxsplit=1)[0]
        parts = groups(text, segment.start, segment.stop, language)
        for number, (start, stop) in enumerate(parts, 1):
            unit = Unit(document_id=about, start=start, stop=stop, text=text[start:stop], language=language, kind="policy")
            name = f"{about}-{segment.ref or '0'}" + (f":{number}" if len(parts) > 1 else "")
            yield Clause(id=name, article=articles.get(above), unit=unit)


def _is_article(segment: Segment) -> bool:
    return segment.kind == "article" and _ARTICLE.fullmatch(segment.label) is not None
