"""What goes with a thing that is removed: explicit changes for every dependent row, so that undo restores all of it."""

from collections.abc import Iterable

from coder.model.attribute import Attribute
from coder.model.change import Change
from coder.model.codebook import Code
from coder.model.coding import Coding, Decision, Memo
from coder.model.document import Document, Speaker, TurnEdit
from coder.model.linkage import LinkageMention
from coder.model.town import TownScope
from coder.project.workspace import removed
from coder.store.store import Store


def removal(store: Store, thing: object) -> list[Change]:
    """The changes that remove a thing and all that hangs on it, dependents first."""
    changes: dict[tuple[str, str], Change] = {}
    for each in _with_dependents(store, thing):
        change = removed(each)
        changes.setdefault((change.entity, change.entity_id), change)
    return list(changes.values())


def _with_dependents(store: Store, thing: object) -> Iterable[object]:
    if isinstance(thing, Document):
        for kind in (Coding, LinkageMention, Decision, TownScope, TurnEdit, Speaker):
            for each in store.all(kind, document_id=thing.id):
                yield from _with_dependents(store, each)
    if isinstance(thing, Code):
        for child in store.all(Code, parent_id=thing.id):
            yield from _with_dependents(store, child)
        for kind in (Coding, Decision):
            for each in store.all(kind, code_id=thing.id):
                yield from _with_dependents(store, each)
    if isinstance(thing, Speaker):
        yield from store.all(TurnEdit, speaker_id=thing.id)
    thing_id = str(getattr(thing, "id"))  # noqa: B009
    yield from store.all(Memo, target_id=thing_id)
    yield from store.all(Attribute, target_id=thing_id)
    yield thing
