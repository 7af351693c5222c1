"""Lines for the bands round the text: two ends, keys with labels, columns."""

from collections.abc import Sequence

from coder.text.cells import cell_len, visible
from coder.tui.actions.table import Action, footer_actions
from coder.tui.filters import VARIABLE
from coder.tui.lines import Line, Piece, shortened
from coder.tui.session import Session
from coder.tui.texts.screens import Texts
from coder.tui.widgets.glyphs import glyphs

_NAMES = {"enter": "⏎", "escape": "esc", "space": "␣"}


def two_ends(left: list[Piece], right: str, width: int, middle: Sequence[Piece] = ()) -> Line:
    """A line with pieces at its left and, after `middle`, a text at its right end; the left gives way."""
    room = max(0, width - cell_len(right) - sum(cell_len(text) for text, _ in middle))
    pieces: list[Piece] = []
    for text, style in left:
        shown = visible(text)
        cut = shortened(shown, room)
        pieces.append((cut, style))
        room -= cell_len(cut)
        if cut != shown:
            break
    return [*pieces, (" " * room, "text"), *middle, (right, "dim")]


def key_pieces(actions: Sequence[Action], language: str) -> list[Piece]:
    """The first key of each action, and its label."""
    pieces: list[Piece] = []
    for action in (each for each in actions if each.keys):
        key = action.keys[0].replace(" ", "").replace("ctrl+", "^")
        pieces += [(f" {_NAMES.get(key, key)} ", "key"), (action.label[language], "text"), (" ", "text")]
    return pieces


def in_columns(items: Sequence[tuple[str, str]], width: int) -> list[Line]:
    """Keys and labels in as many columns as fit."""
    if not items:
        return []
    size = min(width, max(cell_len(f"{key} {label}") for key, label in items) + 3)
    count = max(1, width // size)
    height = -(-len(items) // count)
    lines: list[list[Piece]] = [[] for _ in range(height)]
    for at, (key, label) in enumerate(items):
        pad = " " * max(1, size - cell_len(f"{key} {label}"))
        lines[at % height] += [(key, "key"), (f" {label}{pad}", "text")]
    return list(lines)


def footer(actions: Sequence[Action], language: str, width: int) -> Line:
    """The most used keys, as many as fit; help and palette always."""
    actions = footer_actions(actions)
    always = [each for each in actions if each.id in ("screen.help", "screen.palette")]
    tail = key_pieces(always, language)
    left: list[Piece] = []
    room = width - sum(cell_len(text) for text, _ in tail)
    for action in actions:
        pieces = key_pieces([action], language)
        size = sum(cell_len(text) for text, _ in pieces)
        if action in always or size > room:
            continue
        left += pieces
        room -= size
    return [*left, (" " * room, "text"), *tail]


_WIDE = 100
_CELLS = 24


def header(session: Session, texts: Texts, project: str, computing: str, width: int) -> Line:
    """Project, document and person; how far the coding is. `computing`: how far the suggestions are, empty once they are there."""
    left: list[Piece] = [(" coder ", "key"), (visible(project), "strong")]
    right = ""
    if session.has_document:
        document = session.document
        left += [(glyphs(" │ "), "dim"), (visible(document.document.title), "text"), (glyphs(" │ "), "dim"), (session.project.user.name, "accent")]
        if session.filters:
            left += [(f"{glyphs(' │ ')}{texts('filtered')}: {filter_names(session, texts)}", "warning")]
        suggestions = computing or f"{len(document.suggestions)} {texts('suggestions')}"
        share = f"{texts('coded')} {_percent(document.share_coded())} · " if width >= _WIDE else ""
        right = f" {share}{texts('codings', len(document.codings))} · {suggestions} "
    return two_ends(left, right, width)


def _percent(share: float) -> str:
    """A whole percentage; what was begun is not 0 %, and what is not done is not 100 %."""
    if 0 < share < 0.01:
        return "<1%"
    return "99%" if 0.99 < share < 1 else f"{share:.0%}"


def _density(session: Session) -> list[Piece]:
    """The bars of the document, the place of the cursor standing out."""
    document = session.document
    row = glyphs(document.density(_CELLS))
    at = min(session.head * _CELLS // max(1, len(document.text)), _CELLS - 1)
    return [(glyphs("▕"), "dim"), (row[:at], "accent"), (row[at], "current"), (row[at + 1 :], "accent"), (glyphs("▏"), "dim")]


def filter_names(session: Session, texts: Texts) -> str:
    """The filters in force, each as short as it can be understood."""

    def name(kind: str, value: str) -> str:
        if kind == "code":
            return session.codes.name(value)
        if kind == "user":
            return session.user_names.get(value, value)
        if VARIABLE in kind:
            return f"{kind.partition(VARIABLE)[2]}={value}"
        return texts(f"{kind} {value}") if kind in ("kind", "language") else value

    return ", ".join(name(kind, value) for kind, value in session.filters.items())


def status(session: Session, texts: Texts, mode: str, message: Piece, width: int) -> Line:
    """Mode and message at the left, selection and place at the right; a long message covers the place."""
    left: list[Piece] = [(f" {mode} ", "current"), (" ", "text"), message]
    right = short = texts("opening") if session.opening else texts("no document")
    middle: list[Piece] = []
    if session.has_document:
        document = session.document
        start, stop = session.selection
        chosen = f"{texts('selected')} {stop - start} {texts('characters')} · " if stop > start else ""
        block = session.here()
        place = f"{texts('turn')} {block.ordinal}/{len(document.blocks)} {visible(block.label)}" if block else ""
        right, short = f" {chosen}{place} ", f" {place} "
        middle = _density(session) if width >= _WIDE else []
    if message[0]:
        room = width - sum(cell_len(text) for text, _ in left)
        middle = middle if cell_len(right) + sum(cell_len(text) for text, _ in middle) < room else []
        right = next((each for each in (right, short) if cell_len(each) < room), "")
    return two_ends(left, right, width, middle)
