"""A policy document as it is tagged: what it says of itself, and its units with ids that can be cited."""

import re
from collections import deque
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from coder.formats.read_document import ReadDocument
from coder.model.document import Segment
from coder.model.suggestion import Unit
from coder.suggest.units import groups, passages
from coder.tagging.preambles import preambles
from coder.text.freeze import sha256_text
from coder.text.languages import detect
from coder.text.policy.read import Policy, parse_policy

_ARTICLE = re.compile(r"第.{1,9}条")
_PART = re.compile(r"第.{1,9}(?:编|篇|分编|部分)")
_LEADING = re.compile(r"(?:\d+/)?(\d+)")


class Clause(NamedTuple):
    """One unit of a document: a clause, or a few sentences of a long one; a tuple, because very many are made.

    Attributes:
        id: 文件-节-条: the number of the document (else the beginning of its hash), and the reference of the clause in it.
        chapter, section: Titles of the headings it stands under, empty without; above a chapter (编) nothing is kept.
        article: The number of the 第N条 it stands in; None outside of any.
        preamble: Whether it stands under 指导思想, 基本原则 or the like.
        unit: What a suggester looks at.
    """

    id: str
    chapter: str
    section: str
    article: int | None
    unit: Unit
    preamble: bool = False


def document_id(policy: Policy, text: str) -> str:
    """What the ids of a document's clauses begin with: its number, and the day of a revision that left it the same (国令第306号@20100109)."""
    if not policy.doc_number:
        return sha256_text(text)[:12]
    return policy.doc_number + (f"@{policy.revised.replace('-', '')}" if policy.revised else "")


def read_policy(document: ReadDocument) -> tuple[Policy, tuple[Clause, ...]]:
    """What a document says of itself, and its clauses in order."""
    policy = parse_policy(document.text)
    return policy, tuple(_clauses(document.text, policy))


def _clauses(text: str, policy: Policy) -> Iterator[Clause]:
    language, about = detect(text), document_id(policy, text)
    articles = {segment.ref: int(found[1]) for segment in policy.segments if _is_article(segment) and (found := _LEADING.match(segment.ref))}
    headings = _Headings(text, policy.segments)
    is_preamble = preambles(text, policy.segments)
    for segment in passages(policy.segments, len(text)):
        chapter, section = headings.above(segment.start)
        above = segment.ref.partition("-")[0].partition(".")[0]
        parts = groups(text, segment.start, segment.stop, language)
        for number, (start, stop) in enumerate(parts, 1):
            unit = Unit(document_id=about, start=start, stop=stop, text=text[start:stop], language=language, kind="policy")
            name = f"{about}-{segment.ref or '0'}" + (f":{number}" if len(parts) > 1 else "")
            yield Clause(id=name, chapter=chapter, section=section, article=articles.get(above), unit=unit, preamble=is_preamble(segment.ref))


class _Headings:
    """The headings above each place, for places asked in the order of the text; the title of the document is none."""

    def __init__(self, text: str, segments: Sequence[Segment]) -> None:
        self._text = text
        headings = [segment for segment in segments if segment.kind == "heading"]
        titled = bool(headings) and headings[0].level == 1 and not headings[0].label
        self._waiting = deque(each for each in headings if not (titled and each.level == 1))
        self._stack: list[tuple[int, str, str]] = []
        self._titles = ("", "")

    def above(self, place: int) -> tuple[str, str]:
        """Chapter and section."""
        while self._waiting and self._waiting[0].start <= place:
            heading = self._waiting.popleft()
            level = heading.level or 0
            while self._stack and self._stack[-1][0] >= level:
                self._stack.pop()
            self._stack.append((level, heading.label, self._text[heading.start : heading.stop]))
            self._titles = self._top()
        return self._titles

    def _top(self) -> tuple[str, str]:
        path = [words for _, label, words in self._stack if not _PART.fullmatch(label)] or [words for _, _, words in self._stack]
        return path[0] if path else "", path[1] if len(path) > 1 else ""


def _is_article(segment: Segment) -> bool:
    return segment.kind == "article" and _ARTICLE.fullmatch(segment.label) is not None
