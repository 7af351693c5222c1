"""Codebooks: codes, and the dimensions and ideal types that profiles are measured against."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar

T = TypeVar("T")

ATTACHES_TO = ("segment", "linkage")

Words = Mapping[str, tuple[str, ...]]
"""Phrases by language, such as {"zh": ("对接",), "en": ("matched with",)}."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dimension:
    """A contrast between two poles, each a set of codes.

    Attributes:
        id: Such as `knowledge`.
        names: By language.
        poles: Pole id -> keys of the codes that stand for it, in the order (first pole, second pole); theta is the share of the first.
        basis: Who says so: `seed`, `lit` or `interp` (the project's reading).
    """

    id: str
    names: Mapping[str, str]
    poles: Mapping[str, tuple[str, ...]]
    basis: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class IdealType:
    """A named corner of the space of dimensions: dimension id -> pole id."""

    id: str
    names: Mapping[str, str]
    corner: Mapping[str, str]
    basis: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Codebook:
    """A set of codes with a version.

    Attributes:
        id: Derived from `key`.
        key: Such as `interactive_situations`.
        version: Of the book, such as `0.1.0-draft`.
        revision: Raised in this project by each change of meaning: a definition or a rule, codes merged or split.
        languages: Languages of names and cues.
        dimensions, ideal_types: What profiles are measured against; may be empty.
        reference_profiles: Rows of a published comparison table: type id -> row id -> {text, codes, places ...}.
        notes: Free fields of the file (title, sources, unit of coding, term warnings ...).
        sha256: Of the file it was read from; empty if made in the project.
        position: Of the book among those of its project.
    """

    id: str
    key: str
    version: str
    names: Mapping[str, str]
    languages: tuple[str, ...] = ()
    dimensions: tuple[Dimension, ...] = ()
    ideal_types: tuple[IdealType, ...] = ()
    reference_profiles: Mapping[str, object] = field(default_factory=dict)
    notes: Mapping[str, object] = field(default_factory=dict)
    revision: int = 0
    sha256: str = ""
    position: int = 0

    @property
    def pole_codes(self) -> tuple[str, ...]:
        """Keys of the codes that stand for the poles of its dimensions: the situations that its linkages and profiles tell of."""
        return tuple(dict.fromkeys(key for dimension in self.dimensions for keys in dimension.poles.values() for key in keys))

    @property
    def stamp(self) -> str:
        """`version+revision`, which every coding made under it bears."""
        return f"{self.version}+{self.revision}"


IMPORTED_AS = "imported as"
"""Name in the provenance of an imported code for its key in the file: by it a later import finds the code again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """One code, or one group of codes (`codable` false).

    Attributes:
        key: Such as `sit.skill_matching`; unique in its codebook.
        parent_id: The code or group above it.
        names, definition: By language.
        include, exclude: When to use it and when not, by language.
        examples, cues, anti_cues: By language. Examples of the shipped books are constructed.
        mnemonic: One or two letters, unique in the book; typed to apply the code.
        attaches_to: `segment`, or `linkage` for the facets of a mention.
        provenance: What is from the source, what is the project's reading.
    """

    id: str
    codebook_id: str
    key: str
    parent_id: str | None = None
    names: Mapping[str, str] = field(default_factory=dict)
    definition: Mapping[str, str] = field(default_factory=dict)
    include: Words = field(default_factory=dict)
    exclude: Words = field(default_factory=dict)
    examples: Words = field(default_factory=dict)
    cues: Words = field(default_factory=dict)
    anti_cues: Words = field(default_factory=dict)
    colour: str = ""
    mnemonic: str = ""
    position: int = 0
    codable: bool = True
    attaches_to: str = "segment"
    facets: Mapping[str, object] = field(default_factory=dict)
    retired: bool = False
    provenance: Mapping[str, object] = field(default_factory=dict)

    @property
    def meaning(self) -> tuple[Mapping[str, str], Words, Words]:
        """What decides whether a passage is given the code: definition, include, exclude."""
        return self.definition, self.include, self.exclude

    @property
    def origin(self) -> Mapping[str, object]:
        """The provenance, as a person reads it: without the key under which another program knows the code."""
        return {name: value for name, value in self.provenance.items() if name != IMPORTED_AS}

    def name(self, language: str = "en") -> str:
        """The name in `language`, else in any, else the key."""
        return self.names.get(language) or self.names.get("en") or next(iter(self.names.values()), "") or self.key


def revision_of(stamp: str) -> int:
    """The revision in a stamp `version+revision`; -1 where there is none."""
    number = stamp.rpartition("+")[2]
    return int(number) if number.isdecimal() else -1


def in_language(by_language: Mapping[str, T], language: str) -> T | None:
    """What stands in `language`, else in the first there is; None where there is none."""
    return by_language.get(language) or next(iter(by_language.values()), None)
