"""What was erased here for good stays erased when another copy, which still has it, is merged."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from itertools import groupby

from coder.errors import Conflict
from coder.model.change import Change, Event
from coder.model.document import Document
from coder.model.record import to_record
from coder.model.span import Anchor
from coder.project.merging.conflicts import Telling
from coder.project.merging.outcome import Outcome
from coder.project.texts.erasing import END_FIELDS, MASK, QUOTING, masked
from coder.project.texts.fragments import Fragments
from coder.store.entities import BY_NAME
from coder.store.log import ERASED, change_of
from coder.store.store import Store
from coder.store.union import Row

_HINT = "Erase them {where} first: coder erase {project} --speaker NAME, or --document TITLE. Then merge again."


def refuse_unerased(ours: Store, theirs: Store) -> None:
    """Refuse to merge where words are still here that were erased there: a merge can be undone, an erasure cannot.

    Raises:
        Conflict: the erasure must be repeated here first.
    """
    gone = [(entity, each) for entity, each in sorted(theirs.tombstones()) if theirs.get(BY_NAME[entity].kind, each) is None]
    left = [row for row in gone if ours.get(BY_NAME[row[0]].kind, row[1]) is not None]
    both = ((each, theirs.get(Document, each.id)) for each in ours.all(Document))
    left += [("document", here.id) for here, there in both if there and _differ(here, there) and any(_speeches(theirs, there, ours, here))]
    if left:
        telling = Telling(ours)
        titles = [telling.about(*row) for row in left if row[0] in ("document", "speaker")]
        raise Conflict(
            f"{theirs.path.name}: words were erased there for good that are still here ({', '.join(titles[:3]) or f'{len(left)} things'})",
            _HINT.format(where="here", project="PROJECT"),
        )


def refuse_corrected(ours: Store, theirs: Store, outcome: Outcome) -> None:
    """Refuse a corrected text of one of which words were erased here: nobody can tell which of its words they are.

    Raises:
        Conflict: the other copy must erase them, too.
    """
    erased = ours.erased_documents()
    for document_id in outcome.new_documents() if erased else ():
        line = outcome.corrected_by(document_id)
        if not erased.isdisjoint(line) and MASK not in theirs.text(str((outcome.final(("document", document_id)) or {})["text_sha256"])):
            raise corrected(Telling(ours, outcome.final).about("document", document_id), theirs.path.name)


def corrected(about: str, name: str) -> Conflict:
    """The refusal of a corrected text."""
    return Conflict(f"{name}: {about} corrects a text of which words were erased here for good", _HINT.format(where="there", project=name))


class Erased:
    """Takes erased words out of what comes in, and empties the entries of the log that hold them; their hashes stay."""

    def __init__(self, ours: Store, texts_of: Callable[[str], Iterable[str]], rows: Collection[Row] = ()) -> None:
        """`texts_of`: the texts that the other has of a document; `rows`: things that were erased here for good, or that hang on such."""
        self._rows = rows
        self.documents = ours.erased_documents()
        here = {each: ours.get(Document, each) for each in self.documents}
        self._texts = {each: ours.text(found.text_sha256) for each, found in here.items() if found}
        fragments = Fragments.of(speech for each in sorted(self.documents) for text in texts_of(each) for speech in self._erased_speeches(each, text))
        self._fragments = fragments.without(ours.text(each.text_sha256) for each in ours.all(Document)) if fragments.windows else fragments

    def _erased_speeches(self, document_id: str, there: str) -> Iterable[str]:
        """What was erased here of a document, by a text of it that the other still has."""
        here = self._texts.get(document_id)
        if here is None:
            return [there]
        return _masked_speeches(here, there) if len(here) == len(there) else ()

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


def texts_of(theirs: Store) -> Callable[[str], Iterable[str]]:
    """The texts of a document that the other's file still has: also of one that it removed since."""

    def found(document_id: str) -> Iterable[str]:
        told = (change_of(each).after for each in theirs.events_of(document_id) if each.payload is not None)
        hashes = {str(each["text_sha256"]) for each in told if each and each != ERASED}
        return [theirs.text(each) for each in sorted(hashes) if theirs.has_text(each)]

    return found


def _differ(here: Document, there: Document) -> bool:
    return here.text_sha256 != there.text_sha256 and here.length == there.length


def _speeches(theirs: Store, there: Document, ours: Store, here: Document) -> Iterable[str]:
    """The words of our text that stand as a mark in the other."""
    return _masked_speeches(theirs.text(there.text_sha256), ours.text(here.text_sha256))


def _masked_speeches(here: str, there: str) -> Iterable[str]:
    """The words of the other text that stand as a mark in ours."""
    places = (place for place, (own, other) in enumerate(zip(here, there, strict=True)) if own == MASK and other != MASK)
    for _, run in groupby(enumerate(places), key=lambda each: each[1] - each[0]):
        piece = [place for _, place in run]
        yield there[piece[0] : piece[-1] + 1]
