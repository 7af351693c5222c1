"""The passages behind the numbers of one town, each once, and which number each stands behind."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from coder.analysis.counting.quoting import Quotes
from coder.analysis.networks.network import Names, mentions_of, network
from coder.analysis.profiles.evidence import standing
from coder.analysis.profiles.frame import Frame
from coder.analysis.profiles.parameters import ProfileParameters
from coder.model.linkage import LinkageMention
from coder.model.network import Network
from coder.model.profile import ModelProfile, Quote
from coder.model.snapshot import Snapshot

Id = tuple[str, str]
"""Kind (`coding` or `mention`) and id."""

Place = tuple[str, int, int]
"""Document id, start, stop."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stretch of text with all that was coded or recorded on exactly it.

    Attributes:
        number: From 1, in order of document and place.
        quotes: One for each coding or mention.
    """

    number: int
    quotes: tuple[Quote, ...]

    @property
    def first(self) -> Quote:
        """The first of its quotes: document, place, speaker and text are those of all."""
        return self.quotes[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Behind:
    """The passages of a town.

    Attributes:
        prefix: Of the town's anchors, such as `t1`.
        passages: In order.
        rows: Row of the profile -> numbers of its passages, ascending; a row without passages is not here.
        mentions: The town's mentions, whether or not they count.
        network: Of those that count.
        numbers: Kind and id of a coding or mention -> number of its passage.
        pairs: Row of a tie -> ids of its two actors.
    """

    prefix: str
    passages: tuple[Passage, ...]
    rows: Mapping[str, tuple[int, ...]]
    mentions: tuple[LinkageMention, ...]
    network: Network
    numbers: Mapping[Id, int]
    pairs: Mapping[str, tuple[str, str]]

    def anchor(self, row: str) -> str:
        """Where the passages of a row are listed, such as `t1-b4`; empty without."""
        return f"{self.prefix}-b{self._places()[row]}" if row in self.rows else ""

    def link(self, row: str) -> str:
        """The same as a link."""
        anchor = self.anchor(row)
        return f"#{anchor}" if anchor else ""

    def quote_anchor(self, number: int) -> str:
        """Where a passage stands."""
        return f"{self.prefix}-q{number}"

    def actors(self, row: str) -> tuple[str, str]:
        """Ids of the two actors of a row `pair:A:B`."""
        return self.pairs[row]

    def number(self, quote: Quote) -> int | None:
        """The number of the passage that holds a quote; None if it is not among them."""
        return self.numbers.get((quote.kind, quote.id))

    def _places(self) -> Mapping[str, int]:
        return {row: place for place, row in enumerate(self.rows, 1)}


def behind(prefix: str, profile: ModelProfile, frame: Frame, snapshot: Snapshot, parameters: ProfileParameters) -> Behind:
    """Gather the passages of a town's profile.

    Rows are named as `rows.select` names them where it knows them; besides there are `reference:TYPE:ROW`, `policy:CODE`, `document:ID`,
    `status:STATUS`, `actor:ID` and `pair:A:B` (see `pair`).
    """
    town = next(each for each in snapshot.towns if each.id == profile.town_id)
    mentions = tuple(mentions_of(snapshot, town.id, parameters))
    ties = network(snapshot, town, parameters=parameters)
    named = Names(snapshot)
    ids = _rows(profile, frame, mentions, ties, named)
    places = _numbered(ids, {each.id: standing(each, parameters.statuses) for each in mentions}, snapshot, frame)
    numbers = {identity: passage.number for passage in places for identity in ((each.kind, each.id) for each in passage.quotes)}
    for passage in places:
        counted = [(each.kind, each.id) for each in passage.quotes if not each.aside]
        ids.setdefault(f"document:{passage.first.document_id}", {}).update(dict.fromkeys(counted))
    rows = {row: tuple(sorted({numbers[each] for each in held if each in numbers})) for row, held in ids.items()}
    rows = {row: held for row, held in rows.items() if held}
    pairs: dict[str, tuple[str, str]] = {}
    for first, second in (*(ends(each, named) for each in mentions), *_edges(ties)):
        pairs.setdefault(pair(first, second), (first, second))
    return Behind(prefix=prefix, passages=places, rows=rows, mentions=mentions, network=ties, numbers=numbers, pairs=pairs)


def pair(first: str, second: str) -> str:
    """The row of a tie between two actors of the network, in whichever direction it was told."""
    return "pair:" + ":".join(sorted((first, second)))


def ends(mention: LinkageMention, named: Names) -> tuple[str, str]:
    """The actors of a mention as the network knows them."""
    return named.identity(mention.actor_a), named.identity(mention.actor_b)


def _rows(profile: ModelProfile, frame: Frame, mentions: Iterable[LinkageMention], ties: Network, named: Names) -> dict[str, dict[Id, None]]:
    rows: dict[str, dict[Id, None]] = {}

    def add(row: str, held: Iterable[Id]) -> None:
        rows.setdefault(row, {}).update(dict.fromkeys(held))

    add("situations", (each for share in profile.situations for each in _ids(share.codings, share.mentions)))
    of_situation = {share.code: tuple(_ids(share.codings, share.mentions)) for share in profile.situations}
    for code, held in of_situation.items():
        add(code, held)
    for dimension in frame.dimensions:
        add(dimension.id, ())
        for pole, codes in dimension.poles.items():
            for code in codes:
                add(f"{dimension.id}:{pole}", of_situation.get(code, ()))
                add(dimension.id, of_situation.get(code, ()))
    for group, shares in profile.facets.items():
        add(group, ())
        for share in shares:
            add(f"{group}:{share.code}", _ids(share.codings, share.mentions))
            add(group, _ids(share.codings, share.mentions))
    for kind, compared in profile.reference.items():
        for row in compared:
            add(f"reference:{kind}:{row.row}", _ids(row.codings, row.mentions))
    for each in profile.policy.rows if profile.policy else ():
        add(f"policy:{each.code}", _ids(each.codings, each.mentions))
    for mention in mentions:
        add(f"status:{mention.status if mention.polarity == 'affirmed' else mention.polarity}", [("mention", mention.id)])
        add(pair(*ends(mention, named)), [("mention", mention.id)])
    for actor in ties.actors:
        add(f"actor:{actor.id}", [("mention", each) for each in actor.mentions])
    behind_edges = {(edge.source, edge.target): edge.mentions for edge in ties.edges}
    for source, target in _edges(ties):
        add(pair(source, target), [("mention", each) for each in behind_edges[source, target]])
    return rows


def _edges(ties: Network) -> list[tuple[str, str]]:
    """Ends of the edges, in the order of the actors' names."""
    order = {actor.id: place for place, actor in enumerate(ties.actors)}
    return sorted(((edge.source, edge.target) for edge in ties.edges), key=lambda each: (order[each[0]], order[each[1]]))


