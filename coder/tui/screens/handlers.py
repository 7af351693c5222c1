"""What the actions do that change codings which are there, or that ask several questions."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from coder.model.coding import Coding
from coder.tui.screens import (
    actor_list,
    adjudicate,
    asking,
    deciding,
    document_list,
    filtering,
    linking,
    looking,
    memo_list,
    noting,
    queueing,
    ties,
    town,
)
from coder.tui.screens.prompt import Prompt

if TYPE_CHECKING:
    from coder.tui.screens.coding import CodingScreen

Handler = Callable[[str], None]


def handlers(screen: "CodingScreen") -> dict[str, Handler]:
    """Handlers by the id of the action."""
    editing, texts = screen.session.editing, screen.texts

    def said(key: str, coding: Coding) -> None:
        screen.say(texts(key, screen.session.codes.name(coding.code_id)))

    def recode() -> None:
        coding = editing.current()
        span = coding.start, coding.stop
        title = texts("recode title", screen.session.codes.name(coding.code_id))
        asking.choose_code(screen, title, lambda code_id: said("recoded", editing.recode(coding, code_id)), span=span)

    def new_code() -> None:
        asking.ask(screen, Prompt(texts("new code title")), lambda name: said("coded as", editing.new_code(name.strip())))

    def finish() -> None:
        done = screen.session.finish(screen.session.document.document.id)
        screen.say(texts("document done" if done else "document not done"))

    return {
        "memo.passage": lambda _: noting.passage(screen),
        "memo.document": lambda _: noting.document(screen),
        "memo.choose": lambda _: noting.choose(screen),
        "link.begin": lambda _: linking.begin(screen),
        "link.edit": lambda _: linking.edit(screen),
        "link.passage": lambda _: linking.add_passage(screen),
        "screen.help": lambda _: screen.explain(),
        "screen.profile": lambda _: looking.profile(screen),
        "screen.documents": lambda _: document_list.choose(screen),
        "document.town": lambda _: town.choose(screen),
        "document.finish": lambda _: finish(),
        "jump.turn": lambda _: asking.turn(screen),
        "find.begin": lambda _: asking.words(screen),
        "screen.theme": lambda _: screen.say(texts("theme", texts(f"theme {screen.app.next_theme()}"))),  # type: ignore[attr-defined]
        "screen.ambiguous": lambda _: screen.say(texts("ambiguous", screen.app.next_width())),  # type: ignore[attr-defined]
        "look.words": lambda _: looking.words(screen),
        "look.quotes": lambda _: looking.quotes(screen),
        "look.matrix": lambda _: looking.matrix(screen),
        "look.linkages": lambda _: ties.choose(screen),
        "look.actors": lambda _: actor_list.actors(screen),
        "look.memos": lambda _: memo_list.memos(screen),
        "look.disagreements": lambda _: adjudicate.adjudicate(screen),
        "filter.begin": lambda _: filtering.choose(screen),
        "code.invivo": lambda _: said("coded as", editing.in_vivo()),
        "code.new": lambda _: new_code(),
        "code.recode": lambda _: recode(),
        "code.stop_left": lambda _: said("resized", editing.move_edge("stop", -1)),
        "code.stop_right": lambda _: said("resized", editing.move_edge("stop", 1)),
        "code.start_left": lambda _: said("resized", editing.move_edge("start", -1)),
        "code.start_right": lambda _: said("resized", editing.move_edge("start", 1)),
        "code.fit": lambda _: said("resized", editing.fit()),
        "code.split": lambda _: said("split", editing.split()[0]),
        "code.merge": lambda _: said("merged", editing.merge()),
        "code.everywhere": lambda _: deciding.everywhere(screen),
        "suggest.accept_all": lambda _: deciding.accept_all(screen),
        "suggest.review": lambda _: deciding.review(screen),
        "suggest.queue": lambda _: queueing.choose(screen),
    }
