"""The constructed towns as the analyses see them, without a store."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from coder.formats.codebooks.yaml_files import read_codebook
from coder.model.codebook import Code, Codebook
from coder.model.coding import Coding
from coder.model.document import Document, Segment
from coder.model.ids import code_id, document_id, town_id, user_id
from coder.model.linkage import LinkageMention
from coder.model.snapshot import Snapshot
from coder.model.span import Anchor
from coder.model.town import Town, TownScope
from coder.model.user import User
from coder.project.texts.samples import Corpus, CorpusFile
from coder.resources import folder
from coder.text.speech.turns import find_turns

WHEN = "2024-05-01T08:00:00Z"


@cache
def shipped_codebook() -> tuple[Codebook, tuple[Code, ...]]:
    """The codebook of the codings."""
    return read_codebook(folder("codebooks") / "interactive_situations.yaml")


@cache
def text_of(corpus_path: str, name: str) -> str:
    """The text of one file."""
    return (Path(corpus_path) / name).read_bytes().decode("utf-8")


@cache
def turns_of(corpus_path: str, name: str) -> tuple[Segment, ...]:
    """The turns of one file, as the program finds them."""
    return find_turns(text_of(corpus_path, name))


def text(corpus: Corpus, name: str) -> str:
    """The text of the file `name` of the corpus."""
    return text_of(str(corpus.path), name)


def turns(corpus: Corpus, name: str) -> tuple[Segment, ...]:
    """Its turns."""
    return turns_of(str(corpus.path), name)


def _document(file: CorpusFile, body: str) -> Document:
    return Document(
        id=document_id(file.sha256),
        title=file.title,
        kind=file.kind,
        language=file.language,
        text_sha256=file.sha256,
        length=len(body),
        source=file.name,
        source_sha256=file.sha256,
        encoding="utf-8",
        importer="plain@1",
        created_at=WHEN,
        created_by=user_id("tester"),
    )


def _snapshot(corpus: Corpus) -> Snapshot:
    book, codes = shipped_codebook()
    ids = {file.name: document_id(file.sha256) for file in corpus.files}
    town = Town(id=town_id(corpus.towns[0].names["en"]), names=corpus.towns[0].names, near_region=corpus.towns[0].near_region)
    codings = []
    for number, coding in enumerate(corpus.codings):
        start, stop = coding.quote.find(text(corpus, coding.quote.document))
        fields = {"document_id": ids[coding.quote.document], "start": start, "stop": stop}
        codings.append(Coding(id=f"c{number:04}", code_id=code_id(book.id, coding.code), user_id=user_id(coding.user), created_at=WHEN, **fields))
    mentions = []
    for number, mention in enumerate(corpus.mentions):
        body = text(corpus, mention.quote.document)
        mentions.append(
            LinkageMention(
                id=f"m{number:04}",
                document_id=ids[mention.quote.document],
                anchors=(Anchor.of(body, *mention.quote.find(body)),),
                actor_a=mention.actor_a,
                actor_b=mention.actor_b,
                user_id=user_id(mention.user),
                created_at=WHEN,
                town_id=town.id,
                **mention.values,
            )
        )
    return Snapshot(
        name=corpus.key,
        users=tuple(User(id=user_id(name), name=name) for name in corpus.users),
        codebooks=(book,),
        codes=codes,
        documents=tuple(_document(file, text(corpus, file.name)) for file in corpus.files),
        texts={ids[file.name]: text(corpus, file.name) for file in corpus.files},
        segments={ids[file.name]: turns(corpus, file.name) for file in corpus.files},
        codings=tuple(codings),
        mentions=tuple(mentions),
        towns=(town,),
        town_scopes=tuple(TownScope(id=f"s{name}", town_id=town.id, document_id=each) for name, each in ids.items()),
    )


@pytest.fixture
def snapshot_of() -> Callable[[Corpus], Snapshot]:
    """A snapshot that holds one constructed town."""
    return _snapshot


@pytest.fixture
def code_keys() -> frozenset[str]:
    """The keys of the shipped codebook."""
    return frozenset(code.key for code in shipped_codebook()[1])


@pytest.fixture
def read() -> Callable[[Corpus, str], tuple[str, tuple[Segment, ...]]]:
    """Text and turns of a file."""
    return lambda corpus, name: (text(corpus, name), turns(corpus, name))
