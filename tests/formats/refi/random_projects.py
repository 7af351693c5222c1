"""Random projects: texts of any characters, trees of codes, several coders, remarks and ties on anything. Every word is made up."""

import hashlib

from hypothesis import strategies as st

from coder.model import ids
from coder.model.attribute import Attribute, AttributeDef
from coder.model.codebook import Code, Codebook
from coder.model.coding import Coding, Decision, Memo
from coder.model.document import Document, Speaker, TurnEdit
from coder.model.linkage import ActorRef, Linkage, LinkageMention
from coder.model.snapshot import Snapshot
from coder.model.span import Anchor
from coder.model.town import Actor, Town, TownScope
from coder.model.user import Setting, User

AT = "2026-11-22T08:00:00.123Z"
WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r"), max_size=12)
NAMES = WORDS.filter(lambda word: bool(word.strip()))
_LETTERS = st.sampled_from([*"昆山镇𠮷😀é<&>\"' \n\n\tab]\x0b\u2028\ufeff"]) | st.characters(exclude_categories=["Cs"], exclude_characters="\0\r")
TEXTS = st.lists(_LETTERS, min_size=2, max_size=80).map("".join).filter(lambda text: bool(text.strip()))
_VALUES = {
    "text": WORDS,
    "integer": st.integers().map(str),
    "number": st.sampled_from(["1", "-0.5", "1e3", ".5", "2.", "1e999"]),
    "boolean": st.sampled_from(["true", "false"]),
    "date": st.sampled_from(["2020", "2020-05", "2020-05-31", "2020-02-31"]),
}


