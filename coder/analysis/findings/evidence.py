"""The evidence for and against findings, once each, and the side it is on.

One piece of evidence is (source, turn or clause, code, for or against). It exists when a passage in the turn carries the code by a
person, or a mention that counts does; a denied mention counts against. With a code several layers deep the nearest listed counts.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from coder.analysis.counting.categories import NONE, categories
from coder.analysis.findings.book import FindingBook
from coder.analysis.profiles.evidence import MENTION_FIELDS, Piece, counting_users, mention_values, standing
from coder.analysis.profiles.parameters import ProfileParameters
from coder.analysis.profiles.scopes import scopes
from coder.analysis.turns import Turn, TurnIndex
from coder.analysis.units_of_passages import Units
from coder.model.coding import Coding
from coder.model.linkage import LinkageMention
from coder.model.snapshot import Snapshot

Place = tuple[str, str]
"""Key of a finding, and of one of its codes; no code: the finding as a whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A coding or mention that says something on a finding.

    Attributes:
        place: The finding and code.
        against: Whether it speaks against.
        passage: Where it stands, as a coding; a mention's has its id.
        is_mention: Whether it is a mention.
        sides: Labels of the sides it is on.
    """

    place: Place
    against: bool
    passage: Coding
    is_mention: bool
    sides: tuple[str, ...] = ()


@dataclass(slots=True)
class _Found:
    users: set[str] = field(default_factory=set)
    codings: list[str] = field(default_factory=list)
    mentions: list[str] = field(default_factory=list)
    speakers: set[str] = field(default_factory=set)


def said(snapshot: Snapshot, book: FindingBook, parameters: ProfileParameters, by: str = "", town_id: str | None = None) -> tuple[Said, ...]:
    """All that is said on the findings, in order of document and place.

    Args:
        by: A variable, or what else `categories` can count by; empty: there are no sides.
        town_id: Only where the text speaks of this town.
    """
    where, counts = scopes(snapshot), counting_users(snapshot, parameters)
    known = {document.id for document in snapshot.documents} - where.superseded
    codings = [each for each in snapshot.codings if each.document_id in known and counts(each.user_id)]
    mentions = [each for each in snapshot.mentions if each.document_id in known and counts(each.user_id)]
    if town_id is not None:
        codings = [each for each in codings if town_id in where.at(each.document_id, each.start)]
        mentions = [each for each in mentions if town_id in where.of_mention(each)]
    found: list[Said] = []
    if parameters.unit in ("both", "coding"):
        found += _of_codings(codings, book)
    if parameters.unit != "coding":
        found += _of_mentions(mentions, book, parameters.statuses)
    found.sort(key=lambda each: (each.passage.document_id, each.passage.start, each.passage.stop, each.passage.user_id, each.passage.id, each.place))
    if not by:
        return tuple(found)
    passages = [each.passage for each in found]
    heads = categories(snapshot, by, passages, where, Units(snapshot), rollup=False)
    labels = [tuple(heads.keys[index].label for index in each) for each in heads.of]
    return tuple(
        Said(place=each.place, against=each.against, passage=each.passage, is_mention=each.is_mention, sides=some)
        for each, some in zip(found, labels, strict=True)
    )


def _of_codings(codings: Sequence[Coding], book: FindingBook) -> Iterator[Said]:
    turned = _Turned(each for each in codings if each.code_id in book.markers)
    for coding in codings:
        if coding.code_id in book.of:
            yield Said(place=book.of[coding.code_id], against=turned(coding), passage=coding, is_mention=False)
        for target in book.against.get(coding.code_id, ()):
            yield Said(place=target, against=True, passage=coding, is_mention=False)


class _Turned:
    """Whether a passage overlaps one that the same person marked as speaking against."""

    def __init__(self, markers: Iterable[Coding]) -> None:
        self._marked: dict[tuple[str, str], list[Coding]] = defaultdict(list)
        for each in markers:
            self._marked[each.document_id, each.user_id].append(each)

    def __call__(self, coding: Coding) -> bool:
        marked = self._marked.get((coding.document_id, coding.user_id), ())
        return any(each.start < coding.stop and coding.start < each.stop for each in marked)


def _of_mentions(mentions: Iterable[LinkageMention], book: FindingBook, statuses: Collection[str]) -> Iterator[Said]:
    for mention in mentions:
        why_not = standing(mention, statuses)
        if why_not not in ("", "denied"):
            continue
        held = (*mention.situations, *(value for group in MENTION_FIELDS for value in mention_values(mention, group)))
        for place in dict.fromkeys(book.of[each] for each in held if each in book.of):
            passage = Coding(
                id=mention.id,
                document_id=mention.document_id,
                start=mention.start,
                stop=mention.stop,
                code_id="",
                user_id=mention.user_id,
                created_at=mention.created_at,
            )
            yield Said(place=place, against=bool(why_not), passage=passage, is_mention=True)


class Counting:
    """Sorts what is said into pieces of evidence."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._indexes: dict[str, TurnIndex] = {}

    def pieces(self, found: Iterable[Said], value: Callable[[Said], str]) -> tuple[Piece, ...]:
        """One piece for each turn and value."""
        held: dict[tuple[str, tuple[int, str, str], str], _Found] = defaultdict(_Found)
        for each in found:
            turn = self.turn(each.passage)
            one = held[each.passage.document_id, (turn.start, turn.kind, ""), value(each)]
            one.users.add(each.passage.user_id)
            (one.mentions if each.is_mention else one.codings).append(each.passage.id)
            one.speakers.update(self._speakers(each.passage.document_id, turn))
        return tuple(
            Piece(
                document_id=document,
                unit=unit,
                value=of,
                users=tuple(sorted(one.users)),
                codings=tuple(dict.fromkeys(one.codings)),
                mentions=tuple(dict.fromkeys(one.mentions)),
                speakers=tuple(sorted(one.speakers)),
            )
            for (document, unit, of), one in held.items()
        )

    def turn(self, passage: Coding) -> Turn:
        """The turn in which a passage begins."""
        if passage.document_id not in self._indexes:
            self._indexes[passage.document_id] = TurnIndex(self._snapshot.segments.get(passage.document_id, ()))
        return self._indexes[passage.document_id].at(passage.start)

    def _speakers(self, document_id: str, turn: Turn) -> tuple[str, ...]:
        if turn.kind != "turn":
            return ()
        ids = self._snapshot.turn_speakers.get(document_id, ())
        known = ids[turn.ordinal - 1] if 0 < turn.ordinal <= len(ids) else None
        return (known,) if known else ((f"{document_id}:{turn.label}",) if turn.label else ())


def by_side(found: Iterable[Said]) -> Mapping[str, tuple[Said, ...]]:
    """Label -> what is said on that side; what has none is under `(none)`."""
    sides: dict[str, list[Said]] = defaultdict(list)
    for each in found:
        for label in each.sides or (NONE.label,):
            sides[label].append(each)
    return {label: tuple(held) for label, held in sides.items()}
