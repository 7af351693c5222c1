"""The codes of a codebook file, in any of its forms, as one flat list of entries: what was written, nothing derived yet."""

import difflib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NoReturn

import yaml

from coder.formats.codebooks.derive import language_of
from coder.formats.codebooks.nodes import Fields, fail, fields, flag_of, free_mapping, free_value, is_null, items, text_of, whole_number_of
from coder.model.codebook import ATTACHES_TO, Words

TEXT_FIELDS = ("names", "definition")
WORD_FIELDS = ("include", "exclude", "examples", "counter_examples", "cues", "anti_cues")
CODE_FIELDS = (
    "id", "key", "parent", *TEXT_FIELDS, *WORD_FIELDS, "mnemonic", "colour", "attaches_to", "codable", "retired", "position", "facets",
    "provenance", "children",
)  # fmt: skip
GROUP_FACETS = ("cardinality", "table_row", "required", "derived_from", "note", "finding")
GROUP_FIELDS = (*CODE_FIELDS, *GROUP_FACETS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One code as written. None means: not written, to be derived.

    Attributes:
        parent: Key of the parent, or the number of the entry that holds it as a child.
        line: Of the file, from 1.
    """

    line: int
    node: yaml.Node
    id: str | None = None
    key: str | None = None
    parent: str | int | None = None
    names: Mapping[str, str] = field(default_factory=dict)
    definition: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, Words] = field(default_factory=dict)
    mnemonic: str | None = None
    colour: str | None = None
    attaches_to: str | None = None
    codable: bool = True
    retired: bool = False
    position: int | None = None
    facets: Mapping[str, object] = field(default_factory=dict)
    provenance: Mapping[str, object] = field(default_factory=dict)


def read_groups(node: yaml.Node, name: str) -> list[Entry]:
    """The entries under `groups:`: a mapping key -> fields, or a list; none can be applied to a passage."""
    entries: list[Entry] = []
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            _read_group(value, key.value, entries, name)
        return entries
    for item in items(node, name, "groups"):
        _read_group(item, None, entries, name)
    return entries


def read_codes(node: yaml.Node, name: str, start: int = 0) -> list[Entry]:
    """The entries of `codes:` or of a bare tree of names. `start` is the number of the first entry.

    A code is written as a name, as `name: children`, as `name: definition`, as `name: {fields}`, or as a mapping of fields.
    """
    entries: list[Entry] = []
    _read_children(node, None, entries, name, start)
    return entries


def read_names(node: yaml.Node, name: str, what: str) -> dict[str, str]:
    """Texts by language; a single text gets the language of its script."""
    if not isinstance(node, yaml.MappingNode):
        text = text_of(node, name, what)
        return {language_of(text): text}
    return {check_language(key, value, name): text_of(value, name, f"{what} ({key})") for key, value in fields(node, name, what).items()}


def check_language(key: str, node: yaml.Node, name: str) -> str:
    """A language tag such as `zh` or `en`."""
    if not (key.replace("-", "").isalnum() and key.isascii() and 2 <= len(key) <= 12 and key[:2].isalpha() and key[:2].islower()):
        fail(name, node, f"“{key}” is not a language", "Write a language such as en: or zh: before the text.")
    return key


def unknown_field(key: str, node: yaml.Node, name: str, known: tuple[str, ...], where: str) -> NoReturn:
    """Refuse a field nobody reads, and say what it may have been meant to be."""
    near = difflib.get_close_matches(key, known, n=1)
    hint = f"Did you mean {near[0]}?" if near else f"Known: {', '.join(known)}."
    fail(name, node, f"{where} has an unknown field “{key}”", hint)


def _read_group(node: yaml.Node, key: str | None, entries: list[Entry], name: str) -> None:
    if not isinstance(node, yaml.MappingNode):
        names = {} if key is not None and is_null(node) else read_names(node, name, "group")
        entries.append(Entry(line=int(node.start_mark.line) + 1, node=node, key=key, names=names, codable=False))
        return
    written = fields(node, name, "group")
    entry = _entry(written, node, name, "group", GROUP_FIELDS, None)
    extra = {each: free_value(written[each]) for each in GROUP_FACETS if each in written}
    if key is not None and entry.key not in (None, key):
        fail(name, node, f"the group {key} says that its key is {entry.key}", "Leave out the field key.")
    values = {each: getattr(entry, each) for each in Entry.__slots__}
    entries.append(Entry(**{**values, "key": key or entry.key, "codable": False, "facets": {**extra, **entry.facets}}))


def _read_children(node: yaml.Node, parent: str | int | None, entries: list[Entry], name: str, start: int) -> None:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            _read_named(key, value, parent, entries, name, start)
        return
    for item in items(node, name, "codes"):
        if isinstance(item, yaml.MappingNode):
            written = fields(item, name, "code")
            if len(written) == 1 and next(iter(written)) not in CODE_FIELDS:
                key, value = item.value[0]
                _read_named(key, value, parent, entries, name, start)
            else:
                _read_full(item, written, parent, entries, name, start)
        else:
            text = text_of(item, name, "the name of a code")
            entries.append(Entry(line=int(item.start_mark.line) + 1, node=item, parent=parent, names={language_of(text): text}))


def _read_named(key: yaml.Node, value: yaml.Node, parent: str | int | None, entries: list[Entry], name: str, start: int) -> None:
    names = {language_of(key.value): str(key.value)}
    line, number = int(key.start_mark.line) + 1, start + len(entries)
    if isinstance(value, yaml.MappingNode) and value.value and all(each.value in CODE_FIELDS for each, _ in value.value):
        written = fields(value, name, "code")
        _read_full(value, written, parent, entries, name, start, names)
        return
    definition = {}
    if isinstance(value, yaml.ScalarNode) and not is_null(value):
        text = text_of(value, name, "definition")
        definition = {language_of(text): text}
    entries.append(Entry(line=line, node=key, parent=parent, names=names, definition=definition))
    if not isinstance(value, yaml.ScalarNode):
        _read_children(value, number, entries, name, start)


def _read_full(
    node: yaml.Node, written: Fields, parent: str | int | None, entries: list[Entry], name: str, start: int, names: Mapping[str, str] | None = None
) -> None:
    number = start + len(entries)
    entries.append(_entry(written, node, name, "code", CODE_FIELDS, parent, names))
    if "children" in written and not is_null(written["children"]):
        _read_children(written["children"], number, entries, name, start)


def _entry(
    written: Fields,
    node: yaml.Node,
    name: str,
    where: str,
    known: tuple[str, ...],
    parent: str | int | None,
    names: Mapping[str, str] | None = None,
) -> Entry:
    for key in written:
        if key not in known:
            unknown_field(key, written[key], name, known, where)
    if "parent" in written and parent is not None:
        fail(name, written["parent"], "a code inside children: has a parent already", "Leave out the field parent.")
    has = {key: value for key, value in written.items() if not is_null(value)}
    if not has.keys() & {"key", "names"} and not names:
        fail(name, node, f"a {where} has neither a key nor a name", "Write names: or key:.")
    return Entry(
        line=int(node.start_mark.line) + 1,
        node=node,
        parent=text_of(has["parent"], name, "parent") if "parent" in has else parent,
        names=read_names(has["names"], name, "names") if "names" in has else dict(names or {}),
        definition=read_names(has["definition"], name, "definition") if "definition" in has else {},
        words={each: _words(has[each], name, each) for each in WORD_FIELDS if each in has},
        attaches_to=_attaches_to(has.get("attaches_to"), name),
        codable=flag_of(has["codable"], name, "codable") if "codable" in has else True,
        retired=flag_of(has["retired"], name, "retired") if "retired" in has else False,
        position=whole_number_of(has["position"], name, "position") if "position" in has else None,
        facets=free_mapping(has["facets"], name, "facets") if "facets" in has else {},
        provenance=_provenance(has.get("provenance"), name),
        **{each: text_of(has[each], name, each) for each in ("id", "key", "mnemonic", "colour") if each in has},
    )


def _words(node: yaml.Node, name: str, what: str) -> Words:
    if isinstance(node, yaml.MappingNode):
        return {
            check_language(key, value, name): tuple(text_of(each, name, f"{what} ({key})") for each in items(value, name, f"{what} ({key})"))
            for key, value in fields(node, name, what).items()
        }
    found: dict[str, list[str]] = {}
    for each in items(node, name, what):
        text = text_of(each, name, what)
        found.setdefault(language_of(text), []).append(text)
    return {language: tuple(texts) for language, texts in found.items()}


def _attaches_to(node: yaml.Node | None, name: str) -> str | None:
    if node is None:
        return None
    text = text_of(node, name, "attaches_to")
    if text not in ATTACHES_TO:
        fail(name, node, f"attaches_to is “{text}”", f"Write one of: {', '.join(ATTACHES_TO)}.")
    return text


def _provenance(node: yaml.Node | None, name: str) -> Mapping[str, object]:
    if node is None:
        return {}
    if isinstance(node, yaml.ScalarNode):
        return {"all": text_of(node, name, "provenance")}
    return free_mapping(node, name, "provenance")
