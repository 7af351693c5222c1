"""Which town a passage speaks of.

A mention says it itself. Elsewhere the scopes of the document decide: a span that speaks of a town beats what the document
speaks of as a whole; a document that speaks of several towns as a whole counts for each of them.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from coder.model.document import superseded_ids
from coder.model.linkage import LinkageMention
from coder.model.snapshot import Snapshot


@dataclass(frozen=True, slots=True, kw_only=True)
class Scopes:
    """The towns of every document.

    Attributes:
        whole: Document id -> ids of the towns it speaks of as a whole, sorted.
        spans: Document id -> (start, stop, town id) of the stretches that speak of one town, sorted; code points, half-open.
        superseded: Ids of the documents that a later revision replaces: they are no evidence any more.
    """

    whole: Mapping[str, tuple[str, ...]]
    spans: Mapping[str, tuple[tuple[int, int, str], ...]]
    superseded: frozenset[str]

    def at(self, document_id: str, position: int) -> tuple[str, ...]:
        """Ids of the towns that the text at a code point speaks of, sorted."""
        spans = self.spans.get(document_id)
        if spans:
            inside = sorted({town for start, stop, town in spans if start <= position < stop})
            if inside:
                return tuple(inside)
        return self.whole.get(document_id, ())

    def of_mention(self, mention: LinkageMention) -> tuple[str, ...]:
        """Ids of the towns a mention is about: its own town, else those of its place in the text."""
        return (mention.town_id,) if mention.town_id else self.at(mention.document_id, mention.start)

    def documents(self, town_id: str) -> frozenset[str]:
        """Ids of the documents that speak of a town, as a whole or in part."""
        whole = {document for document, towns in self.whole.items() if town_id in towns}
        return frozenset(whole | {document for document, spans in self.spans.items() if any(span[2] == town_id for span in spans)})


def scopes(snapshot: Snapshot) -> Scopes:
    """The scopes of a project; rows about unknown documents are left out."""
    known = {document.id: document for document in snapshot.documents}
    gone = superseded_ids(snapshot.documents)
    whole: dict[str, set[str]] = {}
    spans: dict[str, set[tuple[int, int, str]]] = {}
    for scope in snapshot.town_scopes:
        document = known.get(scope.document_id)
        if document is None or document.id in gone:
            continue
        if scope.start is None and scope.stop is None:
            whole.setdefault(document.id, set()).add(scope.town_id)
        else:
            stop = document.length if scope.stop is None else scope.stop
            spans.setdefault(document.id, set()).add((scope.start or 0, stop, scope.town_id))
    return Scopes(
        whole={document: tuple(sorted(towns)) for document, towns in sorted(whole.items())},
        spans={document: tuple(sorted(rows)) for document, rows in sorted(spans.items())},
        superseded=gone,
    )
