"""Reads a passage for what a linkage mention asks: who, what flows which way, how it is told and when; each value with its reason."""

from collections.abc import Iterator
from dataclasses import replace

from coder.language.actors.find import Find
from coder.model.codebook import Code
from coder.model.coding import Coding
from coder.model.document import Document, Speaker
from coder.model.prefill import Filled, Ground, Prefill
from coder.model.town import Actor, Town, TownScope
from coder.project import resolve
from coder.project.codings import check_span
from coder.project.linking.fields import SITUATIONS, FieldCodes
from coder.project.linking.prefilled_ends import ends_of
from coder.project.linking.prefilled_fields import borrowed, by_cues, by_mood, by_time, hits_of
from coder.project.naming.actor_finding import finder, registry_of
from coder.project.teamwork.blindness import offers_suggestions
from coder.project.texts.turns import turns_of
from coder.store.store import Store
from coder.text.sentences import sentences


def prefill(store: Store, document: str, start: int, stop: int) -> Prefill:
    """What the passage suggests for the fields of a mention; nothing in a copy that was made without suggestions. Nothing is written.

    Raises:
        OffsetError: the passage lies outside the document.
    """
    source = resolve.document(store, document)
    check_span(source, start, stop)
    if not offers_suggestions(store):
        return Prefill(document_id=source.id, start=start, stop=stop)
    text, codes = store.text(source.text_sha256), FieldCodes(store)
    finds = [_moved(each, start) for each in finder().find(text[start:stop], registry_of(store))]
    town = _town_at(store, source, start)
    told = ends_of(store, finds, text, (start, stop), codes, own=_own(store, source, start), town=town)
    focus = [each for each in sentences(text, start, stop) if any(each[0] < end.stop and end.start < each[1] for end in told.ends)]
    focus = focus or [(start, stop)]
    hits = hits_of(store, text, start, stop)
    cued = list(by_cues(hits))
    fields = [
        *told.fields,
        *_by_codings(store, source, start, stop),
        *cued,
        *borrowed(cued, text, (start, stop), town),
        *by_mood(text, focus, hits),
        *by_time(text, focus),
    ]
    if source.kind == "policy":
        fields.append(Filled(field="evidence_mode", value="document", grounds=(Ground(rule="document", words=source.kind),)))
    return Prefill(document_id=source.id, start=start, stop=stop, fields=tuple(fields), actors=told.candidates)


def _moved(find: Find, by: int) -> Find:
    return replace(find, start=find.start + by, stop=find.stop + by)


def _own(store: Store, document: Document, start: int) -> Actor | None:
    """The actor that the speaker of the passage is."""
    turn = next((turn for turn in turns_of(store, document) if turn.label_start <= start < turn.stop), None)
    speaker = store.get(Speaker, turn.speaker_id) if turn and turn.speaker_id else None
    return store.get(Actor, speaker.actor_id) if speaker and speaker.actor_id else None


def _town_at(store: Store, document: Document, start: int) -> Town | None:
    """The one town that the place in the text speaks of."""
    scopes = store.all(TownScope, document_id=document.id)
    inside = {each.town_id for each in scopes if each.start is not None and each.start <= start < (each.stop or 0)}
    towns = inside or {each.town_id for each in scopes if each.start is None}
    return store.get(Town, next(iter(towns))) if len(towns) == 1 else None


def _by_codings(store: Store, document: Document, start: int, stop: int) -> Iterator[Filled]:
    """The situations that the passage is coded as."""
    keys, codes = {code.id: code.key for code in store.all(Code)}, FieldCodes(store)
    here = [each for each in store.all(Coding, document_id=document.id) if each.start < stop and start < each.stop]
    found = {keys[each.code_id]: each for each in here if codes.belongs(keys.get(each.code_id, ""), SITUATIONS)}
    if found:
        grounds = tuple(Ground(rule="coding", words=key, start=each.start, stop=each.stop) for key, each in found.items())
        yield Filled(field="situations", value=tuple(found), grounds=grounds)
