"""What REFI-QDA has no field for, as labelled lines: `include (zh): ...`; a line that goes on is set in by two blanks."""

from collections.abc import Iterable, Mapping

from coder.model.codebook import Code

Labelled = tuple[str, str]
"""A label and its words."""


def labelled(lines: Iterable[Labelled]) -> str:
    """One line for each pair that has words.

    >>> labelled([("kind", "interview"), ("note", "two\\nlines"), ("empty", "")])
    'kind: interview\\nnote: two\\n  lines'
    """
    return "\n".join(f"{label}: {words.replace(chr(10), chr(10) + '  ')}" for label, words in lines if words)


def code_description(code: Code) -> str:
    """All that a code says besides its name; a lone definition stands without a label, as other programs write it."""
    lines = [
        *((f"name ({language})", name) for language, name in code.names.items() if name != code.name()),
        *((f"definition ({language})", words) for language, words in code.definition.items()),
        *_words("include", code.include),
        *_words("exclude", code.exclude),
        *_words("example", code.examples),
        *_words("cue", code.cues, joined=True),
        *_words("counter-cue", code.anti_cues, joined=True),
        ("key", code.key if _tells(code) else ""),
        ("mnemonic", code.mnemonic),
        ("retired", "yes" if code.retired else ""),
    ]
    filled = [each for each in lines if each[1]]
    if [label.partition(" (")[0] for label, _ in filled] == ["definition"]:
        return filled[0][1]
    return labelled(filled)


def _tells(code: Code) -> bool:
    """Whether the key says more than the name."""
    return code.key not in code.names.values()


def _words(label: str, by_language: Mapping[str, tuple[str, ...]], *, joined: bool = False) -> list[Labelled]:
    if joined:
        return [(f"{label} ({language})", "; ".join(words)) for language, words in by_language.items()]
    return [(f"{label} ({language})", each) for language, words in by_language.items() for each in words]
