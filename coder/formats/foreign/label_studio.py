"""Label Studio exports (JSON, JSON-MIN): spans on texts, dialogues and HTML, choices on whole texts, relations; pictures are refused.

Shapes read in Label Studio's export documentation and in exchange.md; each span bears its `text`, by which the counting is found: code points since
front end pull request 308 (2022), UTF-16 units before (issues 1347, 1008), line ends as one or two (issue 539).
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from coder.errors import FormatError
from coder.formats.files.file_names import shown
from coder.formats.foreign.files import json_of, whole, words
from coder.formats.foreign.gathering import Gathering
from coder.formats.foreign.label_studio_tasks import Task, tasks
from coder.formats.foreign.offsets import Counting, Ruler, infer, told
from coder.formats.foreign.project import ForeignLink, ForeignProject

_CANDIDATES = (Counting(), Counting("utf-16"), Counting(crlf=1), Counting("utf-16", crlf=1))
_DIRECTIONS = {"right": "one_way", "left": "one_way", "bi": "bidirectional"}


def recognises(path: Path, head: bytes) -> bool:
    """Whether it is a list of tasks."""
    if path.is_dir() or head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] != b"[":
        return False
    try:
        first = next(_list(path), None)
    except FormatError:
        return False
    return isinstance(first, dict) and (_is_min(first) or ("data" in first and ("annotations" in first or "completions" in first)))


def _is_min(first: dict[str, Any]) -> bool:
    return "annotation_id" in first and "annotator" in first


def _list(path: Path) -> Iterator[Any]:
    for each in json_of(path):
        yield from each if isinstance(each, list) else ()


def read(path: Path, *, convention: str | None = None) -> ForeignProject:
    """A document for each task that has a text.

    Raises:
        FormatError: the JSON is damaged, or all tasks are pictures or recordings.
    """
    gathered = Gathering(shown(path))
    found = _joined(each for each in tasks(_list(path), gathered) if each.text.strip())
    if not found:
        raise FormatError(
            f"{shown(path)}: none of its tasks holds a text: they are pictures or recordings, which cannot be coded here",
            "Export a project of texts.",
        )
    raw = {each.key: each.text for each in found if not each.html}
    quoted = ((task.key, region.start, region.stop, region.quote) for task in found for region in task.regions if not task.html)
    inferred = infer(raw, quoted, _CANDIDATES)
    counting = told(convention, inferred.counting)
    several = len({region.source for task in found for region in task.regions}) > 1
    for task in found:
        if gathered.text(task.key, task.title, task.text, ruler=Ruler(task.text, counting), source=path.name, kind=task.kind):
            _take(gathered, task, several)
            for name, value in task.values:
                gathered.value("document", task.key, name, words(value), "number" if whole(value) is not None else "text")
    evidence = "as asked for" if convention else inferred.evidence
    return gathered.project(path.stem, producer="Label Studio", convention=str(counting), evidence=evidence)


def _joined(found: Iterable[Task]) -> list[Task]:
    """Rows of JSON-MIN that are annotations of one task by several people, as one task; other tasks get keys of their own."""
    by_key: dict[str, Task] = {}
    for each in found:
        known = by_key.get(each.key)
        if known and known.text == each.text:
            known.regions += each.regions
            known.relations += each.relations
            continue
        each.key = each.key if known is None else f"{each.key} ({len(by_key)})"
        by_key[each.key] = each
    return list(by_key.values())


def _take(gathered: Gathering, task: Task, several: bool) -> None:
    made: dict[tuple[str, str], str] = {}
    whole_text = (0, len(gathered.texts[task.key].text.rstrip()))
    for region in task.regions:
        user = gathered.user(region.user)
        if region.note and not region.labels and not region.spans:
            gathered.memo("document", task.key, region.note, title=region.source, user=user, at=region.at)
        for label in region.labels:
            code = _code(gathered, label, region.source if several else "")
            key = f"{task.key}.{region.annotation}.{region.key}.{'/'.join(label)}"
            if task.html and region.spans:
                gathered.quote(key, task.title, region.quote, code, start=region.start, user=user, at=region.at, note=region.note)
                continue
            place = gathered.span(task.key, region.start, region.stop) if region.spans else whole_text
            coding = gathered.coding(key, task.key, place, code, user=user, at=region.at)
            if coding and place:
                made.setdefault((region.annotation, region.key), coding)
                if region.spans:
                    gathered.compare(task.key, place, region.quote)
                gathered.memo("coding", coding, region.note, user=user, at=region.at)
    _relations(gathered, task, made)


def _code(gathered: Gathering, label: tuple[str, ...], source: str) -> str:
    """The code of a label, below those of a taxonomy and below the name of its question if the project has several."""
    path = ((source,) if source else ()) + label
    parent: str | None = None
    for depth, name in enumerate(path, 1):
        heading = bool(source) and depth == 1
        parent = gathered.code("/".join(path[:depth]), name, parent=parent, codable=not heading)
    return str(parent)


def _relations(gathered: Gathering, task: Task, made: dict[tuple[str, str], str]) -> None:
    for number, each in enumerate(task.relations, 1):
        ends = [made.get((each.annotation, end)) for end in (each.origin, each.target)]
        origin, target = reversed(ends) if each.direction == "left" else ends
        if origin is None or target is None:
            gathered.lose("relations of regions that are not there", each.name)
            continue
        gathered.links.append(
            ForeignLink(
                key=f"{task.key}.{each.annotation}.relation {number}",
                name=each.name or "relation",
                origin=("coding", origin),
                target=("coding", target),
                direction=_DIRECTIONS.get(each.direction, "one_way"),
            )
        )
