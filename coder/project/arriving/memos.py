"""The memos of another program's project; links, sets of codes and what no variable holds become memos too."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from coder.formats.foreign.project import ForeignLink, ForeignMemo, ForeignProject, ForeignSet
from coder.model import ids
from coder.model.change import Change
from coder.model.coding import Memo
from coder.model.document import Document
from coder.model.user import User
from coder.project.arriving.codes import Codes
from coder.project.arriving.codings import Made
from coder.project.arriving.losses import Losses
from coder.project.workspace import added
from coder.store.store import Store

LINK, SET = "link", "set"
_SHORT = 60
_ARROWS = {"one_way": "->", "bidirectional": "<->"}


def memos(
    store: Store,
    foreign: ForeignProject,
    notes: Iterable[ForeignMemo],
    codes: Codes,
    documents: Mapping[str, Document],
    made: Made,
    users: Mapping[str | None, User],
    at: str,
    losses: Losses,
) -> list[Change]:
    """The new memos: of the file, `notes` besides, and one for each link and each set of codes."""
    targets = _Targets(foreign, codes, documents, made)
    known = {each.id for each in store.all(Memo)}
    seen: Counter[str] = Counter()
    changes = []
    for each in (*foreign.memos, *notes, *_sets(foreign.sets, codes, losses), *_links(foreign.links, targets, losses)):
        target = targets.of(each)
        body = each.body.strip("\n") if each.body.strip() else each.title
        if target is None or not body.strip():
            losses.lost("memos on what did not come in" if target is None else "memos without a word", each.title or body[:_SHORT])
            continue
        user = users.get(each.user) or users[None]
        said = ids.imported_id("memo", *map(str, target), each.kind, each.title, body, user.id)
        seen[said] += 1
        memo_id = said if seen[said] == 1 else ids.imported_id("memo", said, str(seen[said]))
        if memo_id in known:
            continue
        kind, target_id, start, stop = target
        created = each.created_at or at
        memo = Memo(
            id=memo_id, target_kind=kind, target_id=target_id, start=start, stop=stop, kind=each.kind, title=each.title, body=body,
            user_id=user.id, created_at=created, updated_at=each.updated_at or created,
        )  # fmt: skip
        changes.append(added(memo))
    return changes


class _Targets:
    """What the keys of the file mean in the project."""

    def __init__(self, foreign: ForeignProject, codes: Codes, documents: Mapping[str, Document], made: Made) -> None:
        self._codes, self._documents, self._made = codes, documents, made
        self._texts = {each.key: each.text for each in foreign.texts}
        self._codings = {each.key: each for each in foreign.codings}
        self._cases = {each.key: each.name for each in foreign.cases}
        self._memos = {each.key: each.title for each in foreign.memos}

    def of(self, memo: ForeignMemo) -> tuple[str, str | None, int | None, int | None] | None:
        """(kind, id, start, stop) of what a memo is on; None: it is not in the project."""
        key = memo.target or ""
        if memo.target_kind in ("project", "case"):
            return ("project", None, None, None)
        if memo.target_kind == "passage":
            document = self._documents.get(key)
            if document is None:
                return None
            start, stop = memo.start, memo.stop
            inside = start is not None and stop is not None and 0 <= start < stop <= document.length
            return ("passage", document.id, start, stop) if inside else ("document", document.id, None, None)
        found = self._id(memo.target_kind, key)
        return (memo.target_kind, found, None, None) if found else None

    def _id(self, kind: str, key: str) -> str | None:
        if kind == "document":
            return self._documents[key].id if key in self._documents else None
        if kind == "code":
            return self._codes.by_key[key].id if key in self._codes.by_key else None
        if kind == "coding":
            return self._made.by_key[key].id if key in self._made.by_key else None
        return None

    def name(self, kind: str, key: str) -> str | None:
        """A thing in words; None: the file does not have it."""
        if kind == "coding" and key in self._codings:
            coding = self._codings[key]
            words = " ".join(self._texts.get(coding.text, "")[coding.start : coding.stop].split())
            return f"“{words[:_SHORT]}{'…' if len(words) > _SHORT else ''}” ({self._codes.name(coding.code)})"
        if kind == "code" and key in self._codes.by_key:
            return self._codes.name(key)
        if kind == "document" and key in self._documents:
            return self._documents[key].title
        return {"case": self._cases, "memo": self._memos}.get(kind, {}).get(key)


def _links(links: Iterable[ForeignLink], targets: _Targets, losses: Losses) -> Iterator[ForeignMemo]:
    """A memo of kind `link` on the end where a link begins, else on the other one."""
    for each in links:
        ends = (targets.name(*each.origin), targets.name(*each.target))
        if None in ends:
            losses.lost("links to what is nowhere in the file", each.name)
            continue
        losses.lost("links, kept as memos of kind link", f"{ends[0]} - {ends[1]}")
        body = f"{ends[0]} {_ARROWS.get(each.direction, '--')} {ends[1]}" + (f"\n{each.note}" if each.note.strip() else "")
        kind, key = next((end for end in (each.origin, each.target) if end[0] in ("code", "coding", "document")), ("project", ""))
        yield ForeignMemo(key=f"link {each.key}", target_kind=kind, target=key or None, title=each.name, body=body, kind=LINK)


def _sets(sets: Iterable[ForeignSet], codes: Codes, losses: Losses) -> Iterator[ForeignMemo]:
    """A memo of kind `set` on the project for each set of codes; for a set of documents, where it says more than its name."""
    for each in sets:
        lines = [each.description.strip()] if each.description.strip() else []
        if each.member_kind == "code":
            losses.lost("sets of codes, kept as memos of kind set", each.name)
            lines += [codes.name(key) for key in each.members if key in codes.by_key]
        elif not each.members:
            losses.lost("empty sets, kept as memos of kind set", each.name)
            lines.append(each.name)
        if lines:
            yield ForeignMemo(key=f"set {each.key}", target_kind="project", title=each.name, body="\n".join(lines), kind=SET)
