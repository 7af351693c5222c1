"""Who says what: a row of a profile by the stakeholders who give the evidence."""

from dataclasses import dataclass

from coder.model.profile import Quote, Share


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """What one type of stakeholder says on a row of a profile.

    Attributes:
        stakeholder: Type; empty: not known.
        n, sources, speakers: Pieces of evidence of the whole group of values by this type, documents and people.
        shares: Of each value among this type's evidence, with interval and ids.
        quotes: Value -> up to three quotes, the strongest first.
    """

    stakeholder: str
    n: int
    sources: int
    speakers: int
    shares: tuple[Share, ...]
    quotes: tuple[Quote, ...] = ()
