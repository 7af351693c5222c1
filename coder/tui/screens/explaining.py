"""Help on the place a person is in, and what is wrong with the file of keys."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.screen import Screen

from coder.tui import places
from coder.tui.actions.table import CODEBOOK, READING, Action, of_context
from coder.tui.lines import wrapped
from coder.tui.places import Place
from coder.tui.screens.help import Help, action_rows, place_rows
from coder.tui.texts.screens import Texts
from coder.tui.widgets.list_pane import Row

if TYPE_CHECKING:
    from coder.tui.screens.coding import CodingScreen


def coding(screen: "CodingScreen") -> Help:
    """Help on the text or the codebook panel, whichever has the focus, with all keys of both."""
    inside = screen.codebook.has_focus
    actions = of_context(READING, screen.actions.values()) + of_context(CODEBOOK, screen.actions.values())
    return of_actions(places.CODEBOOK if inside else places.READING, screen.texts, actions, first=CODEBOOK if inside else "")


def of_actions(place: Place, texts: Texts, actions: Sequence[Action], *, first: str = "") -> Help:
    """Help on a place whose keys are in the action table; the actions of the context `first` come first."""
    title = texts("help title", place.name[texts.language])
    return Help(texts, title, lambda width: action_rows(place, actions, texts.language, width, first=first))


def any_other(screen: Screen[object], texts: Texts) -> Help:
    """Help on a screen that is not the coding screen."""
    place = places.place_of(each.__name__ for each in type(screen).__mro__)
    title = texts("help title", place.name[texts.language])
    return Help(texts, title, lambda width: place_rows(place, texts.language, width), whole=False)


def problems(texts: Texts, lines: Sequence[str]) -> Help:
    """One line for each thing that does not hold in the preferences."""

    def rows(width: int) -> list[Row]:
        return [Row([(" ", "text"), *line]) for each in lines for line in wrapped(each, max(20, width - 2))]

    return Help(texts, texts("keys wrong"), rows, whole=False)
