"""The memos of a project as Markdown, to read, and as rows."""

import re
from collections.abc import Iterator
from pathlib import Path

from coder.formats.loss import Loss
from coder.formats.reading.readable import Readable
from coder.model.codebook import Code
from coder.model.coding import Coding
from coder.model.document import Document, Speaker
from coder.model.linkage import Linkage, LinkageMention
from coder.model.noted import Noted, noted
from coder.model.snapshot import Snapshot
from coder.model.town import Actor, Town

_TAG = re.compile(r"<(?=[A-Za-z/!?])")
"""What a viewer of Markdown would take for HTML."""
_FIELDS = {
    Document: "documents", Code: "codes", Coding: "codings", Town: "towns", LinkageMention: "mentions",
    Linkage: "linkages", Speaker: "speakers", Actor: "actors",
}  # fmt: skip


def write_markdown(snapshot: Snapshot, path: Path, *, raw: bool = False) -> tuple[Loss, ...]:
    """A heading for each kind of thing and each thing, its memos below, oldest first; the passage as a quotation."""
    readable = Readable()
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        stream.write(_TAG.sub(r"\\<", readable(f"# Memos: {_flat(snapshot.name)}\n")))
        stream.writelines(_TAG.sub(r"\\<", readable(each)) for each in _sections(snapshot))
    return readable.losses()


def _all(snapshot: Snapshot) -> list[Noted]:
    things = {kind: {each.id: each for each in getattr(snapshot, field)} for kind, field in _FIELDS.items()}
    found = [noted(memo, lambda kind, thing_id: things[kind].get(thing_id)) for memo in snapshot.memos]
    order = {each.id: at for at, each in enumerate(snapshot.documents)}
    return sorted(found, key=lambda each: (order.get(each.document_id, len(order)), each.start or 0, each.about, each.memo.created_at, each.memo.id))


def memo_rows(snapshot: Snapshot) -> Iterator[tuple[str | int | None, ...]]:
    """A row for each memo, in the order of the texts."""
    users = {each.id: each.name for each in snapshot.users}
    for each in _all(snapshot):
        memo = each.memo
        place = (each.start, each.stop)
        written = (memo.kind, memo.title, memo.body, users.get(memo.user_id, ""), memo.created_at, memo.updated_at, memo.id, memo.target_id)
        yield (memo.target_kind, each.about, each.document, *place, _quote(each, snapshot), *written)


def _sections(snapshot: Snapshot) -> Iterator[str]:
    users = {each.id: each.name for each in snapshot.users}
    heading = ""
    for each in _all(snapshot):
        memo = each.memo
        name = each.document or f"{memo.target_kind} {each.about}".strip()
        if name != heading:
            heading = name
            yield f"\n## {_flat(name)}\n"
        about = f" {_flat(each.about)}" if each.about != name and each.document else ""
        place = f" {each.start}-{each.stop}" if each.start is not None else ""
        label = f" [{_flat(memo.kind)}]" if memo.kind else ""
        yield f"\n### {_flat(memo.title) + ': ' if memo.title else ''}{memo.target_kind}{about}{place}{label}\n\n"
        yield f"{_flat(users.get(memo.user_id, '?'))}, {memo.updated_at[:10]}\n\n"
        quote = _quote(each, snapshot)
        if quote:
            yield "".join(f"> {line}\n" for line in quote.split("\n")) + "\n"
        yield memo.body.rstrip("\n") + "\n"


def _quote(each: Noted, snapshot: Snapshot) -> str:
    return each.quote(snapshot.texts[each.document_id]) if each.start is not None else ""


def _flat(text: str) -> str:
    return " ".join(text.split())
