"""What a codebook says of its codes: too few cues, references to nothing, one thing under two names, a language left out."""

import re
from collections.abc import Iterable, Iterator, Mapping

import yaml

from coder.errors import CodebookError
from coder.formats.codebooks.derive import slug
from coder.formats.codebooks.entries import Entry, read_codes, read_groups
from coder.formats.codebooks.nodes import free_value, is_null, line_of

MINIMUM_CUES = 15
MINIMUM_EXAMPLES = 2
MARKS = frozenset(["seed", "lit", "interp", "context"])

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_MNEMONIC = re.compile(r"[a-z]{1,2}")
_REFERENCE = re.compile(r"(?<![\w.])([a-z_]+)\.[a-z_]+")

Remark = tuple[int, str, str, str]
"""Line, severity, key of the code, message."""


def remarks(root: yaml.Node, name: str) -> Iterator[Remark]:
    """All remarks on groups, codes, dimensions and ideal types. Nothing where the codes cannot be made out: the reader says why."""
    top = {key.value: value for key, value in root.value} if isinstance(root, yaml.MappingNode) else {}
    if not top.keys() & {"codebook", "codes", "groups"}:
        top = {"codes": root}
    try:
        entries = _entries(top, name)
    except CodebookError:
        return
    keys = _keys(entries)
    known = set(keys)
    languages = _declared(top)
    yield from _doubles(entries, keys)
    yield from _sibling_cues(entries, keys)
    for entry, key in zip(entries, keys, strict=True):
        yield from _of_code(entry, key, known)
        if entry.codable and not entry.retired:
            yield from _fullness(entry, key, languages or tuple(entry.names))
        if languages:
            yield from _languages(entry, key, languages)
    yield from _structure(top, known)


def _entries(top: Mapping[str, yaml.Node], name: str) -> list[Entry]:
    groups = top.get("groups")
    entries = read_groups(groups, name) if groups is not None and not is_null(groups) else []
    codes = top.get("codes")
    return entries + (read_codes(codes, name, len(entries)) if codes is not None and not is_null(codes) else [])


def _keys(entries: list[Entry]) -> list[str]:
    keys: list[str] = []
    for number, entry in enumerate(entries):
        above = keys[entry.parent] if isinstance(entry.parent, int) else entry.parent
        own = slug(entry.names.get("en") or next(iter(entry.names.values()), "")) or f"code_{number + 1}"
        keys.append(entry.key or (f"{above}.{own}" if above else own))
    return keys


def _declared(top: Mapping[str, yaml.Node]) -> tuple[str, ...]:
    about = free_value(top["codebook"]) if "codebook" in top else None
    listed = about.get("languages") if isinstance(about, dict) else None
    return tuple(str(each) for each in listed) if isinstance(listed, list) else ()


def _doubles(entries: list[Entry], keys: list[str]) -> Iterator[Remark]:
    seen: dict[tuple[str, str], tuple[str, int]] = {}
    for entry, key in zip(entries, keys, strict=True):
        named = [(f"name ({language})", text.casefold(), "warning") for language, text in entry.names.items()]
        for what, value, severity in [("key", key, "error"), ("mnemonic", entry.mnemonic or "", "error"), *named]:
            if not value:
                continue
            if (what, value) in seen:
                other, line = seen[what, value]
                yield entry.line, severity, key, f"the {what} “{value}” is that of {other} too (line {line})"
            else:
                seen[what, value] = (key, entry.line)


def _sibling_cues(entries: list[Entry], keys: list[str]) -> Iterator[Remark]:
    seen: dict[tuple[object, str], tuple[str, int]] = {}
    for entry, key in zip(entries, keys, strict=True):
        lines = _lines(entry, "cues")
        own: dict[str, str] = {}
        for language, cues in entry.words.get("cues", {}).items():
            for cue in cues:
                folded, line = cue.casefold().strip(), lines.get(cue, entry.line)
                if folded in own:
                    place = "twice" if own[folded] == language else "in two languages"
                    yield line, "warning", key, f"the cue “{cue}” is listed {place}"
                    continue
                own[folded] = language
                sibling = seen.get((entry.parent, folded))
                if sibling:
                    yield line, "warning", key, f"the cue “{cue}” is one of {sibling[0]} too (line {sibling[1]}): siblings need cues of their own"
                else:
                    seen[entry.parent, folded] = (key, line)


def _of_code(entry: Entry, key: str, known: set[str]) -> Iterator[Remark]:
    if isinstance(entry.parent, str) and entry.parent not in known:
        yield entry.line, "error", key, f"the parent “{entry.parent}” is neither a group nor a code of this file"
    if entry.colour and not _COLOUR.fullmatch(entry.colour):
        yield entry.line, "error", key, f"the colour “{entry.colour}” is not of the form #RRGGBB"
    if entry.mnemonic and not _MNEMONIC.fullmatch(entry.mnemonic):
        yield entry.line, "warning", key, f"the mnemonic “{entry.mnemonic}” is not one or two letters a to z"
    for field in ("cues", "anti_cues"):
        lines = _lines(entry, field)
        for cues in entry.words.get(field, {}).values():
            for cue in cues:
                if len(cue.strip()) < 2:
                    yield lines.get(cue, entry.line), "error", key, f"the cue “{cue}” has one character: it would fire everywhere"
    yield from _anti_cues(entry, key)
    for part, mark in entry.provenance.items():
        if part not in ("source", "note") and mark not in MARKS:
            yield entry.line, "warning", key, f"provenance of {part} is “{mark}”, not one of {', '.join(sorted(MARKS))}"
    yield from _references(entry, key, known)


