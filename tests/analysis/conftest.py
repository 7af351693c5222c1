"""Small projects for the tests of the analyses: turns and codes without a store, all constructed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import count

import pytest

from coder.model.codebook import Code, Codebook, Dimension, IdealType
from coder.model.coding import Coding
from coder.model.document import Document, Segment, Speaker
from coder.model.ids import code_id, codebook_id, document_id, speaker_id, town_id, user_id
from coder.model.linkage import ActorRef, LinkageMention
from coder.model.snapshot import Snapshot
from coder.model.span import Anchor
from coder.model.town import Town, TownScope
from coder.model.user import User

WHEN = "2024-05-01T08:00:00Z"
PAIRS = {
    "knowledge": ("sit.competitive_positioning", "sit.reflective_monitoring"),
    "organisational": ("sit.elite_coalition_building", "sit.skill_matching"),
    "territorial": ("sit.synchronised_operation", "sit.communicative_mediation"),
}
FACETS = (
    *("scale.local", "scale.regional", "scale.national", "scale.global"),
    *("kind.capital", "kind.information", "kind.institution", "dyn.government_led", "dyn.bottom_up", "dyn.ppp"),
    *("risk.high_speculative", "risk.low_gradual", "rel.loose", "rel.tight"),
)
SEGMENT_CODES = ("comp.place", "comp.product", "ment.leader_controller", "ment.service_supporter")
REFERENCE = {
    "kunshan": {
        "dynamics": {"text": "Government-led", "codes": ["dyn.government_led"]},
        "economic_linkages": {"text": "national and global", "codes": ["scale.national", "scale.global"]},
        "institutional_borrowing": {"text": "From Taiwan", "places": [{"en": "Taiwan", "zh": ["台湾", "臺灣"]}]},
        "relations_with_existing_industries": {"text": "Loose", "codes": ["rel.loose"]},
        "level_of_risk": {"text": "High", "codes": ["risk.high_speculative"]},
        "interurban_competition": {"text": "Place competition", "codes": ["comp.place"]},
        "mentality_of_government": {"text": "Leader", "codes": ["ment.leader_controller"]},
        "situations": ["sit.competitive_positioning"],
    },
    "shunde": {
        "dynamics": {"text": "Bottom-up, PPP", "codes": ["dyn.bottom_up", "dyn.ppp"]},
        "economic_linkages": {"text": "Local and regional", "codes": ["scale.local", "scale.regional"]},
        "institutional_borrowing": {"text": "From Hong Kong and Shenzhen", "places": [{"en": "Hong Kong", "zh": "香港"}, "Shenzhen"]},
        "relations_with_existing_industries": {"text": "Tight", "codes": ["rel.tight"]},
        "level_of_risk": {"text": "Low", "codes": ["risk.low_gradual"]},
        "interurban_competition": {"text": "Product competition", "codes": ["comp.product"]},
        "mentality_of_government": {"text": "Service provider", "codes": ["ment.service_supporter"]},
    },
}


def make_code(book: str, key: str, position: int = 0, parent: str | None = None, **fields: object) -> Code:
    """A code named by its key."""
    values = {"names": {"en": key}, "attaches_to": "segment", **fields}
    return Code(id=code_id(book, key), codebook_id=book, key=key, position=position, parent_id=code_id(book, parent) if parent else None, **values)


def slide_book() -> tuple[Codebook, tuple[Code, ...]]:
    """Three dimensions and two ideal types, as in the shipped book, with the keys of the poles in alphabetical order as a store gives them."""
    identity = codebook_id("interactive_situations")
    book = Codebook(
        id=identity,
        key="interactive_situations",
        version="0.1",
        names={"en": "Situations"},
        dimensions=tuple(
            Dimension(id=key, names={}, poles=dict(sorted({each.removeprefix("sit."): (each,) for each in pair}.items())))
            for key, pair in PAIRS.items()
        ),
        ideal_types=tuple(
            IdealType(id=name, names={}, corner={key: pair[side].removeprefix("sit.") for key, pair in PAIRS.items()})
            for side, name in enumerate(("kunshan", "shunde"))
        ),
        reference_profiles=REFERENCE,
    )
    keys = [(each, "segment") for pair in PAIRS.values() for each in pair]
    keys += [(each, "linkage") for each in FACETS] + [(each, "segment") for each in SEGMENT_CODES]
    return book, tuple(make_code(identity, key, place, attaches_to=attaches) for place, (key, attaches) in enumerate(keys))


@dataclass
class Builder:
    """Gathers a project piece by piece; `snapshot()` gives it. Turn numbers begin at 1."""

    book: tuple[Codebook, tuple[Code, ...]] = field(default_factory=slide_book)
    documents: list[Document] = field(default_factory=list)
    texts: dict[str, str] = field(default_factory=dict)
    segments: dict[str, tuple[Segment, ...]] = field(default_factory=dict)
    speakers: dict[str, Speaker] = field(default_factory=dict)
    turn_speakers: dict[str, tuple[str | None, ...]] = field(default_factory=dict)
    towns: dict[str, Town] = field(default_factory=dict)
    scopes: list[TownScope] = field(default_factory=list)
    codings: list[Coding] = field(default_factory=list)
    mentions: list[LinkageMention] = field(default_factory=list)
    users: dict[str, User] = field(default_factory=dict)
    numbers: "count[int]" = field(default_factory=count)
    prefix: str = ""

    def town(self, name: str) -> str:
        """The id of a town, made when new."""
        self.towns.setdefault(name, Town(id=town_id(name), names={"en": name}))
        return self.towns[name].id

    def document(self, title: str, *towns: str, turns: int = 40) -> str:
        """A document of turns by two speakers, speaking of the towns as a whole."""
        identity = document_id(title)
        lines, segments, speakers = [], [], []
        position = 0
        for ordinal in range(1, turns + 1):
            name = ("李主任", "Ms Chen")[ordinal % 2]
            line = f"{name}: {title} 第{ordinal}句 about the town."
            start = position + len(name) + 2
            segments.append(Segment(kind="turn", ordinal=ordinal, start=start, stop=position + len(line), label=name, label_start=position))
            self.speakers.setdefault(name, Speaker(id=speaker_id(name), name=name, labels=(name,)))
            speakers.append(self.speakers[name].id)
            lines.append(line)
            position += len(line) + 1
        text = "\n".join(lines)
        self.texts[identity], self.segments[identity], self.turn_speakers[identity] = text, tuple(segments), tuple(speakers)
        self.documents.append(
            Document(
                id=identity, title=title, kind="interview", language="mixed", text_sha256=title, length=len(text), source=f"{title}.md",
                source_sha256="", encoding="utf-8", importer="test@1", created_at=WHEN, created_by=user_id("wang"),
            )
        )  # fmt: skip
        for town in towns:
            self.scope(identity, town)
        return identity

    def scope(self, document: str, town: str, start: int | None = None, stop: int | None = None) -> None:
        """Say that a document, or a span of it, speaks of a town."""
        self.scopes.append(TownScope(id=self._id("scope"), town_id=self.town(town), document_id=document, start=start, stop=stop))

    def turn(self, document: str, ordinal: int) -> Segment:
        """A turn by its ordinal."""
        return self.segments[document][ordinal - 1]

    def code(self, document: str, turn: int, key: str, user: str = "wang") -> str:
        """Code one turn; the id of the coding."""
        place = self.turn(document, turn)
        self.users.setdefault(user, User(id=user_id(user), name=user))
        coding = Coding(
            id=self._id("coding"), document_id=document, start=place.start, stop=place.stop, code_id=code_id(self.book[0].id, key),
            user_id=user_id(user), created_at=WHEN,
        )  # fmt: skip
        self.codings.append(coding)
        return coding.id

    def mention(
        self, document: str, turn: int, *situations: str, user: str = "wang", ends: tuple[str, str] = ("镇政府", "商会"), **fields: object
    ) -> str:
        """Record a mention in one turn; the id of it."""
        place = self.turn(document, turn)
        self.users.setdefault(user, User(id=user_id(user), name=user))
        values = {"kinds": ("kind.information",), **fields}
        mention = LinkageMention(
            id=self._id("mention"), document_id=document, anchors=(Anchor.of(self.texts[document], place.start, place.stop),),
            actor_a=ActorRef(label=ends[0]), actor_b=ActorRef(label=ends[1]), user_id=user_id(user), created_at=WHEN,
            situations=situations, **values,
        )  # fmt: skip
        self.mentions.append(mention)
        return mention.id

    def spread(self, town: str, sources: int, plan: Mapping[str, int], name: str = "") -> list[str]:
        """Documents of a town, each with so many turns coded with each situation, each turn once; their ids."""
        made = []
        for number in range(sources):
            document = self.document(f"{name or town} {number + 1}", town, turns=sum(plan.values()) + 10)
            turn = count(1)
            for key, n in plan.items():
                for _ in range(n):
                    self.code(document, next(turn), key)
            made.append(document)
        return made

    def snapshot(self, **fields: object) -> Snapshot:
        """The project as it stands."""
        codebook, codes = self.book
        values = {
            "name": "test", "codebooks": (codebook,), "codes": codes, "documents": tuple(self.documents), "texts": self.texts,
            "segments": self.segments, "speakers": tuple(self.speakers.values()), "turn_speakers": self.turn_speakers,
            "towns": tuple(self.towns.values()), "town_scopes": tuple(self.scopes), "codings": tuple(self.codings),
            "mentions": tuple(self.mentions), "users": tuple(self.users.values()),
        }  # fmt: skip
        return Snapshot(**{**values, **fields})

    def _id(self, kind: str) -> str:
        return f"{self.prefix}{kind}-{next(self.numbers)}"


KUNSHAN = {pair[0]: 6 for pair in PAIRS.values()}
SHUNDE = {pair[1]: 6 for pair in PAIRS.values()}
HYBRID = {PAIRS["knowledge"][0]: 6, PAIRS["organisational"][1]: 6, PAIRS["territorial"][1]: 6}


@pytest.fixture
def builder() -> Builder:
    """An empty project with the three-dimension book."""
    return Builder()


@pytest.fixture
def plans() -> Mapping[str, Mapping[str, int]]:
    """Six turns for each situation of a corner, by the name of the corner."""
    return {"kunshan": KUNSHAN, "shunde": SHUNDE, "K-S-S": HYBRID}
