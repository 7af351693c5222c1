"""Memos and mentions of the open document, and the memos on everything that is at the cursor (no Textual)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coder.model.codebook import Code
from coder.model.coding import Memo

if TYPE_CHECKING:
    from coder.tui.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class OnWhat:
    """A thing that a memo can be written on.

    Attributes:
        kind, id: As in `Memo.target_kind` and `target_id`.
        name: For people; empty for the project.
        start, stop: Of a passage.
    """

    kind: str
    id: str | None = None
    name: str = ""
    start: int | None = None
    stop: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What was written: an empty `body` means that the memo shall go."""

    body: str
    title: str = ""
    label: str = ""


class Notes:
    """Reads, writes and finds the notes of a session's document."""

    def __init__(self, session: "Session") -> None:
        self._session = session

    def load(self) -> None:
        """Read memos and mentions again."""
        document = self._session.document
        target = document.document.id
        memos = [*self._session.project.memos.list("passage", target), *self._session.project.memos.list("document", target)]
        memos += [memo for memo in self._session.project.memos.list("coding") if memo.target_id in document.codings]
        document.note(memos, self._session.project.mentions.list(target))

    def here(self) -> Memo | None:
        """This person's memo on exactly the selection or turn, else one that touches it."""
        mine = [memo for memo in self.of(self.passage()) if memo.user_id == self._session.user_id]
        exact = [memo for memo in mine if (memo.start, memo.stop) == self._session.target()]
        return (exact or mine or [None])[0]  # type: ignore[list-item]

    def of_document(self) -> Memo | None:
        """This person's memo on the document."""
        return next((memo for memo in self.of(self.whole()) if memo.user_id == self._session.user_id), None)

    def passage(self) -> OnWhat:
        """The selection, or the turn, as a thing to write on."""
        start, stop = self._session.target()
        document = self._session.document
        return OnWhat(kind="passage", id=document.document.id, name=document.text[start:stop], start=start, stop=stop)

    def whole(self) -> OnWhat:
        """The document as a thing to write on."""
        document = self._session.document.document
        return OnWhat(kind="document", id=document.id, name=document.title)

    def offered(self, code: Code | None = None) -> list[OnWhat]:
        """What a memo can be written on here, the nearest first; `code`: one that is looked at in the codebook."""
        session = self._session
        found = [OnWhat(kind="code", id=code.id, name=session.codes.name(code.id))] if code else []
        if session.has_document:
            found += [*self._in_text(), self.whole()]
            found += self._towns()
        unique = {(each.kind, each.id, each.start): each for each in [*found, OnWhat(kind="project")]}
        return list(unique.values())

    def _towns(self) -> list[OnWhat]:
        """The towns that the document, or a part of it, speaks of."""
        session, here = self._session, self._session.document.document.id
        own = {each.town_id for each in session.project.towns.scopes() if each.document_id == here}
        named = ((each, each.names.get(session.language) or each.name()) for each in session.project.towns.list() if each.id in own)
        return [OnWhat(kind="town", id=each.id, name=name) for each, name in named]

    def _in_text(self) -> Iterator[OnWhat]:
        """The passage, its codings and their codes, the ties told in it, who speaks."""
        session = self._session
        document, names = session.document, session.codes.name
        if not document.text:
            return
        yield self.passage()
        start, stop = session.target()
        here = document.codings_in(start, stop)
        for each in here:
            yield OnWhat(kind="coding", id=each.id, name=f"{names(each.code_id)} · {session.user_names.get(each.user_id, '')}")
        for each in here:
            yield OnWhat(kind="code", id=each.code_id, name=names(each.code_id))
        for mention in document.mentions:
            if mention.start < stop and mention.stop > start:
                yield OnWhat(kind="mention", id=mention.id, name=f"{mention.actor_a.label} → {mention.actor_b.label}")
        block = session.here()
        if block and block.speaker_id:
            yield OnWhat(kind="speaker", id=block.speaker_id, name=block.label)

    def of(self, what: OnWhat) -> Sequence[Memo]:
        """The memos on a thing, oldest first; on a passage: those that touch it."""
        found: Sequence[Memo] = self._session.project.memos.list(what.kind, what.id)
        if what.kind != "passage":
            return found
        start, stop = what.start or 0, what.stop or 0
        return [each for each in found if each.start is not None and each.start < stop and (each.stop or 0) > start]

    def write(self, memo: Memo | None, draft: Draft, what: OnWhat | None = None) -> str:
        """Change `memo`, or write a new one on `what`; an empty body removes it. What was done: added, changed, removed, or nothing."""
        memos, done = self._session.project.memos, "nothing"
        if memo and not draft.body.strip():
            memos.remove(memo.id)
            done = "removed"
        elif memo and (draft.body, draft.title, draft.label) != (memo.body, memo.title, memo.kind):
            memos.edit(memo.id, body=draft.body, title=draft.title, kind=draft.label)
            done = "changed"
        elif what and not memo and draft.body.strip():
            memos.add(what.kind, what.id, draft.body, title=draft.title, kind=draft.label, start=what.start, stop=what.stop)
            done = "added"
        if done != "nothing" and self._session.has_document:
            self.changed()
        return done

    def touching(self, start: int, stop: int) -> list[Memo]:
        """The memos on the document, on passages that touch this one, and on codings that touch it."""
        here = {each.id for each in self._session.document.codings_in(start, stop)}
        of_all = (memo for memo in self._session.document.memos if memo.target_kind == "document" or memo.target_id in here)
        return [*(memo for memo in self._session.document.memos if _touches(memo, start, stop)), *of_all]

    def changed(self) -> None:
        """Read memos and mentions again, after one was written."""
        self.load()
        self._session.tell("notes")


def _touches(memo: Memo, start: int, stop: int) -> bool:
    return memo.start is not None and memo.start < stop and (memo.stop or 0) > start
