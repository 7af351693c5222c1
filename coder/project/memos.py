"""The memos of a project."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from coder.errors import FormatError, InvalidValue, NotFound
from coder.formats import writers
from coder.model import ids
from coder.model.coding import MEMO_TARGETS, Memo
from coder.model.noted import TARGET_TYPES, Noted, noted
from coder.model.user import User
from coder.project import resolve
from coder.project.codings import check_span
from coder.project.snapshots import snapshot
from coder.project.workspace import Workspace, added, edited, one_of, removed
from coder.store.log import now
from coder.text.search.fold import fold


class Memos:
    """Adds, edits, lists and removes memos on anything of the project."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._store = workspace.store

    def list(self, target_kind: str | None = None, target_id: str | None = None) -> tuple[Memo, ...]:
        """Memos, oldest first; of one kind of target, or of one target, if given."""
        where: dict[str, object] = {"target_kind": target_kind} if target_kind else {}
        if target_id:
            where["target_id"] = target_id
        return self._store.all(Memo, **where)

    def noted(self, target_kind: str | None = None, *, language: str | None = None) -> Sequence[Noted]:
        """Memos with what each is on, oldest first; codes by key, or by their name in a language."""
        find = cache(self._store.get)
        return tuple(noted(memo, find, language) for memo in self.list(target_kind))

    def find(
        self, words: str = "", *, target_kind: str | None = None, label: str | None = None, user: str | None = None, language: str | None = None
    ) -> Sequence[Noted]:
        """Memos that hold all of the words (in body, title, label, name of the thing or of the writer), oldest first.

        Simplified and Traditional, upper and lower case, full and half width are alike.

        Args:
            target_kind, label, user: Only on things of this kind, with this word of the researcher's own, by this person.
        """
        users = {each.id: each.name for each in self._store.all(User)}
        wanted = fold(words).split()
        found = []
        for each in self.noted(target_kind, language=language):
            memo, writer = each.memo, users.get(each.memo.user_id, "")
            if (label is not None and fold(memo.kind) != fold(label)) or (user is not None and fold(writer) != fold(user)):
                continue
            text = fold("\n".join((memo.body, memo.title, memo.kind, each.about, each.document, writer)))
            if all(word in text for word in wanted):
                found.append(each)
        return tuple(found)

    def export(self, path: Path, found: Sequence[Noted], *, format: str | None = None, raw: bool = False) -> None:
        """Write memos to a CSV or Markdown file; the format follows the suffix, or is named.

        Raises:
            FormatError: neither of the two, or the file cannot be written.
        """
        suffix = path.suffix.lower().lstrip(".")
        name = {"csv": "memos-csv", "md": "memos-markdown", "markdown": "memos-markdown"}.get(format or suffix, format)
        if name not in ("memos-csv", "memos-markdown"):
            raise FormatError(f"{path.name} was not written: memos go into .csv or .md", "Give --out a name with one of these suffixes.")
        bundle = replace(snapshot(self._store), memos=tuple(each.memo for each in found))
        self._store.refuse_own(path)
        writers.write(bundle, path, format=name, raw=raw)

    def get(self, memo_id: str) -> Memo:
        """The memo with this id."""
        return resolve.by_id(self._store, Memo, memo_id, "memo", "`coder memo PROJECT` lists them.")

    def add(
        self,
        target_kind: str,
        target: str | None,
        body: str,
        *,
        title: str = "",
        kind: str = "",
        start: int | None = None,
        stop: int | None = None,
    ) -> Memo:
        """Write a memo; a passage needs a document, `start` and `stop`.

        Raises:
            InvalidValue: no text, or a kind of target that cannot carry a memo.
            NotFound: no such target.
        """
        one_of(target_kind, MEMO_TARGETS, "the target of a memo")
        if not body.strip():
            raise InvalidValue("the memo is empty", "Write some text.")
        target_id = self._target(target_kind, target)
        if target_kind == "passage":
            check_span(resolve.document(self._store, target_id or ""), start if start is not None else -1, stop if stop is not None else -1)
        else:
            start = stop = None
        at = now()
        memo = Memo(
            id=ids.new_id(),
            target_kind=target_kind,
            target_id=target_id,
            start=start,
            stop=stop,
            kind=kind,
            title=title,
            body=body,
            user_id=self._workspace.user.id,
            created_at=at,
            updated_at=at,
        )
        self._workspace.write([added(memo)], "add a memo")
        return memo

    def edit(self, memo_id: str, *, body: str | None = None, title: str | None = None, kind: str | None = None) -> Memo:
        """Change a memo."""
        before = self.get(memo_id)
        if body is not None and not body.strip():
            raise InvalidValue("the memo is empty", "Write some text, or remove the memo.")
        given = {name: value for name, value in (("body", body), ("title", title), ("kind", kind)) if value is not None}
        after = replace(before, **given, updated_at=now())  # type: ignore[arg-type]
        self._workspace.write([edited(before, after)], "change a memo")
        return after

    def remove(self, memo_id: str) -> None:
        """Remove a memo."""
        self._workspace.write([removed(self.get(memo_id))], "remove a memo")

    def _target(self, kind: str, target: str | None) -> str | None:
        if kind == "project":
            return None
        if not target:
            raise InvalidValue(f"a memo on a {kind} needs to know which", f"Name the {kind}.")
        if kind in ("document", "passage"):
            return resolve.document(self._store, target).id
        if kind == "code":
            return resolve.code(self._store, target).id
        if kind == "town":
            return resolve.town(self._store, target).id
        if kind == "actor":
            return resolve.actor(self._store, target).id
        if kind == "speaker":
            return resolve.speaker(self._store, target).id
        if self._store.get(TARGET_TYPES[kind], target) is None:
            raise NotFound(f"no {kind} {target} in this project", "Give its id.")
        return target
