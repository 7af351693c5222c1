"""Passages of the whole project to decide on, chosen by a queue: asked for, made beside the screen, gone through one by one."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from coder.model.queue import QUEUES, QueueItem
from coder.model.suggestion import Suggestion
from coder.tui.lines import Line
from coder.tui.lists.queue_review import ACCEPTED, AUDITED, REJECTED, REMOVED, SKIPPED, QueueReview
from coder.tui.screens import asking
from coder.tui.screens.picker import Picker
from coder.tui.screens.steps import Choices, Step, Steps
from coder.tui.widgets.list_pane import Row

if TYPE_CHECKING:
    from coder.tui.screens.coding import CodingScreen

SIZE = 30
_CODED = "codes"
_COUNTED = (ACCEPTED, REJECTED, REMOVED, _CODED, AUDITED, SKIPPED)
_SKIP = {"space": SKIPPED, "right": SKIPPED}
CHOICES = {
    "suggestion": Choices(keys={"a": ACCEPTED, "y": ACCEPTED, "enter": ACCEPTED, "x": REJECTED, **_SKIP}, verdicts=_COUNTED, foot="step keys"),
    "audit": Choices(
        keys={"c": _CODED, "enter": _CODED, "n": AUDITED, "x": AUDITED, **_SKIP},
        verdicts=_COUNTED,
        foot="audit keys",
        written={_CODED: "audit question"},
    ),
    "coding": Choices(keys={"a": ACCEPTED, "x": REJECTED, "d": REMOVED, **_SKIP}, verdicts=_COUNTED, foot="doubt keys"),
}


def choose(screen: "CodingScreen") -> None:
    """Ask which queue, and have it made."""
    texts = screen.texts
    names = [name for name in QUEUES if name != "order"]
    rows = [Row([(f" {number} ", "key"), (texts(f"queue {name}"), "text")], name) for number, name in enumerate(names, 1)]

    def chosen(name: str) -> None:
        screen.computing.ask_queue(name, None if name == "sample" else SIZE)
        screen.say(texts("making queue", texts(f"queue {name}")))

    asking.ask(screen, Picker(texts("queue title"), lambda _: rows, typing=False), chosen)


def go_through(screen: "CodingScreen", name: str, items: Sequence[QueueItem]) -> None:
    """One passage per screen; each decision is written at once."""
    session, texts = screen.session, screen.texts
    if not items:
        screen.say(texts("queue empty", texts(f"queue {name}")))
        return
    review = QueueReview(session, items)
    text = {each: session.project.documents.text(each) for each in dict.fromkeys(item.document_id for item in items)}
    titles = {each: session.project.documents.get(each).title for each in text}
    steps = [
        Step(
            where=titles[item.document_id],
            text=text[item.document_id],
            start=item.start,
            stop=item.stop,
            asked=_asked(screen, item),
            meaning=screen.session.codes.definition(item.suggestion.code_id) if item.suggestion else "",
            reasons=_reasons(screen, item.suggestion),
            choices=CHOICES[item.kind],
        )
        for item in items
    ]

    def done(verdicts: list[str]) -> None:
        screen.say(texts("queue done", len(verdicts), len(items)))

    title = texts(f"queue {name}").partition(":")[0].partition("：")[0]
    asking.ask(
        screen,
        Steps(texts, title, steps, review.decide, lambda _, verdict: review.back(verdict), CHOICES["suggestion"], review.audit),
        done,
    )


def _asked(screen: "CodingScreen", item: QueueItem) -> Line:
    codes, texts = screen.session.codes, screen.texts

    def named(code_id: str) -> Line:
        return [(codes.short(code_id), "key"), (f" {codes.name(code_id)}", "strong")]

    if item.suggestion is None:
        return [(texts("audit asks"), "accent")]
    if item.coding is None:
        return [("? ", "warning"), *named(item.suggestion.code_id)]
    return [(f"{texts('given')} ", "dim"), *named(item.coding.code_id), (f"  {texts('expected')} ", "dim"), *named(item.suggestion.code_id)]


def _reasons(screen: "CodingScreen", suggestion: Suggestion | None) -> tuple[str, ...]:
    if suggestion is None:
        return ()
    told = (f"{screen.texts('reason ' + each.kind)}: “{each.text}”".replace("\n", " ") for each in suggestion.reasons)
    return tuple(dict.fromkeys(told))
