"""What time a piece of evidence tells of.

A mention says it itself. A coding is of the time of the mentions in its turn; else, as a mention that says nothing, of the
time of its document: what the variable `time` of the document says (`1984/1991`, `2003`), for a policy text else its date.
Nothing is guessed from the day of an interview.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from coder.analysis.turns import TurnIndex
from coder.model.coding import Coding
from coder.model.linkage import LinkageMention
from coder.model.snapshot import Snapshot
from coder.text.edtf import years
from coder.text.policy.read import parse_policy

TIME = "time"
POLICY_DATES = ("date", "year")

When = tuple[str, str]
"""Two dates as EDTF text, from and to; either may be empty."""


class Dating:
    """Finds the time of mentions and codings of one project."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._kinds = {document.id: document.kind for document in snapshot.documents}
        keys = {each.id: each.key for each in snapshot.attribute_defs if each.target_kind == "document"}
        self._given: Mapping[str, dict[str, str]] = defaultdict(dict)
        for each in snapshot.attributes:
            if keys.get(each.def_id) in (TIME, *POLICY_DATES) and each.value:
                self._given[each.target_id][keys[each.def_id]] = each.value
        self._documents: dict[str, When] = {}
        self._indexes: dict[str, TurnIndex] = {}
        self._told: Mapping[tuple[str, str, int], list[When]] = defaultdict(list)
        for mention in snapshot.mentions:
            if mention.time_from or mention.time_to:
                self._told[self._turn(mention)].append((mention.time_from, mention.time_to))

    def times(self, thing: LinkageMention | Coding) -> tuple[When, ...]:
        """The times it tells of; none where nothing says so."""
        if isinstance(thing, LinkageMention):
            own = [(thing.time_from, thing.time_to)] if thing.time_from or thing.time_to else []
        else:
            own = self._told.get(self._turn(thing), [])
        if own:
            return tuple(dict.fromkeys(own))
        of_document = self.document(thing.document_id)
        return (of_document,) if any(of_document) else ()

    def document(self, document_id: str) -> When:
        """The time that a document as a whole tells of."""
        if document_id not in self._documents:
            self._documents[document_id] = next(self._of_document(document_id), ("", ""))
        return self._documents[document_id]

    def _of_document(self, document_id: str) -> Iterator[When]:
        given = self._given.get(document_id, {})
        start, _, stop = given.get(TIME, "").partition("/")
        if years(start) or years(stop):
            yield start.strip(), stop.strip()
        if self._kinds.get(document_id) == "policy":
            for key in POLICY_DATES:
                if years(given.get(key, "")):
                    yield given[key], ""
            date = parse_policy(self._snapshot.texts[document_id]).date
            if date:
                yield date, ""

    def _turn(self, thing: LinkageMention | Coding) -> tuple[str, str, int]:
        document = thing.document_id
        if document not in self._indexes:
            self._indexes[document] = TurnIndex(self._snapshot.segments.get(document, ()))
        turn = self._indexes[document].at(thing.start)
        return document, turn.kind, turn.start
