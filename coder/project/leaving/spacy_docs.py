"""spaCy's DocBin (.spacy) for training: texts cut into words, codings as spans and as categories."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from coder.formats.annotation.code_labels import code_labels
from coder.formats.annotation.doccano import not_marked
from coder.formats.annotation.pieces import Mark, Piece, Pieces
from coder.formats.loss import Loss, losses
from coder.model.snapshot import Snapshot

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span

SPANS = "codings"


def write(snapshot: Snapshot, path: Path, *, raw: bool = False, unit: str = "turn") -> tuple[Loss, ...]:
    """Write a Doc for each turn, or for each document.

    `doc.spans["codings"]` holds each coded passage once, labelled with its code; `doc.spans["codings/NAME"]` those of one coder, with the
    id of the coding; `doc.cats` has every code in use, 1 where some of the text is coded so. `doc.user_data` says where the text comes from.
    Chinese is cut as everywhere in the program (`coder.language.pipeline`), English by spaCy. A passage that begins or ends inside
    a word is widened to whole words, and told of.
    """
    from spacy.tokens import DocBin

    from coder.language.pipeline import pipeline

    making = _Making(snapshot)
    languages: dict[str, Language] = {}
    bin_ = DocBin(store_user_data=True)
    pieces = Pieces(snapshot, unit)
    with _known_encoders():
        for piece in pieces:
            language = "en" if piece.document.language == "en" else "zh"
            if language not in languages:
                languages[language] = pipeline(language)
            bin_.add(making.doc(piece, languages[language], language))
    path.write_bytes(bin_.to_bytes())
    return (*pieces.losses(), *making.losses(), *not_marked(snapshot))


@contextmanager
def _known_encoders() -> Iterator[None]:
    """The encoders of msgpack looked for once: spaCy goes through its whole registry for each of them with every Doc, most of the time."""
    from srsly.msgpack import msgpack_encoders

    known = msgpack_encoders.get_all()
    msgpack_encoders.get_all = lambda: known
    try:
        yield
    finally:
        del msgpack_encoders.get_all


class _Making:
    """Makes Docs; keeps what had to be widened."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._labels = code_labels(snapshot)
        self._users = {each.id: each.name for each in snapshot.users}
        used = {each.code_id for each in snapshot.codings}
        self._cats: Mapping[str, float] = {self._labels[each.id]: 0.0 for each in snapshot.codes if each.id in used}
        self._widened: list[str] = []

    def doc(self, piece: Piece, nlp: "Language", language: str) -> "Doc":
        doc = nlp.make_doc(piece.text)
        by_coder: dict[str, list[Span]] = defaultdict(list)
        for mark in piece.marks:
            by_coder[self._users.get(mark.coding.user_id, mark.coding.user_id)].append(self._span(doc, mark))
        each_once = {(span.start, span.end, span.label): span for spans in by_coder.values() for span in spans}
        doc.spans[SPANS] = [each_once[key] for key in sorted(each_once, key=lambda key: (key[0], key[1], each_once[key].label_))]
        for coder in sorted(by_coder):
            doc.spans[f"{SPANS}/{coder}"] = by_coder[coder]
        doc.cats = {**self._cats, **dict.fromkeys((span.label_ for span in each_once.values()), 1.0)}
        doc.user_data = {
            "document_id": piece.document.id,
            "document": piece.document.title,
            "start": piece.start,
            "speaker": piece.speaker,
            "turn": piece.turn or 0,
            "language": language,
        }
        return doc

    def losses(self) -> tuple[Loss, ...]:
        return losses((("passages that begin or end inside a word, widened to whole words", self._widened),))

    def _span(self, doc: "Doc", mark: Mark) -> "Span":
        label, coding = self._labels[mark.coding.code_id], mark.coding.id
        exact = doc.char_span(mark.start, mark.stop, label=label, span_id=coding, alignment_mode="strict")
        if exact is not None:
            return exact
        self._widened.append(doc.text[mark.start : mark.stop][:40])
        widened = doc.char_span(mark.start, mark.stop, label=label, span_id=coding, alignment_mode="expand")
        assert widened is not None
        return widened
