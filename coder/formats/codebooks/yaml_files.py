"""Codebooks as YAML files, read with every mistake named by its line; writing is in `codebook_writer`."""

import hashlib
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from coder.errors import CodebookError
from coder.formats.codebooks import derive
from coder.formats.codebooks.entries import Entry, check_language, read_codes, read_groups, read_names, unknown_field
from coder.formats.codebooks.nodes import (
    compose,
    fail,
    fields,
    free_mapping,
    is_null,
    items,
    text_of,
    whole_number_of,
)
from coder.formats.codebooks.writer import write_codebook
from coder.model.codebook import Code, Codebook, Dimension, IdealType
from coder.model.ids import code_id, codebook_id

__all__ = ["read_codebook", "read_text", "write_codebook"]

TOP_FIELDS = ("codebook", "dimensions", "ideal_types", "reference_profiles", "groups", "codes")
BOOK_FIELDS = ("id", "key", "version", "names", "languages", "revision", "notes")
BASES = ("seed", "lit", "interp", "context")
DEFAULT_VERSION = "0.1"

_KEY = re.compile(r"[^\s:,;\"']+")
_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_MNEMONIC = re.compile(r"[^\W_]{1,4}")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where the file came from: its name for messages, its text, its hash."""

    name: str
    text: str
    sha256: str


def read_codebook(source: Path | str, *, name: str | None = None) -> tuple[Codebook, tuple[Code, ...]]:
    """A codebook and its codes in the order of the file (groups first where they stand first).

    Args:
        source: A path, or the YAML text itself. A one-line `str` that ends in .yaml, .yml or .json is a path.
        name: What to call the file in messages, and the key of a codebook that gives none; the file's own name unless said.

    A file that holds only names is a codebook: keys, mnemonics and colours are derived, the same on every machine.

    Raises:
        CodebookError: the file cannot be read or does not hold; the message has file and line.
    """
    place = _place(source, name)
    root = compose(place.text, place.name)
    top = _top(root, place.name)
    head = top.get("codebook")
    about = {} if head is None or is_null(head) else fields(head, place.name, "codebook")
    for key in about:
        if key not in BOOK_FIELDS:
            unknown_field(key, about[key], place.name, BOOK_FIELDS, "codebook")
    key = text_of(about["key"], place.name, "key") if "key" in about else derive.slug(Path(place.name).stem) or "codebook"
    if not _KEY.fullmatch(key) or not key.isprintable():
        fail(place.name, about.get("key", root), f"the key “{key}” is not one word", "Letters, digits, “_”, “-” and “.”; no spaces.")
    book = text_of(about["id"], place.name, "id") if "id" in about else codebook_id(key)
    codes = _codes(top, root, place.name, book)
    return _codebook(about, top, place, key, book, codes), codes


def read_text(path: Path) -> str:
    """The text of a codebook file.

    Raises:
        CodebookError: it cannot be read or is not UTF-8.
    """
    return _decoded(_bytes_of(path), path.name)


def _place(source: Path | str, name: str | None) -> _Place:
    if isinstance(source, str) and "\n" not in source and source.lower().endswith((".yaml", ".yml", ".json")):
        source = Path(source)
    if isinstance(source, str):
        return _Place(name or "codebook", source.removeprefix("\ufeff"), hashlib.sha256(source.encode("utf-8", "surrogatepass")).hexdigest())
    data = _bytes_of(source)
    return _Place(name or source.name, _decoded(data, name or source.name), hashlib.sha256(data).hexdigest())


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise CodebookError(f"{path}: cannot be read: {error.strerror or error}", "Check the path.") from None


def _decoded(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise CodebookError(f"{name}, line {line}: not UTF-8", "Save the file as UTF-8.") from None


def _top(root: yaml.Node, name: str) -> dict[str, yaml.Node]:
    """The sections of the file; a list or a mapping of names is all `codes`."""
    if not isinstance(root, yaml.MappingNode):
        if isinstance(root, yaml.ScalarNode):
            fail(name, root, "the file holds one text, not a list of names", "Begin each name with “- ”.")
        return {"codes": root}
    sections = fields(root, name, "the file")
    if not sections.keys() & set(TOP_FIELDS):
        return {"codes": root}
    for key in sections:
        if key not in TOP_FIELDS:
            unknown_field(key, sections[key], name, TOP_FIELDS, "the file")
    return sections


def _codes(top: Mapping[str, yaml.Node], root: yaml.Node, name: str, book: str) -> tuple[Code, ...]:
    groups = top.get("groups")
    entries = [] if groups is None or is_null(groups) else read_groups(groups, name)
    written = top.get("codes")
    if written is not None and not is_null(written):
        entries += read_codes(written, name, len(entries))
    if not entries:
        fail(name, root, "the codebook has no codes", "Write at least one name under codes:.")
    keys = _keys(entries, name)
    known = frozenset(keys)
    parents = [_parent_key(entry, keys, known, name) for entry in entries]
    _refuse_cycles(entries, keys, parents, name)
    letters, colours = _mnemonics(entries, keys, name), _colours(entries, name)
    parent_of = dict(zip(keys, parents, strict=True))
    attached = {key: entry.attaches_to for key, entry in zip(keys, entries, strict=True)}
    ids = {key: entry.id or code_id(book, key) for key, entry in zip(keys, entries, strict=True)}
    return tuple(
        Code(
            id=ids[key],
            codebook_id=book,
            key=key,
            parent_id=None if parent is None else ids[parent],
            names=entry.names,
            definition=entry.definition,
            **{each: words for each, words in entry.words.items() if each != "counter_examples"},
            colour=colour,
            mnemonic=mnemonic,
            position=number if entry.position is None else entry.position,
            codable=entry.codable,
            attaches_to=_inherited(key, attached, parent_of),
            facets=_facets(entry),
            retired=entry.retired,
            provenance=entry.provenance,
        )
        for number, (entry, key, parent, mnemonic, colour) in enumerate(zip(entries, keys, parents, letters, colours, strict=True))
    )


def _facets(entry: Entry) -> Mapping[str, object]:
    counter = entry.words.get("counter_examples")
    return {**entry.facets, "counter_examples": {each: list(texts) for each, texts in counter.items()}} if counter is not None else entry.facets


def _inherited(key: str, attached: Mapping[str, str | None], parent_of: Mapping[str, str | None]) -> str:
    at: str | None = key
    while at is not None:
        if found := attached[at]:
            return found
        at = parent_of[at]
    return "segment"


def _keys(entries: list[Entry], name: str) -> list[str]:
    keys: list[str] = []
    lines: dict[str, int] = {}
    for number, entry in enumerate(entries):
        key = entry.key or _derived_key(entry, keys, number)
        if not _KEY.fullmatch(key) or not key.isprintable():
            fail(name, entry.node, f"the key “{key}” is not one word", "No spaces, colons, commas or quotes: such as sit.skill_matching.")
        if key in lines:
            fail(name, entry.node, f"the code “{key}” is here a second time (first in line {lines[key]})", "Give one of the two another name or key.")
        lines[key] = entry.line
        keys.append(key)
    return keys


def _derived_key(entry: Entry, keys: list[str], number: int) -> str:
    shown = entry.names.get("en") or next(iter(entry.names.values()), "")
    own = derive.slug(shown) or f"code_{number + 1}"
    above = keys[entry.parent] if isinstance(entry.parent, int) else entry.parent
    return f"{above}.{own}" if above else own


def _parent_key(entry: Entry, keys: list[str], known: frozenset[str], name: str) -> str | None:
    if isinstance(entry.parent, int):
        return keys[entry.parent]
    if entry.parent is not None and entry.parent not in known:
        fail(name, entry.node, f"the parent “{entry.parent}” is neither a group nor a code of this file", "Add it, or correct the spelling.")
    return entry.parent


def _refuse_cycles(entries: list[Entry], keys: list[str], parents: list[str | None], name: str) -> None:
    above = dict(zip(keys, parents, strict=True))
    for entry, key in zip(entries, keys, strict=True):
        seen, at = {key}, above[key]
        while at is not None:
            if at in seen:
                fail(name, entry.node, f"the code “{key}” stands above itself", "Correct the field parent.")
            seen.add(at)
            at = above[at]


def _mnemonics(entries: list[Entry], keys: list[str], name: str) -> list[str]:
    taken: dict[str, int] = {}
    for entry in entries:
        if entry.mnemonic:
            if not _MNEMONIC.fullmatch(entry.mnemonic):
                hint = "One or two letters a to z are best; or leave it out."
                fail(name, entry.node, f"the mnemonic “{entry.mnemonic}” is not one to four letters", hint)
            if entry.mnemonic in taken:
                before = taken[entry.mnemonic]
                fail(name, entry.node, f"the mnemonic “{entry.mnemonic}” is taken (line {before})", "Use other letters, or leave it out.")
            taken[entry.mnemonic] = entry.line
    open_ones = [number for number, entry in enumerate(entries) if entry.mnemonic is None and entry.codable]
    shown = [(keys[each], entries[each].names.get("en") or "".join(entries[each].names.values())) for each in open_ones]
    made = derive.mnemonics(shown, frozenset(taken))
    by_number = dict(zip(open_ones, made, strict=True))
    return [by_number.get(number, entry.mnemonic or "") for number, entry in enumerate(entries)]


def _colours(entries: list[Entry], name: str) -> list[str]:
    for entry in entries:
        if entry.colour and not _COLOUR.fullmatch(entry.colour):
            fail(name, entry.node, f"the colour “{entry.colour}” is not of the form #RRGGBB", 'Quote it: colour: "#1F77B4".')
    open_ones = [number for number, entry in enumerate(entries) if entry.colour is None]
    made = derive.colours(len(open_ones), frozenset(entry.colour for entry in entries if entry.colour))
    by_number = dict(zip(open_ones, made, strict=True))
    return [by_number.get(number, entry.colour or "") for number, entry in enumerate(entries)]


def _codebook(about: Mapping[str, yaml.Node], top: Mapping[str, yaml.Node], place: _Place, key: str, book: str, codes: tuple[Code, ...]) -> Codebook:
    name = place.name
    has = {each: node for each, node in about.items() if not is_null(node)}
    used = Counter(language for code in codes for language in code.names)
    languages = (
        tuple(check_language(text_of(each, name, "language"), each, name) for each in items(has["languages"], name, "languages"))
        if "languages" in has
        else tuple(language for language, _ in sorted(used.items(), key=lambda pair: (-pair[1], pair[0])))
    )
    dimensions = _dimensions(top.get("dimensions"), name, {code.key for code in codes})
    return Codebook(
        id=book,
        key=key,
        version=text_of(has["version"], name, "version") if "version" in has else DEFAULT_VERSION,
        names=read_names(has["names"], name, "names") if "names" in has else {},
        languages=languages,
        dimensions=dimensions,
        ideal_types=_ideal_types(top.get("ideal_types"), name, dimensions),
        reference_profiles=free_mapping(top["reference_profiles"], name, "reference_profiles") if _written(top, "reference_profiles") else {},
        notes=free_mapping(has["notes"], name, "notes") if "notes" in has else {},
        revision=whole_number_of(has["revision"], name, "revision") if "revision" in has else 0,
        sha256=place.sha256,
    )


def _written(top: Mapping[str, yaml.Node], key: str) -> bool:
    return key in top and not is_null(top[key])


def _dimensions(node: yaml.Node | None, name: str, keys: set[str]) -> tuple[Dimension, ...]:
    if node is None or is_null(node):
        return ()
    found: list[Dimension] = []
    for item in items(node, name, "dimensions"):
        written = fields(item, name, "dimension")
        for each in written:
            if each not in ("id", "names", "poles", "basis"):
                unknown_field(each, written[each], name, ("id", "names", "poles", "basis"), "dimension")
        if "id" not in written or "poles" not in written:
            fail(name, item, "a dimension needs id: and poles:", "See codebooks/README.md.")
        made = Dimension(
            id=text_of(written["id"], name, "id"),
            names=read_names(written["names"], name, "names") if "names" in written else {},
            poles=_poles(written["poles"], name, keys),
            basis=text_of(written["basis"], name, "basis") if "basis" in written else "",
        )
        if made.id in (each.id for each in found):
            fail(name, item, f"the dimension “{made.id}” is here a second time", "Give it another id.")
        found.append(made)
    return tuple(found)


def _poles(node: yaml.Node, name: str, keys: set[str]) -> Mapping[str, tuple[str, ...]]:
    poles: dict[str, tuple[str, ...]] = {}
    for pole, listed in fields(node, name, "poles").items():
        poles[pole] = tuple(text_of(each, name, "code") for each in items(listed, name, f"pole {pole}"))
        for key in poles[pole]:
            if key not in keys:
                fail(name, listed, f"the pole “{pole}” names the code “{key}”, which is not in this file", "Add it, or correct the spelling.")
    if len(poles) != 2 or not all(poles.values()):
        fail(name, node, "a dimension has exactly two poles, each with at least one code", "Write the first pole first: shares are of the first.")
    return poles


def _ideal_types(node: yaml.Node | None, name: str, dimensions: tuple[Dimension, ...]) -> tuple[IdealType, ...]:
    if node is None or is_null(node):
        return ()
    poles = {each.id: each.poles for each in dimensions}
    found: list[IdealType] = []
    for ideal, body in fields(node, name, "ideal_types").items():
        written = fields(body, name, f"ideal type {ideal}")
        for each in written:
            if each not in ("names", "corner", "basis"):
                unknown_field(each, written[each], name, ("names", "corner", "basis"), f"ideal type {ideal}")
        if "corner" not in written:
            fail(name, body, f"the ideal type {ideal} needs corner:", "Write dimension: pole for each dimension.")
        corner = {}
        for dimension, pole in fields(written["corner"], name, "corner").items():
            corner[dimension] = text_of(pole, name, "pole")
            if dimension not in poles or corner[dimension] not in poles[dimension]:
                fail(name, pole, f"the corner of {ideal} names {dimension}: {corner[dimension]}, which is no pole of this file", "See dimensions:.")
        basis = text_of(written["basis"], name, "basis") if "basis" in written else ""
        names = read_names(written["names"], name, "names") if "names" in written else {}
        found.append(IdealType(id=ideal, names=names, corner=corner, basis=basis))
    return tuple(found)
