"""Memos, mentions and linkages as notes, or as descriptions of what they are on where a reader knows no other way."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TypeGuard

from coder.formats.refi.writing.draft import Draft, UniqueNames
from coder.formats.refi.writing.ties import Ties
from coder.model.coding import Memo

Target = tuple[str, str] | tuple[str, str, int, int]
"""What a remark is on: (kind, id), or ("passage", document id, start, stop)."""

PROJECT: Target = ("project", "")
_IN_CASES = ("town", "actor", "speaker")
_TIES = ("mention", "linkage")
_TITLE = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A note of the file, whose text is a member of its own."""

    guid: str
    name: str
    body: str
    user_id: str
    created_at: str
    updated_at: str


class Remarks:
    """All remarks of a project, sorted by what they are on.

    Attributes:
        notes: What stands under `Notes`.
        linked: (guid of a note, what it is on), where a link says so: things without a place for notes, and readers that want it.
        passages: Document id -> passages that carry remarks.
    """

    def __init__(self, draft: Draft, ties: Ties) -> None:
        self.notes: list[Note] = []
        self.linked: list[tuple[str, Target]] = []
        self.passages: Mapping[str, set[tuple[int, int]]] = defaultdict(set)
        self._refs: dict[Target, list[str]] = defaultdict(list)
        self._said: dict[Target, list[str]] = defaultdict(list)
        self._names = UniqueNames()
        self._draft = draft
        for memo in sorted(draft.snapshot.memos, key=lambda each: (each.created_at, each.id)):
            self._memo(memo)
        for mention in draft.snapshot.mentions:
            places: list[Target] = [("passage", mention.document_id, each.start, each.stop) for each in mention.anchors]
            note = self._note("mention-note", mention.id, ties.mention_name(mention), ties.mention(mention), mention.user_id, mention.created_at)
            self._put(note, [("mention", mention.id), *places])
        for linkage in draft.snapshot.linkages:
            first = min(ties.of_linkage.get(linkage.id, ()), key=lambda each: (each.created_at, each.id), default=None)
            told = (first.user_id, first.created_at) if first else ("", "")
            note = self._note("linkage-note", linkage.id, ties.linkage_name(linkage), ties.linkage(linkage), *told)
            self._put(note, [("linkage", linkage.id)])

    @property
    def exist(self) -> bool:
        """Whether anybody remarked on anything."""
        return bool(self._refs or self._said)

    def refs(self, target: Target) -> str:
        """The references to the notes on a thing."""
        guids = self._refs.get(target)
        return "".join(f'<NoteRef targetGUID="{guid}"/>' for guid in guids) if guids else ""

    def said(self, target: Target) -> list[str]:
        """What belongs into the description of a thing."""
        return list(self._said.get(target, ()))

    def _memo(self, memo: Memo) -> None:
        if memo.target_kind == "passage" and memo.target_id and memo.start is not None and memo.stop is not None:
            target: Target = ("passage", memo.target_id, memo.start, memo.stop)
        else:
            target = (memo.target_kind, memo.target_id or "") if memo.target_kind != "project" else PROJECT
        title = memo.title or (memo.body.split("\n")[0][:_TITLE] or "memo")
        self._put(self._note("memo", memo.id, title, memo.body, memo.user_id, memo.created_at, memo.updated_at, kind=memo.kind), [target])

    def _note(self, kind_of_id: str, key: str, name: str, body: str, user_id: str, at: str, changed: str = "", *, kind: str = "") -> Note:
        name = f"{name} [{kind}]" if kind else name
        return Note(guid=self._draft.guids.of(kind_of_id, key), name=name, body=body, user_id=user_id, created_at=at, updated_at=changed or at)

    def _put(self, note: Note, targets: list[Target]) -> None:
        for target in targets:
            if is_passage(target):
                self.passages[target[1]].add(target[2:])
        place = next((each for each in targets if each[0] not in _TIES), None)
        if place is not None and not self._draft.profile.notes:
            self._said[place].append(self._in_words(note))
            return
        self.notes.append(replace(note, name=self._names.of(note.name)))
        for target in targets:
            if target[0] in _IN_CASES or (self._draft.profile.note_links and target[0] in ("passage", "coding")):
                self.linked.append((note.guid, target))
            if target[0] not in _IN_CASES:
                self._refs[target].append(note.guid)

    def _in_words(self, note: Note) -> str:
        who = ", ".join(each for each in (self._draft.user_names.get(note.user_id, ""), note.created_at[:10]) if each)
        head = "" if note.body.startswith(note.name) else f"{note.name}: "
        return f"{head}{note.body}" + (f" ({who})" if who else "")


def is_passage(target: Target) -> TypeGuard[tuple[str, str, int, int]]:
    """Whether a remark is on a stretch of a text."""
    return target[0] == "passage"