def _ids(codings: Iterable[str], mentions: Iterable[str]) -> Iterator[Id]:
    yield from (("coding", each) for each in codings)
    yield from (("mention", each) for each in mentions)


def _numbered(ids: Mapping[str, Mapping[Id, None]], asides: Mapping[str, str], snapshot: Snapshot, frame: Frame) -> tuple[Passage, ...]:
    """Every passage once.

    Args:
        asides: Id of a mention -> why it does not count.
    """
    codes = {coding.id: frame.value(coding.code_id) for coding in snapshot.codings}
    quotes = Quotes(snapshot)
    found: dict[Place, list[Quote]] = {}
    for kind, identity in dict.fromkeys(each for held in ids.values() for each in held):
        value = codes.get(identity, "") if kind == "coding" else ""
        quote = quotes.quote(kind, identity, value, aside=asides.get(identity, ""))
        found.setdefault((quote.document_id, quote.start, quote.stop), []).append(quote)
    ordered = sorted(found.values(), key=lambda held: (held[0].title, held[0].document_id, held[0].start, held[0].stop))
    return tuple(
        Passage(number=number, quotes=tuple(sorted(held, key=lambda q: (q.kind, q.value, q.user, q.at, q.id))))
        for number, held in enumerate(ordered, 1)
    )
