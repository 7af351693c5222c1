"""Disagreements between coders: the places where their codings or mentions differ, with what each of them made."""

from collections.abc import Mapping
from dataclasses import dataclass, field

KINDS = ("code", "boundary", "presence", "slots", "mention")
"""Overlapping passages with different codes; the same code on different passages; a code that only some gave;
a tie that several recorded differently; a tie that only some recorded."""

CODING_KINDS = KINDS[:3]

Slots = Mapping[str, tuple[str, ...]]
"""Slot of a mention -> what stands in it: ids of codes, words, ids or folded names of actors and places."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """A coding or mention as a coder made it, and as it was when it was compared.

    Attributes:
        id: Of the coding or mention.
        start, stop: Code points, half-open.
        code_id: Of a coding; empty: it is a mention.
        slots: Of a mention.
    """

    id: str
    user_id: str
    start: int
    stop: int
    code_id: str = ""
    slots: Slots = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """One place of a document where coders differ.

    Attributes:
        id: The same on every machine for the same originals.
        kind: One of KINDS.
        start, stop: From the first to the last of the originals.
        coders: Ids of the users compared there, in the order of their names; some may have made nothing.
        originals: By coder, then by place.
        code_ids: The codes that differ, or the one code; none for mentions.
        slots: The slots of a mention that differ.
    """

    id: str
    document_id: str
    kind: str
    start: int
    stop: int
    coders: tuple[str, ...]
    originals: tuple[Original, ...]
    code_ids: tuple[str, ...] = ()
    slots: tuple[str, ...] = ()

    def of(self, user_id: str) -> tuple[Original, ...]:
        """What one coder made there."""
        return tuple(each for each in self.originals if each.user_id == user_id)

    @property
    def makers(self) -> tuple[str, ...]:
        """The coders who made something there."""
        made = {each.user_id for each in self.originals}
        return tuple(each for each in self.coders if each in made)


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed:
    """What all coders of a document made alike.

    Attributes:
        code_id: The code; empty: a mention.
    """

    document_id: str
    code_id: str
    originals: tuple[Original, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """The work of some coders beside each other.

    Attributes:
        coders: Ids of the users, in the order of their names.
        documents: Ids of the documents that at least two of them worked on.
        single: Ids of those that one of them worked on.
        agreed, disagreements: In the order of documents and places.
    """

    coders: tuple[str, ...]
    documents: tuple[str, ...]
    single: tuple[str, ...]
    agreed: tuple[Agreed, ...]
    disagreements: tuple[Disagreement, ...]
