"""Memos and mentions of the open document (no Textual)."""

from typing import TYPE_CHECKING

from coder.model.coding import Memo

if TYPE_CHECKING:
    from coder.tui.session import Session


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
        document.memos = tuple(memos)
        document.mentions = tuple(self._session.project.mentions.list(target))

    def here(self) -> Memo | None:
        """This person's memo on exactly the selection or turn, else one that touches it."""
        start, stop = self._session.target()
        mine = [
            memo
            for memo in self._session.document.memos
            if memo.target_kind == "passage" and memo.user_id == self._session.user_id and memo.start is not None
        ]
        exact = [memo for memo in mine if (memo.start, memo.stop) == (start, stop)]
        touching = [memo for memo in mine if memo.start < stop and (memo.stop or 0) > start]  # type: ignore[operator]
        return (exact or touching or [None])[0]  # type: ignore[list-item]

    def of_document(self) -> Memo | None:
        """This person's memo on the document."""
        return next((memo for memo in self._session.document.memos if memo.target_kind == "document" and memo.user_id == self._session.user_id), None)

    def write(self, memo: Memo | None, body: str, span: tuple[int, int] | None) -> None:
        """Write a new memo on a passage (or on the document, without `span`), change `memo`, or remove it if `body` is empty."""
        if memo and not body.strip():
            self._session.project.memos.remove(memo.id)
        elif memo:
            self._session.project.memos.edit(memo.id, body=body)
        elif body.strip() and span:
            self._session.project.memos.add("passage", self._session.document.document.id, body, start=span[0], stop=span[1])
        elif body.strip():
            self._session.project.memos.add("document", self._session.document.document.id, body)
        self.load()
        self._session.tell("notes")

    def starts(self) -> list[int]:
        """Where passages with memos begin."""
        return [memo.start for memo in self._session.document.memos if memo.start is not None]

    def changed(self) -> None:
        """Read memos and mentions again, after one was written."""
        self.load()
        self._session.tell("notes")
