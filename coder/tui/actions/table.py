"""The one table of everything a person can do on the coding screen.

Footer, help, which-key list, command palette and key map are all made from it. Three overlaps of the first draft are settled here:
marks are set with `"` and reached with `'`, so that `m` is free for memos; the space bar only skips a suggestion; Tab grows a selection,
and F2 to F4 move between the panels.
"""

from collections.abc import Iterable, Mapping

from coder.tui.actions.action import ACTORS, CODEBOOK, DOCUMENTS, GROUPS, MATRIX, PROFILE, READING, Action
from coder.tui.actions.actors import ACTOR_LIST
from coder.tui.actions.codebook import EDIT, LOOK, PIN
from coder.tui.actions.coding import CODE, SELECT, SUGGEST
from coder.tui.actions.looking import LIST, TABLE
from coder.tui.actions.profile import FIGURES
from coder.tui.actions.reading import FILTER, FIND, JUMP, MOVE, NOTE, SCREEN

__all__ = ["ACTIONS", "ACTORS", "BY_ID", "CODEBOOK", "DOCUMENTS", "GROUPS", "MATRIX", "PROFILE", "READING", "Action", "footer_actions", "of_context"]

_OF_THE_TEXT = (*CODE, *SUGGEST, *SELECT, *MOVE, *JUMP, *FIND, *FILTER, *NOTE, *SCREEN, *LOOK)
_OF_OTHER_PLACES = (*EDIT, *PIN, *TABLE, *LIST, *ACTOR_LIST, *FIGURES)

ACTIONS: tuple[Action, ...] = (*_OF_THE_TEXT, *_OF_OTHER_PLACES)

BY_ID: Mapping[str, Action] = {action.id: action for action in ACTIONS}


def of_context(context: str, actions: Iterable[Action] = ACTIONS) -> tuple[Action, ...]:
    """The actions whose keys hold in this context."""
    return tuple(action for action in actions if action.context == context)


def footer_actions(actions: Iterable[Action] = ACTIONS) -> tuple[Action, ...]:
    """What the footer shows, in its order."""
    return tuple(sorted((action for action in actions if action.footer), key=lambda action: action.footer))
