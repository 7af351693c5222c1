"""Plain commands for memos."""

import re
from collections.abc import Iterable, Iterator

from coder.cli.plain.numbers import nth
from coder.cli.plain.reading import Do
from coder.cli.plain.telling import Telling
from coder.cli.plain.words import Words
from coder.cli.plain.writing import Writing
from coder.cli.printing.render import one_line
from coder.errors import Conflict, InvalidValue
from coder.model.coding import Memo
from coder.text.search.fold import fold
from coder.tui.notes import Draft, OnWhat
from coder.tui.session import Session
from coder.tui.texts.screens import Texts

_ON = re.compile(r"(?:on|关于)\s+([^:：]+)[:：](.*)", re.S)
_KINDS = {
    **dict.fromkeys(("document", "文档"), "document"),
    **dict.fromkeys(("project", "项目"), "project"),
    **dict.fromkeys(("town", "城镇"), "town"),
    **dict.fromkeys(("coding", "编码"), "coding"),
    **dict.fromkeys(("code", "编码项"), "code"),
}


class Memos:
    """Writes, lists and removes memos."""

    def __init__(self, session: Session, telling: Telling, writing: Writing, words: Words, texts: Texts) -> None:
        self._session = session
        self._telling = telling
        self._writing = writing
        self._words = words
        self._texts = texts
        self._listed: list[Memo] = []

    def commands(self) -> dict[str, Do]:
        """By id."""
        return {"memo": self._write, "memos": self._list, "unmemo": self._remove}

    def _write(self, typed: str) -> Iterable[str]:
        on = _ON.fullmatch(typed)
        what, body = (self._target(on[1].strip()), on[2]) if on else (self._session.notes.passage(), typed)
        if not body.strip():
            raise InvalidValue("the memo is empty", "memo WORDS, or: memo on document: WORDS")
        self._session.notes.write(None, Draft(body=body.strip()), what)
        return [self._words("memo written")]

    def _target(self, typed: str) -> OnWhat:
        name, _, rest = typed.partition(" ")
        kind = _KINDS.get(fold(name), "")
        if kind == "coding":
            return OnWhat(kind="coding", id=nth(self._telling.codings(), rest.strip(), only=True).id)
        if kind == "code":
            return OnWhat(kind="code", id=self._writing.meant(rest).id)
        if kind == "town" and rest:
            return OnWhat(kind="town", id=self._session.project.towns.get(rest.strip()).id)
        offered = [each for each in self._session.notes.offered() if kind and each.kind == kind]
        if not offered:
            raise InvalidValue(f"a memo cannot be written on {one_line(typed, 40)} here", "On: document, project, town, coding N, code CODE.")
        return offered[0]

    def _list(self, typed: str) -> Iterator[str]:
        found = self._session.project.memos.find(typed, language=self._session.language)
        self._listed = [each.memo for each in found]
        for number, each in enumerate(found, 1):
            memo = each.memo
            body = one_line(f"{memo.title}: {memo.body}" if memo.title else memo.body, 10_000)
            who = self._session.user_names.get(memo.user_id, "")
            yield self._words("memo line", number, self._texts(f"on {memo.target_kind}"), each.about, who, memo.updated_at[:10], body)

    def _remove(self, typed: str) -> Iterable[str]:
        memo = nth(self._listed, typed)
        if memo.user_id != self._session.user_id:
            raise Conflict("this memo is by somebody else", "It can be read, not removed.")
        self._session.notes.write(memo, Draft(body=""))
        return [self._words("memo removed")]
