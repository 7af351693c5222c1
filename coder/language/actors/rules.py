"""The forms that patterns and word lists are written in."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

KIND_OF_TIER = {
    "central": "actor.gov_central",
    "provincial": "actor.gov_provincial",
    "prefecture": "actor.gov_prefecture",
    "county": "actor.gov_county",
    "township": "actor.gov_township",
    "village": "actor.village_collective",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A phrase that names an actor or a sort of actors as it stands.

    Attributes:
        rule: Why it counts; one of `find.RULES`.
        grows: A place before it belongs to it (台东县 before 社会处).
    """

    words: str
    rule: str
    kind: str = ""
    tier: str = ""
    generic: bool = True
    grows: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The last word of a name, before which the rest of the name stands.

    Attributes:
        words: Endings, the most telling first.
        bare: Whether the head alone names a sort of actors.
        takes: What may stand before it: `places`, or whole `names`.
        rule, kind: As in `Phrase`.
    """

    words: tuple[str, ...]
    rule: str
    kind: str = ""
    bare: bool = True
    takes: str = "names"


def word_set(text: str) -> frozenset[str]:
    """The words of a list as written in a module."""
    return frozenset(text.split())


def phrases(rule: str, kind: str, words: str, *, tier: str = "", generic: bool = True, grows: bool = False) -> Iterator[Phrase]:
    """One phrase for each word of `words`; underscores stand for spaces."""
    for each in words.split():
        yield Phrase(words=each.replace("_", " "), rule=rule, kind=kind, tier=tier, generic=generic, grows=grows)


def table(rows: Iterable[tuple[str, str, str]], *, generic: bool = True) -> Iterator[Phrase]:
    """Phrases of rows (rule, kind without `actor.`, words)."""
    for rule, kind, words in rows:
        yield from phrases(rule, f"actor.{kind}" if kind else "", words, generic=generic)
