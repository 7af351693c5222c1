"""Which quotes stand for a cell of a comparison table."""

from collections import Counter
from collections.abc import Collection, Sequence

from coder.analysis.counting.quoting import Quotes
from coder.analysis.profiles.evidence import Piece
from coder.model.linkage import LinkageMention
from coder.model.profile import Quote

RULE = "quotes: one of each value and source before a second; the surest first, then what more coders found, then first hand"
"""What "strongest" means, in a line."""

_HANDS = ("first_hand", "observation", "document", "second_hand")
_UNSAID = 2

Strength = tuple[int, int, int, str, int, str]


def strongest(pieces: Sequence[Piece], values: Collection[str], quotes: Quotes, count: int = 3) -> tuple[Quote, ...]:
    """Up to `count` quotes of the values, the strongest first.

    A quote is stronger the surer its coder was (certainty of a coding, confidence of a mention, 1 to 3; unsaid counts as 2),
    then the more coders found the same, then the nearer the speaker was (a mention's first hand, observation, document, second
    hand; a coding does not say and counts as first hand), then by title and place. One of each value, and of each source, comes
    before a second.
    """
    ranked = sorted((*_best(piece, quotes), number) for number, piece in enumerate(pieces) if piece.value in values)
    chosen: list[Quote] = []
    used: Counter[str] = Counter()
    while ranked and len(chosen) < count:
        best = min(ranked, key=lambda each: (used[pieces[each[-1]].value], used[pieces[each[-1]].document_id], each))
        ranked.remove(best)
        piece = pieces[best[-1]]
        used.update((piece.value, piece.document_id))
        chosen.append(quotes.quote(best[1], best[2], piece.value))
    return tuple(chosen)


def _best(piece: Piece, quotes: Quotes) -> tuple[Strength, str, str]:
    """The strongest coding or mention of a piece: its strength (the lower, the stronger), kind and id."""
    told = [("coding", each) for each in piece.codings] + [("mention", each) for each in piece.mentions]
    return min((_strength(piece, kind, identity, quotes), kind, identity) for kind, identity in told)


def _strength(piece: Piece, kind: str, identity: str, quotes: Quotes) -> Strength:
    thing = quotes.things[kind, identity]
    if isinstance(thing, LinkageMention):
        sure, hand = thing.confidence, _HANDS.index(thing.evidence_mode) if thing.evidence_mode in _HANDS else len(_HANDS)
    else:
        sure, hand = thing.certainty, 0
    return -(sure or _UNSAID), -len(piece.users), hand, quotes.title(piece.document_id), thing.start, identity
