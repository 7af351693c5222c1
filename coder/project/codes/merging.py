"""What it takes to make one code of two: every row that tells of the first is given to the second."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from coder.errors import InvalidValue
from coder.model.adjudication import Adjudication
from coder.model.codebook import Code, Codebook, Dimension
from coder.model.coding import Coding, Decision, Memo
from coder.model.linkage import LinkageMention
from coder.model.recoding import Recoding
from coder.project.linking.fields import recoded
from coder.project.removal import carried
from coder.project.workspace import Changes, edited, removed
from coder.store.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Merging:
    """One code about to be merged into another.

    Attributes:
        changes: All of it but the codebooks and the removal of the code itself.
        moved: Number of codings that are given to the other code.
        joined: Number of codings that fall together with one of the same passage and user; that one gets their memos.
        dimensions: Those of the codebook of the code that goes, with the other code in its place.
    """

    old: Code
    kept: Code
    changes: Changes
    moved: int
    joined: int
    dimensions: tuple[Dimension, ...]


def merging(store: Store, old: Code, kept: Code) -> Merging:
    """What merging `old` into `kept` would change.

    Raises:
        InvalidValue: they are the same; `kept` is a group, is retired, or is given to something else than `old`; or a contrast would lose a pole.
    """
    _check(old, kept)
    book, home = store.get(Codebook, old.codebook_id), store.get(Codebook, kept.codebook_id)
    assert book is not None and home is not None
    codings = _codings(store, old, kept, "" if book.id == home.id else home.stamp)
    gone = sum(change.entity == "coding" and change.after is None for change in codings)
    given = sum(change.entity == "coding" and change.after is not None for change in codings)
    changes = codings + [edited(each, replace(each, code_id=kept.id)) for each in store.all(Decision, code_id=old.id)]
    changes += [edited(each, replace(each, parent_id=old.parent_id)) for each in store.all(Code, parent_id=old.id)]
    changes += carried(store, old, kept) + mentions_recoded(store, {old.id: kept.id})
    changes += adjudications_recoded(store, old.id, kept.id)
    dimensions = tuple(_without(each, old, kept) for each in book.dimensions)
    return Merging(old=old, kept=kept, changes=changes, moved=given, joined=gone, dimensions=dimensions)


def mentions_recoded(store: Store, codes: Mapping[str, str]) -> Changes:
    """The changes that put other codes in the fields of mentions (an empty id: none)."""
    pairs = ((each, recoded(each, codes)) for each in store.all(LinkageMention))
    return [edited(before, after) for before, after in pairs if before != after]


def adjudications_recoded(store: Store, old: str, kept: str) -> Changes:
    """The changes that put one code for another in what was adjudicated and coded again, so that it goes on to hold."""
    changes: Changes = []
    for each in store.all(Adjudication):
        originals = tuple(replace(one, code_id=kept) if one.code_id == old else one for one in each.originals)
        settled = tuple(replace(one, code_id=kept) if one.code_id == old else one for one in each.settled)
        after = replace(each, originals=originals, settled=settled)
        changes += [edited(each, after)] if after != each else []
    for again in store.all(Recoding):
        codes = tuple(dict.fromkeys(kept if one == old else one for one in again.codes))
        changes += [edited(again, replace(again, codes=codes))] if codes != again.codes else []
    return changes


def _check(old: Code, kept: Code) -> None:
    if old.id == kept.id:
        raise InvalidValue(f"{old.key} is merged with itself", "Name two codes.")
    if not kept.codable:
        raise InvalidValue(f"{kept.key} is a group of codes", "Name a code.")
    if kept.retired:
        raise InvalidValue(f"{kept.key} is retired", "Name another code, or bring it back first.")
    if old.codable and old.attaches_to != kept.attaches_to:
        raise InvalidValue(f"{old.key} is given to a {old.attaches_to}, {kept.key} to a {kept.attaches_to}", "Name a code of the same use.")


def _codings(store: Store, old: Code, kept: Code, stamp: str) -> Changes:
    """The codings of one code given to another; where a user gave both to one passage, one coding stays, with the memos of both.

    They keep the version under which they were made; one that comes from another codebook gets the `stamp` of the new one.
    """
    there = {_place(each): each for each in store.all(Coding, code_id=kept.id)}
    changes: Changes = []
    for each in store.all(Coding, code_id=old.id):
        twin = there.setdefault(_place(each), each)
        if twin is each:
            changes.append(edited(each, replace(each, code_id=kept.id, codebook_version=stamp or each.codebook_version)))
        else:
            changes += [edited(memo, replace(memo, target_id=twin.id)) for memo in store.all(Memo, target_id=each.id)]
            changes.append(removed(each))
    return changes


def _place(coding: Coding) -> tuple[str, int, int, str]:
    return coding.document_id, coding.start, coding.stop, coding.user_id


def _without(dimension: Dimension, old: Code, kept: Code) -> Dimension:
    """A contrast in which `kept` stands for what `old` stood for; in the pole that has it already, or in none if it stands for the other."""
    if not any(old.key in keys for keys in dimension.poles.values()):
        return dimension
    elsewhere = any(kept.key in keys for keys in dimension.poles.values()) or kept.codebook_id != old.codebook_id
    poles = {}
    for pole, keys in dimension.poles.items():
        poles[pole] = tuple(kept.key if key == old.key else key for key in keys if key != old.key or not elsewhere)
        if keys and not poles[pole]:
            raise InvalidValue(
                f"{old.key} alone stands for {pole} in the contrast {dimension.id}",
                "Merge the other way round, or into a code that stands for nothing yet.",
            )
    return replace(dimension, poles=poles)
