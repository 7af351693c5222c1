"""The codebook beside the text: books, groups, codes, mnemonics, counts."""

from coder.model.codebook import Code
from coder.text.cells import cell_len
from coder.tui.code_list import Group
from coder.tui.session import Notice, Session
from coder.tui.widgets.list_pane import ListPane, Row
from coder.tui.widgets.pencil import Line, shortened

_HEADS = ("book:", "group:")


class CodebookPanel(ListPane, inherit_bindings=False):
    """A tree: books (where there are several), groups, codes. The value of a row is the id of a code, or `book:` or `group:` and an id.

    A book after the first begins folded if the whole would not fit.
    """

    DEFAULT_CSS = """
    CodebookPanel { background: $surface; overflow-y: scroll; scrollbar-gutter: stable; }
    """

    def __init__(self, session: Session, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.session = session
        self._folded: set[str] | None = None
        self._shown: dict[str, int] = {}
        session.listen(self._hear)

    def on_mount(self) -> None:
        """Make the rows."""
        self.rebuild()

    def on_resize(self) -> None:
        """Make the rows for this width."""
        self.rebuild()

    def rebuild(self) -> None:
        """Make the rows from the codes of the session."""
        width = self.scrollable_content_region.width
        if width <= 0:
            return
        books = self.session.codes.books()
        if self._folded is None:
            size = sum(1 + len(group.codes) for book in books for group in book.groups)
            self._folded = {f"book:{book.id}" for book in books[1:]} if size + len(books) > self.size.height else set()
        rows: list[Row] = []
        for book in books:
            head = f"book:{book.id}"
            if len(books) > 1:
                rows.append(Row(self._head(book.title, head, width, sum(len(group.codes) for group in book.groups)), head))
            if len(books) == 1 or head not in self._folded:
                rows += [row for group in book.groups for row in self._group(group, width)]
        self._shown = dict(self.session.counts)
        self.fill(rows, cursor=self.cursor)

    def _group(self, group: Group, width: int) -> list[Row]:
        assert self._folded is not None
        head = f"group:{group.id}"
        rows = [Row(self._head(group.title, head, width, len(group.codes), style="accent"), head)]
        return rows if head in self._folded else rows + [Row(self._line(code, width), code.id) for code in group.codes]

    def _head(self, title: str, head: str, width: int, size: int, style: str = "strong") -> Line:
        folded = head in (self._folded or ())
        tail = f" {size}" if folded else ""
        return [("▸ " if folded else "▾ ", "dim"), (shortened(title, max(0, width - 2 - len(tail))), style), (tail, "dim")]

    def _hear(self, notice: Notice) -> None:
        if not self.is_attached:
            return
        if notice.kind in ("codebook", "document"):
            self.rebuild()
        elif notice.kind == "codings" and self._shown != self.session.counts:
            self._recount()

    def _recount(self) -> None:
        """Draw only the codes whose count changed."""
        width = self.scrollable_content_region.width
        changed = {each for each, count in self.session.counts.items() if self._shown.get(each, 0) != count}
        for at, row in enumerate(self.rows):
            if row.value in changed:
                self.rows[at] = Row(self._line(self.session.codes.by_id[row.value], width), row.value)
                self.refresh_line(at)
        self._shown = dict(self.session.counts)

    @property
    def code(self) -> Code | None:
        """The code under the cursor; None on a heading."""
        return self.session.codes.by_id.get(self.value or "")

    @property
    def shows_cursor(self) -> bool:
        """Only while the panel has the focus."""
        return self.has_focus

    def fold(self) -> None:
        """Fold or unfold the group or book under the cursor; on a code, the group it is in."""
        at = self.cursor
        while at > 0 and not self.is_head(self.rows[at].value):
            at -= 1
        if self.rows and self._folded is not None:
            self._folded ^= {str(self.rows[at].value)}
            self.cursor = at
            self.rebuild()

    def show_code(self, code_id: str) -> None:
        """Unfold what hides a code and put the cursor on it."""
        for book in self.session.codes.books():
            for group in book.groups:
                if any(code.id == code_id for code in group.codes) and self._folded is not None:
                    self._folded -= {f"book:{book.id}", f"group:{group.id}"}
        self.rebuild()
        self.cursor = next((at for at, row in enumerate(self.rows) if row.value == code_id), self.cursor)
        self.move(0)

    @staticmethod
    def is_head(value: object) -> bool:
        """Whether a row is a heading."""
        return str(value).startswith(_HEADS)

    def _line(self, code: Code, width: int) -> Line:
        codes = self.session.codes
        digit = next((str(each) for each, other in codes.pinned.items() if other == code.id), " ")
        count = self.session.counts.get(code.id, 0)
        tail = f" {count}" if count else ""
        short = f"{codes.short(code.id):<3}"[:4]
        room = max(0, width - 2 - len(short) - len(tail))
        name = shortened(code.name(self.session.language), room)
        name += " " * (room - cell_len(name))
        return [(digit, "dim"), ("█", codes.colour(code.id)), (short, "key"), (name, "text"), (tail, "dim")]
