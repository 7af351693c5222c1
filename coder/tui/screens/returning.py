"""Lists that a passage is opened from: going back from the passage shows the list again, as it was left."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from coder.tui.screens import asking
from coder.tui.screens.listing import Place

if TYPE_CHECKING:
    from coder.tui.screens.coding import CodingScreen


class Leading(Protocol):
    """A question whose answers lead away from it."""

    def left(self, answer: Any) -> object:
        """How it was left with this answer: what `resume` of another one of its kind takes."""

    def resume(self, left: Any) -> None:
        """Before it is shown: begin as that one was left."""


def look(screen: "CodingScreen", make: Callable[[], Leading], go_to: Callable[[Any], None] | None = None, *, left: object = None) -> None:
    """Show a list and go to what is chosen there; back in the jump list shows the list again.

    Args:
        make: Gives the list.
        go_to: Takes what was chosen; else it is a passage.
        left: How the list was left the last time.
    """
    session = screen.session
    there = go_to or partial(go, screen)
    listing = make()
    if left is not None:
        listing.resume(left)

    def chosen(answer: Any) -> None:
        how = listing.left(answer)
        if session.has_document:
            session.jumps.leave((session.document.document.id, session.head), lambda: look(screen, make, go_to, left=how))
        screen.say(screen.texts("back to list", screen.actions["jump.back"].shown_key(screen.texts.language)))
        there(answer)

    asking.ask(screen, listing, chosen)


def go(screen: "CodingScreen", place: Place) -> None:
    """Go to a passage of any document."""
    screen.session.go((place[0], place[1]), place[2])
