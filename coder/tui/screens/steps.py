"""One thing to decide per screen, one key each, with a way back."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical

from coder.tui.keys import token
from coder.tui.passages import in_context
from coder.tui.screens.question import Question
from coder.tui.texts import Texts
from coder.tui.widgets.lines import Lines
from coder.tui.widgets.pencil import Line, at_most, wrapped

ACCEPTED, REJECTED, SKIPPED = "accepted", "rejected", "skipped"
_BAR = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What can be decided.

    Attributes:
        keys: Key -> verdict.
        verdicts: In the order in which they are counted; `VERDICT count` are the words for them.
        foot: Key of the words that list the keys.
    """

    keys: Mapping[str, str]
    verdicts: tuple[str, ...]
    foot: str


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
        asked: What it would be coded as.
        reasons: Why, a line each.
    """

    where: str
    text: str
    start: int
    stop: int
    asked: Line
    reasons: tuple[str, ...] = ()


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
    ) -> None:
        super().__init__()
        self._texts = texts
        self._title = title
        self._steps = list(steps)
        self._decide = decide
        self._take_back = back
        self._choices = choices
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

    def _show(self) -> None:
        if not self.is_attached or len(self.verdicts) >= len(self._steps):
            return
        at, size = len(self.verdicts), len(self._steps)
        done = _BAR * at // size
        counts = " · ".join(f"{self.verdicts.count(each)} {self._texts(each + ' count')}" for each in self._choices.verdicts)
        bar = "█" * done + "░" * (_BAR - done)
        self.query_one("#step-title", Lines).show([[(f" {self._title}  {at + 1}/{size} ", "strong"), (bar, "accent"), (f"  {counts}", "dim")]])
        self.query_one("#step-foot", Lines).show([[(" " + self._texts(self._choices.foot), "dim")]])
        body = self.query_one("#step-body", Lines)
        body.show(self._lines(self._steps[at], max(10, min(100, body.size.width)), body.size.height))

    def _lines(self, step: Step, width: int, height: int) -> list[Line]:
        reasons = [line for reason in step.reasons for line in at_most(wrapped(reason, width, "dim"), 2)]
        room = max(3, height - len(reasons) - 5)
        passage = in_context(step.text, step.start, step.stop, width, most=room)
        return [[(step.where, "accent")], [], *passage, [], step.asked, *reasons]

    def on_key(self, event: events.Key) -> None:
        """Decide, take back, or leave; what was decided stays."""
        event.stop()
        event.prevent_default()
        press = token(event.key, event.character)
        if press in self._choices.keys:
            verdict = self._choices.keys[press]
            self._decide(len(self.verdicts), verdict)
            self.verdicts.append(verdict)
        elif press in ("backspace", "left", "u"):
            if self.verdicts:
                verdict = self.verdicts.pop()
                self._take_back(len(self.verdicts), verdict)
        elif press in ("escape", "q"):
            self.dismiss(self.verdicts)
            return
        else:
            self.query_one("#step-foot", Lines).show([[(f" {self._texts('unknown key', press)} · {self._texts(self._choices.foot)}", "warning")]])
            return
        if len(self.verdicts) >= len(self._steps):
            self.dismiss(self.verdicts)
        else:
            self._show()
