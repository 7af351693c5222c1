"""The passages that name an actor: the mentions recorded of it, or the places where the texts name it."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from coder.model.actor_suggestion import ActorSuggestion
from coder.text.cells import visible
from coder.text.search.fold import fold
from coder.tui.document.passages import in_context
from coder.tui.linkages.actor_rows import KnownActor
from coder.tui.screens.listing import Listing, Shown
from coder.tui.session import Session
from coder.tui.texts.screens import Texts
from coder.tui.widgets.list_pane import Row

_AROUND, _MOST = 60, 5
Found = tuple[str, str, str, int, int, str]
"""Document's id and title, what is told, start, stop, the document's text."""


def passages_of(session: Session, texts: Texts, chosen: KnownActor | ActorSuggestion) -> Listing:
    """A list of passages; one chosen there is gone to."""

    def gather(project: Any, _typed: str) -> Iterable[Found]:
        return _of_texts(project, chosen) if isinstance(chosen, ActorSuggestion) else _of_mentions(project, chosen)

    def search(found: Sequence[Found], typed: str, width: int) -> Shown:
        wanted = fold(typed.strip())
        fitting = [each for each in found if not wanted or wanted in fold(f"{each[1]} {each[2]} {each[5][each[3] : each[4]]}")]
        return Shown([row for each in fitting for row in _rows(each, width)], texts("actor passages count", len(fitting)))

    name = chosen.name if isinstance(chosen, ActorSuggestion) else chosen.actor.name()
    return Listing(texts, texts("actor passages", visible(name)), search, connect=session.connection, gather=gather)


def _of_mentions(project: Any, known: KnownActor) -> Iterator[Found]:
    for mention in project.actors.mentions(known.actor.id):
        document = project.documents.get(mention.document_id)
        told = f"{mention.actor_a.label} → {mention.actor_b.label}"
        yield document.id, document.title, told, mention.start, mention.stop, project.documents.text(document.id)


def _of_texts(project: Any, suggestion: ActorSuggestion) -> Iterator[Found]:
    for example in suggestion.examples:
        document = project.documents.get(example.document_id)
        yield document.id, document.title, "", example.start, example.stop, project.documents.text(document.id)


def _rows(found: Found, width: int) -> list[Row]:
    document_id, title, told, start, stop, text = found
    head = [(f" {visible(title)}", "accent"), (f"  {visible(told)}", "key")]
    lines = in_context(text, start, stop, width - 4, around=_AROUND, most=_MOST)
    return [Row(head, (document_id, start, stop)), *(Row([("   ", "text"), *line]) for line in lines), Row([])]
