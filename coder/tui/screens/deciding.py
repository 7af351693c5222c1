"""Questions that end in several decisions: review, all suggestions above a score, the same words everywhere."""

from typing import TYPE_CHECKING

from coder.errors import InvalidValue, NotFound
from coder.model.suggestion import Suggestion
from coder.tui.document.passages import Place, not_coded, occurrences
from coder.tui.screens import asking
from coder.tui.screens.prompt import Prompt
from coder.tui.screens.steps import ACCEPTED, SKIPPED, Step, Steps

if TYPE_CHECKING:
    from coder.tui.screens.coding import CodingScreen

_SCORE = 0.8


def review(screen: "CodingScreen") -> None:
    """Go through the suggestions of the document, from the first one on; each decision is written at once."""
    session, texts = screen.session, screen.texts
    found = session.review.above(0.0)
    if not found:
        screen.say(texts("suggesting") if screen.computing.suggesting else texts("no more suggestions"))
        return

    def step(suggestion: Suggestion) -> Step:
        block = session.document.blocks.at(suggestion.start)
        turn = f"{texts('turn')} {block.ordinal} {block.label}" if block else ""
        codes = session.codes
        asked = [("? ", "warning"), (codes.short(suggestion.code_id), "key"), (f" {codes.name(suggestion.code_id)}", "strong")]
        reasons = tuple(dict.fromkeys(f"{texts('reason ' + each.kind)}: “{each.text}”".replace("\n", " ") for each in suggestion.reasons))
        return Step(
            where=f"{session.document.document.title} · {turn}",
            text=session.document.text,
            start=suggestion.start,
            stop=suggestion.stop,
            asked=[*asked, (f"  {session.review.how_sure(suggestion, texts)}", "dim")],
            reasons=reasons,
        )

    def decide(at: int, verdict: str) -> None:
        if verdict != SKIPPED:
            session.review.settle(found[at], accept=verdict == ACCEPTED)

    def back(_at: int, verdict: str) -> None:
        if verdict != SKIPPED:
            session.undo()

    def done(verdicts: list[str]) -> None:
        screen.say(texts("reviewed", verdicts.count(ACCEPTED), len(verdicts), len(found)))

    asking.ask(screen, Steps(texts, texts("review title"), [step(each) for each in found], decide, back), done)


def accept_all(screen: "CodingScreen") -> None:
    """Ask for a score, then whether to accept all from it on."""
    session, texts = screen.session, screen.texts

    def scored(typed: str) -> None:
        try:
            score = float(typed.strip().rstrip("%")) / (100 if typed.strip().endswith("%") else 1)
        except ValueError:
            raise InvalidValue(texts("no score", typed), "0-1, 80%") from None
        found = session.review.above(score)
        if not found:
            raise NotFound(texts("none above", score), "")
        asking.confirm(screen, texts("accept n", len(found), score), lambda: accept(found))

    def accept(found: list[Suggestion]) -> None:
        screen.say(texts("accepted n", session.review.accept_all(found)))

    asking.ask(screen, Prompt(texts("score title"), f"{_SCORE}"), scored)


def everywhere(screen: "CodingScreen") -> None:
    """Ask for a code, then go through all places of the selected words; what was accepted is written in one undo step."""
    words = screen.session.editing.words()
    asking.choose_code(screen, screen.texts("everywhere title", words), lambda code_id: _places(screen, words, code_id))


def _places(screen: "CodingScreen", words: str, code_id: str) -> None:
    session, texts = screen.session, screen.texts
    found = occurrences(session.project, words, not_coded(session.project, code_id, session.user_id))
    if not found:
        raise NotFound(texts("nowhere else", words), "")
    text = {each: session.project.documents.text(each) for each in dict.fromkeys(place.document_id for place in found)}
    asked = [("? ", "warning"), (session.codes.short(code_id), "key"), (f" {session.codes.name(code_id)}", "strong")]
    steps = [Step(where=each.title, text=text[each.document_id], start=each.start, stop=each.stop, asked=asked) for each in found]

    def done(verdicts: list[str]) -> None:
        chosen = [each for each, verdict in zip(found, verdicts, strict=False) if verdict == ACCEPTED]
        _write(screen, chosen, code_id)

    asking.ask(screen, Steps(texts, texts("everywhere title", words), steps), done)


def _write(screen: "CodingScreen", chosen: list[Place], code_id: str) -> None:
    session = screen.session
    if chosen:
        made = session.project.codings.add_many([(each.document_id, each.start, each.stop, code_id) for each in chosen], origin="human")
        for coding in made:
            session.shown(coding)
        session.last_code = code_id
        session.codes.use(code_id)
    screen.say(screen.texts("coded everywhere", len(chosen), session.codes.name(code_id)))
