"""All memos of the project: searched by typing, narrowed to one kind of thing, gone to, changed, removed."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from textual import events

from coder.model.coding import MEMO_TARGETS
from coder.model.noted import Noted
from coder.text.cells import visible
from coder.tui.lines import Line, at_most, wrapped
from coder.tui.notes import Draft, OnWhat
from coder.tui.screens import noting, returning
from coder.tui.screens.listing import Listing, Shown
from coder.tui.session import Session
from coder.tui.texts.screens import Texts
from coder.tui.widgets.lines import Lines
from coder.tui.widgets.list_pane import ListPane, Row

if TYPE_CHECKING:
    from coder.tui.screens.coding import CodingScreen

_LINES = 4


class MemoList(Listing):
    """Lists memos, newest first; Tab goes through the kinds of things, F2 changes a memo, F8 removes it, Enter goes to what it is on.

    Gives the memo and whether to `open` or `change` it.
    """

    def __init__(self, texts: Texts, session: Session) -> None:
        self._session = session
        self._kind: str | None = None
        self._said = ""
        super().__init__(texts, texts("memos title"), self._rows)

    def _rows(self, _gathered: Sequence[Any], query: str, width: int) -> Shown:
        texts = self._texts
        found = self._session.project.memos.find(query, target_kind=self._kind, language=self._session.language)
        rows: list[Row] = []
        for each in sorted(found, key=lambda each: each.memo.updated_at, reverse=True):
            rows.append(Row(self._head(each), each))
            words = f"{each.memo.title}: {each.memo.body}" if each.memo.title else each.memo.body
            rows += [Row([("   ", "text"), *line]) for line in at_most(wrapped(words, width - 4), _LINES)]
            rows.append(Row([]))
        kind = texts(f"on {self._kind}") if self._kind else texts("memos any")
        return Shown(rows, f"{self._said}{texts('memos count', len(found))} · {kind}")

    def _head(self, each: Noted) -> Line:
        memo = each.memo
        inside = f" · {visible(each.document)}" if each.document and each.document != each.about else ""
        label = f"  {visible(memo.kind)}" if memo.kind else ""
        who = f"  {self._session.user_names.get(memo.user_id, '')} {memo.updated_at[:10]}"
        return [(f" {self._texts(f'on {memo.target_kind}')}: ", "dim"), (visible(each.about) + inside, "accent"), (label, "key"), (who, "dim")]

    def _foot(self, said: str, style: str) -> None:
        line: Line = [(f" {said}  " if said else " ", style if style == "error" else "accent"), (self._texts("memo list keys"), "dim")]
        self.query_one("#listing-foot", Lines).show([line])

    def _again_from(self, said: str) -> None:
        self._said, self._listed = said, None
        self._fill()
        self._said = ""

    def on_key(self, event: events.Key) -> None:
        """What the list of memos has of its own; all else is as in any list."""
        if self.focused is None or event.key not in ("tab", "shift+tab", "f2", "f8"):
            return
        value = self.query_one(ListPane).value
        if event.key in ("tab", "shift+tab"):
            kinds = [None, *(kind for kind in MEMO_TARGETS if self._session.project.memos.list(kind))]
            at = kinds.index(self._kind) if self._kind in kinds else 0
            self._kind = kinds[(at + (1 if event.key == "tab" else -1)) % len(kinds)]
            self._again_from("")
        elif value is not None and event.key == "f2":
            self.dismiss(("change", value))
        elif value is not None:
            self._remove(value)
        event.stop()
        event.prevent_default()

    def _remove(self, each: Noted) -> None:
        if each.memo.user_id != self._session.user_id:
            self._again_from(f"{self._texts('memo foreign')} · ")
            return
        self._session.notes.write(each.memo, Draft(body=""))
        self._again_from(f"{self._texts('memo removed')} · ")


def memos(screen: "CodingScreen") -> None:
    """List all memos, and do what is chosen."""

    def chosen(answer: Any) -> None:
        change, each = (answer[0] == "change", answer[1]) if isinstance(answer, tuple) else (False, answer)
        _open(screen, each, change=change)

    returning.look(screen, lambda: MemoList(screen.texts, screen.session), chosen)


def _open(screen: "CodingScreen", each: Noted, *, change: bool) -> None:
    """Go to what a memo is on; if that is no text and no code, or a change is wanted, open the memo."""
    memo = each.memo
    if change or not (each.document_id or memo.target_kind == "code"):
        noting.write(screen, OnWhat(kind=memo.target_kind, id=memo.target_id, name=each.about), memo)
    elif each.document_id:
        returning.go(screen, (each.document_id, each.start or 0, each.stop or each.start or 0))
    else:
        screen.go_to_code(str(memo.target_id))
