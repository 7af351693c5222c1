"""How far coders agree, code by code, and what one gives where the other gives something else."""

from dataclasses import dataclass

from coder.model.profile import Agreement


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeAgreement:
    """Krippendorff's alpha of one code, with the turns behind it.

    Attributes:
        found: Alpha with its 95 % bootstrap interval, and the turns compared; None where it is not defined.
        all_yes, some_yes: Turns that all coders of the document, and only some of them, gave the code.
        codings: Ids of the codings in the turns where they differ.
    """

    found: Agreement
    all_yes: int
    some_yes: int
    codings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistaken:
    """Two codes of one group that two coders gave the same turn, one each; or a code that one gave and the other gave nothing of its group.

    Attributes:
        first, second: Keys of codes, in alphabetical order; `second` empty: nothing.
        turns: How many; `documents` they lie in.
        codings: Ids of the codings.
    """

    first: str
    second: str
    turns: int
    documents: int
    codings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementTable:
    """What the coders' work says about agreement.

    Attributes:
        coders: Names of the coders compared; `documents`: titles of those that at least two of them coded.
        turns: Turns compared; one that a coder of the document left uncoded is a "no".
        codes: Least agreement first. `mistaken`: most turns first.
    """

    coders: tuple[str, ...]
    documents: tuple[str, ...]
    turns: int
    codes: tuple[CodeAgreement, ...]
    mistaken: tuple[Mistaken, ...]
