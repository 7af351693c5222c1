"""The actors: those of the project, and those that its texts name; renamed, named in another language, typed, merged, made, gone to."""

import time
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from textual import events
from textual.worker import get_current_worker

from coder.errors import CoderError
from coder.model.actor_suggestion import ActorSuggestion
from coder.tui.actions.action import ACTORS, Action
from coder.tui.actions.keys import KeyMap, token
from coder.tui.actions.table import of_context
from coder.tui.lines import Line
from coder.tui.linkages.actor_rows import KnownActor, fits, known_actors, known_line, named_details, named_line
from coder.tui.screens import returning
from coder.tui.screens.actor_mentions import passages_of
from coder.tui.screens.listing import Listing, Shown
from coder.tui.screens.picker import Picker
from coder.tui.screens.prompt import Prompt
from coder.tui.session import Session
from coder.tui.texts.screens import Texts
from coder.tui.widgets.lines import Lines
from coder.tui.widgets.list_pane import ListPane, Row

if TYPE_CHECKING:
    from coder.tui.screens.coding import CodingScreen

_TELL_SECONDS = 0.2
Chosen = KnownActor | ActorSuggestion


class ActorList(Listing):
    """Lists the actors of the project, or those that the texts name; gives the one whose passages are to be looked at.

    Attributes:
        handlers: What each action of the list does.
    """

    def __init__(self, session: Session, texts: Texts, actions: Sequence[Action]) -> None:
        """`actions`: those of the list, with the keys that hold for them."""
        super().__init__(texts, texts("actors title"), self._rows, gather=self._gathering, connect=session.connection)
        self._session = session
        self._keys = KeyMap(actions)
        self._of_texts = session.looks.actors_of_texts
        self._kinds = {code.id: code.name(session.language) for code in session.codes.facets("actor")}
        self._by_key = {code.key: code.name(session.language) for code in session.codes.facets("actor")}
        self._hint: Line = [
            part
            for each in actions
            if each.keys
            for part in ((f" {each.keys[0].replace('ctrl+', '^')} ", "key"), (each.label[texts.language], "dim"))
        ]
        self.handlers: dict[str, Callable[[], None]] = {
            "actors.switch": self._switch,
            "actors.rename": lambda: self._write("actor name", self._rename),
            "actors.alias": lambda: self._write("actor alias", self._alias),
            "actors.kind": self._kind,
            "actors.merge": self._merge,
            "actors.accept": self._accept,
            "actors.remove": self._remove,
        }

    # -- listing --------------------------------------------------------------------------------------------------

    def _gathering(self, project: Any, _typed: str) -> Iterable[Chosen]:
        if not self._of_texts:
            return known_actors(project)
        worker, told = get_current_worker(), [0.0]

        def progress(done: int, total: int) -> None:
            if worker.is_cancelled:
                raise CoderError("reading was stopped")
            if time.monotonic() - told[0] > _TELL_SECONDS:
                told[0] = time.monotonic()
                self.app.call_from_thread(self._foot, self._texts("actors reading", done, total), "dim")

        found: Iterable[ActorSuggestion] = project.actors.suggest(progress=progress)
        return found

    def _rows(self, gathered: Sequence[Chosen], query: str, width: int) -> Shown:
        rows: list[Row] = []
        count = 0
        for each in gathered:
            if isinstance(each, KnownActor) and fits((each.actor.name(), *each.also), query):
                rows.append(Row(known_line(each, self._kinds, width), each))
                count += 1
            elif isinstance(each, ActorSuggestion) and fits((each.name, *each.forms), query):
                rows.append(Row(named_line(each, self._by_key, self._texts, width), each))
                rows += [Row(line) for line in named_details(each, self._texts, width)]
                count += 1
        return Shown(rows, self._texts("actors named" if self._of_texts else "actors count", count))

    def _foot(self, said: str, style: str) -> None:
        line: Line = [(f" {said} " if said else " ", style if style == "error" else "accent"), *self._hint]
        self.query_one("#listing-foot", Lines).show([line])

    def on_key(self, event: events.Key) -> None:
        """The keys of the action table; all others are as in any list."""
        if self.focused is None:
            return
        step = self._keys.feed((), token(event.key, event.character))
        if step.action:
            self.handlers[step.action.id]()
            event.stop()
            event.prevent_default()

    # -- doing ----------------------------------------------------------------------------------------------------

    def _switch(self) -> None:
        self._of_texts = self._session.looks.actors_of_texts = not self._of_texts
        self.gather_again()

    def _here(self, kind: type[Chosen]) -> Any:
        """The row under the cursor, if it is of the kind that an action is for."""
        value = self.query_one(ListPane).value
        if isinstance(value, kind):
            return value
        self._foot(self._texts("actors of texts first" if kind is ActorSuggestion else "actors of project first"), "error")
        return None

    def _do(self, verb: Callable[[], object]) -> None:
        """Write, list again; a mistake is told."""
        try:
            verb()
        except CoderError as error:
            self._foot(self._texts.refusal(error.what, error.hint), "error")
            return
        self._session.notes.changed()
        self._stay()
        self.gather_again()

    def _stay(self) -> None:
        """Begin in the same row when the list is there again: what stood in it may have another name now."""
        pane = self.query_one(ListPane)
        self._row, self.first = pane.cursor, object()
        pane.fill([])

    def _write(self, title: str, verb: Callable[[KnownActor, str], object]) -> None:
        """Ask for a name."""
        here = self._here(KnownActor)
        if here:
            typed = here.actor.name() if title == "actor name" else ""
            self.app.push_screen(
                Prompt(self._texts(title, here.actor.name()), typed),
                lambda words: self._do(lambda: verb(here, words)) if words and words.strip() else None,
            )

    def _rename(self, here: KnownActor, name: str) -> object:
        return self._session.project.actors.rename(here.actor.id, name) if name.strip() != here.actor.name() else None

    def _alias(self, here: KnownActor, name: str) -> object:
        return self._session.project.actors.alias(here.actor.id, name)

    def _kind(self) -> None:
        here = self._here(KnownActor)
        if not here:
            return
        codes = self._session.codes.facets("actor")

        def search(query: str) -> list[Row]:
            return [
                Row([(f" {each.name(self._session.language)}", "text"), (f"  {each.key}", "dim")], each.id)
                for each in codes
                if fits((each.key, *each.names.values()), query)
            ]

        title = self._texts("actor kind", here.actor.name())
        self.app.push_screen(
            Picker(title, search), lambda code: self._do(lambda: self._session.project.actors.set(here.actor.id, kind=code)) if code else None
        )

    def _merge(self) -> None:
        here = self._here(KnownActor)
        if not here:
            return
        others = [each for each in known_actors(self._session.project) if each.actor.id != here.actor.id]

        def search(query: str) -> list[Row]:
            return [Row(known_line(each, self._kinds, 66), each.actor.id) for each in others if fits((each.actor.name(), *each.also), query)]

        title = self._texts("actor merge", here.actor.name(), here.mentions)
        self.app.push_screen(
            Picker(title, search), lambda into: self._do(lambda: self._session.project.actors.merge(here.actor.id, into)) if into else None
        )

    def _accept(self) -> None:
        here = self._here(ActorSuggestion)
        if here:
            self._do(lambda: self._session.project.actors.accept([here]))

    def _remove(self) -> None:
        here = self._here(KnownActor)
        if here:
            self._do(lambda: self._session.project.actors.remove(here.actor.id))


def actors(screen: "CodingScreen") -> None:
    """List the actors; of the one chosen, the passages that name it."""
    actions = of_context(ACTORS, screen.actions.values())

    def chosen(answer: Chosen) -> None:
        returning.look(screen, lambda: passages_of(screen.session, screen.texts, answer))

    returning.look(screen, lambda: ActorList(screen.session, screen.texts, actions), chosen)
