"""How a file is written for a program that reads in a way of its own (found in files it wrote and in the sources of readers)."""

from dataclasses import dataclass

from coder.errors import FormatError

DEEPEST = 100
"""Levels of codes that any file keeps; XML nested much deeper is refused by parsers as an attack."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """One way of writing.

    Attributes:
        reader: The program; empty: the form on which most readers agree.
        newline: How a line ends in the texts.
        newline_units: What it counts in offsets.
        bom: Whether texts begin with a byte order mark (never counted).
        depth: Levels of codes kept; deeper ones are named `B > C` beside their parent.
        unique_names: Whether names of codes, cases and sources must differ throughout, and a coder codes a passage with a code only once.
        grouped: Whether a selection holds all codings of a passage, by whomever; else each coding has a selection of its own.
        notes: Whether memos are notes with user and date; else descriptions of what they are on.
        note_links: Whether a note is also linked to the passage it is on, as the program itself writes it.
        utf16: Whether the program counts a character beyond U+FFFF as two within itself.
    """

    reader: str = ""
    newline: str = "\n"
    newline_units: int = 1
    bom: bool = False
    depth: int = DEEPEST
    unique_names: bool = False
    grouped: bool = True
    notes: bool = True
    note_links: bool = False
    utf16: bool = False


GENERAL = Profile()
NVIVO = Profile(reader="nvivo", newline="\r\n", newline_units=2, bom=True, grouped=False, note_links=True, utf16=True)
"""As NVivo for Windows writes: 552 of its selections were measured."""
ATLASTI = Profile(reader="atlasti", depth=2, note_links=True, utf16=True)
"""ATLAS.ti keeps one level of sub-codes; its memos are linked to quotations (annex A.2 of the standard)."""
MAXQDA = Profile(reader="maxqda", newline="\r\n", bom=True, grouped=False, notes=False)
"""CR LF counts as one: what QualCoder's export for MAXQDA does. A comment is the description of its segment."""
QUALCODER = Profile(reader="qualcoder", unique_names=True, grouped=False, notes=False)
"""QualCoder's reader takes the coder and the memo from the selection, loses codings of codes whose name occurs twice, and counts a BOM."""

PROFILES = {each.reader: each for each in (GENERAL, NVIVO, ATLASTI, MAXQDA, QUALCODER)}
READERS = tuple(name for name in PROFILES if name)


def profile_for(reader: str) -> Profile:
    """The profile for a program.

    Raises:
        FormatError: it is none of READERS.
    """
    if reader not in PROFILES:
        raise FormatError(f"there is no form of REFI-QDA for {reader!r}", f"Known: {' '.join(READERS)}.")
    return PROFILES[reader]
