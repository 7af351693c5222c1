"""How far an English name reaches around its head: capitalised words before it, or after `of`."""

from spacy.tokens import Doc, Token

from coder.language.actors.english import GENERIC_MODIFIERS, HEADS, NOT_IN_NAMES, OF_HEADS, TIER_WORDS

MOST_WORDS = 6
_HEADS = frozenset(word for head in HEADS for word in head.words) | OF_HEADS.keys()
_INSIDE = ("of", "&", "-")
_LINKS = frozenset(("of", "and", "for", "&", "the", "on", "-"))


def is_capital(token: Token) -> bool:
    """Whether a word is written as part of a name."""
    text: str = token.text
    return text[:1].isupper() and text.isascii()


def before(doc: Doc, head: int, *, lists: bool = False) -> int:
    """The first word of the name whose head is `doc[head]`: capitals, with a link between two of them.

    Args:
        lists: `and` is such a link (Science and Technology Council); else it parts two names.
    """
    first, links = head, (*_INSIDE, "and") if lists else _INSIDE
    while first > 0 and head - first < MOST_WORDS:
        token = doc[first - 1]
        if not _touch(token, doc[first]):
            break
        if is_capital(token) and token.lower_ not in NOT_IN_NAMES:
            first -= 1
        elif token.lower_ in links and first > 1 and _goes_on(doc, first - 2):
            first -= 2
        else:
            break
    return first


def _goes_on(doc: Doc, at: int) -> bool:
    """Whether the word before a link belongs to the same name: it is no head, and no link stands before it (Science and Technology and ...)."""
    lower = doc[at].lower_
    return is_capital(doc[at]) and lower not in NOT_IN_NAMES and lower not in _HEADS and not (at and doc[at - 1].lower_ in _LINKS - {"the"})


def after(doc: Doc, head: int) -> int:
    """The word behind the name that goes on with `of` after `doc[head]`; `head` + 1 where it does not."""
    stop = head + 1
    if stop >= len(doc) or doc[stop].lower_ not in ("of", "for"):
        return stop
    last = stop
    while last + 1 < len(doc) and last - head < MOST_WORDS + 2 and _touch(doc[last], doc[last + 1]):
        token = doc[last + 1]
        if is_capital(token):
            stop = last + 2
        elif token.lower_ not in _LINKS or (token.lower_ in ("and", "&") and _another_begins(doc, last + 2)):
            break
        last += 1
    return stop


def _another_begins(doc: Doc, at: int) -> bool:
    """Whether the capitals from `at` on are a name with a head of its own."""
    while at < len(doc) and is_capital(doc[at]):
        if doc[at].lower_ in _HEADS:
            return True
        at += 1
    return False


def tier_of(words: list[str]) -> str:
    """The tier that words of a name say, or empty."""
    return next((TIER_WORDS[word] for word in words if word in TIER_WORDS), "")


def is_single(words: list[str]) -> bool:
    """Whether the words before a head name one actor."""
    return any(word not in GENERIC_MODIFIERS for word in words)


def _touch(left: Token, right: Token) -> bool:
    return right.idx - (left.idx + len(left)) <= 1 and not left.is_space
