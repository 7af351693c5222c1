"""Which texts cite which: titles in 《》 and document numbers."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from coder.analysis.profiles.scopes import scopes
from coder.model.document import Document
from coder.model.policy import Citation, CitationNetwork
from coder.model.snapshot import Snapshot
from coder.text.policy.cites import cites
from coder.text.policy.numbers import find_damaged, find_doc_number
from coder.text.policy.read import parse_policy
from coder.text.search.fold import fold

_NUMBER_BEHIND = re.compile(r"\s*[（(]([^（()）\n]{4,60})[)）]\s*\Z")
_MARKS = re.compile(r"[\s《》〈〉“”\"'‘’]")


def citation_network(snapshot: Snapshot, *, kind: str = "policy") -> CitationNetwork:
    """The citations of the documents of a kind; empty: of all. Those that a revision replaced are left out."""
    gone = scopes(snapshot).superseded
    documents = [each for each in snapshot.documents if each.id not in gone]
    known = _Known(documents, snapshot)
    found: list[Citation] = []
    warnings: list[str] = []
    for document in documents:
        if kind in ("", document.kind):
            text = snapshot.texts[document.id]
            found += [
                each for each in _in(document.id, text, known) if each.target != document.id and not known.names_itself(document.id, each.label)
            ]
            damaged = find_damaged(text)
            if damaged:
                warnings.append(f"{document.title}: damaged document number {damaged[0]!r} at offset {damaged[1]}: not read")
    cited = Counter(end for _, end in dict.fromkeys((each.document_id, each.target or each.label) for each in found))
    names = {each.id: each.title for each in documents}
    return CitationNetwork(
        citations=tuple(found),
        titles={**names, **{each.label: each.label for each in found if not each.target}},
        cited=dict(sorted(cited.items(), key=lambda item: (-item[1], item[0]))),
        warnings=tuple(warnings),
    )


class _Known:
    """The documents of the project by their titles and numbers."""

    def __init__(self, documents: list[Document], snapshot: Snapshot) -> None:
        self._names: dict[str, str] = {}
        self._own: dict[str, frozenset[str]] = {}
        for document in documents:
            titles = [document.title, _NUMBER_BEHIND.sub("", document.title)]
            number = find_doc_number(document.title)
            numbers = [number.normal] if number else []
            if document.kind == "policy":
                policy = parse_policy(snapshot.texts[document.id])
                titles += [policy.title] if policy.title else []
                numbers += [policy.doc_number] if policy.doc_number else []
            self._own[document.id] = frozenset((*map(_bare, titles), *map(_bare, numbers)))
            for name in (*map(_bare, titles), *numbers):
                self._names.setdefault(name, document.id)

    def document(self, name: str) -> str:
        """The id of the document with this title or number, or empty."""
        return self._names.get(_bare(name)) or self._names.get(name, "")

    def names_itself(self, document_id: str, label: str) -> bool:
        """Whether a label is the number of the document itself, or stands in its own title (what a notice passes on)."""
        return any(_bare(label) in name for name in self._own[document_id])


def _in(document_id: str, text: str, known: _Known) -> Iterator[Citation]:
    """Citations, titles before numbers that stand alone."""
    for cite in cites(text):
        target = (known.document(cite.title) if cite.title else "") or (known.document(cite.number) if cite.number else "")
        label = cite.title or cite.number
        printed = text[cite.start : cite.stop]
        yield Citation(document_id=document_id, start=cite.start, stop=cite.stop, printed=printed, target=target, label=label)


def _bare(title: str) -> str:
    return fold(_MARKS.sub("", title))


def edges(found: CitationNetwork) -> Mapping[tuple[str, str], int]:
    """(citing, cited) -> number of places."""
    return dict(Counter((each.document_id, each.target or each.label) for each in found.citations))
