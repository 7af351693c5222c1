"""Tasks of Label Studio: which field is the text, and what each annotator marked in it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from coder.formats.foreign.files import whole, words
from coder.formats.foreign.gathering import Gathering
from coder.formats.foreign.offsets import Counting
from coder.formats.foreign.tagged_text import TaggedText

_LABELS = ("labels", "hypertextlabels", "paragraphlabels", "choices", "taxonomy", "timeserieslabels")
_SPEAKERS = ("author", "speaker", "name", "role", "Author", "Speaker")
_SAID = ("text", "words", "content", "utterance", "Text")
_LINKS = ("http://", "https://", "s3://", "gs://", "azure-blob://", "/data/", "data:")
_NO_VALUES = frozenset({"title", "标题", "document", "offsets", "document_id", "start"})
_TEXTS = ("text", "content", "正文", "文本", "html", "dialogue", "document")


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """What somebody marked.

    Attributes:
        labels: Each a path (of one name, but for taxonomies).
        spans: Whether it is a passage; else it is about the whole text.
        quote: The words of the passage.
        source: The question of the form it answers (`from_name`).
    """

    key: str
    annotation: str
    source: str
    labels: tuple[tuple[str, ...], ...] = ()
    spans: bool = False
    start: int | None = None
    stop: int | None = None
    quote: str = ""
    note: str = ""
    user: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A line between two regions."""

    annotation: str
    origin: str
    target: str
    direction: str
    name: str


@dataclass(slots=True, kw_only=True)
class Task:
    """One text and what was marked in it."""

    key: str
    title: str
    text: str
    html: bool = False
    kind: str | None = None
    regions: list[Region] = field(default_factory=list)
    relations: list[Relation] = field(default_factory=list)
    values: tuple[tuple[str, object], ...] = ()


def tasks(found: Iterable[Any], gathered: Gathering) -> Iterator[Task]:
    """The tasks; what has no text, and what machines predicted, is counted as lost."""
    for number, each in enumerate(found, 1):
        if not isinstance(each, dict):
            gathered.lose("things in the file that are no tasks", words(each)[:60])
            continue
        given = each.get("data")
        data: dict[str, Any] = given if isinstance(given, dict) else _min_data(each)
        results = list(_results(each, data))
        task, starts = _task(each, data, number, results)
        if not task.text.strip():
            gathered.lose("tasks without a text (pictures, recordings)", task.title)
        for name in ("predictions", "drafts"):
            for _ in _listed(each.get(name)):
                gathered.lose("predictions of models" if name == "predictions" else "drafts", task.title)
        for result, annotation, user, at in results:
            _add(task, result, annotation, user, at, starts, gathered)
        yield task


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _min_data(each: dict[str, Any]) -> dict[str, Any]:
    """JSON-MIN has the fields of the data beside the answers; those that hold lists of results are answers."""
    return {name: value for name, value in each.items() if not _is_answer(value)}


def _is_answer(value: object) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict) and any(kind in value[0] for kind in _LABELS)


def _results(each: dict[str, Any], data: dict[str, Any]) -> Iterator[tuple[dict[str, Any], str, str, str]]:
    """(result, key of the annotation, who, when)."""
    annotations = each.get("annotations", each.get("completions"))
    for number, annotation in enumerate(annotations if isinstance(annotations, list) else (), 1):
        if not isinstance(annotation, dict) or annotation.get("was_cancelled"):
            continue
        key, user, at = words(annotation.get("id")) or str(number), _user(annotation.get("completed_by")), words(annotation.get("created_at"))
        result = annotation.get("result")
        yield from ((one, key, user, at) for one in (result if isinstance(result, list) else ()) if isinstance(one, dict))
    if data is not each.get("data"):
        key, user, at = words(each.get("annotation_id")), _user(each.get("annotator")), words(each.get("created_at"))
        for name, answers in each.items():
            for number, value in enumerate(answers if _is_answer(answers) else (), 1):
                yield {"id": f"{name} {number}", "type": "labels", "from_name": name, "value": value}, key, user, at


def _user(who: object) -> str:
    if isinstance(who, dict):
        name = f"{words(who.get('first_name'))} {words(who.get('last_name'))}".strip()
        return name or words(who.get("email")) or words(who.get("id"))
    return f"annotator {who}" if whole(who) is not None else words(who)


