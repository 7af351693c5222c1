"""The codebook beside the text: books, groups, codes with those below them, mnemonics, counts, and marks for older codings."""

from collections.abc import Sequence

from coder.model.codebook import Code
from coder.text.cells import cell_len
from coder.tui.codes.code_tree import Book, Group, Node, tree
from coder.tui.lines import Line, shortened
from coder.tui.session import Notice, Session
from coder.tui.widgets.list_pane import ListPane, Row

_HEADS = ("book:", "group:")
_DEEPEST = 4


class CodebookPanel(ListPane, inherit_bindings=False):
    """A tree: books (where there are several), groups, codes. The value of a row is the id of a code, or `book:` or `group:` and an id.

    A book after the first begins folded if the whole would not fit, retired codes always. `!2` behind a code: so many of its codings were made
    before its definition changed.
    """

    DEFAULT_CSS = """
    CodebookPanel { background: $surface; overflow-y: scroll; scrollbar-gutter: stable; }
    """

    def __init__(self, session: Session, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.session = session
        self._folded: set[str] | None = None
        self._books: tuple[Book, ...] = ()
        self._shown: dict[str, tuple[int, int]] = {}
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
        self._books = books = tree(self.session.codes)
        if self._folded is None:
            size = sum(1 + len(group.nodes) for book in books for group in book.groups)
            self._folded = {f"book:{book.id}" for book in books[1:]} if size + len(books) > self.size.height else set()
            self._folded |= {f"group:{book.id}/retired" for book in self.session.project.codebooks.list()}
        here, rows = self.value, list[Row]()
        for book in books:
            head = f"book:{book.id}"
            if len(books) > 1:
                rows.append(Row(self._head(book.title, head, width, [code for group in book.groups for code in group.codes]), head))
            if len(books) == 1 or head not in self._folded:
                rows += [row for group in book.groups for row in self._group(group, width)]
        self._shown = self._counted()
        same = next((at for at, row in enumerate(rows) if row.value == here), min(self.cursor, len(rows) - 1))
        self.fill(rows, cursor=max(0, same))

    def _group(self, group: Group, width: int) -> list[Row]:
        assert self._folded is not None
        head = f"group:{group.id}"
        rows = [Row(self._head(group.title, head, width, group.codes, style="accent"), head)]
        return rows if head in self._folded else rows + [self._row(node, width) for node in group.nodes]

    def _row(self, node: Node, width: int) -> Row:
        return Row(self._line(node, width), node.code.id if node.code.codable else f"group:{node.code.id}")

    def _head(self, title: str, head: str, width: int, codes: Sequence[Code], style: str = "strong") -> Line:
        folded = head in (self._folded or ())
        tail = self._tail([code.id for code in codes]) if folded else ""
        size = f" ({len(codes)})" if folded else ""
        name = shortened(title, max(0, width - 2 - cell_len(tail + size)))
        return [("▸ " if folded else "▾ ", "dim"), (name, style), (size, "dim"), (tail, "dim")]

    def _tail(self, codes: Sequence[str]) -> str:
        """How many codings codes have, and how many of them are older."""
        count = sum(self.session.counts.get(each, 0) for each in codes)
        older = sum(self.session.older.counts.get(each, 0) for each in codes)
        return (f" {count}" if count else "") + (f" !{older}" if older else "")

    def _counted(self) -> dict[str, tuple[int, int]]:
        older = self.session.older.counts
        return {each: (count, older.get(each, 0)) for each, count in self.session.counts.items()}

    def _hear(self, notice: Notice) -> None:
        if not self.is_attached:
            return
        if notice.kind in ("codebook", "document"):
            self.rebuild()
        elif notice.kind == "codings":
            counted = self._counted()
            if self._shown != counted:
                self._recount({each for each in counted.keys() | self._shown.keys() if counted.get(each) != self._shown.get(each)})
                self._shown = counted

    def _recount(self, changed: set[str]) -> None:
        """Draw only the codes whose count changed, and the folded headings over them."""
        width = self.scrollable_content_region.width
        nodes = {node.code.id: node for book in self._books for group in book.groups for node in group.nodes if node.code.id in changed}
        hidden = nodes.keys() - {row.value for row in self.rows}
        if hidden:
            self.rebuild()
            return
        for at, row in enumerate(self.rows):
            if row.value in changed and row.value in nodes:
                self.rows[at] = self._row(nodes[row.value], width)
                self.refresh_line(at)

    @property
    def code(self) -> Code | None:
        """The code under the cursor; None on a heading."""
        return self.session.codes.by_id.get(self.value or "")

    @property
    def entry(self) -> Code | None:
        """The code under the cursor, or the group of codes whose heading is."""
        return self.code or self.session.codes.by_id.get(str(self.value).partition(":")[2])

    @property
    def place(self) -> tuple[str, str | None]:
        """Where a new code goes: the id of a book, and of the group at the cursor, or the one that the code at the cursor is in."""
        entry = self.entry
        if entry:
            return entry.codebook_id, entry.parent_id if entry.codable else entry.id
        kind, _, name = str(self.value or "").partition(":")
        books = [book.id for book in self._books]
        return next((book for book in books if kind and name.startswith(book)), self.session.project.codebooks.get().id), None

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
        for book in self._books:
            for group in book.groups:
                if any(node.code.id == code_id for node in group.nodes) and self._folded is not None:
                    self._folded -= {f"book:{book.id}", f"group:{group.id}"}
        self.rebuild()
        self.cursor = next((at for at, row in enumerate(self.rows) if row.value in (code_id, f"group:{code_id}")), self.cursor)
        self.move(0)

    @staticmethod
    def is_head(value: object) -> bool:
        """Whether a row is a heading."""
        return str(value).startswith(_HEADS)

    def _line(self, node: Node, width: int) -> Line:
        codes, code = self.session.codes, node.code
        indent = " " * min(node.depth, _DEEPEST)
        if not code.codable:
            return [(f" {indent}", "dim"), (shortened(code.name(self.session.language), width - 1 - len(indent)), "accent")]
        digit = next((str(each) for each, other in codes.pinned.items() if other == code.id), " ")
        tail = self._tail([code.id])
        short = f"{codes.short(code.id):<3}"[:4]
        room = max(0, width - 2 - len(indent) - len(short) - len(tail))
        name = shortened(code.name(self.session.language), room)
        name += " " * (room - cell_len(name))
        return [
            (digit, "dim"),
            (indent, "dim"),
            ("█", codes.colour(code.id)),
            (short, "key"),
            (name, "dim" if code.retired else "text"),
            (tail, "dim"),
        ]
