"""What is known of the place of the cursor: codings, suggestions with their reasons, notes, the card of a code."""

from coder.model.codebook import Code
from coder.model.coding import Coding
from coder.model.suggestion import Suggestion
from coder.tui.lines import Line, at_most, wrapped
from coder.tui.session import Notice, Session
from coder.tui.texts.screens import Texts
from coder.tui.widgets.code_card import code_card
from coder.tui.widgets.lines import Lines
from coder.tui.widgets.mention_card import mention_card

_REASONS = 4
_COUNTERS = 2


class Inspector(Lines):
    """Follows the selection of a session; the screen draws it again when something changed.

    Attributes:
        like_key: The key that goes to the coded passage a suggestion is like; empty: none.
    """

    DEFAULT_CSS = """
    Inspector { background: $surface; padding: 0 1; }
    """

    def __init__(self, session: Session, texts: Texts, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.session = session
        self.texts = texts
        self.card: Code | None = None
        self.like_key = ""
        self._cards: dict[tuple[str, int, int], list[Line]] = {}
        session.listen(self._hear)

    def _hear(self, notice: Notice) -> None:
        if notice.kind in ("selection", "document"):
            self.card = None
        if notice.kind == "codebook":
            self._cards.clear()
        if notice.kind == "codebook" and self.card:
            self.card = self.session.codes.by_id.get(self.card.id)

    def on_resize(self) -> None:
        """Wrap again."""
        self.update()

    def show_card(self, code: Code | None) -> None:
        """Show definition, rules and provenance of a code instead, until the cursor moves."""
        self.card = code
        self.update()

    def update(self) -> None:
        """Show what is at the cursor now, unless the panel is hidden."""
        if not self.display:
            return
        if not self.session.has_document:
            self.show([])
            return
        width = max(10, self.size.width)
        self.show(code_card(self.session, self.texts, self.card, width) if self.card else self._with_cards(self._here(width), width))

    def _with_cards(self, lines: list[Line], width: int) -> list[Line]:
        """Below what is known of the place, where there is room: what the codes given here mean."""
        if not self.session.document.text:
            return lines
        for code_id in dict.fromkeys(coding.code_id for coding in self.session.document.codings_in(*self.session.target())):
            known = code_id, width, self.session.older.counts.get(code_id, 0)
            if known not in self._cards:
                self._cards[known] = code_card(self.session, self.texts, self.session.codes.by_id[code_id], width)
            card = self._cards[known]
            if len(lines) + 1 + len(card) > self.size.height:
                break
            lines = [*lines, [], *card]
        return lines

    def _here(self, width: int) -> list[Line]:
        session, texts = self.session, self.texts
        document = session.document
        block = session.here()
        lines: list[Line] = []
        if block:
            lines.append([(texts("turn"), "dim"), (f" {block.ordinal}/{len(document.blocks)} ", "strong"), (block.label, "accent")])
        if not document.text:
            return lines
        start, stop = session.target()
        here = document.codings_in(start, stop)
        for coding in here:
            lines.append(self._coding(coding))
            if session.older.holds(coding):
                lines += wrapped(f"! {texts('older coding', coding.codebook_version)}", width, "warning", "  ")
        if not here:
            lines.append([(texts("nothing coded here"), "dim")])
        if document.likely.unlike(start, stop):
            lines += wrapped(f"! {texts('unlike')}", width, "warning")
        for key in document.suggestions_in(start, stop):
            lines += self._suggestion(key, document.suggestions[key], width)
        for memo in session.notes.touching(start, stop):
            title = texts("document memo") if memo.target_kind == "document" else texts("memo")
            lines.append([(f"* {title} ", "accent"), (session.user_names.get(memo.user_id, ""), "dim")])
            lines += at_most(wrapped(memo.body, width, indent="  "), 2 if memo.target_kind == "document" else 6)
        for mention in session.linking.here():
            lines += mention_card(mention, session.codes, texts, width)
        return lines

    def _coding(self, coding: Coding) -> Line:
        codes = self.session.codes
        mine = coding.user_id == self.session.user_id
        who = self.session.user_names.get(coding.user_id, "")
        return [
            ("┃ " if mine else "│ ", codes.colour(coding.code_id)),
            (f"{codes.short(coding.code_id):<3}", "key"),
            (codes.name(coding.code_id), "text"),
            (f"  {who}", "dim"),
        ]

    def _suggestion(self, key: str, suggestion: Suggestion, width: int) -> list[Line]:
        codes = self.session.codes
        current = key == self.session.review.here()
        style = "current" if current else "warning"
        lines: list[Line] = [[(f"? {codes.short(suggestion.code_id):<3}{codes.name(suggestion.code_id)}", style)]]
        lines += wrapped(self.session.review.how_sure(suggestion, self.texts), width, "dim", "  ")
        reasons = list(dict.fromkeys((reason.kind, reason.text.replace("\n", " ")) for reason in suggestion.reasons))
        support = [reason for reason in reasons if reason[0] != "counter"][:_REASONS]
        counters = [reason for reason in reasons if reason[0] == "counter"][:_COUNTERS]
        named: set[str] = set()
        for kind, quote in (*support, *counters):
            nearest = kind == "neighbour" and "neighbour" not in named
            label = self.texts(f"reason {kind}") + (f" ({self.like_key})" if nearest and self.like_key else "")
            named.add(kind)
            lines += at_most(wrapped(f"{label}: “{quote}”", width, "dim", "  "), 3)
        return lines
