"""The form that records a linkage mention from the selection, or changes one."""

from collections.abc import Callable
from dataclasses import replace

from textual import work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widget import Widget
from textual.widgets import Input
from textual.worker import Worker, get_current_worker

from coder.errors import CoderError, RuleBroken
from coder.text.cells import cell_len
from coder.tui.lines import Line, at_most, shortened, wrapped
from coder.tui.linkages.form import FREE, ONE, Candidate, Field
from coder.tui.linkages.opening import Opening, Proposal, Proposals
from coder.tui.screens.question import Question
from coder.tui.texts.screens import Texts
from coder.tui.widgets.field_line import FieldLine
from coder.tui.widgets.lines import Lines
from coder.tui.widgets.list_pane import ListPane, Row

_LABEL, _CANDIDATES, _QUOTE = 24, 30, 4
_WIDE, _LINE, _WHY = 110, 30, 44
_ENDS = ("actor_a", "actor_b")
_PARTS = ("kind", "tier", "place")


class LinkForm(Question[str | None]):
    """One line per field, with candidates beside it; gives what was recorded, or None.

    The first page holds what nearly every mention needs and whatever holds something; F3 unfolds the rest.
    """

    DEFAULT_CSS = """
    LinkForm { background: $panel; }
    LinkForm > Vertical { height: 100%; width: 100%; }
    LinkForm .band { height: 1; background: $surface; }
    LinkForm #link-quote { background: $surface; padding: 0 1; }
    LinkForm #fields { width: 1fr; height: 100%; scrollbar-size-vertical: 1; }
    LinkForm #fields Horizontal { height: 1; }
    LinkForm .label, LinkForm .why { height: 1; }
    LinkForm Input, LinkForm Input:focus { border: none; height: 1; padding: 0; width: 1fr; background: $surface; }
    LinkForm Input:focus { background: $primary 25%; }
    LinkForm ListPane { height: 100%; background: $surface; border-left: vkey $accent; }
    """

    def __init__(self, texts: Texts, opening: Opening) -> None:
        super().__init__()
        self._texts = texts
        self._opened_for = opening
        self._fields = {each.name: each for each in opening.fields}
        self._begun = {name: opening.values.get(name, each.default if not opening.remove else "") for name, each in self._fields.items()}
        self._lines = {name: FieldLine(self._begun[name], name, self._pressed) for name in self._fields}
        self._proposed: dict[str, Proposal] = {}
        self._named: tuple[Candidate, ...] = ()
        self._reading: Worker[None] | None = None
        self._unfolded = False
        self._moved = False
        self._warned = ""

    @property
    def is_settled(self) -> bool:
        """Whether the passage was read for what it suggests."""
        return self._reading is None or self._reading.is_finished

    def compose(self) -> ComposeResult:
        """Passage, fields with candidates, a line for keys and errors."""
        with Vertical():
            yield Lines(id="link-title", classes="band")
            yield Lines(id="link-quote")
            with Horizontal():
                with VerticalScroll(id="fields", can_focus=False):
                    for name in self._fields:
                        with Horizontal(id=f"row-{name.replace('.', '-')}"):
                            yield Lines(classes="label")
                            yield self._lines[name]
                            yield Lines(classes="why")
                yield ListPane()
            yield Lines(id="link-foot", classes="band")

    def on_mount(self) -> None:
        """Begin with the first actor, and read the passage."""
        self.query_one(ListPane).can_focus = False
        self._fold()
        self.begin_typing(self._line("actor_a"))
        if self._opened_for.propose:
            self._reading = self._read(self._opened_for.propose)

    @work(thread=True, group="prefill", exclusive=True)
    def _read(self, propose: Callable[[], Proposals]) -> None:
        worker = get_current_worker()
        try:
            found = propose()
        except CoderError as error:
            self.app.call_from_thread(self._foot, self._texts.refusal(error.what, error.hint), "warning")
            return
        if not worker.is_cancelled:
            self.app.call_from_thread(self._propose, found)

    def _propose(self, found: Proposals) -> None:
        """Put what the passage suggests where nothing was typed yet; what is known of an actor comes with its name or not at all."""
        if not self.is_attached:
            return
        self._named = tuple((each, each) for each in found.actors)
        untouched = {name for name in self._fields if self._line(name).value == self._begun[name]}
        for name, proposal in found.lines.items():
            if {name, name.partition(".")[0]} <= untouched and proposal.line:
                self._proposed[name] = proposal
                self._begun[name] = proposal.line
                self._write(name, proposal.line)
                if self._line(name).has_focus:
                    self._line(name).select_all()
        self._fold()
        self._label()
        self._offer()

    # -- looks ----------------------------------------------------------------------------------------------------

    def on_resize(self) -> None:
        """Share the width between labels, lines and candidates; show labels and foot."""
        self.query_one(ListPane).styles.width = min(_CANDIDATES, self.size.width * 3 // 8)
        for lines in self.query(".label"):
            lines.styles.width = self._label_width
        for lines in self.query(".why"):
            lines.styles.width, lines.display = self._why_width, bool(self._why_width)
        quote = at_most(
            wrapped(self._opened_for.quote.replace("\n", " "), max(10, self.size.width - 2), "dim"), _QUOTE if self.size.height >= 20 else 1
        )
        self.query_one("#link-quote", Lines).styles.height = len(quote)
        self.query_one("#link-quote", Lines).show(quote)
        self.call_after_refresh(self._draw)

    @property
    def _why_width(self) -> int:
        """The room for reasons beside the lines; none in a narrow terminal, where they stand above the candidates."""
        return max(0, min(_WHY, self.size.width - _CANDIDATES - _LABEL - _LINE)) if self.size.width >= _WIDE else 0

    @property
    def _label_width(self) -> int:
        return min(_LABEL, self.size.width * 3 // 10)

    def _draw(self) -> None:
        quote = at_most(
            wrapped(self._opened_for.quote.replace("\n", " "), max(10, self.size.width - 2), "dim"), _QUOTE if self.size.height >= 20 else 1
        )
        self.query_one("#link-quote", Lines).show(quote)
        self.query_one("#link-title", Lines).show([[(f" {self._opened_for.title}", "strong")]])
        self._label()
        self._keys()

    def _label(self) -> None:
        """Name each line; where a group begins its name stands out."""
        group = ""
        for name, each in self._fields.items():
            if self._row(name).display:
                self._label_one(name, opens=each.group != group)
                group = each.group

    def _label_one(self, name: str, *, opens: bool = False) -> None:
        """Name a line; what the passage suggested and is unchanged is marked, with its reason where there is room."""
        room = max(4, self._label_width - 3)
        words = shortened(self._texts(self._fields[name].label), room)
        style = "accent" if name in _ENDS else "strong" if opens and self._unfolded else "text"
        line: Line = [(" " * max(0, room - cell_len(words)) + words, style), (" ? " if self._is_proposed(name) else "   ", "warning")]
        label, why = self._row(name).query(Lines)
        label.show([line])
        why.show([[(f" {shortened(self._why(name), self._why_width - 1)}" if self._why_width else "", "dim")]])

    def _is_proposed(self, name: str) -> bool:
        return name in self._proposed and self._line(name).value == self._proposed[name].line

    def _why(self, name: str) -> str:
        return self._proposed[name].why if self._is_proposed(name) else ""

    def _fold(self, *also: str) -> None:
        """Show the first page, what holds something else than it began with, and `also`; unfolded all."""
        focused = self._here()
        for name, each in self._fields.items():
            held = "." not in name and self._line(name).value not in ("", each.default)
            self._row(name).display = self._unfolded or each.first or held or name in also or bool(focused and focused[0] == each)

    def _keys(self) -> None:
        self._foot(self._texts("link keys edit" if self._opened_for.remove else "link keys"), "dim")

    def _foot(self, text: str, style: str) -> None:
        self.query_one("#link-foot", Lines).show([[(" " + text, style)]])

    # -- candidates -----------------------------------------------------------------------------------------------

    def _line(self, name: str) -> Input:
        return self._lines[name]

    def _row(self, name: str) -> Widget:
        row = self._lines[name].parent
        assert isinstance(row, Widget)
        return row

    def _here(self) -> tuple[Field, Input] | None:
        focused = self.focused
        if not isinstance(focused, Input):
            return None
        return next(self._fields[name] for name, line in self._lines.items() if line is focused), focused

    def on_descendant_focus(self) -> None:
        """Offer what fits the field."""
        self._offer()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Offer what fits now; typing on is no leaving. What was suggested of an actor goes when another is named."""
        name = next(each for each, line in self._lines.items() if line is event.input)
        if name in self._proposed and name in _ENDS and not self._is_proposed(name):
            for part in _PARTS:
                if self._is_proposed(f"{name}.{part}"):
                    self._write(f"{name}.{part}", "")
        if self._warned:
            self._warned = ""
            self._keys()
        self._label_one(name)
        if event.input.has_focus:
            self._offer()

    def _offer(self) -> None:
        here = self._here()
        if here is None:
            return
        each, line = here
        self._moved = False
        width = max(8, self.query_one(ListPane).size.width - 3)
        about = [self._texts(each.kind)]
        if self._why(each.name):
            about.append(self._why(each.name))
        if each.name in _ENDS:
            about += [f"{self._texts(f'part {part}')}: {value}" for part in _PARTS if (value := self._line(f"{each.name}.{part}").value)]
        if each.name == "scale" and (scale := self._opened_for.gazetteer(self._typed())):
            about.append(self._texts("gazetteer says", scale))
        rows = [Row([(" " + text, style)]) for words in about for (text, style), *_ in at_most(wrapped(words, width, "dim"), 6)]
        numbers = {candidate: number for number, candidate in enumerate(each.candidates, 1)} if each.takes_digits else {}
        known = self._named if each.name in (*_ENDS, "brokers") else ()
        for candidate in replace(each, candidates=tuple(dict.fromkeys((*known, *each.candidates)))).offered(line.value):
            number = numbers.get(candidate, 0)
            rows.append(Row([(f"{number if 0 < number < 10 else '':>2} ", "key"), (candidate[1], "text")], candidate))
        self.query_one(ListPane).fill(rows, cursor=0)

    def on_list_pane_chosen(self, event: ListPane.Chosen) -> None:
        """A click takes a candidate."""
        self._take(event.value[1])

    def _take(self, shown: str) -> None:
        here = self._here()
        if here:
            self._write(here[0].name, here[0].completed(here[1].value, shown))

    def _write(self, name: str, text: str) -> None:
        line = self._line(name)
        line.value = text
        line.cursor_position = len(text)

    # -- keys -----------------------------------------------------------------------------------------------------

    def _pressed(self, pressed: str) -> bool:
        """Arrows choose among the candidates, digits choose one, Enter takes one, Tab goes on, F2 records, Escape leaves."""
        doing = {
            **dict.fromkeys(("ctrl+s", "f2"), self._finish),
            "escape": self._leave,
            "up": lambda: self._choose(-1),
            "down": lambda: self._choose(1),
            "enter": self._enter,
            "tab": lambda: self._step(1),
            "shift+tab": lambda: self._step(-1),
            "f3": self._unfold,
            "f4": self._swap,
            "f8": self._remove,
        }
        if pressed in doing:
            doing[pressed]()
            return True
        return (pressed.isdecimal() and self._digit(int(pressed))) or (pressed == "." and self._repeat())

    def _choose(self, by: int) -> None:
        self._moved = True
        self.query_one(ListPane).move(by if self._moved else 0)

    def _digit(self, number: int) -> bool:
        """Choose the candidate of this number; where one is enough, go on."""
        here = self._here()
        text = here[0].chosen(here[1].value, number) if here else None
        if here is None or text is None:
            return False
        self._write(here[0].name, text)
        if here[0].kind == ONE:
            self._step(1)
        return True

    def _enter(self) -> None:
        """Take the candidate if something is typed or one was moved to, else go on."""
        here, value = self._here(), self.query_one(ListPane).value
        if here is None:
            return
        each, line = here
        typed = each.last(line.value)
        if value and (typed or self._moved) and typed.casefold() != value[1].casefold() and (self._moved or not self._is_proposed(each.name)):
            self._take(value[1])
            if each.kind not in (ONE, FREE):
                return
        self._step(1)

    def _step(self, direction: int) -> None:
        """Go to the next line that is shown."""
        shown = [name for name in self._fields if self._row(name).display]
        here = self._here()
        at = shown.index(here[0].name) if here and here[0].name in shown else -1
        self._go(shown[(at + direction) % len(shown)])

    def _go(self, name: str) -> None:
        """Go to a line; the first letter typed replaces what was only suggested."""
        self._row(name).display = True
        line = self._line(name)
        self.set_focus(line)
        line.cursor_position = len(line.value)
        if self._is_proposed(name):
            line.select_all()

    def _unfold(self) -> None:
        self._unfolded = not self._unfolded
        self._fold()
        self._label()

    def _swap(self) -> None:
        """Let both ends change places, with what is known of them."""
        for part in ("", ".kind", ".tier", ".place"):
            one, other = (self._line(f"{end}{part}").value for end in _ENDS)
            self._write(f"actor_a{part}", other)
            self._write(f"actor_b{part}", one)
        self._fold()

    def _repeat(self) -> bool:
        """In an empty line for an actor: the actors of the mention recorded last."""
        here = self._here()
        if not here or here[0].name not in _ENDS or here[1].value not in ("", self._begun[here[0].name]) or not self._opened_for.last:
            return False
        for name in (name for name in self._fields if name.partition(".")[0] in _ENDS):
            self._write(name, self._opened_for.last.get(name, ""))
        self._fold()
        self._go("situations")
        return True

    # -- leaving --------------------------------------------------------------------------------------------------

    def _typed(self) -> dict[str, str]:
        return {name: self._line(name).value for name in self._fields}

    def _leave(self) -> None:
        """Leave at once if nothing was typed, else the second time."""
        if self._typed() == self._begun or self._warned == "leave":
            self.dismiss(None)
        else:
            self._warn("leave", "unsaved")

    def _remove(self) -> None:
        """Remove the mention, the second time it is said."""
        if not self._opened_for.remove:
            return
        if self._warned == "remove":
            self.dismiss(self._opened_for.remove())
        else:
            self._warn("remove", "link remove")

    def _warn(self, of: str, words: str) -> None:
        self._warned = of
        self._foot(self._texts(words), "warning")

    def _finish(self) -> None:
        kept = tuple(name for name in self._proposed if self._is_proposed(name))
        try:
            self.dismiss(self._opened_for.record(self._typed(), kept))
        except RuleBroken as error:
            self._foot(self._texts.refusal(error.what, error.rule.get(self._texts.language, error.hint)), "error")
            if error.field in self._fields:
                self._go(error.field)
        except CoderError as error:
            self._foot(self._texts.refusal(error.what, error.hint), "error")
