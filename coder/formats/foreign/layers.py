"""Annotations as INCEpTION and brat have them (a layer with features, lines between annotations) become codes, codings, memos and links."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from coder.formats.foreign.gathering import Gathering
from coder.formats.foreign.project import ForeignLink

LINGUISTIC = re.compile(r"dkpro\.core\.api\.(?:segmentation|lexmorph|syntax|metadata|transform|structure|anomaly|phonetics)\b")
"""Layers of tokens, parts of speech and syntax: tens of thousands of annotations that are no coding of content."""
_LABEL = 60
_LINK = re.compile(r"https?://|\S+://")
_FRACTION = re.compile(r"[-+]?\d*\.\d+\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """A stretch of text with the features of its layer.

    Attributes:
        pieces: (start, stop) as the program counts; more than one where it is interrupted.
        quote: Its words, if the file says them.
    """

    key: str
    layer: str
    pieces: tuple[tuple[int, int], ...]
    values: Mapping[str, str] = field(default_factory=dict)
    quote: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """A line from one annotation to another."""

    key: str
    name: str
    origin: str
    target: str
    direction: str = "one_way"


def take(gathered: Gathering, text: str, annotations: Sequence[Annotation], ties: Iterable[Tie], *, user: str = "") -> None:
    """Take what was annotated in one text.

    The code of an annotation is its layer, or for each feature with a label the label below the layer (below the name of the feature, where the layer
    has several). What is no label (an address, a number with a fraction, words of more than 60 characters) is a memo.
    """
    featured: dict[str, set[str]] = {}
    for each in annotations:
        featured.setdefault(each.layer, set()).update(name for name, value in each.values.items() if is_label(value))
    made: dict[str, str] = {}
    who = gathered.user(user)
    for each in annotations:
        places = [place for start, stop in each.pieces if (place := gathered.span(text, start, stop))]
        if not places:
            continue
        codes = _codes(gathered, each, several=len(featured[each.layer]) > 1)
        parts = [_coded(gathered, text, each, places, code, number, who) for number, code in enumerate(codes)]
        first = next((part[0] for part in parts if part), None)
        if first is None:
            continue
        made[each.key] = first
        _compare(gathered, text, places, each.quote)
        notes = [*each.notes, *(f"{name}: {value}" for name, value in each.values.items() if value.strip() and not is_label(value))]
        gathered.memo("coding", first, "\n".join(notes), user=who)
    _tie(gathered, ties, made)


def is_label(value: str) -> bool:
    """Whether a value is a label rather than a remark, an address or a measurement."""
    words = value.strip()
    return bool(words) and len(words) <= _LABEL and "\n" not in words and not _LINK.match(words) and not _FRACTION.match(words)


def _codes(gathered: Gathering, each: Annotation, *, several: bool) -> list[str]:
    layer = gathered.code(each.layer, each.layer)
    codes = []
    for name, value in each.values.items():
        if is_label(value):
            parent = gathered.code(f"{layer}/{name}", name, parent=layer, codable=False) if several else layer
            codes.append(gathered.code(f"{layer}/{name}={value.strip()}", value, parent=parent))
    return codes or [layer]


def _coded(
    gathered: Gathering, text: str, each: Annotation, places: Sequence[tuple[int, int]], code: str, number: int, user: str | None
) -> list[str]:
    """A coding for each piece; the pieces after the first are linked to it."""
    key = f"{text}/{each.key}" + (f"/{number + 1}" if number else "")
    found = [gathered.coding(key, text, place, code, user=user) for place in places]
    made = [coding for coding in found if coding]
    for other in made[1:]:
        gathered.links.append(ForeignLink(key=f"{other} goes on", name="goes on", origin=("coding", made[0]), target=("coding", other)))
    if len(places) > 1 and not number:
        gathered.lose("interrupted passages: each piece is a coding of its own, linked to the first", gathered.texts[text].title)
    return made


def _compare(gathered: Gathering, text: str, places: Sequence[tuple[int, int]], quote: str) -> None:
    whole = gathered.texts[text].text
    together = "".join(whole[start:stop] for start, stop in places)
    if len(places) > 1 and "".join(quote.split()) == "".join(together.split()):
        gathered.agree()
    else:
        gathered.compare(text, places[0] if len(places) == 1 else (places[0][0], places[-1][1]), quote)


def _tie(gathered: Gathering, ties: Iterable[Tie], made: Mapping[str, str]) -> None:
    for each in ties:
        origin, target = made.get(each.origin), made.get(each.target)
        if origin is None or target is None:
            gathered.lose("relations of annotations that are not there or were left out", each.name)
            continue
        key = f"{origin} {each.key}"
        name = each.name or "relation"
        gathered.links.append(ForeignLink(key=key, name=name, origin=("coding", origin), target=("coding", target), direction=each.direction))
