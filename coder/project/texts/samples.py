"""The shipped sample corpora: folders with a `corpus.toml`, texts, and codings that name their passage by its words."""

import hashlib
import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, TypeVar

from coder.errors import CoderError, FormatError, NotFound
from coder.model.linkage import ActorRef, LinkageMention
from coder.resources import folder

_FORMAT = 1
_HEAD_FIELDS = frozenset(
    {"format", "key", "title", "licence", "source", "retrieved", "constructed", "caution", "codebook", "users"}
    | {"town", "actors", "speakers", "files"}
)

Fields = Mapping[str, Any]
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """A passage of a file of the corpus, named by its words.

    Attributes:
        document: File name.
        exact: The words.
        occurrence: Which of several equal ones, from 1.
    """

    document: str
    exact: str
    occurrence: int = 1

    def find(self, text: str) -> tuple[int, int]:
        """Start and stop of the passage in the text of its file, in code points, half-open.

        Raises:
            NotFound: the words do not stand there as often as `occurrence` says.
        """
        start = -1
        for _ in range(self.occurrence):
            start = text.find(self.exact, start + 1)
            if start < 0:
                what = f"{self.document}: occurrence {self.occurrence} of the passage is missing: {self.exact[:40]!r}"
                raise NotFound(what, "Correct `exact` or `occurrence` in the corpus folder.")
        return start, start + len(self.exact)


@dataclass(frozen=True, slots=True, kw_only=True)
class CorpusFile:
    """A text of a corpus.

    Attributes:
        name: File name, unique in the corpus.
        sha256: Of the bytes.
        excerpt: Whether the text is an excerpt with gaps.
        alternate: Name of the file with the same event in the other language.
        stakeholder: Whose view it is (official, enterprise, association ...); empty if mixed.
        read_by: The users who coded it from the first line to the last.
    """

    name: str
    title: str
    kind: str
    language: str
    sha256: str
    date: str = ""
    source: str = ""
    note: str = ""
    excerpt: bool = False
    alternate: str = ""
    stakeholder: str = ""
    read_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CorpusSpeaker:
    """Who stands behind a printed label in one file: the role (of SPEAKER_ROLES), the stakeholder group, the actor of the corpus."""

    document: str
    label: str
    role: str
    stakeholder: str = ""
    actor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CorpusActor:
    """An actor of the registry: key in the corpus, names by language, kind (a code under `actor.`), tier and place."""

    key: str
    names: Mapping[str, str]
    kind: str
    tier: str = ""
    place: str = ""
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CorpusTown:
    """The town a corpus speaks of: names by language, county, and the places that count as regional for it."""

    names: Mapping[str, str]
    county: str = ""
    near_region: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CorpusCoding:
    """A passage with the code that a user gave it."""

    quote: Quote
    code: str
    user: str
    certainty: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CorpusMention:
    """A passage that tells of a tie.

    Attributes:
        values: Further fields of a LinkageMention under their own names (situations, kinds, scale, status ...).
            Lists are tuples, brokers are ActorRefs. The `actor_id` of an ActorRef is here the key of a CorpusActor.
    """

    quote: Quote
    user: str
    actor_a: ActorRef
    actor_b: ActorRef
    values: Fields


@dataclass(frozen=True, slots=True, kw_only=True)
class CorpusMemo:
    """A note. `target` is project, document, passage, coding or code.

    Attributes:
        document: File name; for document, passage and coding.
        quote: For passage and coding.
        code: Key; for coding and code.
        coder: Whose coding it is about; for coding.
    """

    target: str
    user: str
    title: str
    body: str
    document: str = ""
    quote: Quote | None = None
    code: str = ""
    coder: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """One folder of sample texts.

    Attributes:
        key: Name of the folder.
        title, caution: By language.
        licence, source, retrieved: In words.
        constructed: Whether the texts were written for this project and are evidence about nothing.
        kind: `coded` or `texts`.
        codebook: Key of the codebook of the codings; empty without codings.
    """

    key: str
    path: Path
    title: Mapping[str, str]
    licence: str
    source: str
    retrieved: str
    constructed: bool
    caution: Mapping[str, str]
    files: tuple[CorpusFile, ...]
    codebook: str = ""
    users: tuple[str, ...] = ()
    towns: tuple[CorpusTown, ...] = ()
    actors: tuple[CorpusActor, ...] = ()
    speakers: tuple[CorpusSpeaker, ...] = ()
    codings: tuple[CorpusCoding, ...] = ()
    mentions: tuple[CorpusMention, ...] = ()
    memos: tuple[CorpusMemo, ...] = ()

    @property
    def kind(self) -> str:
        """`coded` if people's codings come with it, else `texts`."""
        return "coded" if self.codings else "texts"

    def file_path(self, name: str) -> Path:
        """Where the file `name` of the corpus lies."""
        return self.path / name


