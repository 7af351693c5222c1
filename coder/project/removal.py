"""What goes with a thing that is removed: explicit changes for every dependent row, so that undo restores all of it."""

from collections.abc import Iterable
from dataclasses import replace

from coder.model import ids
from coder.model.adjudication import Adjudication
from coder.model.attribute import Attribute
from coder.model.change import Change
from coder.model.codebook import Code
from coder.model.coding import Coding, Decision, Memo
from coder.model.document import Document, Speaker, TurnEdit
from coder.model.exposure import Exposure
from coder.model.linkage import LinkageMention
from coder.model.recoding import Recoding
from coder.model.town import Actor, Town, TownScope
from coder.model.user import Setting
from coder.project.linking.members import emptied
from coder.project.workspace import added, edited, removed
from coder.store.entities import BY_KIND
from coder.store.store import Store
from coder.store.union import conflict_key


def removal(store: Store, thing: object, *, alone: bool = False) -> list[Change]:
    """The changes that remove a thing and all that hangs on it, dependents first; `alone`: the thing only."""
    changes: dict[tuple[str, str], Change] = {}
    things = [thing] if alone else list(_with_dependents(store, thing))
    gone = [each for each in things if isinstance(each, LinkageMention)]
    for each in (*things, *emptied(store, gone)):
        change = removed(each)
        changes.setdefault((change.entity, change.entity_id), change)
    return list(changes.values())


def freed(store: Store, going: Iterable[Change]) -> list[Change]:
    """The changes that let mentions which stay name none of the speakers that go: a passage may stay on an earlier text than its speaker."""
    gone = {(each.entity, each.entity_id) for each in going if each.after is None}
    speakers = sorted(entity_id for entity, entity_id in gone if entity == "speaker")
    found = (each for speaker in speakers for each in store.all(LinkageMention, speaker_id=speaker) if ("mention", each.id) not in gone)
    return [edited(each, replace(each, speaker_id=None)) for each in found]


def carried(store: Store, old: Actor | Code | Speaker | Town, kept: Actor | Code | Speaker | Town) -> list[Change]:
    """The changes that move memos and values from one thing to the one it is merged into; a value that is there stays."""
    changes = [edited(each, replace(each, target_id=kept.id)) for each in store.all(Memo, target_id=old.id)]
    for value in store.all(Attribute, target_id=old.id):
        changes.append(removed(value))
        moved = replace(value, id=ids.attribute_id(value.def_id, kept.id), target_id=kept.id)
        if store.get(Attribute, moved.id) is None:
            changes.append(added(moved))
    return changes


def _with_dependents(store: Store, thing: object) -> Iterable[object]:
    if isinstance(thing, Document):
        for kind in (Coding, LinkageMention, Decision, Exposure, Adjudication, Recoding, TownScope, TurnEdit, Speaker):
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
    yield from store.all(Setting, id=ids.setting_id(conflict_key(BY_KIND[type(thing)].name, thing_id)))
    yield thing
