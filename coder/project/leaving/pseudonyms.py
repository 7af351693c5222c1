"""A project in which speakers and actors go by their pseudonyms, in the texts and in every quote, memo and title.

Passages move with their words: all offsets of the copy are those of its own texts. The log stays behind, since it holds the names.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, TypeVar

from coder.errors import InvalidValue
from coder.formats.files.file_names import title_of
from coder.model.adjudication import Adjudication
from coder.model.document import Document, Segment, Speaker
from coder.model.linkage import ActorRef, LinkageMention
from coder.model.record import from_record, to_record
from coder.model.snapshot import Snapshot
from coder.model.span import Anchor
from coder.model.town import Actor, Town
from coder.project.naming.place_names import PlaceNames
from coder.text.freeze import sha256_text
from coder.text.renaming import Renamed, Renaming

T = TypeVar("T")
Replacements = Mapping[str, int]
"""Pseudonym -> how often it was put in; the names are nowhere."""


class Pseudonyms:
    """The pseudonyms of a project: replaces the names, labels and aliases of everybody who has one.

    A speaker who speaks as an actor and the actor share a pseudonym where only one of them has it. Labels that hold in one
    document only (`Speaker 1`) are replaced there, and where no document is told.

    Attributes:
        counts: How often each pseudonym was put in so far.
        numbered: Document id -> its title in the copy, of interviews that are still called as their file was.
    """

    def __init__(self, snapshot: Snapshot, more: Mapping[str, str] | None = None, *, own: bool = True) -> None:
        """Take the names of the speakers and actors.

        Args:
            more: Further names (of towns, villages, firms, children ...) -> what stands in their place.
            own: Whether the pseudonyms of speakers and actors are put in, besides `more`.

        Raises:
            InvalidValue: nobody has a pseudonym, and there are no further names.
        """
        self.counts: Counter[str] = Counter()
        snapshot = snapshot if own else replace(snapshot, actors=(), speakers=())
        actors = {each.id: each for each in snapshot.actors}
        self.of_actor = {each.id: pseudonym for each in actors.values() if (pseudonym := _of_actor(each, snapshot.speakers))}
        of_speaker = {each.id: pseudonym for each in snapshot.speakers if (pseudonym := each.pseudonym or self.of_actor.get(each.actor_id or "", ""))}
        everywhere: dict[str, str] = dict(more or {})
        self._inside: dict[str, dict[str, str]] = {}
        for speaker in snapshot.speakers:
            if speaker.id in of_speaker:
                for name, document in _names(speaker):
                    (self._inside.setdefault(document, {}) if document else everywhere)[name] = of_speaker[speaker.id]
        for actor, pseudonym in self.of_actor.items():
            everywhere |= dict.fromkeys((*actors[actor].names.values(), *actors[actor].aliases), pseudonym)
        self._everywhere = everywhere
        scoped = {name: new for inside in self._inside.values() for name, new in inside.items()}
        self._anywhere = Renaming({**scoped, **everywhere})
        if not self._anywhere:
            raise InvalidValue(
                "no speaker or actor of this project has a pseudonym",
                "Give them: coder speakers PROJECT set NAME --pseudonym P1; an export also takes a table: --names FILE.csv.",
            )
        self._by_document = {document: Renaming({**names, **everywhere}) for document, names in self._inside.items()}
        self._elsewhere = Renaming(everywhere)
        called = filter(_is_called_as_its_file, snapshot.documents)
        self.numbered = {each.id: f"interview {number}" for number, each in enumerate(called, 1)}

    def text(self, text: str) -> str:
        """Any text with the pseudonyms in it; counted."""
        return self._counted(self._anywhere(text)).text

    def title(self, document_id: str, title: str) -> str:
        """The title of a document with the pseudonyms in it; counted."""
        return self.numbered.get(document_id) or self.text(title)

    def document(self, document_id: str, text: str) -> Renamed:
        """The text of a document with the pseudonyms in it, and where its passages are then; counted."""
        return self._counted(self.renamed(document_id, text))

    def renamed(self, document_id: str, text: str) -> Renamed:
        """The same, not counted."""
        return self._by_document.get(document_id, self._elsewhere)(text)

    def thing(self, thing: T, **given: object) -> T:
        """A record with the pseudonyms in all its texts; ids stay."""
        return from_record(type(thing), {**self.value(to_record(thing)), **given})

    def value(self, value: Any) -> Any:
        """A JSON-compatible value with the pseudonyms in all its texts."""
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, (list, tuple)):
            return type(value)(self.value(each) for each in value)
        if isinstance(value, Mapping):
            return {key: each if key == "id" or key.endswith("_id") else self.value(each) for key, each in value.items()}
        return value

    def _counted(self, renamed: Renamed) -> Renamed:
        self.counts.update(renamed.names)
        return renamed


def pseudonymised(snapshot: Snapshot, more: Mapping[str, str] | None = None, *, own: bool = True) -> tuple[Snapshot, Replacements]:
    """The copy, and how often each pseudonym was put in. Ids are those of the project: see `other_ids` for what leaves the machine.

    Args:
        more: Further names -> what stands in their place.
        own: Whether the pseudonyms of speakers and actors are put in, besides `more`.

    Raises:
        InvalidValue: nobody has a pseudonym, and there are no further names.
    """
    names = Pseudonyms(snapshot, more, own=own)
    texts = {each.id: names.document(each.id, snapshot.texts[each.id]) for each in snapshot.documents}
    mentions = tuple(_mention(each, texts[each.document_id], names) for each in snapshot.mentions)
    codebooks = tuple(names.thing(each, key=each.key) for each in snapshot.codebooks)
    copy = replace(
        snapshot,
        name=names.text(snapshot.name),
        users=tuple(replace(each, name=names.text(each.name)) for each in snapshot.users),
        attribute_defs=tuple(names.thing(each) for each in snapshot.attribute_defs),
        codebooks=codebooks,
        towns=tuple(_town(each, names) for each in snapshot.towns),
        documents=tuple(_document(each, texts[each.id], names) for each in snapshot.documents),
        texts={key: each.text for key, each in texts.items()},
        segments={key: tuple(_segment(one, texts[key]) for one in snapshot.segments[key]) for key in texts},
        speakers=tuple(_speaker(each, names) for each in snapshot.speakers),
        actors=tuple(_actor(each, names) for each in snapshot.actors),
        turn_edits=tuple(names.thing(each, start=texts[each.document_id].moved(each.start)) for each in snapshot.turn_edits),
        codings=tuple(_span(each, texts[each.document_id]) for each in snapshot.codings),
        decisions=tuple(_span(each, texts[each.document_id]) for each in snapshot.decisions),
        exposures=tuple(_span(each, texts[each.document_id]) for each in snapshot.exposures),
        adjudications=tuple(_adjudication(each, texts[each.document_id], names) for each in snapshot.adjudications),
        recodings=tuple(_span(each, texts[each.document_id]) for each in snapshot.recodings),
        town_scopes=tuple(_span(each, texts[each.document_id]) for each in snapshot.town_scopes),
        memos=tuple(names.thing(_span(each, texts[each.target_id]) if each.target_id in texts else each) for each in snapshot.memos),
        mentions=mentions,
        place_names=PlaceNames(mentions, codebooks),
        linkages=tuple(names.thing(each) for each in snapshot.linkages),
        attributes=tuple(names.thing(each) for each in snapshot.attributes),
        codes=tuple(names.thing(each) for each in snapshot.codes),
        settings=tuple(names.thing(each, key=each.key) for each in snapshot.settings),
        events=(),
    )
    return copy, dict(sorted(names.counts.items()))


def _names(speaker: Speaker) -> list[tuple[str, str]]:
    """The names of a speaker, each with the document it holds in, or empty where it holds in all."""
    labels = [(label, document) for each in speaker.labels for label, _, document in [each.partition("@")]]
    return [(speaker.name, speaker.document_id or ""), *((label, document or speaker.document_id or "") for label, document in labels)]


def _of_actor(actor: Actor, speakers: tuple[Speaker, ...]) -> str:
    return actor.pseudonym or next((each.pseudonym for each in speakers if each.actor_id == actor.id and each.pseudonym), "")


def _town(town: Town, names: Pseudonyms) -> Town:
    """A town whose name was replaced is not told by its number, its county or what lies near it either."""
    renamed = names.thing(town)
    return renamed if renamed.names == town.names else replace(renamed, division_code="", county="", near_region=())


def _speaker(speaker: Speaker, names: Pseudonyms) -> Speaker:
    renamed = names.thing(speaker, pseudonym="")
    return replace(renamed, labels=tuple(dict.fromkeys(renamed.labels)))


def _actor(actor: Actor, names: Pseudonyms) -> Actor:
    renamed = names.thing(actor, pseudonym="")
    known = set(renamed.names.values())
    return replace(renamed, aliases=tuple(each for each in dict.fromkeys(renamed.aliases) if each not in known))


def _is_called_as_its_file(document: Document) -> bool:
    """Whether it is an interview without a title of its own: names of files tell who was asked, and by whom."""
    return document.kind == "interview" and bool(document.source) and document.title in (document.source, title_of(document.source))


def _document(document: Document, now: Renamed, names: Pseudonyms) -> Document:
    return replace(
        names.thing(document),
        title=names.title(document.id, document.title),
        text_sha256=sha256_text(now.text),
        length=len(now.text),
        source="",
        source_sha256="",
        created_by=document.created_by,
    )


def _segment(segment: Segment, now: Renamed) -> Segment:
    return replace(
        segment,
        start=now.moved(segment.start),
        stop=now.moved(segment.stop, is_stop=True),
        label=now.passage(segment.label_start, segment.label_start + len(segment.label)) if segment.label else "",
        label_start=now.moved(segment.label_start),
    )


def _span(thing: Any, now: Renamed) -> Any:
    if thing.start is None:
        return thing
    return replace(thing, start=now.moved(thing.start), stop=now.moved(thing.stop, is_stop=True))


def _adjudication(adjudication: Adjudication, now: Renamed, names: Pseudonyms) -> Adjudication:
    """A decision with its places moved; what an original said of the actors is left out, as it may hold a name in any form."""
    originals = tuple(
        replace(_span(each, now), slots={slot: said for slot, said in each.slots.items() if slot != "actors"}) for each in adjudication.originals
    )
    reason = names.text(adjudication.reason)
    return replace(_span(adjudication, now), originals=originals, settled=tuple(_span(each, now) for each in adjudication.settled), reason=reason)


def _mention(mention: LinkageMention, now: Renamed, names: Pseudonyms) -> LinkageMention:
    renamed = names.thing(mention)
    anchors = tuple(Anchor.of(now.text, now.moved(each.start), now.moved(each.stop, is_stop=True)) for each in mention.anchors)
    return replace(
        renamed,
        anchors=anchors,
        actor_a=_end(renamed.actor_a, names),
        actor_b=_end(renamed.actor_b, names),
        brokers=tuple(_end(each, names) for each in renamed.brokers),
    )


def _end(end: ActorRef, names: Pseudonyms) -> ActorRef:
    """An end of a tie under the pseudonym of its actor, whatever words were said of it."""
    pseudonym = names.of_actor.get(end.actor_id or "")
    return replace(end, label=pseudonym) if pseudonym else end
