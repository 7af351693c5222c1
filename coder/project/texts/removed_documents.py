"""Documents that were removed: the log keeps their texts for undo, so whoever must erase them has to find them again."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from coder.errors import NotFound
from coder.model.document import Document
from coder.model.record import from_record
from coder.project import resolve
from coder.project.removal import freed, removal
from coder.project.workspace import Workspace, added
from coder.store.log import ERASED, change_of
from coder.store.store import Store


def removed_documents(store: Store) -> tuple[Document, ...]:
    """The documents that are gone and whose texts are still in the file, as they were last."""
    gone = sorted(each for _, each in store.once_removed("document") if store.get(Document, each) is None)
    found = (_last(store, each) for each in gone)
    return tuple(each for each in found if each and store.has_text(each.text_sha256))


def present_or_removed(store: Store, ref: str) -> Document:
    """The document that a person means, else a removed one.

    Raises:
        NotFound: neither.
    """
    try:
        return resolve.document(store, ref)
    except NotFound:
        removed = removed_documents(store)
        if not removed:
            raise
        return next((each for each in removed if each.id == ref), None) or resolve.document_of(ref, removed)


def bring_back(workspace: Workspace, documents: Sequence[Document]) -> None:
    """Make removed documents again, without what was written on them; corrected texts before their corrections."""
    waiting = {each.id: each for each in documents}
    ordered: list[Document] = []
    while waiting:
        first = next(each for each in waiting.values() if each.revision_of not in waiting)
        ordered.append(waiting.pop(first.id))
    if ordered:
        workspace.write([added(each) for each in ordered], "bring back a removed document")


@contextmanager
def there_again(workspace: Workspace, documents: Sequence[Document]) -> Iterator[None]:
    """Bring removed documents back for a while, and remove them again."""
    bring_back(workspace, documents)
    try:
        yield
    finally:
        there = [workspace.store.get(Document, each.id) for each in documents]
        going = [change for each in there if each for change in removal(workspace.store, each)]
        workspace.write([*freed(workspace.store, going), *going], "remove a document")


def _last(store: Store, document_id: str) -> Document | None:
    """The document before it was removed; None if that was erased."""
    told = [change_of(event).before for event in store.events_anywhere(document_id) if event.payload is not None]
    before = next((each for each in reversed(told) if each), None)
    return from_record(Document, before) if before and before != ERASED else None
