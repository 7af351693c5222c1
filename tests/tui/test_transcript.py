"""The transcript view: exact widths, cheap keys, and a place that stays."""

from collections.abc import Callable, Iterator
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from types import SimpleNamespace
from unicodedata import east_asian_width

import pytest
from rich._unicode_data import load as cell_table
from rich.cells import cell_len
from textual.app import App, ComposeResult
from textual.pilot import Pilot

from coder.model.codebook import Code
from coder.model.coding import Coding
from coder.model.document import Document
from coder.project.project import Project
from coder.tui.preferences import config_folder, read
from coder.tui.session import Session
from coder.tui.terminal.rich_widths import count_ambiguous
from coder.tui.widgets.transcript import Transcript

Run = Callable[..., AbstractAsyncContextManager[Pilot[None]]]

PIECES = [
    "👨\u200d👩\u200d👧一家",
    "☎️ call",
    "e\u0301a\u0300o\u0302",
    "汉\u200b字\u200b中",
    "a\tb\tc",
    "שלום עולם",
    "🇨🇳🇯🇵🇬🇧",
    "ﾊﾝｶｸ",
    "①②③ ……——",
    "\x1b[31mred\x1b[0m",
    "\u202eabc\u202c \u2066x\u2069",
    "\x00\x07\x7f\x85",
    "\u200d\u200d\ufe0f",
    "\u200d\x1bx",
    "한국어 각",
    "नमस्ते क्ष",
    "𠮷野家 𝒜",
    "“昆山”……（顺德）",
    "x" * 50,
    "，，，，，，。。。。",
    "👍🏽👍🏽 ",
    "\u3000\u3000全角",
    "\u2028\u2029\u0b00",
]
NASTY = "\n".join(piece * (1 + at % 3) + other for at, piece in enumerate(PIECES) for other in PIECES[at::5]) + "\n"


def session_on(text: str, codings: list[tuple[int, int]]) -> Session:
    """A session on one document that no project holds: what the view needs, and nothing else."""
    document = Document(
        id="d",
        title="d",
        kind="note",
        language="zh",
        text_sha256="",
        length=len(text),
        source="",
        source_sha256="",
        encoding="",
        importer="",
        created_at="",
        created_by="",
    )
    code = Code(id="c", codebook_id="b", key="k.code", names={"en": "Code"}, mnemonic="kc")
    made = [Coding(id=str(at), document_id="d", start=a, stop=b, code_id="c", user_id="u", created_at="") for at, (a, b) in enumerate(codings)]
    project = SimpleNamespace(
        user=SimpleNamespace(id="u", name="u"),
        users=SimpleNamespace(list=lambda: ()),
        settings=SimpleNamespace(get=lambda key: None),
        codebooks=SimpleNamespace(codes=lambda: (code,), list=lambda: (), histories=dict),
        codings=SimpleNamespace(of=lambda _: made, counts=lambda: {"c": len(made)}),
        documents=SimpleNamespace(get=lambda _: document, text=lambda _: text, turns=lambda _: (), segments=lambda _: ()),
        memos=SimpleNamespace(list=lambda *_: ()),
        mentions=SimpleNamespace(list=lambda _: ()),
    )
    session = Session(project)
    session.open("d")
    return session


class ViewApp(App[None]):
    """Only the transcript."""

    CSS = "Transcript { width: 100%; height: 100%; }"

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session

    def compose(self) -> ComposeResult:
        yield Transcript(self.session)


@pytest.fixture
def counted() -> Iterator[Callable[[int], None]]:
    """Set the cells of characters of ambiguous width for one test."""
    yield count_ambiguous
    count_ambiguous(1)


