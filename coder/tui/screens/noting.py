"""Writing memos on what is at the cursor: choose the thing, choose among its memos, write."""

from typing import TYPE_CHECKING

from coder.model.coding import Memo
from coder.text.cells import visible
from coder.tui.notes import Draft, OnWhat
from coder.tui.screens import asking
from coder.tui.screens.memo import MemoEditor
from coder.tui.screens.picker import Picker
from coder.tui.widgets.list_pane import Row

if TYPE_CHECKING:
    from coder.tui.screens.coding import CodingScreen

_QUOTE = 40
_NEW = ""


def choose(screen: "CodingScreen") -> None:
    """Ask what the memo is on, then write it, or choose among those that are there."""
    notes, texts = screen.session.notes, screen.texts
    offered = notes.offered(screen.codebook.code if screen.codebook.has_focus else None)

    def search(_query: str) -> list[Row]:
        rows = []
        for number, what in enumerate(offered, 1):
            count = len(notes.of(what))
            line = [
                (f" {number} ", "dim"),
                (texts(f"on {what.kind}"), "accent"),
                (f"  {_short(what.name)}" if what.name else "", "text"),
                (f"  {texts('memos count', count)}" if count else "", "dim"),
            ]
            rows.append(Row(line, what))
        return rows

    asking.ask(screen, Picker(texts("memo on what"), search, typing=False), lambda what: _of(screen, what))


def _of(screen: "CodingScreen", what: OnWhat) -> None:
    """Write the first memo on a thing at once; else ask which one, or a new one."""
    session, texts = screen.session, screen.texts
    known = {memo.id: memo for memo in session.notes.of(what)}
    if not known:
        write(screen, what)
        return

    def search(_query: str) -> list[Row]:
        rows = [Row([(" 1 ", "dim"), (texts("memo new"), "accent")], _NEW)]
        for number, memo in enumerate(known.values(), 2):
            who = f"  {session.user_names.get(memo.user_id, '')} {memo.updated_at[:10]}"
            words = f"{memo.title}: {memo.body}" if memo.title else memo.body
            rows.append(Row([(f" {number} ", "dim"), (_short(words), "text"), (who, "dim")], memo.id))
        return rows

    asking.ask(screen, Picker(texts("memo which", _about(screen, what)), search, typing=False), lambda chosen: write(screen, what, known.get(chosen)))


def passage(screen: "CodingScreen") -> None:
    """Write on the selection or turn, or change one's own memo there."""
    notes = screen.session.notes
    write(screen, notes.passage(), notes.here())


def document(screen: "CodingScreen") -> None:
    """Write on the document, or change one's own memo on it."""
    notes = screen.session.notes
    write(screen, notes.whole(), notes.of_document())


def write(screen: "CodingScreen", what: OnWhat, memo: Memo | None = None) -> None:
    """Open the editor on a memo, or on a new one; a memo by somebody else can only be read."""
    own = memo is None or memo.user_id == screen.session.user_id

    def save(draft: Draft) -> str:
        return screen.texts(f"memo {screen.session.notes.write(memo, draft, what)}")

    asking.ask(screen, MemoEditor(screen.texts, _about(screen, what), save, memo, writable=own), screen.say)


def _about(screen: "CodingScreen", what: OnWhat) -> str:
    kind = screen.texts(f"on {what.kind}")
    return f"{kind} “{_short(what.name)}”" if what.name else kind


def _short(words: str) -> str:
    flat = visible(words[: _QUOTE + 1].replace("\n", " "))
    return flat if len(words) <= _QUOTE else flat[:_QUOTE] + "…"
