"""Questions that the coding screen asks, and what is done with the answers."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from coder.errors import CoderError
from coder.model.codebook import in_language
from coder.model.coding import Coding
from coder.tui.lines import Line, at_most, wrapped
from coder.tui.screens.picker import Picker
from coder.tui.screens.prompt import Prompt
from coder.tui.widgets.list_pane import Row

if TYPE_CHECKING:
    from coder.tui.screens.coding import CodingScreen

_QUOTE = 40


def ask(screen: "CodingScreen", question: Any, then: Callable[[Any], None]) -> None:
    """Push a question; an error of what follows becomes a line in the status bar."""

    def answered(answer: Any) -> None:
        if answer is None:
            return
        try:
            then(answer)
        except CoderError as error:
            screen.say(screen.texts.refusal(error.what, error.hint), "error")

    screen.app.push_screen(question, answered)


def confirm(screen: "CodingScreen", yes: str, then: Callable[[], None], *, details: Sequence[str] = ()) -> None:
    """Ask whether to do what `yes` says, with `details` below; one undo takes it back."""
    rows = [Row([(f" 1 {yes}", "text")], True), Row([(f" 2 {screen.texts('leave')}", "text")], False)]
    rows += [Row([(f"   {each}", "dim")]) for each in details]
    ask(screen, Picker(screen.texts("sure"), lambda _: rows, typing=False), lambda sure: then() if sure else None)


def code_rows(screen: "CodingScreen", query: str, *, recent: bool = False, without: str = "", likely: Sequence[tuple[str, float]] = ()) -> list[Row]:
    """The codes that fit a query, as rows; `without` the one of this id.

    Args:
        likely: (code id, probability) of the codes that come first, and are marked, while nothing is sought.
    """
    codes, review = screen.session.codes, screen.session.review
    found = [codes.by_id[each] for each in codes.recent] if recent and not query else codes.search(query)
    likeliest = {} if query or recent else {each: review.how_likely(each, probability, screen.texts) for each, probability in likely}
    found = [*(codes.by_id[each] for each in likeliest), *(code for code in found if code.id not in likeliest)]
    other = "en" if codes.language == "zh" else "zh"
    rows = []
    for each in (code for code in found if code.id != without):
        count = screen.session.counts.get(each.id, 0)
        names = each.name(codes.language)
        second = f"  {each.names[other]}" if each.names.get(other) and each.names[other] != names else ""
        line = [
            (" █ ", codes.colour(each.id)),
            (f"{codes.short(each.id):<3}", "key"),
            (names, "text"),
            (f"  {screen.texts('likeliest here', likeliest[each.id])}" if each.id in likeliest else "", "accent"),
            (second, "dim"),
            (f"  {count or ''}", "dim"),
        ]
        rows.append(Row(line, each.id))
    return rows


def code_about(screen: "CodingScreen", code_id: str, width: int) -> list[Line]:
    """The definition of a code, or where it has none its key, in at most four lines; then its provenance in one."""
    found = screen.session.codes.by_id[code_id]
    definition = in_language(found.definition, screen.session.language) or found.key
    provenance = "; ".join(f"{name}: {value}" for name, value in found.origin.items()).replace("\n", " ")
    return [*at_most(wrapped(definition, width), 4), *at_most(wrapped(provenance, width, "dim"), 1)]


def code(screen: "CodingScreen", typed: str, *, recent: bool) -> None:
    """Ask for a code; the answer is given to the selection, or the turn. The list begins with the likeliest codes there."""
    about, session = partial(code_about, screen), screen.session
    likely = session.review.likely(*session.target()) if session.document.text else []
    picker = Picker(screen.texts("pick code"), lambda query: code_rows(screen, query, recent=recent, likely=likely), typed=typed, about=about)
    ask(screen, picker, screen.verbs.give)


def choose_code(screen: "CodingScreen", title: str, then: Callable[[str], None], *, without: str = "", span: tuple[int, int] | None = None) -> None:
    """Ask for a code for something else; where it is a passage (`span`), the list begins with the likeliest codes there."""
    likely = screen.session.review.likely(*span) if span else []
    ask(screen, Picker(title, lambda query: code_rows(screen, query, without=without, likely=likely), about=partial(code_about, screen)), then)


def coding(screen: "CodingScreen", codings: Sequence[Coding]) -> None:
    """Ask which coding to remove."""
    session = screen.session

    def search(_query: str) -> list[Row]:
        rows = []
        for number, each in enumerate(codings, 1):
            quote = session.document.text[each.start : each.stop][:_QUOTE].replace("\n", " ")
            line = [
                (f" {number} ", "dim"),
                ("█ ", session.codes.colour(each.code_id)),
                (session.codes.name(each.code_id), "text"),
                (f"  “{quote}”", "dim"),
            ]
            rows.append(Row(line, each.id))
        return rows

    ask(screen, Picker(screen.texts("which remove"), search, typing=False), screen.verbs.remove)


def turn(screen: "CodingScreen") -> None:
    """Ask for the number of a turn and go there."""
    ask(screen, Prompt(screen.texts("go title")), lambda typed: screen.verbs.to_turn(typed.strip()))


def words(screen: "CodingScreen") -> None:
    """Ask for words and find them."""
    ask(screen, Prompt(screen.texts("find title")), screen.verbs.find)
