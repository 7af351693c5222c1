"""One thing to decide per screen, one key each, with a way back."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical

from coder.errors import CoderError
from coder.tui.actions.keys import token
from coder.tui.document.passages import in_context
from coder.tui.lines import Line, at_most, wrapped
from coder.tui.screens.prompt import Prompt
from coder.tui.screens.question import Question
from coder.tui.texts.screens import Texts
from coder.tui.widgets.lines import Lines

ACCEPTED, REJECTED, SKIPPED = "accepted", "rejected", "skipped"
_BAR = 20
_FEW = 3
"""Of more verdicts than these only those given are counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What can be decided.

    Attributes:
        keys: Key -> verdict.
        verdicts: In the order in which they are counted; `VERDICT count` are the words for them.
        foot: Key of the words that list the keys.
        written: Verdict that needs words -> key of the question for them.
    """

    keys: Mapping[str, str]
    verdicts: tuple[str, ...]
    foot: str
    written: Mapping[str, str] = field(default_factory=dict)


REVIEW = Choices(
    keys={"a": ACCEPTED, "y": ACCEPTED, "enter": ACCEPTED, "x": REJECTED, "space": SKIPPED, "right": SKIPPED},
    verdicts=(ACCEPTED, REJECTED, SKIPPED),
    foot="step keys",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One passage and what is asked of it.

    Attributes:
        where: Document, turn and speaker.
        text, start, stop: The document's text, and the passage in it.
        asked: What it would be coded as. `meaning`: what that is, to be read in two lines.
        reasons: Why, a line each.
        choices: What can be decided here, where it is something else than elsewhere.
    """

    where: str
    text: str
    start: int
    stop: int
    asked: Line
    meaning: str = ""
    reasons: tuple[str, ...] = ()
    choices: Choices | None = None


class Steps(Question[list[str]]):
    """Goes through steps and gives the verdicts of those that were decided.

    `decide` is told each verdict at once, `back` each one that is taken back; either may write.
    """

    DEFAULT_CSS = """
    Steps { background: $background; }
    Steps > Vertical { width: 100%; height: 100%; }
    Steps .band { height: 1; background: $panel; }
    Steps #step-body { height: 1fr; padding: 1 2; background: $background; }
    """

    def __init__(
        self,
        texts: Texts,
        title: str,
        steps: Sequence[Step],
        decide: Callable[[int, str], None] = lambda at, verdict: None,
        back: Callable[[int, str], None] = lambda at, verdict: None,
        choices: Choices = REVIEW,
        write: Callable[[int, str], None] = lambda at, words: None,
    ) -> None:
        """`write` takes the words of a verdict that needs some, in place of `decide`."""
        super().__init__()
        self._texts = texts
        self._title = title
        self._steps = list(steps)
        self._decide = decide
        self._take_back = back
        self._choices = choices
        self._write = write
        self.verdicts: list[str] = []

    def compose(self) -> ComposeResult:
        """Progress, passage, keys."""
        with Vertical():
            yield Lines(id="step-title", classes="band")
            body = Lines(id="step-body")
            body.can_focus = True
            yield body
            yield Lines(id="step-foot", classes="band")

    def on_mount(self) -> None:
        """Begin with the first."""
        self.begin_typing(self.query_one("#step-body"))

    def on_resize(self) -> None:
        """Draw at this size."""
        self.call_after_refresh(self._show)

    def _possible(self) -> Choices:
        """What can be decided at this step."""
        return self._steps[len(self.verdicts)].choices or self._choices

    def _show(self) -> None:
        if not self.is_attached or len(self.verdicts) >= len(self._steps):
            return
        at, size = len(self.verdicts), len(self._steps)
        done = _BAR * at // size
        told = [each for each in self._choices.verdicts if self.verdicts.count(each) or len(self._choices.verdicts) <= _FEW]
        counts = " · ".join(f"{self.verdicts.count(each)} {self._texts(each + ' count')}" for each in told)
        bar = "█" * done + "░" * (_BAR - done)
        self.query_one("#step-title", Lines).show([[(f" {self._title}  {at + 1}/{size} ", "strong"), (bar, "accent"), (f"  {counts}", "dim")]])
        self.query_one("#step-foot", Lines).show([[(" " + self._texts(self._possible().foot), "dim")]])
        body = self.query_one("#step-body", Lines)
        body.show(self._lines(self._steps[at], max(10, min(100, body.size.width)), body.size.height))

    def _lines(self, step: Step, width: int, height: int) -> list[Line]:
        reasons = [line for reason in step.reasons for line in at_most(wrapped(reason, width, "dim"), 2)]
        meaning = at_most(wrapped(step.meaning, width, "text"), 2) if step.meaning else []
        room = max(3, height - len(reasons) - len(meaning) - 5)
        passage = in_context(step.text, step.start, step.stop, width, most=room)
        return [[(step.where, "accent")], [], *passage, [], step.asked, *meaning, *reasons]

    def on_key(self, event: events.Key) -> None:
        """Decide, take back, or leave; what was decided stays."""
        event.stop()
        event.prevent_default()
        press = token(event.key, event.character)
        possible = self._possible()
        if press in possible.keys:
            verdict = possible.keys[press]
            if verdict in possible.written:
                self.app.push_screen(Prompt(self._texts(possible.written[verdict])), lambda words: self._take(verdict, words))
                return
            self._take(verdict)
            return
        if press in ("backspace", "left", "u"):
            if self.verdicts:
                verdict = self.verdicts.pop()
                self._take_back(len(self.verdicts), verdict)
        elif press in ("escape", "q"):
            self.dismiss(self.verdicts)
            return
        else:
            self.query_one("#step-foot", Lines).show([[(f" {self._texts('unknown key', press)} · {self._texts(possible.foot)}", "warning")]])
            return
        self._next()

    def _take(self, verdict: str, words: str | None = "") -> None:
        """Decide; a mistake is told, and the step stays."""
        if words is None:
            return
        try:
            if words:
                self._write(len(self.verdicts), words)
            elif verdict in self._possible().written:
                return
            else:
                self._decide(len(self.verdicts), verdict)
        except CoderError as error:
            self.query_one("#step-foot", Lines).show([[(f" {self._texts.refusal(error.what, error.hint)}", "warning")]])
            return
        self.verdicts.append(verdict)
        self._next()

    def _next(self) -> None:
        if len(self.verdicts) >= len(self._steps):
            self.dismiss(self.verdicts)
        else:
            self._show()
