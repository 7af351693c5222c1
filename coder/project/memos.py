"""The memos of a project."""

from dataclasses import replace

from coder.errors import InvalidValue, NotFound
from coder.model import ids
from coder.model.codebook import Code
from coder.model.coding import MEMO_TARGETS, Coding, Memo
from coder.model.document import Document, Speaker
from coder.model.linkage import Linkage, LinkageMention
from coder.model.town import Actor, Town
from coder.project import resolve
from coder.project.codings import check_span
from coder.project.workspace import Workspace, added, edited, one_of, removed
from coder.store.log import now

_KINDS: dict[str, type] = {
    "document": Document,
    "passage": Document,
    "code": Code,
    "coding": Coding,
    "town": Town,
    "mention": LinkageMention,
    "linkage": Linkage,
    "speaker": Speaker,
    "actor": Actor,
}


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
        if self._store.get(_KINDS[kind], target) is None:
            raise NotFound(f"no {kind} {target} in this project", "Give its id.")
        return target