@pytest.mark.parametrize("ambiguous", [1, 2])
@pytest.mark.parametrize("width", [40, 57, 80, 120, 200])
async def test_every_row_is_as_wide_as_the_view(width: int, ambiguous: int, counted: Callable[[int], None]) -> None:
    """Over nasty Unicode, with codings, selection, cursor and hits anywhere, painted strip by strip, for both kinds of terminals."""
    counted(ambiguous)
    spans = [(at, min(len(NASTY), at + 1 + at % 23)) for at in range(0, len(NASTY) - 1, 5)]
    session = session_on(NASTY, spans)
    app = ViewApp(session)
    async with app.run_test(size=(width, 12)) as pilot:
        await pilot.pause()
        view = app.query_one(Transcript)
        assert view.layout_index is not None and view._painter is not None
        session.finder.search("x")
        for low, head in ((0, 0), (3, 400), (len(NASTY), len(NASTY)), (100, 101)):
            session.select(low, head)
            for row in range(view.layout_index.height):
                strip = view._painter.paint(row)
                text = "".join(segment.text for segment in strip)
                assert cell_len(text) == width, repr(text)
                assert strip.cell_length == width
                assert terminal_cells(text, ambiguous) == width, repr(text)
                assert not set(text) & set("\x1b\x00\x07\x7f\x85\u202e\u2066\t\n")


def terminal_cells(text: str, ambiguous: int) -> int:
    """Cells as a terminal counts them that goes by Unicode's own table and draws ambiguous characters one or two cells wide."""
    narrow = cell_table("auto")
    total = 0
    for at, character in enumerate(text):
        if character == "\u200d" or (text[at - 1 : at] == "\u200d" and at):
            continue
        width = 0 if any(first <= ord(character) <= last for first, last, width in narrow.widths if width == 0) else 1
        if character == "\ufe0f":
            before = next((each for each in reversed(text[:at]) if each != "\ufe0f"), "")
            total += before in narrow.narrow_to_wide and not (ambiguous == 2 and east_asian_width(before) == "A")
        elif width:
            wide = any(first <= ord(character) <= last for first, last, width in narrow.widths if width == 2)
            total += 2 if wide or (ambiguous == 2 and east_asian_width(character) == "A") else 1
    return total


async def test_turning_the_width_keeps_the_place_and_every_row_straight(
    project: Project, run: Run, screen_rows: Callable[[Pilot[None]], list[str]], counted: Callable[[int], None]
) -> None:
    """The action counts “ and its like as two cells in text, panels and bands, keeps that, and turns back."""
    async with run(project, (120, 30)) as pilot:
        await pilot.press("}", "1", "m", *"“①”…", "escape", "escape")
        await pilot.press("g", "w")
        await pilot.pause()
        view = pilot.app.coding.transcript  # type: ignore[attr-defined]
        assert view.layout_index.index.cells(0, 1) == 2 and read(config_folder()).ambiguous == 2
        for keys in ((), ("enter",), ("escape", "question_mark"), ("escape", "f5")):
            await pilot.press(*keys)
            await pilot.pause()
            for row in screen_rows(pilot):
                assert terminal_cells(row, 2) == 120, row
        await pilot.press("escape", "g", "w")
        assert read(config_folder()).ambiguous == 1


async def test_a_new_theme_colours_the_text_at_once(project: Project, run: Run) -> None:
    """Background and letters of every row are those of the theme, dark on light in the light one."""
    async with run(project, (100, 24)) as pilot:
        view = pilot.app.coding.transcript  # type: ignore[attr-defined]
        for theme in ("light", "contrast", "dark"):
            pilot.app.theme = theme
            await pilot.pause(0.1)
            grounds = {segment.style.bgcolor.triplet.hex for strip in view.render_lines(view.outer_size.region) for segment in strip}
            assert pilot.app.current_theme.background in grounds, theme


async def test_the_cursor_stands_on_every_grapheme_and_comes_back() -> None:
    """Right through the whole text and left again, with the cursor always inside."""
    session = session_on(NASTY[:600], [])
    units = session.document.units
    places = [0]
    while places[-1] < 600:
        places.append(units.next("character", places[-1]))
    back = [600]
    while back[-1] > 0:
        back.append(units.previous("character", back[-1]))
    assert back[::-1] == places


async def test_a_cursor_move_paints_two_rows(project: Project, run: Run) -> None:
    """The work of a key does not grow with the text."""
    async with run(project, (80, 24)) as pilot:
        view = pilot.app.screen.query_one(Transcript)
        await pilot.press("down")
        await pilot.pause(0.1)
        before = view.painted
        await pilot.press("down")
        assert view.painted - before <= 2
        before = view.built
        await pilot.press("shift+right")
        assert view.built - before <= 2


