"""Looking through the project: words in context, the quotes of a code."""

from itertools import islice
from typing import TYPE_CHECKING

from coder.model.coding import Coding
from coder.text.cells import cell_len, crop, visible
from coder.tui.blocks import Block
from coder.tui.passages import in_context
from coder.tui.screens import asking
from coder.tui.screens.listing import Listing, Place
from coder.tui.widgets.list_pane import Row
from coder.tui.widgets.pencil import Line, shortened

if TYPE_CHECKING:
    from coder.tui.screens.coding import CodingScreen

_MOST = 2000
_TITLE = 14


def go(screen: "CodingScreen", place: Place) -> None:
    """Go to a place; back is a jump away."""
    session = screen.session
    if session.has_document:
        session.jumps.leave((session.document.document.id, session.head))
    session.go((place[0], place[1]), place[2])


def words(screen: "CodingScreen") -> None:
    """Words in context over the whole project, with AND, OR, NOT, NEAR and filters."""
    session, texts = screen.session, screen.texts

    def search(query: str, width: int) -> tuple[list[Row], str]:
        session.last_query = query
        if not query.strip():
            return [Row([(f" {line}", "dim")]) for line in texts("search help").split("\n")], ""
        room = max(_TITLE, width // 5)
        side = max(8, (width - room - 4) // 2 - 4)
        hits = list(islice(session.project.find(query, width=side), _MOST + 1))
        rows = []
        for hit in hits[:_MOST]:
            title = shortened(visible(hit.document), room)
            left = crop(visible(hit.left)[::-1], side)[::-1]
            line = [
                (" " + title + " " * (room - cell_len(title)) + " ", "dim"),
                (" " * (side - cell_len(left)) + left, "text"),
                (shortened(visible(hit.match), side), "warning"),
                (visible(hit.right), "text"),
            ]
            rows.append(Row(line, (hit.document_id, hit.start, hit.stop)))
        documents = len({hit.document_id for hit in hits})
        more = "+" if len(hits) > _MOST else ""
        return rows, texts("hits in", f"{min(len(hits), _MOST)}{more}", documents)

    asking.ask(screen, Listing(texts, texts("words title"), search, typed=session.last_query, live=False), lambda place: go(screen, place))


def quotes(screen: "CodingScreen") -> None:
    """Ask for a code, then list all its quotes in their context."""
    asking.choose_code(screen, screen.texts("quotes title"), lambda code_id: _quotes(screen, code_id))


def _quotes(screen: "CodingScreen", code_id: str) -> None:
    session, texts = screen.session, screen.texts
    documents = {each.id: each for each in session.project.documents.list()}
    order = {each: at for at, each in enumerate(documents)}
    codings = [each for each in session.project.codings.all() if each.code_id == code_id and each.document_id in documents]
    codings.sort(key=lambda each: (order[each.document_id], each.start, each.stop))
    text: dict[str, str] = {}
    turns: dict[str, list[Block]] = {}
    for each in codings:
        if each.document_id not in text:
            text[each.document_id] = session.project.documents.text(each.document_id)
            turns[each.document_id] = list(session.blocks_of(documents[each.document_id], text[each.document_id]))

    def head(coding: Coding) -> tuple[str, str]:
        block = next((block for block in turns[coding.document_id] if block.label_start <= coding.start < block.stop), None)
        who = f"{block.label} {block.ordinal}" if block else ""
        return documents[coding.document_id].title, f"{who} · {session.user_names.get(coding.user_id, '')}"

    def search(query: str, width: int) -> tuple[list[Row], str]:
        wanted = query.strip().casefold()
        rows: list[Row] = []
        count = 0
        for each in codings:
            title, who = head(each)
            if wanted not in f"{title} {who} {text[each.document_id][each.start : each.stop]}".casefold():
                continue
            count += 1
            place = (each.document_id, each.start, each.stop)
            rows.append(Row([(f" {visible(title)}", "accent"), (f"  {visible(who)}", "dim")], place))
            lines = in_context(text[each.document_id], each.start, each.stop, width - 4, around=60, most=6)
            rows += [Row([("   ", "text"), *_quoted(line)]) for line in lines]
            rows.append(Row([]))
        return rows, texts("quotes count", count)

    asking.ask(screen, Listing(texts, texts("quotes", session.codes.name(code_id)), search), lambda place: go(screen, place))


def _quoted(line: Line) -> Line:
    return [(piece, "strong" if style == "current" else style) for piece, style in line]
