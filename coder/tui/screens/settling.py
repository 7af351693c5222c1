"""Asking for the passage and the code that hold in the place of what coders gave."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from coder.project.suggesting.reviewing import span_meant
from coder.project.teamwork.versions import Place
from coder.tui.screens.asking import code_about, code_rows
from coder.tui.screens.picker import Picker
from coder.tui.screens.prompt import Prompt
from coder.tui.widgets.list_pane import Row

if TYPE_CHECKING:
    from coder.tui.screens.adjudicate import Adjudicate

Settled = tuple[int, int, str]


def ask_passage(screen: "Adjudicate", place: Place, then: Callable[[Settled], None]) -> None:
    """Ask for a code, then for the passage: a coder's, what is common, all of it, the turn, or words."""
    coding, texts = screen.coding_screen, screen.coding_screen.texts

    def code_chosen(code_id: str) -> None:
        spans = _spans(screen, place)
        rows = [Row([(f" {number} {label}  ", "text"), (f"{span[0]}-{span[1]}", "dim")], span) for number, (label, span) in enumerate(spans, 1)]
        rows.append(Row([(f" {len(spans) + 1} {texts('passage typed')}", "text")], "typed"))

        def span_chosen(span: tuple[int, int] | str) -> None:
            if isinstance(span, tuple):
                then((*span, code_id))
            else:
                screen.ask(Prompt(texts("type passage")), lambda typed: then((*_typed(place, typed), code_id)))

        screen.ask(Picker(texts("passage instead"), lambda _: rows, typing=False), span_chosen)

    picker = Picker(texts("code instead"), lambda query: code_rows(coding, query), about=lambda code, width: code_about(coding, code, width))
    screen.ask(picker, code_chosen)


def _typed(place: Place, answer: str) -> tuple[int, int]:
    return span_meant(place.text, (place.each.start, place.each.stop), place.whole_turn, answer)


def _spans(screen: "Adjudicate", place: Place) -> list[tuple[str, tuple[int, int]]]:
    """Passages to choose from, each once."""
    texts, each = screen.coding_screen.texts, place.each
    found = [(texts("passage of", version.name), (start, stop)) for version in place.versions for _, start, stop, _ in version.passages]
    first, last = max(one.start for one in each.originals), min(one.stop for one in each.originals)
    if first < last:
        found.append((texts("passage common"), (first, last)))
    found += [(texts("passage whole"), (each.start, each.stop)), (texts("passage turn"), place.whole_turn)]
    seen: dict[tuple[int, int], str] = {}
    for label, span in found:
        seen.setdefault(span, label)
    return [(label, span) for span, label in seen.items()][:8]
