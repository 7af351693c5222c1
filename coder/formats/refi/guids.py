"""Identifiers of a REFI-QDA file: the same for the same things, and each only once in the whole file."""

import uuid

from coder.formats.refi.vocabulary import GUID
from coder.model.ids import named_uuid

_ROOT = uuid.UUID("0d3e6b6e-6d5c-5c0b-8a55-0b1c7e9f2a41")


class Guids:
    """Gives a thing its own id where that is a UUID nothing else in the file has, else one derived from its kind and id."""

    def __init__(self) -> None:
        self._given: dict[tuple[str, str], str] = {}
        self._used: set[str] = set()

    def of(self, kind: str, key: str) -> str:
        """The identifier of the thing of this kind with this id; the same whenever it is asked for."""
        known = self._given.get((kind, key))
        if known is not None:
            return known
        guid = key if GUID.fullmatch(key) else derived(kind, key)
        while guid in self._used:
            guid = derived(kind, guid)
        self._used.add(guid)
        self._given[kind, key] = guid
        return guid

    def once(self, kind: str, key: str) -> str:
        """The same for a thing that nothing else in the file refers to: there are as many as codings, and none is remembered."""
        guid = key if GUID.fullmatch(key) else derived(kind, key)
        while guid in self._used:
            guid = derived(kind, guid)
        self._used.add(guid)
        return guid


def derived(kind: str, key: str) -> str:
    """An identifier made of a kind and a key, the same on every machine."""
    return named_uuid(_ROOT, f"{kind}\x1f{key}")
