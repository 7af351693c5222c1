"""What a package holds, as its README tells it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from coder.formats.loss import Loss

LICENSED = ("data", "texts", "codebook")


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file or folder of the package.

    Attributes:
        name: Its path in the package.
        about: Key of what it is, in `coder.report.deposit.words`.
        lost: What its format could not hold.
    """

    name: str
    about: str
    lost: tuple[Loss, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """All that the README needs besides the project itself.

    Attributes:
        files: In the order of the README.
        methods: Paragraphs by language.
        licences: What of LICENSED -> the licence given for it; what is missing is a slot to fill in.
        replaced: Pseudonym -> how often it was put in; None: no pseudonyms were asked for.
        coders_named: Whether those who coded go by their names.
        version: Of the program.
    """

    files: tuple[File, ...]
    methods: Mapping[str, tuple[str, ...]]
    licences: Mapping[str, str] = field(default_factory=dict)
    replaced: Mapping[str, int] | None = None
    coders_named: bool = True
    version: str
