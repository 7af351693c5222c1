"""The ties of the project: suggested, confirmed, merged, split, named; every mention opens in the text."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from textual import events

from coder.errors import CoderError
from coder.model.linkage import LinkageMention
from coder.model.tie import Tie, TieSuggestion
from coder.tui.lines import Line
from coder.tui.linkages.tie_rows import Told, Wording, fits, mention_line, tie_lines
from coder.tui.screens import linking, returning
from coder.tui.screens.listing import Listing, Shown
from coder.tui.screens.prompt import Prompt
from coder.tui.session import Session
from coder.tui.texts.screens import Texts
from coder.tui.widgets.bands import two_ends
from coder.tui.widgets.lines import Lines
from coder.tui.widgets.list_pane import ListPane, Row

if TYPE_CHECKING:
    from coder.tui.screens.coding import CodingScreen

Chosen = Tie | TieSuggestion | LinkageMention


class TieList(Listing):
    """Suggestions first, then linkages, then loose mentions; each with its mentions below it.

    Enter opens a passage, F2 confirms a suggestion, names a linkage or changes a mention, F3 marks, F5 makes one tie of what is marked,
    F6 splits a mention off, F8 dissolves a linkage, Tab goes through the towns, ctrl+z takes back. Gives a mention and whether to change it.
    """

    def __init__(self, texts: Texts, session: Session) -> None:
        super().__init__(texts, texts("ties title"), self._rows, gather=_gather, connect=session.connection)
        self._session = session
        self._town: str | None = None
        self._marked: set[str] = set()
        self._said: tuple[str, str] = ("", "accent")
        project = session.project
        towns = {each.id: each.names.get(session.language) or each.name() for each in project.towns.list()}
        titles = {each.id: each.title for each in project.documents.list(superseded=True)}
        self._wording = Wording(texts=texts, codes=session.codes, towns=towns, titles=titles)

    def _rows(self, gathered: Sequence[Told], query: str, width: int) -> Shown:
        found = [each for each in gathered if self._town in (None, each[0].town_id) and fits(each, self._wording, query)]
        rows: list[Row] = []
        for told in found:
            tie, mentions = told
            head, *about = tie_lines(told, self._wording, _key(tie) in self._marked)
            rows += [Row(head, tie), *map(Row, about)]
            rows += [Row(mention_line(each, self._wording, each.id in self._marked, width), each) for each in mentions]
        ties = sum(isinstance(tie, Tie) and tie.linkage_id is not None for tie, _ in found)
        offered = sum(isinstance(tie, TieSuggestion) for tie, _ in found)
        town = self._wording.towns.get(self._town or "", self._texts("all towns"))
        return Shown(rows, f"{self._texts('ties count', ties, len(found) - ties - offered, offered)} · {town}")

    def _foot(self, said: str, style: str) -> None:
        """What was done or refused, else the keys; the counts stand beside the title."""
        words, own_style = (said, style) if style == "error" else self._said
        line: Line = [(f" {words}", own_style)] if words else [(f" {self._texts('ties keys')}", "dim")]
        self.query_one("#listing-foot", Lines).show([line])
        self.query_one("#listing-title", Lines).show([two_ends([(f" {self._title}", "strong")], f"{said} ", self.size.width)])

    def _filled(self, asked: tuple[str, int], shown: Shown) -> None:
        super()._filled(asked, shown)
        self._said = ("", "accent")

    def on_key(self, event: events.Key) -> None:
        """What the list of ties has of its own; all else is as in any list."""
        doing: dict[str, Callable[[Any], None]] = {
            "tab": lambda _: self._next_town(1),
            "shift+tab": lambda _: self._next_town(-1),
            "f2": self._settle,
            "f3": self._mark,
            "f5": lambda _: self._merge(),
            "f6": self._split,
            "f8": self._dissolve,
            "ctrl+z": lambda _: self._done("undone", self._session.undo() or ""),
        }
        if self.focused is None or event.key not in doing:
            return
        event.stop()
        event.prevent_default()
        try:
            doing[event.key](self.query_one(ListPane).value)
        except CoderError as error:
            self._say(self._texts.refusal(error.what, error.hint), "error")

    def _say(self, words: str, style: str = "accent") -> None:
        self._said = (words, style)
        self.list_again()

    def _done(self, key: str, *values: object) -> None:
        """Something was written: read everything again and say so."""
        self._said = (self._texts(key, *values), "accent")
        self._marked.clear()
        if self._session.has_document:
            self._session.notes.changed()
        self.gather_again()

    def _next_town(self, step: int) -> None:
        towns = [None, *self._wording.towns]
        self._town = towns[(towns.index(self._town) + step) % len(towns)]
        self.list_again()

    def _settle(self, value: Chosen | None) -> None:
        linkages = self._session.project.linkages
        if isinstance(value, TieSuggestion):
            made = linkages.confirm(value.key)
            self._done("tie confirmed", made[0].label)
        elif isinstance(value, LinkageMention):
            self.dismiss((True, value))
        elif value is not None:
            self._rename(value)

    def _rename(self, tie: Tie) -> None:
        def named(label: str | None) -> None:
            if label and label.strip() and label != tie.label:
                linkages = self._session.project.linkages
                made = linkages.rename(tie.linkage_id, label) if tie.linkage_id else linkages.merge(*tie.mentions, label=label)
                self._done("tie named", made.label)

        self.app.push_screen(Prompt(self._texts("tie name title"), typed=tie.label), named)

    def _mark(self, value: Chosen | None) -> None:
        if value is not None and not isinstance(value, TieSuggestion):
            self._marked ^= {_key(value)}
            self.list_again()

    def _merge(self) -> None:
        made = self._session.project.linkages.merge(*sorted(self._marked))
        self._done("tie merged", made.label)

    def _split(self, value: Chosen | None) -> None:
        """Take the mention under the cursor, with the marked ones, out of its linkage."""
        if isinstance(value, LinkageMention) and value.linkage_id:
            made = self._session.project.linkages.split(value.linkage_id, *({value.id} | self._marked))
            self._done("tie split", made.label)

    def _dissolve(self, value: Chosen | None) -> None:
        if isinstance(value, Tie) and value.linkage_id:
            self._session.project.linkages.dissolve(value.linkage_id)
            self._done("tie dissolved", value.label)


def _key(value: Chosen) -> str:
    """What marks a row: a loose mention as a tie is the mention itself."""
    if isinstance(value, Tie):
        return value.linkage_id or value.mentions[0]
    return value.key if isinstance(value, TieSuggestion) else value.id


def _gather(project: Any, _typed: str) -> Iterable[Told]:
    mentions = {each.id: each for each in project.mentions.list()}
    for offered in project.linkages.suggest():
        inside = [each.id for linkage in offered.linkages for each in project.linkages.mentions(linkage)]
        yield offered, tuple(mentions[each] for each in (*inside, *offered.mentions))
    for tie in project.linkages.list():
        yield tie, tuple(mentions[each] for each in tie.mentions)


def choose(screen: "CodingScreen") -> None:
    """List the ties; what is chosen opens in the text, or in the form."""

    def chosen(answer: Any) -> None:
        change, value = answer if isinstance(answer, tuple) else (False, answer)
        mention = _first(screen, value)
        if mention is None:
            return
        returning.go(screen, (mention.document_id, mention.start, mention.stop))
        if change:
            linking.change(screen, mention)

    returning.look(screen, lambda: TieList(screen.texts, screen.session), chosen)


def _first(screen: "CodingScreen", value: Chosen) -> LinkageMention | None:
    if isinstance(value, LinkageMention):
        return value
    ids = value.mentions or [each.id for one in getattr(value, "linkages", ()) for each in screen.session.project.linkages.mentions(one)]
    found: LinkageMention | None = screen.session.project.mentions.get(ids[0]) if ids else None
    return found
