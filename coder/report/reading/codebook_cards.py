"""What a codebook that people read says of each code, in the order of the tree and in all languages of the book."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from coder.formats.codebooks.markdown import label
from coder.formats.colours import plain_colour
from coder.model.codebook import Code, Codebook, Words

NO_COLOUR = "#8b959c"


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A code, or a group of codes.

    Attributes:
        level: 0 at the top.
        title: Its names in all languages.
        facts: Key, mnemonic, and whether it is a group, retired, or of linkages.
        definition: A paragraph for each language.
        rules: (label, items): when to use it and when not, examples, counter-examples, cues; only what there is.
    """

    code: Code
    level: int
    title: str
    facts: tuple[str, ...]
    definition: tuple[str, ...]
    rules: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def colour(self) -> str:
        """The colour of the code as `#RRGGBB`, or a grey one."""
        return plain_colour(self.code.colour) or NO_COLOUR


def cards(book: Codebook, codes: Sequence[Code]) -> Iterator[Card]:
    """A card for each code of the book, each after the one above it."""
    languages = languages_of(book)
    known = {each.id for each in codes}
    below: dict[str | None, list[Code]] = defaultdict(list)
    for code in sorted(codes, key=lambda each: (each.position, each.key)):
        below[code.parent_id if code.parent_id in known else None].append(code)
    waiting = [(code, 0) for code in reversed(below[None])]
    while waiting:
        code, level = waiting.pop()
        yield _card(code, level, book, languages)
        waiting.extend((child, level + 1) for child in reversed(below.pop(code.id, [])))


def languages_of(book: Codebook) -> tuple[str, ...]:
    """The languages that are printed."""
    return book.languages or tuple(book.names) or ("en",)


def named(names: Mapping[str, str], languages: Sequence[str]) -> str:
    """A name in all languages that have one of their own."""
    words = [names[each] for each in languages if names.get(each)] or list(names.values())[:1]
    return " / ".join(dict.fromkeys(words))


def _card(code: Code, level: int, book: Codebook, languages: tuple[str, ...]) -> Card:
    counter = code.facets.get("counter_examples")
    constructed = bool(book.notes.get("examples_are_constructed"))
    parts: tuple[tuple[str, Words], ...] = (
        ("include", code.include),
        ("exclude", code.exclude),
        ("constructed" if constructed else "examples", code.examples),
        ("constructed_counter" if constructed else "counter_examples", counter if isinstance(counter, Mapping) else {}),
    )
    rules = [(label(key, languages), _items(words, languages)) for key, words in parts]
    rules += [(label(key, languages), tuple(filter(None, ["; ".join(_items(words, languages))]))) for key, words in
              (("cues", code.cues), ("anti_cues", code.anti_cues))]  # fmt: skip
    facts = [code.key, code.mnemonic, label("linkage", languages) if code.attaches_to == "linkage" and code.codable else ""]
    return Card(
        code=code,
        level=level,
        title=named(code.names, languages) or code.key,
        facts=tuple(each for each in (*facts, label("retired", languages) if code.retired else "") if each),
        definition=tuple(code.definition[each] for each in languages if code.definition.get(each)) or tuple(code.definition.values())[:1],
        rules=tuple((name, items) for name, items in rules if items),
    )


def _items(words: Words, languages: Sequence[str]) -> tuple[str, ...]:
    return tuple(each for language in languages for each in words.get(language, ()))
