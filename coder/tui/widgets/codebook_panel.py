"""The codebook beside the text: groups, codes, mnemonics, counts."""

from coder.model.codebook import Code
from coder.text.cells import cell_len, crop
from coder.tui.session import Notice, Session
from coder.tui.widgets.list_pane import ListPane, Row
from coder.tui.widgets.pencil import Line


class CodebookPanel(ListPane, inherit_bindings=False):
    """A tree of two levels. The value of a row is the id of a code, or `group:` and a title."""

    DEFAULT_CSS = """
    CodebookPanel { background: $surface; overflow-y: scroll; scrollbar-gutter: stable; }
    """

    def __init__(self, session: Session, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.session = session
        self._folded: set[str] = set()
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
        rows: list[Row] = []
        width = self.scrollable_content_region.width
        for group in self.session.codes.groups():
            folded = group.title in self._folded
            rows.append(Row([("▸ " if folded else "▾ ", "dim"), (group.title, "strong")], f"group:{group.title}"))
            if not folded:
                rows += [Row(self._line(code, width), code.id) for code in group.codes]
        self._shown = dict(self.session.counts)
        self.fill(rows, cursor=self.cursor)

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
        """The code under the cursor; None on a group."""
        return self.session.codes.by_id.get(self.value or "")

    @property
    def shows_cursor(self) -> bool:
        """Only while the panel has the focus."""
        return self.has_focus

    def fold(self) -> None:
        """Fold or unfold the group under the cursor."""
        at = self.cursor
        while at > 0 and not str(self.rows[at].value).startswith("group:"):
            at -= 1
        if self.rows:
            self._folded ^= {str(self.rows[at].value)[6:]}
            self.cursor = at
            self.rebuild()

    def _line(self, code: Code, width: int) -> Line:
        codes = self.session.codes
        digit = next((str(each) for each, other in codes.pinned.items() if other == code.id), " ")
        count = self.session.counts.get(code.id, 0)
        tail = f"{count:>4} " if count else "     "
        room = max(0, width - 11)
        name = crop(code.name(self.session.language), room)
        name += " " * (room - cell_len(name))
        return [(digit, "dim"), ("█ ", codes.colour(code.id)), (f"{codes.short(code.id):<3}"[:3], "key"), (name, "text"), (tail, "text")]
