"""What REFI-QDA has no field for, as labelled lines: `include (zh): ...`; a line that goes on is set in by two blanks. And back again."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from coder.model.codebook import Code, Words

Labelled = tuple[str, str]
"""A label and its words."""

_STEP = "\n  "
_BETWEEN_CUES = "; "
_LINE = re.compile(r"(name|definition|include|exclude|example|cue|counter-cue) \(([^()]+)\): (.*)|(key|mnemonic|retired): (.*)", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeWords:
    """What the description of a code says, field by field as in `Code`."""

    names: Mapping[str, str] = field(default_factory=dict)
    definition: Mapping[str, str] = field(default_factory=dict)
    include: Words = field(default_factory=dict)
    exclude: Words = field(default_factory=dict)
    examples: Words = field(default_factory=dict)
    cues: Words = field(default_factory=dict)
    anti_cues: Words = field(default_factory=dict)
    retired: bool = False


def labelled(lines: Iterable[Labelled]) -> str:
    """One line for each pair that has words.

    >>> labelled([("kind", "interview"), ("note", "two\\nlines"), ("empty", "")])
    'kind: interview\\nnote: two\\n  lines'
    """
    return "\n".join(f"{label}: {words.replace(chr(10), _STEP)}" for label, words in lines if words)


def code_description(code: Code) -> str:
    """All that a code says besides its name; a lone definition stands without a label, as other programs write it."""
    lines = [
        *((f"name ({language})", name) for language, name in code.names.items() if len(code.names) > 1),
        *((f"definition ({language})", words) for language, words in code.definition.items()),
        *_each("include", code.include),
        *_each("exclude", code.exclude),
        *_each("example", code.examples),
        *((f"cue ({language})", _BETWEEN_CUES.join(words)) for language, words in code.cues.items()),
        *((f"counter-cue ({language})", _BETWEEN_CUES.join(words)) for language, words in code.anti_cues.items()),
        ("key", code.key if code.key not in code.names.values() else ""),
        ("mnemonic", code.mnemonic),
        ("retired", "yes" if code.retired else ""),
    ]
    filled = [each for each in lines if each[1]]
    if [label.partition(" (")[0] for label, _ in filled] == ["definition"] and not _LINE.match(filled[0][1]):
        return filled[0][1]
    return labelled(filled)


def code_words(description: str) -> CodeWords | None:
    """What `code_description` wrote; None where a line has no label of ours, for then other people wrote it."""
    singles: dict[str, dict[str, str]] = {"name": {}, "definition": {}}
    lists: dict[str, dict[str, tuple[str, ...]]] = {each: {} for each in ("include", "exclude", "example", "cue", "counter-cue")}
    plain: dict[str, str] = {}
    for line in re.split(r"\n(?!  )", description):
        found = _LINE.fullmatch(line.replace(_STEP, "\n"))
        if found is None:
            return None
        label, language, words = found[1], found[2], found[3]
        if label is None:
            plain[found[4]] = found[5]
        elif label in singles:
            singles[label][language] = words
        else:
            added = tuple(words.split(_BETWEEN_CUES)) if "cue" in label else (words,)
            lists[label][language] = (*lists[label].get(language, ()), *added)
    return CodeWords(
        names=singles["name"],
        definition=singles["definition"],
        include=lists["include"],
        exclude=lists["exclude"],
        examples=lists["example"],
        cues=lists["cue"],
        anti_cues=lists["counter-cue"],
        retired=plain.get("retired") == "yes",
    )


def _each(label: str, by_language: Words) -> list[Labelled]:
    return [(f"{label} ({language})", each) for language, words in by_language.items() for each in words]
