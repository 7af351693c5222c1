"""A whole project as .qdpx: the project file first, then the texts, then our side file. The same project gives the same bytes."""

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from coder import __version__
from coder.formats.loss import Loss
from coder.formats.refi import side_file
from coder.formats.refi.profiles import profile_for
from coder.formats.refi.vocabulary import INSTANCE_NAMESPACE, ORIGIN, PROJECT_LOCATION, PROJECT_NAMESPACE, QDE, SIDE_FILE
from coder.formats.refi.writing.cases import Cases
from coder.formats.refi.writing.code_tree import Placed, placed
from coder.formats.refi.writing.codes import code_elements
from coder.formats.refi.writing.container import Container
from coder.formats.refi.writing.draft import Draft
from coder.formats.refi.writing.links import Links
from coder.formats.refi.writing.losses import project_losses
from coder.formats.refi.writing.markup import enclosed
from coder.formats.refi.writing.remarks import PROJECT, Remarks
from coder.formats.refi.writing.selections import Selections
from coder.formats.refi.writing.sets import code_sets, town_sets
from coder.formats.refi.writing.sources import member, note_elements, source_elements, texts
from coder.formats.refi.writing.ties import Ties
from coder.formats.refi.writing.variables import Variables
from coder.formats.whole.rows import in_order
from coder.model.coding import Memo
from coder.model.document import Document
from coder.model.snapshot import Snapshot

_PIECE = 1 << 18


def write(snapshot: Snapshot, path: Path, *, raw: bool = False, reader: str = "") -> tuple[Loss, ...]:
    """Write a project. `raw` makes no difference.

    Args:
        reader: Write it for one of READERS; empty: in the form on which most readers agree.

    Raises:
        FormatError: a word holds half a surrogate pair, a value is no JSON, or the reader is not known.
    """
    profile = profile_for(reader)
    draft = Draft(snapshot=in_order(snapshot), profile=profile)
    codes = placed(draft.snapshot.codes, profile)
    towns, actors = ({each.id: each.name() for each in things} for things in (draft.snapshot.towns, draft.snapshot.actors))
    ties = Ties(draft.snapshot.codes, towns, actors, draft.snapshot.mentions)
    remarks = Remarks(draft, ties)
    with Container(path) as archive:
        archive.add(QDE, _pieces(_project(draft, codes, ties, remarks)))
        for name, data in texts(draft, remarks.notes):
            archive.add(name, [data])
        members = {each.id: member(draft, each) for each in draft.snapshot.documents}
        archive.add(SIDE_FILE, side_file.written(draft.snapshot, members, archive.hashes, profile))
    return project_losses(draft, codes)


def _project(draft: Draft, codes: tuple[Placed, ...], ties: Ties, remarks: Remarks) -> Iterator[str]:
    """The project file in the order that the schema wants."""
    snapshot, xml = draft.snapshot, draft.xml
    variables = Variables(draft)
    used = {each.code_id for each in snapshot.codings}
    selections = Selections(draft, remarks, {each.code.id: draft.guids.of("code", each.code.id) for each in codes})
    links = Links(draft, remarks, ties)
    yield _opening(draft)
    yield enclosed("Users", (f"<User{xml.attributes({'guid': draft.guids.of('user', each.id), 'name': each.name})}/>" for each in snapshot.users))
    written = enclosed("Codes", code_elements(draft, codes, used, remarks))
    yield enclosed("CodeBook", [written])
    yield enclosed("Variables", variables.elements())
    yield enclosed("Cases", Cases(draft, remarks, variables).elements())
    if snapshot.documents:
        yield "<Sources>\n"
        yield from source_elements(draft, remarks, variables, selections)
        yield "</Sources>\n"
    yield enclosed("Notes", note_elements(draft, remarks))
    yield enclosed("Links", links.elements())
    yield enclosed("Sets", chain(code_sets(draft, codes), town_sets(draft)))
    yield enclosed("Graphs", links.graphs())
    yield xml.element("Description", "\n".join(remarks.said(PROJECT)))
    yield remarks.refs(PROJECT)
    yield "</Project>\n"


def _opening(draft: Draft) -> str:
    made = sorted(filter(None, map(draft.xml.time, (each.created_at for things in _dated(draft.snapshot) for each in things))))
    attributes = {
        "xmlns": PROJECT_NAMESPACE,
        "xmlns:xsi": INSTANCE_NAMESPACE,
        "xsi:schemaLocation": f"{PROJECT_NAMESPACE} {PROJECT_LOCATION}",
        "name": draft.snapshot.name,
        "origin": f"{ORIGIN} {__version__}",
        "creationDateTime": made[0] if made else None,
    }
    return f'<?xml version="1.0" encoding="utf-8"?>\n<Project{draft.xml.attributes(attributes)}>\n'


def _dated(snapshot: Snapshot) -> tuple[Iterable[Document | Memo], ...]:
    return snapshot.documents, snapshot.memos


def _pieces(parts: Iterable[str]) -> Iterator[bytes]:
    """The parts as bytes, many at a time."""
    waiting: list[str] = []
    size = 0
    for part in parts:
        waiting.append(part)
        size += len(part)
        if size > _PIECE:
            yield "".join(waiting).encode()
            waiting, size = [], 0
    yield "".join(waiting).encode()
