"""doccano exports (JSON, JSON lines): spans as `label` or `entities`, lists or objects; classes of whole texts; relations; comments.

Shapes read in doccano's backend/data_export and data_import examples (exchange.md) and older ones (`labels`, `annotations`). There are no quotes.
From version 1 on the browser counts UTF-16 units (issue 2290; issue 99 and pull request 108 before 1.0: code points for a while), which differs
only after an emoji or a rare Han character: such spans are doubtful unless one of the two fits them alone.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from coder.errors import FormatError
from coder.formats.annotation.doccano import OFFSETS
from coder.formats.files.file_names import shown
from coder.formats.foreign.files import json_of, whole, words
from coder.formats.foreign.fitting import fit
from coder.formats.foreign.gathering import Gathering
from coder.formats.foreign.offsets import Counting, Ruler, told
from coder.formats.foreign.project import ForeignLink, ForeignProject

_SPANS = ("label", "labels", "entities", "annotations")
_OWN = frozenset({"id", "text", "data", *_SPANS, "relations", "cats", "Comments", "comments", "annotation_approver", "username", "meta", "metadata"})
_OURS = frozenset({"offsets", "document", "document_id", "start", "coders", "speaker", "turn"})
"""What this program adds to a record that it exports."""
_UNITS = {OFFSETS: Counting("utf-16"), "code points": Counting()}
_RECORDS = 500_000


def recognises(path: Path, head: bytes) -> bool:
    """Whether its first object has a text and one of doccano's lists of labels."""
    begins = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    if path.is_dir() or begins not in (b"{", b"[") or (b'"text"' not in head and b'"data"' not in head):
        return False
    try:
        first = next(_records(path), None)
    except FormatError:
        return False
    if not isinstance(first, dict) or "annotation_id" in first:
        return False
    return isinstance(_text(first), str) and any(isinstance(first.get(each), (list, str)) for each in (*_SPANS, "cats"))


def read(path: Path, *, convention: str | None = None) -> ForeignProject:
    """A document for each record, named after the file and its number.

    Raises:
        FormatError: the JSON is damaged, or holds no texts.
    """
    gathered = Gathering(shown(path))
    records = {str(number): each for number, each in enumerate(islice(_records(path), _RECORDS), 1) if isinstance(each, dict)}
    raw = {key: str(_text(each)) for key, each in records.items() if isinstance(_text(each), str)}
    if not raw:
        raise FormatError(f"{shown(path)}: no texts in it", "Give an export of doccano: an object with text and label for each document.")
    spans = {key: list(_spans(records[key], gathered)) for key in raw}
    told_there = {words(records[key].get("offsets")) for key in raw}
    own = _UNITS.get(told_there.pop()) if len(told_there) == 1 else None
    fitted = fit(raw, [(key, start, stop) for key, each in spans.items() for start, stop, *_ in each], (Counting("utf-16"), Counting()))
    counting = told(convention, own or fitted.counting)
    for key, text in raw.items():
        title = words(records[key].get("document")) or (f"{path.stem} {key}" if len(raw) > 1 else path.stem)
        if gathered.text(key, title, text, ruler=Ruler(text, counting), source=path.name):
            made = _codings(gathered, key, spans[key], unsure=not (convention or own or fitted.sure))
            _classes(gathered, key, records[key])
            _relations(gathered, key, records[key], made)
            _rest(gathered, key, records[key])
    evidence = "as asked for" if convention else "the file says so" if own else fitted.evidence
    return gathered.project(path.stem, producer="doccano", convention=str(counting), evidence=evidence)


def _records(path: Path) -> Iterator[Any]:
    for each in json_of(path):
        yield from each if isinstance(each, list) else (each,)


def _text(record: dict[str, Any]) -> object:
    return record.get("text", record.get("data"))


def _spans(record: dict[str, Any], gathered: Gathering) -> Iterator[tuple[int, int, str, str, str]]:
    """(start, stop, label, key, user) of each span."""
    coders = record.get("coders")
    for field in _SPANS:
        found = record.get(field)
        for number, each in enumerate(found if isinstance(found, list) else ()):
            span = _span(each)
            if span:
                coder = words(coders[number]) if isinstance(coders, list) and number < len(coders) else ""
                yield (*span[:4], span[4] or coder)
            elif not isinstance(each, str):
                gathered.lose("labels of an unknown shape", words(each)[:80])


def _span(each: object) -> tuple[int, int, str, str, str] | None:
    if isinstance(each, list) and len(each) >= 3:
        start, stop, label, key, user = whole(each[0]), whole(each[1]), words(each[2]), "", ""
    elif isinstance(each, dict):
        start, stop = whole(each.get("start_offset", each.get("start"))), whole(each.get("end_offset", each.get("end")))
        label, key, user = words(each.get("label")), words(each.get("id")), words(each.get("user"))
    else:
        return None
    return (start, stop, label, key, user) if start is not None and stop is not None and label.strip() else None


def _codings(gathered: Gathering, key: str, spans: Iterable[tuple[int, int, str, str, str]], *, unsure: bool) -> dict[str, str]:
    """The codings by the ids of their spans."""
    made: dict[str, str] = {}
    text = gathered.texts[key].text
    rare = next((offset for offset, each in enumerate(text) if each > "\uffff"), len(text)) if unsure else len(text)
    for number, (start, stop, label, own, user) in enumerate(spans, 1):
        place = gathered.span(key, start, stop)
        coding = gathered.coding(f"{key}.{own or number}", key, place, gathered.code(label, label), user=gathered.user(user))
        if coding and place:
            if own:
                made[own] = coding
            reason = "(an emoji or rare character before it: the file does not say how it is counted)" if place[1] > rare else ""
            gathered.compare(key, place, reason)
    return made


def _classes(gathered: Gathering, key: str, record: dict[str, Any]) -> None:
    """Labels of the whole text become codings of all of it."""
    whole_text = (0, len(gathered.texts[key].text.rstrip()))
    for field in ("label", "labels", "cats", "annotations"):
        found = record.get(field)
        for each in found if isinstance(found, list) else [found] if isinstance(found, str) else ():
            if isinstance(each, str) and each.strip():
                gathered.coding(f"{key}.{each}", key, whole_text, gathered.code(each, each))


def _relations(gathered: Gathering, key: str, record: dict[str, Any], made: dict[str, str]) -> None:
    found = record.get("relations")
    for each in found if isinstance(found, list) else ():
        ends = [made.get(words(each.get(end))) for end in ("from_id", "to_id")] if isinstance(each, dict) else [None]
        origin, target = (ends[0], ends[-1])
        if origin is None or target is None:
            gathered.lose("relations of spans that are not there", words(each)[:80])
            continue
        link = f"{key}.{words(each.get('id')) or len(gathered.links)}"
        gathered.links.append(
            ForeignLink(
                key=link, name=words(each.get("type")) or "relation", origin=("coding", origin), target=("coding", target), direction="one_way"
            )
        )


def _rest(gathered: Gathering, key: str, record: dict[str, Any]) -> None:
    for field in ("Comments", "comments"):
        found = record.get(field)
        for each in found if isinstance(found, list) else [found]:
            gathered.memo("document", key, words(each.get("text", each) if isinstance(each, dict) else each))
    about = {
        **_object(record.get("meta")),
        **_object(record.get("metadata")),
        **{name: each for name, each in record.items() if name not in _OWN | _OURS},
    }
    for name, each in about.items():
        gathered.value("document", key, name, words(each), "number" if isinstance(each, (int, float)) and not isinstance(each, bool) else "text")


def _object(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