def made_document(text: str, title: str, user: str) -> Document:
    """A document with this text."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document(
        id=ids.document_id(digest),
        title=title,
        kind="interview",
        language="zh",
        text_sha256=digest,
        length=len(text),
        source="x.txt",
        source_sha256=digest,
        encoding="utf-8",
        importer="plain@1",
        created_at=AT,
        created_by=user,
        metadata={"date": "2020", "tags": [1]},
    )


@st.composite
def _codes(draw: st.DrawFn, books: tuple[Codebook, ...]) -> tuple[Code, ...]:
    made: list[Code] = []
    for number in range(draw(st.integers(1, 7))):
        book = draw(st.sampled_from(books))
        above = [each.id for each in made if each.codebook_id == book.id]
        made.append(
            Code(
                id=ids.code_id(book.id, f"k{number}"),
                codebook_id=book.id,
                key=f"k{number}",
                parent_id=draw(st.sampled_from([None, *above])),
                names={"en": draw(st.sampled_from(["A", "B"]) | NAMES)},
                definition=draw(st.dictionaries(st.sampled_from(["zh", "en"]), WORDS, max_size=2)),
                include={"en": tuple(draw(st.lists(WORDS, max_size=2)))},
                colour=draw(st.sampled_from(["", "#a1B2c3", "#abc", "red"])),
                codable=draw(st.booleans()),
                position=number,
            )
        )
    return tuple(made)


@st.composite
def projects(draw: st.DrawFn) -> Snapshot:
    """A project that holds by itself: whatever it refers to is there, and spans lie in their texts."""
    users = tuple(User(id=ids.user_id(name), name=name) for name in draw(st.lists(NAMES, min_size=1, max_size=3, unique=True)))
    user = st.sampled_from([each.id for each in users])
    books = tuple(Codebook(id=ids.codebook_id(key), key=key, version="1", names={"en": key}) for key in ("one", "two")[: draw(st.integers(1, 2))])
    codes = draw(_codes(books))
    texts = draw(st.lists(TEXTS, min_size=1, max_size=3, unique=True))
    documents = tuple(made_document(text, draw(NAMES), draw(user)) for text in texts)
    of = dict(zip((each.id for each in documents), texts, strict=True))

    def place() -> tuple[str, int, int]:
        document = draw(st.sampled_from([each.id for each in documents]))
        start = draw(st.integers(0, len(of[document]) - 1))
        return document, start, draw(st.integers(start + 1, len(of[document])))

    some = st.integers(0, 4)
    uuids = st.uuids(version=4).map(str)
    places = [place() for _ in range(draw(st.integers(1, 4)))]
    codings = []
    for _ in range(draw(st.integers(0, 10))):
        document, start, stop = draw(st.sampled_from(places))
        codings.append(
            Coding(
                id=draw(uuids),
                document_id=document,
                start=start,
                stop=stop,
                code_id=draw(st.sampled_from(codes)).id,
                user_id=draw(user),
                certainty=draw(st.none() | st.integers(1, 3)),
                created_at=draw(st.sampled_from([AT, "", "yesterday"])),
            )
        )
    towns = tuple(Town(id=ids.town_id(name), names={"zh": name}) for name in draw(st.lists(NAMES, max_size=2, unique=True)))
    actors = tuple(
        Actor(id=draw(uuids), names={"zh": draw(NAMES)}, kind=draw(WORDS), aliases=tuple(draw(st.lists(WORDS, max_size=2))))
        for _ in range(draw(some))
    )
    speakers = tuple(Speaker(id=ids.speaker_id(name), name=name, labels=(name,)) for name in draw(st.lists(NAMES, max_size=2, unique=True)))
    linkages = tuple(
        Linkage(id=draw(uuids), label=draw(WORDS), actor_a=actors[0].id, actor_b=draw(st.sampled_from([None, actors[-1].id])))
        for _ in range(draw(some))
        if actors
    )
    mentions = []
    for _ in range(draw(some)):
        document, start, stop = place()
        end = ActorRef(label=draw(NAMES), actor_id=draw(st.sampled_from([None, *(each.id for each in actors)])))
        mentions.append(
            LinkageMention(
                id=draw(uuids),
                document_id=document,
                anchors=(Anchor.of(of[document], start, stop),),
                actor_a=end,
                actor_b=ActorRef(label=draw(NAMES)),
                user_id=draw(user),
                created_at=AT,
                memo=draw(WORDS),
                situations=(codes[0].key,),
                linkage_id=draw(st.sampled_from([None, *(each.id for each in linkages)])),
            )
        )
    targets: list[tuple[str, str | None]] = [("project", None), ("document", documents[0].id), ("code", codes[0].id)]
    for kind, things in (
        ("coding", codings),
        ("town", towns),
        ("actor", actors),
        ("speaker", speakers),
        ("mention", mentions),
        ("linkage", linkages),
    ):
        targets += [(kind, each.id) for each in things[:1]]
    memos = [
        Memo(
            id=draw(uuids), target_kind=kind, target_id=target, title=draw(WORDS), body=draw(WORDS), user_id=draw(user), created_at=AT, updated_at=AT
        )
        for kind, target in draw(st.lists(st.sampled_from(targets), max_size=5))
    ]
    document, start, stop = place()
    memos.append(
        Memo(
            id=draw(uuids),
            target_kind="passage",
            target_id=document,
            start=start,
            stop=stop,
            body="on a passage",
            user_id=draw(user),
            created_at=AT,
            updated_at=AT,
        )
    )
    definitions = tuple(
        AttributeDef(id=ids.attribute_def_id("v", kind), key="v", target_kind=kind, value_type=draw(st.sampled_from(sorted(_VALUES))))
        for kind in draw(st.lists(st.sampled_from(["document", "town", "actor", "speaker"]), max_size=3, unique=True))
    )
    about = {"document": documents, "town": towns, "actor": actors, "speaker": speakers}
    attributes = tuple(
        Attribute(id=ids.attribute_id(each.id, thing.id), def_id=each.id, target_id=thing.id, value=draw(_VALUES[each.value_type]))
        for each in definitions
        for thing in about[each.target_kind]
    )
    scopes = [TownScope(id=draw(uuids), town_id=each.id, document_id=documents[0].id) for each in towns]
    scopes += [TownScope(id=draw(uuids), town_id=each.id, document_id=document, start=start, stop=stop) for each in towns[:1]]
    return Snapshot(
        name=draw(NAMES),
        users=users,
        codebooks=books,
        codes=codes,
        documents=documents,
        texts=of,
        speakers=speakers,
        codings=tuple(codings),
        turn_edits=(TurnEdit(id=draw(uuids), document_id=documents[0].id, start=0, opens=draw(st.none() | st.booleans())),),
        decisions=(
            Decision(
                id=draw(uuids),
                document_id=document,
                start=start,
                stop=stop,
                code_id=codes[0].id,
                user_id=users[0].id,
                verdict="rejected",
                score=0.25,
                suggester="cues@1",
                created_at=AT,
            ),
        ),
        memos=tuple(memos),
        actors=actors,
        towns=towns,
        town_scopes=tuple(scopes),
        mentions=tuple(mentions),
        linkages=linkages,
        attribute_defs=definitions,
        attributes=attributes,
        settings=(Setting(id=ids.setting_id("k"), key="k", value=[draw(WORDS), 1, None]),),
    )
