"""Choosing which town the text speaks of."""

from typing import TYPE_CHECKING

from coder.text.cells import visible
from coder.tui.linkages.towns import Offered, TownsHere
from coder.tui.screens import asking
from coder.tui.screens.picker import Picker
from coder.tui.widgets.list_pane import Row

if TYPE_CHECKING:
    from coder.tui.screens.coding import CodingScreen


def choose(screen: "CodingScreen") -> None:
    """Ask for a town of the project, or for a place to make one of; one that is said already is taken back."""
    here, texts = TownsHere(screen.session), screen.texts

    def search(query: str) -> list[Row]:
        rows = [Row(_line(each, texts("town new"), texts("town nowhere")), each) for each in here.offered(query)]
        return rows or [Row([(f"   {texts('town type')}", "dim")])]

    def chosen(offered: Offered) -> None:
        screen.say(texts(*here.choose(offered)))

    title = texts("town of passage" if here.span else "town of document")
    asking.ask(screen, Picker(title, search), chosen)


def _line(each: Offered, new: str, nowhere: str) -> list[tuple[str, str]]:
    mark = "● " if each.said else "  "
    if each.town_id:
        return [(f" {mark}", "accent"), (visible(each.name), "text"), (f"  {visible(each.where)}", "dim")]
    return [(f" {mark}", "accent"), (f"{new} ", "accent"), (visible(each.name), "text"), (f"  {each.where or nowhere}", "dim")]