def _task(each: dict[str, Any], data: dict[str, Any], number: int, results: list[tuple[dict[str, Any], str, str, str]]) -> tuple[Task, list[int]]:
    """The task, and where each paragraph of a dialogue begins in its text."""
    named = [words(result.get("to_name")) for result, *_ in results]
    key = words(each.get("id")) or str(number)
    title = (
        next((words(data.get(name)) for name in ("title", "标题", "document", "filename", "name") if isinstance(data.get(name), str)), "")
        or f"task {key}"
    )
    chosen = next((name for name in (*named, *_TEXTS, *data) if name in data and _is_text(data[name])), None)
    values = tuple(
        (name, value) for name, value in data.items() if name != chosen and isinstance(value, (str, int, float)) and name not in _NO_VALUES
    )
    task = Task(key=f"{key}", title=title[:150], text="", values=values)
    if chosen is None:
        return task, []
    body = data[chosen]
    if isinstance(body, list):
        task.text, starts = _dialogue(body)
        return task, starts
    task.html = any(result.get("type") == "hypertextlabels" for result, *_ in results)
    task.text = TaggedText(body, Counting()).text if task.html else body
    return task, []


def _is_text(value: object) -> bool:
    if isinstance(value, list):
        return bool(value) and all(isinstance(each, dict) and any(isinstance(each.get(name), str) for name in _SAID) for each in value)
    return isinstance(value, str) and bool(value.strip()) and not (value.lstrip().startswith(_LINKS) and not value.strip().count(" "))


def _dialogue(body: list[dict[str, Any]]) -> tuple[str, list[int]]:
    """A dialogue as lines `Name: words`, and where the words of each paragraph begin (code points)."""
    lines, starts, length = [], [], 0
    for each in body:
        name = next((words(each.get(key)) for key in _SPEAKERS if each.get(key)), "")
        label = f"{name}: " if name else ""
        said = next((each[key] for key in _SAID if isinstance(each.get(key), str)), "")
        starts.append(length + len(label))
        lines.append(f"{label}{said}\n")
        length += len(lines[-1])
    return "".join(lines), starts


def _add(task: Task, result: dict[str, Any], annotation: str, user: str, at: str, starts: list[int], gathered: Gathering) -> None:
    kind, value = words(result.get("type")), result.get("value")
    if kind == "relation":
        labels = result.get("labels")
        name = " ".join(words(each) for each in labels) if isinstance(labels, list) else ""
        ends = (words(result.get("from_id")), words(result.get("to_id")))
        task.relations.append(Relation(annotation=annotation, origin=ends[0], target=ends[1], direction=words(result.get("direction")), name=name))
        return
    if not isinstance(value, dict) or not task.text.strip():
        return
    labels = tuple(dict.fromkeys(path for name in _LABELS for path in _paths(value.get(name))))
    note = _note(result, value)
    if not labels and not note:
        gathered.lose(f"answers of the kind {kind or 'unknown'}", task.title)
        return
    start, stop = _ends(value, starts)
    task.regions.append(
        Region(
            key=words(result.get("id")),
            annotation=annotation,
            source=words(result.get("from_name")),
            labels=labels,
            spans=start is not None and stop is not None,
            start=start,
            stop=stop,
            quote=words(value.get("text")) if isinstance(value.get("text"), str) else "",
            note=note,
            user=user,
            at=at,
        )
    )


def _paths(value: object) -> Iterator[tuple[str, ...]]:
    for each in value if isinstance(value, list) else ():
        path = tuple(words(part).strip() for part in each) if isinstance(each, list) else (words(each).strip(),)
        if all(path) and path:
            yield path[:20]


def _note(result: dict[str, Any], value: dict[str, Any]) -> str:
    """Words that somebody wrote: an answer in a text field, a remark on a region, a rating or a number."""
    meta = result.get("meta")
    remark = meta.get("text") if isinstance(meta, dict) else None
    written = value.get("text") if result.get("type") == "textarea" else None
    parts = [each for part in (remark, written) for each in (part if isinstance(part, list) else [part]) if each]
    parts += [f"{name}: {value[name]}" for name in ("rating", "number", "datetime") if isinstance(value.get(name), (int, float, str))]
    return "\n".join(words(each) for each in parts)


def _ends(value: dict[str, Any], starts: list[int]) -> tuple[int | None, int | None]:
    offsets = value.get("globalOffsets")
    if isinstance(offsets, dict):
        return whole(offsets.get("start")), whole(offsets.get("end"))
    start, stop = whole(value.get("start")), whole(value.get("end"))
    if starts and start is not None and stop is not None and 0 <= start < len(starts) and 0 <= stop < len(starts):
        first, last = whole(value.get("startOffset")), whole(value.get("endOffset"))
        return (None, None) if first is None or last is None else (starts[start] + first, starts[stop] + last)
    return start, stop
