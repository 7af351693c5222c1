"""A linkage and its mentions: what it holds of them, and what becomes of it when they change or go."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from coder.model.coding import Memo
from coder.model.linkage import Linkage, LinkageMention
from coder.project.workspace import Changes, edited, removed
from coder.store.store import Store
from coder.text.edtf import years


def members(store: Store, linkage_id: str) -> tuple[LinkageMention, ...]:
    """The mentions of a linkage, in order of document and place."""
    return tuple(sorted(store.all(LinkageMention, linkage_id=linkage_id), key=lambda each: (each.document_id, each.start, each.id)))


def summed(linkage: Linkage, mentions: Sequence[LinkageMention]) -> Linkage:
    """The linkage with town, actors, kinds and times of its mentions; the first one gives town and actors."""
    if not mentions:
        return linkage
    first = mentions[0]
    return replace(
        linkage,
        town_id=first.town_id,
        actor_a=first.actor_a.actor_id,
        actor_b=first.actor_b.actor_id,
        kinds=tuple(dict.fromkeys(kind for each in mentions for kind in each.kinds)),
        time_from=_extreme((each.time_from or each.time_to for each in mentions), last=False),
        time_to=_extreme((each.time_to or each.time_from for each in mentions), last=True),
    )


def refreshed(store: Store, changed: Iterable[LinkageMention]) -> Changes:
    """The changes that let linkages follow mentions that are about to be written."""
    after = {each.id: each for each in changed}
    changes: Changes = []
    for linkage_id in dict.fromkeys(each.linkage_id for each in after.values() if each.linkage_id):
        linkage = store.get(Linkage, linkage_id)
        if linkage:
            changes.append(edited(linkage, summed(linkage, [after.get(each.id, each) for each in members(store, linkage_id)])))
    return changes


def emptied(store: Store, gone: Sequence[LinkageMention]) -> Iterable[Linkage | Memo]:
    """The linkages that are left without any mention when these go, and the notes on them."""
    ids = {each.id for each in gone}
    for linkage_id in dict.fromkeys(each.linkage_id for each in gone if each.linkage_id):
        linkage = store.get(Linkage, linkage_id)
        if linkage and all(each.id in ids for each in members(store, linkage_id)):
            yield from store.all(Memo, target_id=linkage_id)
            yield linkage


def notes_moved(store: Store, linkage_id: str, to: Linkage | LinkageMention) -> Changes:
    """The changes that give the notes on a linkage that goes to what stands in its place."""
    kind = "linkage" if isinstance(to, Linkage) else "mention"
    return [edited(each, replace(each, target_kind=kind, target_id=to.id)) for each in store.all(Memo, target_id=linkage_id)]


def left_behind(store: Store, leaving: Sequence[LinkageMention], joined: Linkage) -> Changes:
    """The changes of the linkages that these mentions leave for another: each follows the mentions that stay, or goes with its last one."""
    ids = {each.id for each in leaving}
    changes: Changes = []
    for linkage_id in dict.fromkeys(each.linkage_id for each in leaving if each.linkage_id):
        linkage = store.get(Linkage, linkage_id)
        staying = [each for each in members(store, linkage_id) if each.id not in ids]
        if linkage:
            changes += [edited(linkage, summed(linkage, staying))] if staying else [*notes_moved(store, linkage_id, joined), removed(linkage)]
    return changes


def _extreme(times: Iterable[str], *, last: bool) -> str:
    """The earliest or the latest of some dates, as it was told; empty if none is."""
    told = [(span[1 if last else 0], time) for time in times if (span := years(time))]
    return (max if last else min)(told, default=(0, ""))[1]
