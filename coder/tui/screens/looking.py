"""Looking through the project: words in context, the quotes of a code, the table of codings, the profiles."""

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

from coder.project.finding import Hit
from coder.text.cells import cell_len, crop, visible
from coder.tui.actions.table import MATRIX, PROFILE, of_context
from coder.tui.lines import shortened
from coder.tui.profiles.names import profile_names
from coder.tui.screens import asking
from coder.tui.screens.listing import Listing, Shown
from coder.tui.screens.matrix import MatrixScreen
from coder.tui.screens.profile import ProfileScreen
from coder.tui.screens.quotes import quotes_of_code
from coder.tui.screens.returning import look
from coder.tui.widgets.list_pane import Row

if TYPE_CHECKING:
    from coder.tui.screens.coding import CodingScreen

_MOST = 5000
_SIDE = 120
_TITLE, _WIDEST_TITLE = 14, 28
_WIDE = 110


def words(screen: "CodingScreen") -> None:
    """Words in context over the whole project, with AND, OR, NOT, NEAR and filters."""
    session, texts = screen.session, screen.texts

    def gather(project: Any, query: str) -> Iterable[Hit]:
        session.looks.query = query
        hits: Iterable[Hit] = project.find(query, width=_SIDE) if query.strip() else ()
        return islice(hits, _MOST + 1)

    def search(hits: Sequence[Hit], query: str, width: int) -> Shown:
        if not query.strip():
            return Shown([Row([(f" {line}", "dim")]) for line in texts("search help").split("\n")], "")
        documents = len({hit.document_id for hit in hits})
        more = "+" if len(hits) > _MOST else ""
        room = min(max(_TITLE, width // 5), _WIDEST_TITLE, max((cell_len(visible(hit.document)) for hit in hits), default=0))
        return Shown([_in_line(hit, width, room) for hit in hits[:_MOST]], texts("hits in", f"{min(len(hits), _MOST)}{more}", documents))

    def listing() -> Listing:
        return Listing(texts, texts("words title"), search, typed=session.looks.query, live=False, gather=gather, connect=session.connection)

    look(screen, listing)


def _in_line(hit: Hit, width: int, room: int) -> Row:
    """A hit in one line, its words below those of the other hits; the title gets `room` cells."""
    side = max(8, (width - room - 4) // 2 - 4)
    who = f"{hit.speaker} {hit.turn}" if hit.speaker else str(hit.turn or "")
    named = min(_WIDEST_TITLE, side // 3) if width >= _WIDE else 0
    side -= named // 2
    left = crop(visible(hit.left)[::-1], side)[::-1]
    line = [
        (f" {_filled(hit.document, room)} ", "dim"),
        (f"{_filled(who, named)} " if named else "", "accent"),
        (" " * (side - cell_len(left)) + left, "text"),
        (shortened(visible(hit.match), side), "warning"),
        (visible(hit.right), "text"),
    ]
    return Row(line, (hit.document_id, hit.start, hit.stop))


def _filled(text: str, cells: int) -> str:
    cut = shortened(visible(text), cells)
    return cut + " " * (cells - cell_len(cut))


def quotes(screen: "CodingScreen") -> None:
    """Ask for a code, then list all its quotes in their context."""

    def listed(code_id: str) -> None:
        look(screen, lambda: quotes_of_code(screen.session, screen.texts, code_id))

    asking.choose_code(screen, screen.texts("quotes title"), listed)


def matrix(screen: "CodingScreen") -> None:
    """The table of codings; a quote chosen there is gone to."""
    actions = of_context(MATRIX, screen.actions.values())
    look(screen, lambda: MatrixScreen(screen.session, screen.texts, actions))


def profile(screen: "CodingScreen") -> None:
    """The figures of the towns; a quote chosen there is gone to."""
    session, actions = screen.session, of_context(PROFILE, screen.actions.values())
    look(screen, lambda: ProfileScreen(session, screen.texts, profile_names(session.project, session.language), actions))
