"""The form of linkage mentions, opened on the selection or on a mention that is there."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from coder.errors import InvalidValue
from coder.model.linkage import LinkageMention
from coder.model.prefill import Filled
from coder.project.linking.ends import parse_end
from coder.text.cells import visible
from coder.tui.linkages.linking import proposed_lines
from coder.tui.linkages.opening import Opening, Proposal, Proposals
from coder.tui.linkages.values import Typed, lines_of
from coder.tui.screens import asking
from coder.tui.screens.link import LinkForm
from coder.tui.screens.picker import Picker
from coder.tui.widgets.list_pane import Row

if TYPE_CHECKING:
    from coder.tui.screens.coding import CodingScreen

_QUOTE = 30


def begin(screen: "CodingScreen") -> None:
    """Record a mention told in the selection or turn."""
    session, texts = screen.session, screen.texts
    passage = session.target()
    linking = session.linking
    fields = linking.fields(texts.word)
    read = linking.proposal(passage)

    def propose() -> Proposals:
        found = read()
        lines = {name: Proposal(line=line, why=_why(screen, filled)) for name, (line, filled) in proposed_lines(fields, found).items()}
        return Proposals(lines=lines, actors=[parse_end(each).label for each in found.actors])

    def record(typed: Typed, proposed: tuple[str, ...]) -> str:
        made = linking.record(passage, fields, typed, proposed)
        return texts("linked", made.actor_a.label, made.actor_b.label)

    opening = Opening(
        title=texts("link title"),
        quote=session.document.text[slice(*passage)],
        fields=fields,
        record=record,
        last=linking.last(fields),
        propose=propose,
        gazetteer=lambda typed: linking.gazetteer(passage, fields, typed),
    )
    asking.ask(screen, LinkForm(texts, opening), screen.say)


def edit(screen: "CodingScreen") -> None:
    """Change a mention told here; asks which if there are several."""
    _choose(screen, _here(screen), lambda mention: change(screen, mention))


def change(screen: "CodingScreen", mention: LinkageMention) -> None:
    """Open the form on a mention."""
    texts, linking = screen.texts, screen.session.linking
    fields = linking.fields(texts.word)
    before = lines_of(fields, linking.values(mention))
    passage = mention.start, mention.stop

    def record(typed: Typed, _proposed: tuple[str, ...]) -> str:
        after = linking.change(mention, fields, typed, before)
        return texts("link changed", after.actor_a.label, after.actor_b.label)

    def remove() -> str:
        linking.remove(mention)
        return texts("link removed")

    opening = Opening(
        title=texts("link edit title"),
        quote=" … ".join(each.exact for each in mention.anchors),
        fields=fields,
        values=before,
        record=record,
        remove=remove,
        gazetteer=lambda typed: linking.gazetteer(passage, fields, typed),
    )
    asking.ask(screen, LinkForm(texts, opening), screen.say)


def add_passage(screen: "CodingScreen") -> None:
    """Let the selection, or the turn, tell of a mention of this document too; the latest comes first."""
    session = screen.session

    def add(mention: LinkageMention) -> None:
        session.linking.add_passage(mention)
        screen.say(screen.texts("passage added", mention.actor_a.label, mention.actor_b.label))

    latest = sorted(session.document.mentions, key=lambda each: each.created_at, reverse=True)
    if not latest:
        raise InvalidValue(screen.texts("no linkage yet"))
    _choose(screen, latest, add, always=True)


def _here(screen: "CodingScreen") -> list[LinkageMention]:
    found = screen.session.linking.here()
    if not found:
        raise InvalidValue(screen.texts("no linkage here"))
    return found


def _choose(screen: "CodingScreen", mentions: Sequence[LinkageMention], then: Callable[[LinkageMention], None], *, always: bool = False) -> None:
    if len(mentions) == 1 and not always:
        then(mentions[0])
        return

    def search(_query: str) -> list[Row]:
        return [
            Row(
                [(f" {number} ", "dim"), (f"{each.actor_a.label} → {each.actor_b.label}", "text"), (f"  “{_short(each)}”", "dim")],
                each,
            )
            for number, each in enumerate(mentions, 1)
        ]

    asking.ask(screen, Picker(screen.texts("which linkage"), search, typing=False), then)


def _short(mention: LinkageMention) -> str:
    return mention.anchors[0].exact[:_QUOTE].replace("\n", " ")


def _why(screen: "CodingScreen", filled: Filled) -> str:
    """The reasons of a suggested value, in words."""
    return visible(" · ".join(dict.fromkeys(f"{screen.texts(f'ground {each.rule}')} “{each.words}”" for each in filled.grounds)))
