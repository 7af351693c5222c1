"""The disagreements of coders, one after the other: versions beside each other, definitions, precedents; one key decides, a line says why."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical

from coder.errors import CoderError, NotFound
from coder.model.disagreement import CODING_KINDS, KINDS
from coder.project.teamwork.adjudicating import Adjudicating
from coder.project.teamwork.versions import Place, Versions
from coder.text.cells import visible
from coder.tui.actions.keys import token
from coder.tui.lines import at_most, wrapped
from coder.tui.lists.adjudication_lines import AdjudicationLines, Line, in_lines
from coder.tui.lists.adjudication_words import outcome
from coder.tui.screens import returning
from coder.tui.screens.listing import Place as Passage
from coder.tui.screens.picker import Picker
from coder.tui.screens.prompt import Prompt
from coder.tui.screens.question import Question
from coder.tui.screens.settling import ask_passage
from coder.tui.widgets.lines import Lines
from coder.tui.widgets.list_pane import ListPane, Row

if TYPE_CHECKING:
    from coder.tui.screens.coding import CodingScreen

_SCROLL = {"up": -1, "k": -1, "down": 1, "j": 1, "pageup": -8, "pagedown": 8}
_STEPS = {"left": -1, "right": 1, "p": -1}


class Adjudicate(Question[Passage]):
    """Shows one disagreement at a time. Enter gives its place, to be read in the text; Escape None; what was decided stays."""

    DEFAULT_CSS = """
    Adjudicate { background: $background; }
    Adjudicate > Vertical { width: 100%; height: 100%; }
    Adjudicate .band { height: 1; background: $panel; }
    Adjudicate #adjudicate-where { height: 1; background: $surface; }
    Adjudicate #adjudicate-foot { height: auto; max-height: 2; }
    Adjudicate ListPane { height: 1fr; }
    """

    def __init__(self, screen: "CodingScreen", sitting: Adjudicating) -> None:
        super().__init__()
        self.coding_screen = screen
        self.sitting = sitting
        self._session = screen.session
        self._texts = screen.texts
        self.versions = Versions(screen.session.project)
        self._is_early = bool(screen.session.project.assignments.remark())
        self._whole = False
        self._said = ("", "dim")
        self._marks: dict[str, str] = {}
        self._marked = ""

    def compose(self) -> ComposeResult:
        """Title, place, the disagreement, keys."""
        with Vertical():
            yield Lines(id="adjudicate-title", classes="band")
            yield Lines(id="adjudicate-where")
            yield ListPane()
            yield Lines(id="adjudicate-foot", classes="band")

    def on_mount(self) -> None:
        """Begin with the one at hand."""
        self.begin_typing(self.query_one(ListPane))

    def on_resize(self) -> None:
        """Draw at this size."""
        self.call_after_refresh(self.show)

    def left(self, _place: Passage) -> object:
        """The sitting, at the disagreement whose text is looked at."""
        return self.sitting

    def resume(self, left: Adjudicating) -> None:
        """Go on with it, as codings may have changed meanwhile."""
        self.sitting = left
        self.sitting.read()

    # -- showing --------------------------------------------------------------------------------------------------

    def show(self, said: str = "", style: str = "accent") -> None:
        """Draw the disagreement at hand, and say something in the foot."""
        self._said = (said, style)
        each = self.sitting.current
        self._session.looks.disagreement = (self.sitting.narrowing, each.id if each else "")
        if each is None:
            self.query_one(ListPane).fill([Row([(f" {self._texts('adjudicate filtered')}", "dim")])])
            self._bands(None)
            return
        same = each.id == self._marked
        if not same:
            decision = self.sitting.decision(each)
            first = next(iter(decision.chosen if decision and decision.chosen else each.makers))
            self._marks = {slot: (decision.slots.get(slot, first) if decision else first) for slot in each.slots}
            self._marked = each.id
        place = self.versions.of(each)
        pane = self.query_one(ListPane)
        slot, top = pane.value, pane.scroll_offset.y if same else 0
        rows = self._rows(place, pane.size.width - 1)
        pane.fill(rows, cursor=next((at for at, row in enumerate(rows) if slot and row.value == slot), 0))
        pane.scroll_to(y=top, animate=False, force=True)
        self._bands(place)

    def _rows(self, place: Place, width: int) -> list[Row]:
        each, decision = place.each, self.sitting.decision(place.each)
        lines = AdjudicationLines(self._texts, self.versions, self._session.codes, width, whole=self._whole)
        most = max(3, self.size.height // 6)
        parts: list[list[Line]] = [
            lines.context(place, most),
            lines.versions(place, decision),
            lines.decided(decision) if decision else [],
            lines.before(self.sitting.earlier(each), slots=each.kind not in CODING_KINDS),
            lines.definitions(place),
        ]
        rows = [Row(line) for line in parts[0]]
        rows += [Row([]), *(Row(line) for line in parts[1])]
        rows += [Row([])] if each.kind == "slots" else []
        rows += [Row(line, slot or None) for line, slot in lines.slots(place, self._marks)] if each.kind == "slots" else []
        for some in parts[2:]:
            rows += [Row([]), *map(Row, some)] if some else []
        return rows

    def _bands(self, place: Place | None) -> None:
        sitting, texts = self.sitting, self._texts
        count = texts("adjudicate of", sitting.place + 1, len(sitting.items)) if place else ""
        left = texts("adjudicate open", sitting.open) if sitting.open else texts("adjudicate all done")
        kind = texts(f"kind {place.each.kind}") if place else ""
        title: Line = [(f" {texts('adjudicate title')}  ", "strong"), (f"{count}  ", "text"), (kind, "warning"), (f"  {left}", "accent")]
        early: Line = [(f"  {texts('coding not over')}", "error")] if self._is_early else []
        self.query_one("#adjudicate-title", Lines).show([[*title, *early]])
        self.query_one("#adjudicate-where", Lines).show([self._where(place)] if place else [])
        said, style = self._said
        keys = texts("adjudicate keys slots" if place and place.each.kind == "slots" else "adjudicate keys")
        told: list[Line] = at_most([*wrapped(f" {said}", self.size.width, style)], 2 if style == "error" else 1) if said else []
        foot = [*told, *([(line, "dim")] for line in in_lines(keys, self.size.width))][:2]
        box = self.query_one("#adjudicate-foot", Lines)
        box.styles.height = len(foot)
        self.call_after_refresh(box.show, foot)

    def _where(self, place: Place) -> Line:
        turn = place.turn
        who = f" · {turn.ordinal if turn.kind == 'turn' else turn.ref or turn.ordinal} {turn.speaker}" if turn else ""
        return [(f" {visible(place.title)}", "strong"), (f"{visible(who)} · {place.each.start}-{place.each.stop}", "dim")]

    # -- keys -----------------------------------------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        """Move, decide, explain, take back, filter, or leave."""
        event.stop()
        event.prevent_default()
        press = token(event.key, event.character)
        pane = self.query_one(ListPane)
        if press in ("escape", "q"):
            self.dismiss(None)
        elif press in _SCROLL:
            pane.move(_SCROLL[press])
        elif press in _STEPS or press == "tab":
            moved = self.sitting.next_open() if press == "tab" else self.sitting.move(_STEPS[press])
            self.show("" if moved else self._texts("nothing there"), "dim")
        else:
            self.guarded(lambda: self._act(press))

    def guarded(self, do: Callable[[], object]) -> None:
        """Do something; a mistake is told in the foot."""
        try:
            do()
        except CoderError as error:
            self.show(self._texts.refusal(error.what, error.hint), "error")

    def _act(self, press: str) -> None:
        each = self.sitting.current
        acts: dict[str, Callable[[], object]] = {"f": self._filter, "u": self._undo}
        if each is not None:
            acts |= {
                "enter": lambda: self.dismiss((each.document_id, each.start, each.stop)),
                "b": lambda: self.decide("chosen", chosen=each.makers),
                "n": lambda: self.decide("neither"),
                "w": lambda: self.decide("later"),
                "o": self._other,
                "r": self._explain,
                "d": self._rules,
                "space": self._mark,
            }
        if press.isdigit() and press != "0" and each:
            if int(press) > len(each.coders):
                self.show(self._texts("not so many", len(each.coders)), "warning")
            else:
                self.decide("chosen", chosen=[each.coders[int(press) - 1]])
        elif press in acts:
            acts[press]()
        else:
            self.show(self._texts("unknown key", press), "warning")

    def decide(self, verdict: str, **what: Any) -> None:
        """Ask why, decide, and go on to the next one that is open."""

        def answered(reason: str) -> None:
            made = self.sitting.decide(verdict, reason=reason, **what)
            said = outcome(made, self.versions, self._texts)
            self.sitting.next_open()
            self.show(said)

        self.ask(Prompt(self._texts("ask reason")), answered)

    def ask(self, question: Any, then: Callable[[Any], object]) -> None:
        """Push a question; Escape leaves everything as it is."""
        self.app.push_screen(question, lambda answer: None if answer is None else self.guarded(lambda: then(answer)))

    def _other(self) -> None:
        each = self.sitting.at_hand
        if each.kind in CODING_KINDS:
            ask_passage(self, self.versions.of(each), lambda settled: self.decide("other", settled=[settled]))
            return
        if each.kind != "slots":
            self.show(self._texts("mark a slot"), "warning")
            return
        base = max(each.makers, key=lambda coder: sum(user == coder for user in self._marks.values()))
        slots = {slot: user for slot, user in self._marks.items() if user != base}
        self.decide("other" if slots else "chosen", chosen=[base], **({"slots": slots} if slots else {}))

    def _mark(self) -> None:
        slot, makers = self.query_one(ListPane).value, self.sitting.at_hand.makers
        if slot in self._marks:
            self._marks[slot] = makers[(makers.index(self._marks[slot]) + 1) % len(makers)]
        self.show()

    def _explain(self) -> None:
        decision = self.sitting.decision(self.sitting.at_hand)
        if decision is None:
            raise NotFound(self._texts("nothing decided"), "")

        def answered(reason: str) -> None:
            self.sitting.explain(reason)
            self.show()

        self.ask(Prompt(self._texts("ask new reason"), decision.reason), answered)

    def _undo(self) -> None:
        step = self.sitting.undo()
        self.show(self._texts("undone", self._texts.step(step)) if step else self._texts("nothing to undo"))

    def _rules(self) -> None:
        self._whole = not self._whole
        self.show()

    def _filter(self) -> None:
        each, counts, texts = self.sitting.current, self.sitting.by_kind, self._texts
        choices: list[tuple[str, dict[str, Any]]] = [(texts("filter all"), {})]
        choices += [(texts("filter open", texts(f"kind {kind}"), counts[kind]), {"kinds": (kind,)}) for kind in KINDS if counts.get(kind)]
        if each:
            choices.append((texts("filter document"), {"documents": (each.document_id,)}))
            choices += [(texts("filter codes"), {"codes": each.code_ids})] if each.code_ids else []
        names = self.versions.names
        choices += [(texts("filter coders", *(names.get(one, one) for one in pair)), {"coders": pair}) for pair in self.sitting.pairs]
        rows = [Row([(f" {number} {label}", "text")], number) for number, (label, _) in enumerate(choices, 1)]

        def chosen(number: int) -> None:
            self.sitting.narrow(**choices[number - 1][1])
            self.show()

        self.ask(Picker(texts("which disagreements"), lambda _: rows, typing=False), chosen)


def adjudicate(screen: "CodingScreen") -> None:
    """Go through the disagreements: where one was the last time if that is in the document on the screen, else from the cursor on.

    A place chosen there is gone to.
    """
    narrowing, identity = screen.session.looks.disagreement
    sitting = Adjudicating(screen.session.project)
    if not sitting.all:
        screen.say(screen.texts("adjudicate none"))
        return
    sitting.narrow(**narrowing)
    here = [each for each in sitting.items if screen.session.has_document and each.document_id == screen.session.document.document.id]
    if not sitting.go_to({identity} & {each.id for each in here}):
        waiting = [each for each in here if sitting.is_open(each)]
        after = [each.id for each in waiting if each.stop > screen.session.head]
        if not (sitting.go_to(after) or sitting.go_to(each.id for each in waiting) or sitting.go_to([identity])):
            sitting.next_open(from_here=True)
    returning.look(screen, lambda: Adjudicate(screen, sitting))
