"""What it takes to part a code in two: a new code after it, and the codings that go to the new one."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from coder.errors import InvalidValue
from coder.model.codebook import Code
from coder.model.coding import Coding
from coder.project import resolve
from coder.project.codes.order import placed
from coder.project.workspace import Changes, added, edited
from coder.store.store import Store


def chosen(store: Store, code: Code, coding_ids: Iterable[str]) -> tuple[Coding, ...]:
    """The codings that go, each once.

    Raises:
        InvalidValue: there is none, or one is not of this code.
    """
    hint = f"`coder quotes PROJECT {code.key}` lists the ids."
    found = {each.id: each for each in (resolve.by_id(store, Coding, ref, "coding", hint) for ref in coding_ids)}
    strange = next((each for each in found.values() if each.code_id != code.id), None)
    if strange:
        raise InvalidValue(f"{strange.id[:8]} is no coding of {code.key}", hint)
    if not found:
        raise InvalidValue(f"no coding of {code.key} was chosen", "Choose those that go to the new code.")
    return tuple(found.values())


def splitting(siblings: Sequence[Code], code: Code, made: Code, codings: Sequence[Coding], stamp: str) -> tuple[Code, Changes]:
    """The new code in its place after the old one, and the changes that make it and give it the codings, under the version `stamp`."""
    new = replace(made, attaches_to=code.attaches_to)
    known = {each.id: each for each in siblings}
    row = placed([*siblings, new], new, code, after=True)
    new = next(each for each in row if each.id == new.id)
    changes = [added(new), *(edited(known[each.id], each) for each in row if each.id != new.id and each != known[each.id])]
    return new, changes + [edited(each, replace(each, code_id=new.id, codebook_version=stamp)) for each in codings]
