"""Snapshots of a project, with texts and segments read when they are asked for."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from coder.model.adjudication import Adjudication
from coder.model.attribute import Attribute, AttributeDef
from coder.model.codebook import Code, Codebook
from coder.model.coding import Coding, Decision, Memo
from coder.model.document import Document, Segment, Speaker, TurnEdit
from coder.model.exposure import Exposure
from coder.model.linkage import Linkage, LinkageMention
from coder.model.recoding import Recoding
from coder.model.snapshot import Snapshot
from coder.model.town import Actor, Town, TownScope
from coder.model.user import Setting, User
from coder.project.merging.made_twice import made_again
from coder.project.naming.place_names import PlaceNames
from coder.project.texts.turns import Speakers, Turn, turns_of
from coder.store.store import Store

V = TypeVar("V")


class Lazily(Mapping[str, V]):
    """A mapping whose values are computed when first asked for, and kept."""

    def __init__(self, keys: Sequence[str], compute: Callable[[str], V]) -> None:
        self._keys = keys
        self._known = frozenset(keys)
        self._compute = compute
        self._values: dict[str, V] = {}

    def __getitem__(self, key: str) -> V:
        if key not in self._known:
            raise KeyError(key)
        if key not in self._values:
            self._values[key] = self._compute(key)
        return self._values[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)


def snapshot(store: Store, *, events: bool = False) -> Snapshot:
    """Everything in the project as it is now; with the log if asked for, and then codings too that one person made twice."""
    documents = store.all(Document)
    by_id = {each.id: each for each in documents}
    ids = tuple(by_id)
    speakers = store.all(Speaker)
    known = Speakers(speakers)
    mentions, codebooks = store.all(LinkageMention), store.all(Codebook)
    turn_edits = store.all(TurnEdit)
    codings, memos = (store.all(Coding), store.all(Memo)) if events else _made_once(store)
    edited = {each.document_id for each in turn_edits}
    found: Lazily[tuple[Segment, ...]] = Lazily(ids, lambda each: store.segments(by_id[each].text_sha256, by_id[each].kind))
    turns: Lazily[tuple[Turn, ...]] = Lazily(ids, lambda each: turns_of(store, by_id[each], known))
    return Snapshot(
        name=store.path.stem,
        users=store.all(User),
        codebooks=codebooks,
        codes=store.all(Code),
        documents=documents,
        texts=Lazily(ids, lambda each: store.text(by_id[each].text_sha256)),
        segments=Lazily(ids, lambda each: _corrected(found[each], turns[each]) if each in edited else tuple(sorted(found[each], key=_place))),
        turn_speakers=Lazily(ids, lambda each: _given(turns[each]) if each in edited else _named(found[each], each, known)),
        speakers=speakers,
        turn_edits=turn_edits,
        codings=codings,
        decisions=store.all(Decision),
        exposures=tuple(each for each in store.all(Exposure) if each.document_id in by_id),
        adjudications=store.all(Adjudication),
        recodings=store.all(Recoding),
        memos=memos,
        actors=store.all(Actor),
        towns=store.all(Town),
        town_scopes=store.all(TownScope),
        mentions=mentions,
        linkages=store.all(Linkage),
        attribute_defs=store.all(AttributeDef),
        attributes=store.all(Attribute),
        settings=store.all(Setting),
        place_names=PlaceNames(mentions, codebooks),
        events=tuple(store.events()) if events else (),
    )


def _made_once(store: Store) -> tuple[tuple[Coding, ...], tuple[Memo, ...]]:
    """The codings, each once, and the memos, those on a second one with the first."""
    codings, memos = store.all(Coding), store.all(Memo)
    again = made_again(codings)
    if not again:
        return codings, memos
    moved = (replace(each, target_id=again.get(each.target_id or "", each.target_id)) for each in memos)
    return tuple(each for each in codings if each.id not in again), tuple(moved)


def _place(segment: Segment) -> tuple[int, int]:
    return segment.start, -segment.stop


def _given(turns: Sequence[Turn]) -> tuple[str | None, ...]:
    """Who speaks in each turn, corrections by hand and all."""
    return tuple(turn.speaker_id for turn in turns if turn.kind == "turn")


def _named(found: Sequence[Segment], document_id: str, speakers: Speakers) -> tuple[str | None, ...]:
    """Who speaks in each turn, where nothing was corrected."""
    labels = [each.label for each in found if each.kind == "turn"]
    known = {label: speakers.named(label, document_id) if label else None for label in set(labels)}
    ids = {label: speaker.id if speaker else None for label, speaker in known.items()}
    return tuple([ids[label] for label in labels])


def _corrected(found: Sequence[Segment], turns: Sequence[Turn]) -> tuple[Segment, ...]:
    """The segments as found, with the turns as corrected by hand."""
    corrected = [
        Segment(
            kind="turn",
            ordinal=number,
            start=turn.start,
            stop=turn.stop,
            label=turn.label,
            label_start=turn.label_start,
            time_start=turn.time_start,
            ref=turn.ref,
        )
        for number, turn in enumerate((turn for turn in turns if turn.kind == "turn"), 1)
    ]
    return tuple(sorted([*(each for each in found if each.kind != "turn"), *corrected], key=_place))
