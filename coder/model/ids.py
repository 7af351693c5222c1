"""Identities: what two people can make independently gets the same id on both machines.

Codebooks, codes, documents, users, towns, named speakers and what comes from other programs have derived ids (uuid5);
everything else is uuid4.
"""

import hashlib
import uuid
from collections.abc import Iterable

_ROOT = uuid.UUID("5b0f9a54-2f4c-5d0e-9c1b-6f6d0c7a1e77")
_VARIANTS = {f"{digit:x}": "89ab"[digit & 3] for digit in range(16)}


def new_id() -> str:
    """A fresh random id."""
    return str(uuid.uuid4())


def named_uuid(namespace: uuid.UUID, name: str) -> str:
    """`uuid.uuid5` as text, four times as fast: an import or export of a large project asks for tens of thousands.

    >>> named_uuid(uuid.NAMESPACE_DNS, "python.org") == str(uuid.uuid5(uuid.NAMESPACE_DNS, "python.org"))
    True
    """
    made = hashlib.sha1(namespace.bytes + name.encode(), usedforsecurity=False).hexdigest()
    return f"{made[:8]}-{made[8:12]}-5{made[13:16]}-{_VARIANTS[made[16]]}{made[17:20]}-{made[20:32]}"


def _derived(kind: str, *parts: str) -> str:
    return named_uuid(_ROOT, "\x1f".join((kind, *parts)))


def codebook_id(key: str) -> str:
    """The id of the codebook with this key, whoever loads it."""
    return _derived("codebook", key)


def code_id(codebook: str, key: str) -> str:
    """The id of the code `key` in the codebook with id `codebook`."""
    return _derived("code", codebook, key)


def document_id(text_sha256: str) -> str:
    """The id of the document with this frozen text."""
    return _derived("document", text_sha256)


def user_id(name: str) -> str:
    """The id of the user with this name."""
    return _derived("user", name)


def speaker_id(label: str, document: str | None = None) -> str:
    """The id of a speaker by the name as printed; `document` for names such as "Speaker 1" that hold in one document only."""
    return _derived("speaker", label, document or "")


def town_id(name: str) -> str:
    """The id of the town first entered under this name."""
    return _derived("town", name)


def turn_edit_id(document: str, start: int) -> str:
    """The id of the correction of the turn boundary at `start`."""
    return _derived("turn_edit", document, str(start))


def attribute_id(definition: str, target: str) -> str:
    """The id of the value of one variable for one thing."""
    return _derived("attribute", definition, target)


def attribute_def_id(key: str, target_kind: str) -> str:
    """The id of the variable `key` for things of one kind."""
    return _derived("attribute_def", target_kind, key)


def setting_id(key: str) -> str:
    """The id of a project setting."""
    return _derived("setting", key)


def imported_id(kind: str, *parts: str) -> str:
    """The id of a coding, memo ... that came from another program: by what it says, so that a second import makes no second one."""
    return _derived(f"imported {kind}", *parts)


def disagreement_id(originals: Iterable[str]) -> str:
    """The id of the disagreement between the codings or mentions with these ids."""
    return _derived("disagreement", *sorted(originals))


def settled_id(adjudication: str, place: int) -> str:
    """The id of the coding, in the consensus, of a passage that a decision set anew."""
    return _derived("settled", adjudication, str(place))


def numbered_id(copy: str, kind: str, number: int) -> str:
    """The id of a thing by its place among those of its kind, in a copy whose ids must not tell what others were derived from."""
    return _derived(f"numbered {kind}", copy, str(number))
