"""UIMA JSON CAS 0.4 (INCEpTION, dkpro-cassis): `%FEATURE_STRUCTURES` as a list or an object; features that begin with @ name other structures.

Read in dkpro-cassis' test files (tests/test_files/json): arrays are structures of their own, with `%ELEMENTS`.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from coder.errors import FormatError
from coder.formats.files.file_names import shown
from coder.formats.foreign.files import json_of, whole, words
from coder.formats.foreign.gathering import Gathering
from coder.formats.foreign.offsets import told
from coder.formats.foreign.project import ForeignProject
from coder.formats.foreign.uima import UTF16, Structure, gather

_STRUCTURES = "%FEATURE_STRUCTURES"


def recognises(path: Path, head: bytes) -> bool:
    """Whether it is JSON that speaks of feature structures."""
    return head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") and (_STRUCTURES.encode() in head or b'"%TYPES"' in head)


def read(path: Path, *, convention: str | None = None) -> ForeignProject:
    """The document.

    Raises:
        FormatError: the JSON is damaged, or holds no text.
    """
    counting = told(convention, UTF16)
    gathered = Gathering(shown(path))
    value = next(json_of(path), None)
    found = value.get(_STRUCTURES) if isinstance(value, dict) else None
    if not isinstance(found, (list, dict)):
        raise FormatError(f"{shown(path)}: no feature structures in it", "Export the document as UIMA CAS JSON.")
    raw = list(_numbered(found))
    sofas = {key: each["sofaString"] for key, each in raw if isinstance(each.get("sofaString"), str) and each["sofaString"]}
    if not sofas:
        raise FormatError(f"{shown(path)}: it holds no text", "Export the document with its text.")
    arrays = {key: tuple(words(one) for one in each["%ELEMENTS"]) for key, each in raw if isinstance(each.get("%ELEMENTS"), list)}
    gather(gathered, path.stem, sofas, [_structure(key, each, arrays) for key, each in raw if key not in arrays], counting)
    evidence = "as asked for" if convention else "UIMA counts UTF-16 units"
    return gathered.project(path.stem, producer="UIMA JSON (INCEpTION, WebAnno)", convention=str(counting), evidence=evidence)


def _numbered(found: list[Any] | dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for key, each in found.items() if isinstance(found, dict) else enumerate(found):
        if isinstance(each, dict):
            yield words(each.get("%ID")) or str(key), each


def _structure(key: str, each: dict[str, Any], arrays: Mapping[str, tuple[str, ...]]) -> Structure:
    values: dict[str, str] = {}
    references: dict[str, tuple[str, ...]] = {}
    for name, value in each.items():
        if name.startswith(("%", "^")) or name in ("begin", "end", "@sofa", "sofaString"):
            continue
        if name.startswith("@"):
            references[name[1:]] = tuple(words(one) for one in value) if isinstance(value, list) else arrays.get(words(value), (words(value),))
        else:
            values[name.removeprefix("#")] = words(value)
    return Structure(
        id=key,
        type=words(each.get("%TYPE")),
        sofa=words(each.get("@sofa")),
        begin=whole(each.get("begin")),
        end=whole(each.get("end")),
        values=values,
        references={name: ids for name, ids in references.items() if ids},
    )