def _anti_cues(entry: Entry, key: str) -> Iterator[Remark]:
    lines = _lines(entry, "anti_cues")
    cues = entry.words.get("cues", {})
    for language, words in entry.words.get("anti_cues", {}).items():
        if not cues.get(language):
            yield entry.line, "warning", key, f"anti_cues ({language}) without any cue in that language"
        for word in words:
            if word.casefold() in {cue.casefold() for cue in cues.get(language, ())}:
                yield lines.get(word, entry.line), "error", key, f"“{word}” is both a cue and an anti-cue"


def _references(entry: Entry, key: str, known: set[str]) -> Iterator[Remark]:
    """Codes named in definitions and rules, such as kind.capital, must be there (if their group is of this book)."""
    for field in ("definition", "include", "exclude", "counter_examples"):
        for text, line in _lines(entry, field).items():
            for named in _dangling([text], known):
                yield line, "warning", key, f"{field} names “{named}”, which is not in this file"


def _fullness(entry: Entry, key: str, languages: Iterable[str]) -> Iterator[Remark]:
    missing = [
        what for what, there in (("definition", entry.definition), *((each, entry.words.get(each)) for each in ("examples", "cues"))) if not there
    ]
    if missing:
        yield entry.line, "note", key, f"without {', '.join(missing)}: a coder has less to go by"
    for field, least in (("cues", MINIMUM_CUES), ("examples", MINIMUM_EXAMPLES)):
        words = entry.words.get(field)
        if words:
            for language in languages:
                if len(set(words.get(language, ()))) < least:
                    yield entry.line, "warning", key, f"{len(set(words.get(language, ())))} {field} in {language}, fewer than {least}"


def _languages(entry: Entry, key: str, languages: tuple[str, ...]) -> Iterator[Remark]:
    parts: dict[str, Mapping[str, object]] = {"names": entry.names, "definition": entry.definition}
    parts.update({each: entry.words.get(each, {}) for each in ("include", "exclude", "counter_examples")})
    for field, by_language in parts.items():
        lacking = [language for language in languages if by_language and not by_language.get(language)]
        if lacking:
            yield entry.line, "warning", key, f"{field} is missing in {', '.join(lacking)}"
        for language in by_language:
            if language not in languages:
                yield entry.line, "warning", key, f"{field} is given in {language}, which is not among the languages of the book"


def _structure(top: Mapping[str, yaml.Node], known: set[str]) -> Iterator[Remark]:
    poles: dict[str, tuple[str, ...]] = {}
    for node in _list_of(top.get("dimensions")):
        data = free_value(node)
        if isinstance(data, dict) and isinstance(data.get("poles"), dict):
            poles[str(data.get("id"))] = tuple(map(str, data["poles"]))
            for pole, codes in data["poles"].items():
                for code in codes if isinstance(codes, list) else [codes]:
                    if code not in known:
                        yield line_of(node), "error", "", f"dimension {data.get('id')}: the pole “{pole}” names “{code}”, which is not in this file"
    for ideal, node in _entries_of(top.get("ideal_types")):
        data = free_value(node)
        corner = data.get("corner") if isinstance(data, dict) else None
        for dimension, pole in corner.items() if isinstance(corner, dict) else ():
            if pole not in poles.get(dimension, ()):
                yield line_of(node), "error", "", f"ideal type {ideal}: {dimension}: {pole} is no pole of this file"
    for ideal, node in _entries_of(top.get("reference_profiles")):
        for row, body in _entries_of(node):
            for code in sorted(_named_codes(free_value(body)) - known):
                yield line_of(body), "error", "", f"reference profile {ideal}, row {row}: “{code}” is not in this file"
    if "codebook" in top:
        for text, line in _scalars(top["codebook"]):
            for named in _dangling([text], known):
                yield line, "warning", "", f"the notes name “{named}”, which is not in this file"


def _named_codes(row: object) -> set[str]:
    """The codes a row of a reference table rests on."""
    if isinstance(row, list):
        return {str(each) for each in row}
    if not isinstance(row, dict):
        return set()
    where = row.get("where")
    return _named_codes(row.get("codes", [])) | (set(map(str, where.values())) if isinstance(where, dict) else set())


def _dangling(texts: Iterable[str], known: set[str]) -> list[str]:
    roots = {key.partition(".")[0] for key in known if "." in key}
    return [found[0] for text in texts for found in _REFERENCE.finditer(text) if found[1] in roots and found[0] not in known]


def _lines(entry: Entry, field: str) -> dict[str, int]:
    """The texts of one field of a code, each with its line."""
    if not isinstance(entry.node, yaml.MappingNode):
        return {}
    return dict(scalar for key, value in entry.node.value if key.value == field for scalar in _scalars(value))


def _scalars(node: yaml.Node) -> Iterator[tuple[str, int]]:
    if isinstance(node, yaml.ScalarNode):
        yield str(node.value), line_of(node)
    elif isinstance(node, yaml.MappingNode):
        for _, value in node.value:
            yield from _scalars(value)
    else:
        for item in node.value:
            yield from _scalars(item)


def _list_of(node: yaml.Node | None) -> list[yaml.Node]:
    return list(node.value) if isinstance(node, yaml.SequenceNode) else []


def _entries_of(node: yaml.Node | None) -> list[tuple[str, yaml.Node]]:
    return [(str(key.value), value) for key, value in node.value] if isinstance(node, yaml.MappingNode) else []
