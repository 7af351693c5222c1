"""Splitting a code: its quotes one by one, each to the new code or not; one undo step at the end."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from coder.model.codebook import Code
from coder.model.coding import Coding
from coder.tui.codes.card_fields import fields_of, named
from coder.tui.document.blocks import Block, blocks_of
from coder.tui.screens import asking
from coder.tui.screens.card import CardForm
from coder.tui.screens.steps import SKIPPED, Choices, Step, Steps

if TYPE_CHECKING:
    from coder.tui.screens.coding import CodingScreen

GOES, STAYS = "moves", "stays"
CHOICES = Choices(
    keys={"a": GOES, "y": GOES, "enter": GOES, "x": STAYS, "space": SKIPPED, "right": SKIPPED}, verdicts=(GOES, STAYS, SKIPPED), foot="split keys"
)


class Splitting(Steps):
    """The quotes of a code, each to go to the new one or to stay."""


def split(screen: "CodingScreen", code: Code) -> None:
    """Ask for the names of the new code, then go through the quotes of the old one."""
    texts = screen.texts
    codings = screen.session.codebook.codings(code)
    name = code.name(screen.session.language)
    if not codings:
        screen.say(texts("no codings", name))
        return
    names: dict[str, str] = {}

    def record(typed: Mapping[str, str]) -> str:
        names.update(named(typed, texts("no name")))
        return next(iter(names.values()))

    form = CardForm(texts, texts("split name", name), fields_of(texts.language, ("names",)), {}, record)
    asking.ask(screen, form, lambda new: _quotes(screen, code, codings, new, names))


def _quotes(screen: "CodingScreen", code: Code, codings: list[Coding], new: str, names: Mapping[str, str]) -> None:
    session, texts = screen.session, screen.texts

    def done(verdicts: list[str]) -> None:
        chosen = [each for each, verdict in zip(codings, verdicts, strict=False) if verdict == GOES]
        if not chosen:
            screen.say(texts("nothing split"))
            return
        made = session.codebook.split(code, names, chosen)
        screen.codebook.show_code(made.id)
        screen.inspector.show_card(screen.codebook.code)
        screen.say(texts("code split", len(chosen), made.name(session.language)))

    title = texts("split title", code.name(session.language), new)
    asking.ask(screen, Splitting(texts, title, _steps(screen, codings, new), choices=CHOICES), done)


def _steps(screen: "CodingScreen", codings: list[Coding], new: str) -> list[Step]:
    session = screen.session
    documents = {each.id: each for each in session.project.documents.list(superseded=True)}
    text = {each: session.project.documents.text(each) for each in dict.fromkeys(coding.document_id for coding in codings)}
    blocks = {each: list(blocks_of(session.project, documents[each], text[each])) for each in text}
    return [
        Step(
            where=" · ".join([documents[each.document_id].title, *_where(blocks[each.document_id], each), session.user_names.get(each.user_id, "")]),
            text=text[each.document_id],
            start=each.start,
            stop=each.stop,
            asked=[("? ", "warning"), (f"{session.codes.name(each.code_id)} → ", "dim"), (new, "strong")],
            reasons=tuple(memo.body.replace("\n", " ") for memo in session.project.memos.list("coding", each.id)),
        )
        for each in codings
    ]


def _where(blocks: list[Block], coding: Coding) -> list[str]:
    return [f"{block.label} {block.ordinal}" for block in blocks if block.label_start <= coding.start < block.stop][:1]