def corpora() -> tuple[Corpus, ...]:
    """The shipped corpora, in order of their keys.

    Raises:
        CoderError: a file is missing, does not have the hash that corpus.toml gives, or does not hold what it should.
    """
    return tuple(read_corpus(found.parent) for found in sorted(folder("corpora").glob("*/corpus.toml")))


def read_corpus(path: Path) -> Corpus:
    """The corpus in the folder `path`, its texts checked against their hashes.

    Raises:
        CoderError: as for `corpora`.
    """
    head = _head(path / "corpus.toml")
    try:
        if unknown := head.keys() - _HEAD_FIELDS:
            raise TypeError(f"corpus.{sorted(unknown)[0]}")
        if head["format"] != _FORMAT:
            raise FormatError(f"{path}: format {head['format']}, known is {_FORMAT}", "Use a newer version of the program.")
        files = tuple(_make(CorpusFile, each) for each in head["files"])
        for file in files:
            _check(path / file.name, file.sha256)
        return Corpus(
            key=head["key"],
            path=path,
            title=head["title"],
            licence=head["licence"],
            source=head["source"],
            retrieved=head["retrieved"],
            constructed=head["constructed"],
            caution=head["caution"],
            files=files,
            codebook=head.get("codebook", ""),
            users=tuple(head.get("users", ())),
            towns=(_make(CorpusTown, head["town"]),) if "town" in head else (),
            actors=tuple(_make(CorpusActor, each) for each in head.get("actors", ())),
            speakers=tuple(_make(CorpusSpeaker, each) for each in head.get("speakers", ())),
            codings=tuple(_coding(row) for row in _rows(path / "codings.jsonl")),
            mentions=tuple(_mention(row) for row in _rows(path / "mentions.jsonl")),
            memos=tuple(_memo(row) for row in _rows(path / "memos.jsonl")),
        )
    except (KeyError, TypeError) as error:
        raise FormatError(f"{path}: a field is missing or unknown: {error}", "corpora/README.md says which fields there are.") from error


def _head(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise FormatError(f"{path}: {error}", "Install the package again, or correct the file.") from error


def _check(path: Path, sha256: str) -> None:
    try:
        found = hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError as error:
        raise CoderError(f"{path}: {error.strerror}", "Install the package again.") from error
    if found != sha256:
        what = f"{path}: the sha256 is {found[:12]}..., corpus.toml says {sha256[:12]}..."
        raise CoderError(what, "Install the package again: the text was changed.")


def _rows(path: Path) -> list[dict[str, Any]]:
    """The objects of a JSONL file; none if there is no such file."""
    if not path.exists():
        return []
    rows = []
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
        if line:
            try:
                rows.append(json.loads(line))
            except json.JSONDecodeError as error:
                raise FormatError(f"{path}: line {number}: {error}", "Each line holds one JSON object.") from error
    return rows


def _make(kind: type[T], values: Fields) -> T:
    known = {field.name for field in fields(kind)}  # type: ignore[arg-type]
    if unknown := values.keys() - known:
        raise TypeError(f"{kind.__name__}.{sorted(unknown)[0]}")
    return kind(**{name: _frozen(value) for name, value in values.items()})


def _frozen(value: Any) -> Any:
    return tuple(_frozen(item) for item in value) if isinstance(value, list) else value


def _quote(row: Fields) -> Quote:
    return Quote(document=row["document"], exact=row["exact"], occurrence=row.get("occurrence", 1))


def _coding(row: Fields) -> CorpusCoding:
    return CorpusCoding(quote=_quote(row), code=row["code"], user=row["user"], certainty=row.get("certainty"))


def _actor(value: Fields) -> ActorRef:
    return ActorRef(label=value["label"], actor_id=value.get("actor"), kind=value["kind"], tier=value.get("tier", ""), place=value.get("place", ""))


_OWN_FIELDS = {"document", "exact", "occurrence", "user", "from", "to", "brokers"}


def _mention(row: Fields) -> CorpusMention:
    values = {name: _frozen(value) for name, value in row.items() if name not in _OWN_FIELDS}
    if unknown := values.keys() - {field.name for field in fields(LinkageMention)}:
        raise TypeError(f"mention.{sorted(unknown)[0]}")
    values["brokers"] = tuple(_actor(each) for each in row.get("brokers", ()))
    return CorpusMention(quote=_quote(row), user=row["user"], actor_a=_actor(row["from"]), actor_b=_actor(row["to"]), values=values)


def _memo(row: Fields) -> CorpusMemo:
    return CorpusMemo(
        target=row["target"],
        user=row["user"],
        title=row["title"],
        body=row["body"],
        document=row.get("document", ""),
        quote=_quote(row) if "exact" in row else None,
        code=row.get("code", ""),
        coder=row.get("coder", ""),
    )
