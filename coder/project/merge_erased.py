"""What was erased here for good stays erased when another copy, which still has it, is merged."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from itertools import groupby

from coder.model.change import Change, Event
from coder.model.document import Document
from coder.model.record import to_record
from coder.model.span import Anchor
from coder.project.erasing import END_FIELDS, MASK, QUOTING, masked
from coder.project.fragments import Fragments
from coder.store.store import Store
from coder.store.union import Row


class Erased:
    """Takes erased words out of what comes in, and empties the entries of the log that hold them; their hashes stay."""

    def __init__(self, ours: Store, theirs: Store, rows: Collection[Row]) -> None:
        """`rows`: things whose past was erased here, or that hang on such."""
        self._rows = rows
        both = [(each, theirs.get(Document, each.id)) for each in ours.all(Document)] if rows else []
        pairs = [(ours.text(here.text_sha256), theirs.text(there.text_sha256)) for here, there in both if there and _differ(here, there)]
        self._texts = {here.id: ours.text(here.text_sha256) for here, there in both if there and _differ(here, there)}
        fragments = Fragments.of(speech for here, there in pairs for speech in _masked_speeches(here, there))
        self._fragments = fragments.without(ours.text(each.text_sha256) for each, _ in both)

    def changes(self, changes: Iterable[Change]) -> list[Change]:
        """The changes without erased words."""
        return [self._cleaned(each) if each.after is not None and each.entity in QUOTING and self._fragments.windows else each for each in changes]

    def events(self, events: Iterable[Event]) -> list[Event]:
        """The events, those that tell of erased things without their payload."""
        return [replace(each, payload=None) if self._is_tainted(each) else each for each in events]

    def _cleaned(self, change: Change) -> Change:
        record = dict(change.after or {})
        text = self._texts.get(str(record.get("document_id")))
        if change.entity == "mention" and text:
            record["anchors"] = [to_record(Anchor.of(text, each["start"], each["stop"])) for each in record["anchors"]]  # type: ignore[attr-defined]
        return replace(change, after=masked(record, self._fragments, keep=("id", "key", *END_FIELDS)))

    def _is_tainted(self, event: Event) -> bool:
        if (event.entity, event.entity_id) in self._rows:
            return True
        return event.entity in QUOTING and event.payload is not None and self._fragments.found_in(event.payload)


def _differ(here: Document, there: Document) -> bool:
    return here.text_sha256 != there.text_sha256 and here.length == there.length


def _masked_speeches(here: str, there: str) -> Iterable[str]:
    """The words of the other text that stand as a mark in ours."""
    places = (place for place, (own, other) in enumerate(zip(here, there, strict=True)) if own == MASK and other != MASK)
    for _, run in groupby(enumerate(places), key=lambda each: each[1] - each[0]):
        piece = [place for _, place in run]
        yield there[piece[0] : piece[-1] + 1]
