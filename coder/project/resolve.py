"""Finding the thing that a person means by a name."""

import difflib
import re
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from coder.errors import Ambiguous, NotFound
from coder.model.codebook import Code, Codebook
from coder.model.document import Document, Speaker, superseded_ids
from coder.model.town import Actor, Town
from coder.model.user import User
from coder.store.store import Store
from coder.text.cells import visible
from coder.text.search.fold import fold

T = TypeVar("T")
_ID = re.compile("[0-9a-f]{8}[0-9a-f-]*")


def document(store: Store, ref: str) -> Document:
    """The document with this id, title, file name, or unique beginning of one of them; a corrected document before what it replaced."""
    found = store.get(Document, ref)
    if found:
        return found
    documents = store.all(Document)
    replaced = superseded_ids(documents)
    valid = [each for each in documents if each.id not in replaced]
    try:
        return document_of(ref, valid)
    except NotFound:
        if len(valid) == len(documents):
            raise
    return document_of(ref, documents)


def document_of(ref: str, documents: Sequence[Document]) -> Document:
    """The one of these documents with this title, file name, id, or unique beginning of one of them."""
    return _pick(ref, documents, lambda each: (each.title, each.source, each.id), "document", lambda each: each.title, prefix=True)


def code(store: Store, ref: str, *, codebook: str | None = None) -> Code:
    """The code with this key, id, `codebook:key`, name in any language, or mnemonic."""
    book, _, key = ref.rpartition(":")
    books = {each.id: each for each in store.all(Codebook)}
    wanted = book or codebook
    same_key = [each for each in store.all(Code, key=key) if not wanted or books[each.codebook_id].key == wanted]
    if len(same_key) == 1:
        return same_key[0]
    if len(same_key) > 1:
        first = books[same_key[0].codebook_id].key
        raise Ambiguous(f"{ref} is in {len(same_key)} codebooks", f"Name the codebook too, such as {first}:{key}.")
    codes = [each for each in store.all(Code) if not wanted or books[each.codebook_id].key == wanted]
    return _pick(ref, codes, lambda each: (each.key, each.id, *each.names.values(), each.mnemonic), "code", lambda each: each.key)


def codebook(store: Store, ref: str | None) -> Codebook:
    """The codebook with this key; without one, the only or first codebook."""
    books = store.all(Codebook)
    if ref is None:
        if not books:
            raise NotFound("this project has no codebook", "Add one with: coder codebook add PROJECT FILE")
        return books[0]
    return _pick(ref, books, lambda each: (each.key, each.id, *each.names.values()), "codebook", lambda each: each.key)


def town(store: Store, ref: str) -> Town:
    """The town with this name in any language, or id; else the one at the place of this name (Kunshan for 昆山)."""
    towns = store.all(Town)
    try:
        return _pick(ref, towns, lambda each: (each.id, *each.names.values()), "town", Town.name)
    except NotFound:
        by_place = town_at(towns, ref)
        if by_place is None:
            raise
        return by_place


def town_at(towns: Sequence[Town], name: str) -> Town | None:
    """The town at the place of this name by the gazetteer, in whatever language or script."""
    placed = {each.division_code: each for each in towns if each.division_code}
    if not placed:
        return None
    from coder.language.places.resolution import resolve as resolve_place

    chosen = resolve_place(name, near=placed).chosen
    return placed.get(chosen.code) if chosen else None


def actor(store: Store, ref: str) -> Actor:
    """The actor with this name or alias, or with this id or one that begins so."""
    actors = store.all(Actor)
    meant = [each for each in actors if _ID.fullmatch(ref) and each.id.startswith(ref)]
    if len(meant) == 1:
        return meant[0]
    return _pick(ref, actors, lambda each: (each.id, *each.names.values(), *each.aliases), "actor", Actor.name)


def speaker(store: Store, ref: str, document_id: str | None = None) -> Speaker:
    """The speaker with this name or printed label; `document_id` settles names that several documents use for several people."""
    speakers: Sequence[Speaker] = store.all(Speaker)
    if document_id:
        inside = [each for each in speakers if each.document_id == document_id and ref in (each.name, *each.labels)]
        if inside:
            return inside[0]
    return _pick(ref, speakers, lambda each: (each.id, each.name, *each.labels), "speaker", lambda each: f"{each.name} ({each.id[:8]})")


def user(store: Store, ref: str) -> User:
    """The user with this name or id."""
    return _pick(ref, store.all(User), lambda each: (each.id, each.name), "user", lambda each: each.name)


def by_id(store: Store, kind: type[T], ref: str, what: str, hint: str) -> T:
    """The thing with this id, or the only one whose id begins so (from 6 characters on).

    Raises:
        NotFound, Ambiguous: none, or several.
    """
    found = store.get(kind, ref)
    if found:
        return found
    if len(ref) >= 6:
        near = [each for each in store.iterate(kind) if str(getattr(each, "id")).startswith(ref)]  # noqa: B009
        if len(near) == 1:
            return near[0]
        if near:
            raise Ambiguous(f"{visible(ref)} begins the ids of {len(near)} {what}s", "Give more of the id.")
    raise NotFound(f"no {what} {visible(ref)} in this project", hint)


def _pick(ref: str, things: Sequence[T], names: Callable[[T], Iterable[str]], what: str, shown: Callable[[T], str], *, prefix: bool = False) -> T:
    """The one thing with this name, else (if asked) the one with a name that begins so; the first of its names is its id."""
    tests: list[Callable[[str, str], bool]] = [str.__eq__, lambda name, wanted: fold(name) == fold(wanted)]
    if prefix:
        tests.append(lambda name, wanted: bool(wanted) and name.startswith(wanted))
    for test in tests:
        found = [thing for thing in things if any(test(name, ref) for name in names(thing))]
        if len(found) == 1:
            return found[0]
        if found:
            told = list(map(shown, found))
            if len(set(told)) < len(told):
                told = [f"{name} ({next(iter(names(thing)))[:8]})" for name, thing in zip(told, found, strict=True)]
            raise Ambiguous(f"{visible(ref)!s} fits {len(found)} {what}s: {_some(told)}", "Give the id or the whole name of one.")
    known = [name for thing in things for name in names(thing)]
    near = difflib.get_close_matches(ref, known, n=1, cutoff=0.6)
    hint = f"Did you mean {visible(near[0])}?" if near else f"There are: {_some(map(shown, things))}" if things else f"There is no {what} yet."
    raise NotFound(f"no {what} {visible(ref)} in this project", hint)


def _some(names: Iterable[str]) -> str:
    listed = [visible(name) for name in names]
    return ", ".join(listed[:6]) + (f" and {len(listed) - 6} more" if len(listed) > 6 else "")