async def test_coding_paints_only_its_rows(project: Project, run: Run) -> None:
    """Giving a code repaints the turn, not the screen."""
    async with run(project, (80, 24)) as pilot:
        view = pilot.app.screen.query_one(Transcript)
        await pilot.press("}")
        await pilot.pause(0.1)
        before = view.painted
        await pilot.press("1")
        assert 1 <= view.painted - before <= 3


@pytest.mark.parametrize("widths", [(120, 70), (70, 120)])
async def test_resizing_keeps_the_first_visible_character(tmp_path: Path, run: Run, widths: tuple[int, int]) -> None:
    """The row that holds it is the first row after the resize."""
    text = "\n".join(f"发言人{n % 3}：" + "我们每个月开一次会，慢慢就有默契了。" * 5 for n in range(200))
    session = session_on(text, [])
    app = ViewApp(session)
    async with app.run_test(size=(widths[0], 20)) as pilot:
        await pilot.pause()
        view = app.query_one(Transcript)
        assert view.layout_index is not None
        view.scroll_to(y=301, animate=False, force=True)
        session.select(view.layout_index.rows[305], view.layout_index.rows[305])
        await pilot.pause()
        first = view.layout_index.rows[view.scroll_offset.y]
        await pilot.resize_terminal(widths[1], 20)
        await pilot.pause()
        assert view.scroll_offset.y == view.layout_index.row_of(first)


@pytest.mark.parametrize(("head", "place"), [(300, 6), (20, 6), (129, 6), (90, 13), (120, 19), (99, 0)])
async def test_a_cursor_off_the_screen_is_shown_with_what_lies_ahead(head: int, place: int) -> None:
    """By one row at the edge; else a third of the screen from where it came, or far away a third from the top."""
    session = session_on("\n".join(f"row {at}" for at in range(400)), [])
    app = ViewApp(session)
    async with app.run_test(size=(80, 20)) as pilot:
        await pilot.pause()
        view = app.query_one(Transcript)
        assert view.layout_index is not None
        view.scroll_to(y=100, animate=False, force=True)
        session.move(view.layout_index.rows[110])
        session.move(view.layout_index.rows[head])
        assert view.layout_index.row_of(session.head) - view.scroll_offset.y == place


async def test_down_keeps_its_column_over_short_rows() -> None:
    """The goal column outlives a shorter row between."""
    session = session_on("我们每个月开一次会\n短\n慢慢就有默契了啊啊啊", [])
    app = ViewApp(session)
    async with app.run_test(size=(80, 10)) as pilot:
        await pilot.pause()
        view = app.query_one(Transcript)
        session.select(6, 6)
        view.move_rows(1)
        view.move_rows(1)
        assert session.document.text[session.head] == "了"[0] or session.head - 12 == 6


async def test_no_color_keeps_the_meaning(
    project: Project, run: Run, screen_rows: Callable[[Pilot[None]], list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """With NO_COLOR codings are underlined and named in the margin."""
    monkeypatch.setenv("NO_COLOR", "1")
    async with run(project, (80, 24)) as pilot:
        await pilot.press("}", "1", "}")
        assert any("┏cp" in row or "╺cp" in row for row in screen_rows(pilot))
        view = pilot.app.screen.query_one(Transcript)
        row = view.layout_index.row_of(view.session.document.blocks[1].start)  # type: ignore[union-attr]
        strip = view._painter.paint(row)  # type: ignore[union-attr]
        assert any(segment.style and segment.style.underline and "园区" in segment.text for segment in strip)


async def test_the_cursor_is_never_under_the_drawer(project: Project, run: Run) -> None:
    """In a narrow terminal the inspector takes room from the text instead of covering it, so the turn it tells of is in sight."""
    async with run(project, (80, 14)) as pilot:
        coding = pilot.app.coding  # type: ignore[attr-defined]
        await pilot.press("f4")
        for _ in range(6):
            await pilot.press("}")
            await pilot.pause()
            view = coding.transcript
            row = view.layout_index.row_of(view.session.head) - view.scroll_offset.y
            assert 0 <= row < view.size.height
            assert view.region.y + row < coding.inspector.region.y
