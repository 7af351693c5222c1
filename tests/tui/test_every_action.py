"""Each action of the table does what it says, by its own keys. An action without a test here makes a test fail."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import Any

import pytest
from textual.pilot import Pilot

from coder.model.suggestion import Reason, Suggestion
from coder.project.project import Project
from coder.tui.actions.table import ACTIONS, BY_ID, CODEBOOK, MATRIX, PROFILE
from coder.tui.app import CoderApp
from coder.tui.lists.sheet import View
from coder.tui.screens.actor_list import ActorList
from coder.tui.screens.coding import CodingScreen
from coder.tui.screens.document_list import DocumentList
from coder.tui.screens.matrix import MatrixScreen
from coder.tui.screens.profile import ProfileScreen
from coder.tui.widgets.figure_pane import FigurePane
from coder.tui.widgets.grid import Grid
from coder.tui.widgets.lines import Lines
from coder.tui.widgets.list_pane import ListPane

Run = Callable[..., AbstractAsyncContextManager[Pilot[None]]]


@dataclass(frozen=True)
class State:
    """What can be seen of a session from outside."""

    anchor: int
    head: int
    extending: bool
    document: str
    codings: tuple[tuple[str, int, int], ...]
    suggestions: tuple[str, ...]
    current: str | None
    screen: str
    classes: frozenset[str]
    message: str
    rows: tuple[str, ...]
    focus: str
    filtered: str
    theme: str
    cell: tuple[int, int]
    table: tuple[str, ...]
    codes: tuple[str, ...]
    listed: tuple[str, ...]
    finished: bool
    touring: str


def seen(app: Any) -> State:
    session, coding = app.session, app.coding
    keys = {code.id: code.key for code in session.project.codebooks.codes()}
    listing = isinstance(app.screen, (DocumentList, ActorList))
    grid = app.screen.query_one(Grid) if isinstance(app.screen, MatrixScreen) else None
    pane = app.screen.query_one(FigurePane) if isinstance(app.screen, ProfileScreen) else None
    return State(
        anchor=session.anchor,
        head=session.head,
        extending=session.extending,
        document=session.document.document.title,
        codings=tuple(sorted((keys[each.code_id].split(".")[-1][:4], each.start, each.stop) for each in session.project.codings.all())),
        suggestions=tuple(sorted(session.document.suggestions)),
        current=session.review.current,
        screen=type(app.screen).__name__,
        classes=frozenset(coding.classes),
        message=coding._bands.message[0],
        rows=tuple(coding.codebook.plain),
        focus=type(app.focused).__name__,
        filtered=str(session.document.filters),
        theme=app.theme,
        cell=(grid.row, grid.column) if grid else (pane.cursor, round(pane.scroll_offset.y)) if pane else (0, 0),
        table=(*app.screen.query_one("#profile-title", Lines).plain, *pane.plain, *app.screen.query_one("#profile-cell", Lines).plain)
        if pane
        else (*app.screen.query_one("#matrix-title", Lines).plain, *grid.plain, *app.screen.query_one("#matrix-cell", Lines).plain)
        if grid
        else (),
        codes=tuple(f"{code.mnemonic} {code.name()} {code.colour}" for code in session.project.codebooks.codes()),
        listed=(*app.screen.query_one("#listing-head", Lines).plain, *app.screen.query_one(ListPane).plain) if listing else (),
        finished=session.project.documents.is_finished("talk"),
        touring=coding.touring.station,
    )


def suggest(app: Any) -> None:
    """Two suggestions on turn 4 and one on turn 6."""
    session = app.session
    codes = {code.key: code.id for code in session.codes.codes}
    made = []
    for number, key, score in (
        (4, "sit.synchronised_operation", 0.9),
        (4, "sit.skill_matching", 0.6),
        (6, "sit.communicative_mediation", 0.8),
    ):
        block = session.document.blocks[number - 1]
        reason = Reason(kind="cue", text="x", start=block.start, stop=block.start + 1, weight=1.0)
        other = session.project.documents.get("second").id
        like = Reason(kind="neighbour", text="第二份材料。", start=3, stop=9, weight=0.2, document_id=other)
        made.append(
            Suggestion(
                document_id=session.document.document.id,
                start=block.start,
                stop=block.stop,
                code_id=codes[key],
                score=score,
                suggester="test@1",
                reasons=(reason, like),
            )
        )
    session.review.show(made)


def differ(app: Any) -> None:
    """Another person codes turn 4."""
    session = app.session
    block = session.document.blocks[3]
    with Project.open(session.project.path, user="CD") as other:
        other.codings.add(session.document.document.id, block.start, block.stop, "sit.skill_matching")
    session.reload()


def redefine(app: Any) -> None:
    """The first code gets another definition."""
    session = app.session
    session.codebook.edit(session.codes.codes[0], definition={"en": "Anew."})


Check = Callable[[State, State], bool]
"""Before and after."""

TABLE = "} 1 2 } 1 } 2 } 3 1 g x"
"""Three codes in four turns by two speakers, and the table open."""


LINKED = "L a tab b f2"
"""A linkage of two actors."""


def moved(before: State, after: State) -> bool:
    return after.head == after.anchor != before.head


def extended(before: State, after: State) -> bool:
    return after.anchor == before.anchor and after.head != before.head


def opened(name: str) -> Check:
    return lambda before, after: before.screen != after.screen == name


def stepped(rows: int, columns: int) -> Check:
    """The cursor of the table went so far."""
    return lambda before, after: (after.cell[0] - before.cell[0], after.cell[1] - before.cell[1]) == (rows, columns)


def told(words: str) -> Check:
    """The table says so now, and did not before."""
    return lambda before, after: not any(words in row for row in before.table) and any(words in row for row in after.table)


def moved_to(holds: Callable[[int, int], bool]) -> Check:
    """The cursor of the figures is elsewhere."""
    return lambda before, after: holds(before.cell[0], after.cell[0])


def rho(state: State) -> str:
    """The parameter as the figures show it."""
    return next(row for row in state.table if row.startswith(" rho ")).split()[1]


def coded(count: int) -> Check:
    return lambda before, after: len(after.codings) == len(before.codings) + count


def selected(size: int) -> Check:
    return lambda _, after: abs(after.head - after.anchor) == size


TURN_2 = len("我们这里是政府先把园区规划好，再去招商引资。外商来了以后，带动了本地配套。")
SENTENCE = len("我们这里是政府先把园区规划好，再去招商引资。")

# id -> (keys before, keys of the action; empty: its first sequence, what must hold)
FIGURES = "} 1 } 2 } 3 f5"
ACTORS = "g a"
MADE = "g a tab 外 商 协 会 ctrl+t tab"


def named(state: State, words: str) -> bool:
    """Whether the list of actors shows the words."""
    return any(words in row for row in state.listed)


CASES: dict[str, tuple[str, str, Check]] = {
    "code.begin": ("}", "c c p", coded(1)),
    "code.pick": ("}", "", opened("Picker")),
    "code.repeat": ("1 }", "", lambda a, b: len(b.codings) == 2 and len({each[0] for each in b.codings}) == 1),
    "code.recent": ("1 }", "", opened("Picker")),
    **{f"code.pinned.{digit}": ("}", "", coded(1)) for digit in range(1, 10)},
    "code.invivo": ("} shift+right shift+right", "", lambda a, b: b.codings[-1][0] == "我们" and b.codings[-1][2] - b.codings[-1][1] == 2),
    "code.new": ("}", "C z q enter", lambda a, b: [each[0] for each in b.codings] == ["zq"]),
    "code.recode": ("} 1", "E s m enter", lambda a, b: [each[0] for each in b.codings] == ["skil"] and a.codings[0][1:] == b.codings[0][1:]),
    "code.stop_left": ("} s 1", "", lambda a, b: b.codings[0][1] == a.codings[0][1] and b.codings[0][2] < a.codings[0][2]),
    "code.stop_right": ("} s 1", "", lambda a, b: b.codings[0][1] == a.codings[0][1] and b.codings[0][2] > a.codings[0][2]),
    "code.start_left": ("} ) s 1", "", lambda a, b: b.codings[0][2] == a.codings[0][2] and b.codings[0][1] < a.codings[0][1]),
    "code.start_right": ("} s 1", "", lambda a, b: b.codings[0][2] == a.codings[0][2] and b.codings[0][1] > a.codings[0][1]),
    "code.fit": ("} 1 s", "", lambda a, b: b.codings[0][2] - b.codings[0][1] == SENTENCE),
    "code.split": ("} 1 )", "", lambda a, b: [each[2] - each[1] for each in b.codings] == [SENTENCE, TURN_2 - SENTENCE]),
    "code.merge": ("} 1 ) | (", "J", lambda a, b: len(a.codings) == 2 and [each[2] - each[1] for each in b.codings] == [TURN_2]),
    "code.everywhere": ("/ 我 们 enter", "W enter", opened("Steps")),
    "code.remove": ("} 1", "", coded(-1)),
    "code.cycle": ("} 1", "", selected(TURN_2)),
    "edit.undo": ("} 1", "", coded(-1)),
    "edit.redo": ("} 1 u", "", coded(1)),
    "suggest.accept": ("SUGGEST ] s", "", lambda a, b: len(b.suggestions) == 2 and len(b.codings) == 1),
    "suggest.reject": ("SUGGEST ] s", "", lambda a, b: len(b.suggestions) == 2 and not b.codings),
    "suggest.skip": ("SUGGEST ] s", "", lambda a, b: b.head > a.head and len(b.suggestions) == 3),
    "suggest.other": ("SUGGEST ] s", "", lambda a, b: b.current != a.current),
    "suggest.accept_all": ("SUGGEST", "A enter 1", lambda a, b: len(b.codings) == 2 and len(b.suggestions) == 1),
    "suggest.review": ("SUGGEST", "", opened("Steps")),
    "suggest.queue": ("", "", opened("Picker")),
    "suggest.refresh": ("", "", lambda a, b: True),
    "suggest.stop": ("", "", lambda a, b: b.message != a.message),
    "select.extend": ("", "", lambda a, b: b.extending),
    "select.left": ("}", "", extended),
    "select.right": ("}", "", extended),
    "select.up": ("}", "", extended),
    "select.down": ("}", "", extended),
    "select.sentence": ("}", "", selected(SENTENCE)),
    "select.turn": ("}", "", selected(TURN_2)),
    "select.grow": ("}", "+ + +", selected(TURN_2)),
    "select.shrink": ("} t", "", selected(SENTENCE)),
    "select.swap": ("} s", "", lambda a, b: (a.anchor, a.head) == (b.head, b.anchor)),
    "select.none": ("} s", "", selected(0)),
    **{f"move.{way}": ("} l", "", moved) for way in ("left", "right", "up", "down", "word_next", "word_previous", "sentence_next")},
    **{f"move.{way}": ("} } l", "", moved) for way in ("sentence_previous", "turn_next", "turn_previous", "page_down", "page_up")},
    **{f"move.{way}": ("} } l", "", moved) for way in ("half_down", "half_up", "row_start", "row_stop", "first", "last")},
    "jump.uncoded_next": ("", "", moved),
    "jump.uncoded_previous": ("} }", "", moved),
    "jump.suggestion_next": ("SUGGEST", "", moved),
    "jump.suggestion_previous": ("SUGGEST G", "", moved),
    "jump.coding_next": ("} 1 { {", "", moved),
    "jump.coding_previous": ("} 1 } }", "", moved),
    "jump.linkage_next": (f"}} {LINKED} {{ {{", "", moved),
    "jump.linkage_previous": (f"}} {LINKED} }} }}", "", moved),
    "jump.memo_next": ("} m x ctrl+s { {", "", moved),
    "jump.memo_previous": ("} m x ctrl+s } }", "", moved),
    "jump.difference_next": ("DIFFER", "", moved),
    "jump.difference_previous": ("DIFFER G", "", moved),
    "jump.like": ("SUGGEST ] s", "", lambda _, after: (after.document, after.anchor, after.head) == ("second", 3, 9)),
    "jump.label": ("", "f d", moved),
    "jump.back": (": 5 enter", "", moved),
    "jump.forward": (": 5 enter ctrl+o", "", moved),
    "jump.turn": ("", ": 5 enter", moved),
    "mark.set": ('} " a G', "' a", moved),
    "mark.jump": ('} " a G', "' a", moved),
    "look.words": ("", "g / 园 区 enter enter", lambda a, b: b.head - b.anchor == 2),
    "look.quotes": ("} 1 { {", "g c enter enter", lambda a, b: b.head - b.anchor == TURN_2),
    "look.disagreements": ("} 1 DIFFER", "", opened("Adjudicate")),
    "look.matrix": ("} 1", "", lambda a, b: b.screen == "MatrixScreen" and any("█" in row and "1" in row for row in b.table)),
    "table.left": (f"{TABLE} c k e r enter right", "", stepped(0, -1)),
    "table.right": (f"{TABLE} c k e r enter", "", stepped(0, 1)),
    "table.up": (f"{TABLE} down", "", stepped(-1, 0)),
    "table.down": (TABLE, "", stepped(1, 0)),
    "table.page_up": (f"{TABLE} down down", "", stepped(-2, 0)),
    "table.page_down": (TABLE, "", stepped(2, 0)),
    "table.row_start": (f"{TABLE} c k e r enter right", "", stepped(0, -1)),
    "table.row_stop": (f"{TABLE} c k e r enter", "", stepped(0, 2)),
    "table.first": (f"{TABLE} c k e r enter down right", "", stepped(-1, -1)),
    "table.last": (f"{TABLE} c k e r enter", "", stepped(2, 2)),
    "table.open": (TABLE, "enter enter", lambda a, b: b.screen == "CodingScreen" and b.head - b.anchor == TURN_2),
    "table.rows": (TABLE, "r t o w enter", lambda a, b: "towns × towns" in b.table[0]),
    "table.columns": (TABLE, "c k e r enter", lambda a, b: "codes × speakers" in b.table[0] and any("镇长" in row for row in b.table)),
    "table.turn": (TABLE, "", lambda a, b: "towns × codes" in b.table[0]),
    "table.share": (TABLE, "", lambda a, b: "% of the row" in b.table[0] and any("100%" in row for row in b.table)),
    "table.rollup": (TABLE, "", told("▾ Interactive situation")),
    "table.sort": (f"{TABLE} s", "", lambda a, b: "by sum" in a.table[0] and "by name" in b.table[0]),
    "table.sort_columns": (f"{TABLE} c k e r enter S", "", lambda a, b: a.table != b.table),
    "table.by": (f"{TABLE} c o d e enter", "b b", told("in the same turn")),
    "table.within": (f"{TABLE} c o d e enter", "", told("at most 200 characters apart")),
    "table.copy": (TABLE, "", told("is copied")),
    "table.help": (TABLE, "", opened("Help")),
    "table.leave": (TABLE, "", opened("CodingScreen")),
    "profile.down": (FIGURES, "", moved_to(lambda a, b: b > a)),
    "profile.up": (f"{FIGURES} down down", "", moved_to(lambda a, b: b < a)),
    "profile.right": (FIGURES, "", moved_to(lambda a, b: b == a + 1)),
    "profile.left": (f"{FIGURES} right", "", moved_to(lambda a, b: b == a - 1)),
    "profile.page_down": (FIGURES, "", lambda a, b: b.cell[1] > a.cell[1]),
    "profile.page_up": (f"{FIGURES} pagedown", "", lambda a, b: b.cell[1] < a.cell[1]),
    "profile.last": (FIGURES, "", moved_to(lambda a, b: b > a + 3)),
    "profile.first": (f"{FIGURES} end", "", moved_to(lambda a, b: b == 0)),
    "profile.open": (FIGURES, "enter enter", lambda a, b: b.screen == "CodingScreen" and b.head != a.head),
    "profile.next": (FIGURES, "", told("Situation mix and breadth")),
    "profile.previous": (FIGURES, "", told("What fixes the numbers")),
    "profile.page.home": (f"{FIGURES} 2", "", told("Probability of each corner")),
    "profile.page.situations": (FIGURES, "", told("Situation mix and breadth")),
    "profile.page.ties": (FIGURES, "", told("No linkage is recorded")),
    "profile.page.table": (FIGURES, "", told("decidable rows match")),
    "profile.page.network": (FIGURES, "", told("No tie that counts")),
    "profile.page.course": (FIGURES, "", told("From period to period")),
    "profile.page.towns": (FIGURES, "", told("Towns by situations")),
    "profile.page.trust": (FIGURES, "", told("Without each source")),
    "profile.page.method": (FIGURES, "", told("What fixes the numbers")),
    "profile.next_town": (f"TOWN {FIGURES}", "", told("Other Town")),
    "profile.previous_town": (f"TOWN {FIGURES} ]", "", lambda a, b: "Other Town" in a.table[0] and "Example Town" in b.table[0]),
    "profile.default": (f"{FIGURES} 9 enter {3 * 'backspace '}0 . 5 enter", "", lambda a, b: rho(a) == "0.5" and rho(b) == "0.3"),
    "profile.suggested": (FIGURES, "", lambda a, b: "WITH SUGGESTIONS" in b.table[0] and any("WITH SUGGESTIONS" in row for row in b.table)),
    "profile.undo": (f"{FIGURES} 9 enter {3 * 'backspace '}0 . 5 enter", "", lambda a, b: rho(a) == "0.5" and rho(b) == "0.3"),
    "profile.redo": (f"{FIGURES} 9 enter {3 * 'backspace '}0 . 5 enter u", "", lambda a, b: rho(a) == "0.3" and rho(b) == "0.5"),
    "profile.copy": (FIGURES, "", told("the page is copied")),
    "profile.help": (FIGURES, "", opened("Help")),
    "profile.leave": (FIGURES, "", opened("CodingScreen")),
    "look.memos": ("} m x ctrl+s { {", "g m enter", lambda a, b: b.head > a.head),
    "look.actors": ("", "", opened("ActorList")),
    "actors.switch": (ACTORS, "", lambda a, b: not named(a, "园区") and named(b, "园区")),
    "actors.accept": (f"{ACTORS} tab 外 商 协 会", "ctrl+t tab", lambda a, b: named(b, "外商协会")),
    "actors.rename": (MADE, "f2 外 商 协 会 商 会 enter", lambda a, b: named(b, "外商协会商会 ") and not named(a, "商会 ")),
    "actors.alias": (MADE, "f3 c l u b enter", lambda a, b: named(b, "club") and not named(a, "club")),
    "actors.kind": (MADE, "f4 m e d i a enter", lambda a, b: named(b, "Media") and not named(a, "Media")),
    "actors.merge": (f"{MADE} tab {4 * 'backspace '}政 府 ctrl+t {2 * 'backspace '}tab", "f5 enter", lambda a, b: len(b.listed) == len(a.listed) - 1),
    "actors.remove": (MADE, "f8", lambda a, b: named(a, "外商协会") and not named(b, "外商协会")),
    "filter.begin": ("", "", opened("Picker")),
    "find.begin": ("", "/ 园 区 enter", selected(2)),
    "find.next": ("/ 园 区 enter", "", lambda a, b: b.head != a.head),
    "find.previous": ("/ 园 区 enter", "", lambda a, b: b.head != a.head),
    "find.selection": ("/ 园 区 enter", "", lambda a, b: b.head != a.head),
    "memo.passage": ("}", "", opened("MemoEditor")),
    "memo.document": ("}", "", opened("MemoEditor")),
    "memo.choose": ("}", "g n 1 x f2", lambda a, b: b.message == "memo saved"),
    "link.begin": ("}", "", opened("LinkForm")),
    "link.edit": (f"}} {LINKED}", "", opened("LinkForm")),
    "link.passage": (f"}} {LINKED} }}", "g + 1", lambda a, b: "tells of" in b.message),
    "look.linkages": (f"}} {LINKED} {{", "g L enter", lambda a, b: b.head - b.anchor == TURN_2),
    "copy.citation": ("}", "", lambda a, b: bool(b.message)),
    "tour.begin": ("", "g question_mark", lambda a, b: b.touring == "move"),
    "tour.skip": ("g question_mark", "g greater_than_sign", lambda a, b: (a.touring, b.touring) == ("move", "select")),
    "screen.help": ("", "", opened("Help")),
    "screen.codebook": ("", "", lambda a, b: b.focus == "CodebookPanel"),
    "screen.transcript": ("f2", "", lambda a, b: b.focus == "Transcript"),
    "screen.inspector": ("", "", lambda a, b: a.classes != b.classes),
    "screen.profile": ("", "", opened("ProfileScreen")),
    "screen.documents": ("", "", opened("DocumentList")),
    "document.town": ("", "T 周 庄 down down enter", lambda a, b: b.message == "speaks of 周庄"),
    "document.finish": ("", "", lambda a, b: not a.finished and b.finished and "done" in b.message),
    "list.sort": ("f6", "tab tab", lambda a, b: "title▲" in b.listed[0] and "second" in b.listed[1] and "talk" in a.listed[1]),
    "list.sort_back": ("f6 tab tab", "", lambda a, b: "✓▼" in b.listed[0]),
    "list.reverse": ("f6 tab tab", "", lambda a, b: "title▼" in b.listed[0] and "talk" in b.listed[1]),
    "list.finish": ("f6", "", lambda a, b: b.finished and "✓" in b.listed[1] and "✓" not in b.listed[2]),
    "screen.zen": ("", "", lambda a, b: {"no-codebook", "no-inspector"} <= b.classes),
    "screen.ambiguous": ("", "", lambda a, b: "2 cells" in b.message),
    "screen.theme": ("", "", lambda a, b: (a.theme, b.theme) == ("dark", "light")),
    "screen.saved": ("", "", lambda a, b: "disk" in b.message),
    "screen.palette": ("", "", opened("CommandPalette")),
    "screen.quit": ("", "", lambda a, b: True),
    "tree.up": ("f2 down down", "", lambda a, b: b.focus == "CodebookPanel"),
    "tree.down": ("f2", "", lambda a, b: b.focus == "CodebookPanel"),
    "tree.apply": ("} f2 down", "", coded(1)),
    "tree.fold": ("f2 down", "", lambda a, b: len(b.rows) < len(a.rows)),
    "tree.filter": ("} 1 f2 down", "", lambda a, b: b.filtered != a.filtered),
    "tree.leave": ("f2", "", lambda a, b: b.focus == "Transcript"),
    "tree.new": ("f2 down", "n N e w enter enter", lambda a, b: [row[5:8] for row in b.rows if row not in a.rows] == ["New"]),
    "tree.rename": ("f2 down", "r X enter enter", lambda a, b: any("positioningX" in each for each in b.codes)),
    "tree.mnemonic": ("f2 down", "s backspace backspace z q enter", lambda a, b: any(each.startswith("zq ") for each in b.codes)),
    "tree.colour": ("f2 down", "C t e a l enter", lambda a, b: any("#2A9D99" in each for each in b.codes)),
    "tree.move_up": ("f2 down down", "", lambda a, b: b.rows[1][2:4] == a.rows[2][2:4]),
    "tree.move_down": ("f2 down", "", lambda a, b: b.rows[2][2:4] == a.rows[1][2:4]),
    "tree.parent": ("f2 down", "p T E S enter", lambda a, b: b.rows[10][2:4] == a.rows[1][2:4]),
    "tree.merge": ("} 1 } 2 f2 down", "M e c enter 1", lambda a, b: {each[0] for each in b.codings} == {"elit"} and len(b.codings) == 2),
    "tree.split": ("} 1 } 1 f2 down", "S N e w enter enter a x", lambda a, b: [each[0] for each in b.codings] == ["comp", "new"]),
    "tree.retire": ("f2 down", "", lambda a, b: b.rows[-1].startswith("▸ Retired") and len(b.rows) == len(a.rows)),
    "tree.remove": ("} 1 f2 down", "d 1", lambda a, b: not b.codings and len(b.rows) == len(a.rows) - 1),
    "tree.edit": ("f2 down", "", opened("CardForm")),
    "tree.review": ("} 1 REDEFINE f2 down", "", opened("OlderCodings")),
    **{f"tree.pin.{digit}": ("f2 G down down", "", lambda a, b: bool(b.message)) for digit in range(1, 10)},
}


def test_every_action_has_a_case() -> None:
    """A new action without a test, or a test without its action, fails here."""
    assert set(CASES) == set(BY_ID)


async def press(pilot: Pilot[None], keys: str) -> None:
    """Press keys; SUGGEST, DIFFER, REDEFINE and TOWN make suggestions, another person's coding, a new definition, another town."""
    for key in keys.split():
        if key == "SUGGEST":
            suggest(pilot.app)
        elif key == "DIFFER":
            differ(pilot.app)
        elif key == "REDEFINE":
            redefine(pilot.app)
        elif key == "TOWN":
            towns = pilot.app.session.project.towns  # type: ignore[attr-defined]
            if not any(town.name() == "Other Town" for town in towns.list()):
                towns.add("Other Town")
        else:
            await pilot.press(key)
            await pilot.pause()
            while isinstance(pilot.app.screen, ActorList) and not pilot.app.screen.is_settled:
                await pilot.pause(0.02)


def writes_nothing(name: str) -> bool:
    """Whether all that an action does is gone once the selection is."""
    return name.startswith(("move.", "select."))


def is_of_the_table(name: str) -> bool:
    return BY_ID[name].context == MATRIX


def is_of_the_figures(name: str) -> bool:
    return BY_ID[name].context == PROFILE


def is_pinned(name: str) -> bool:
    return name.startswith(("code.pinned.", "tree.pin."))


SHARED = (writes_nothing, is_pinned, is_of_the_table, is_of_the_figures)
"""Actions that are tested in one run of the program."""


@pytest.mark.parametrize("name", [action.id for action in ACTIONS if not any(shares(action.id) for shares in SHARED)])
async def test_an_action_does_what_it_says(project: Project, run: Run, name: str) -> None:
    """Prepared, pressed, seen."""
    async with run(project, (120, 40)) as pilot:
        await check(pilot, name)


async def test_moving_and_selecting_do_what_they_say(project: Project, run: Run) -> None:
    """One after the other, each from the beginning of the text."""
    async with run(project, (120, 40)) as pilot:
        assert isinstance(pilot.app, CoderApp)
        session = pilot.app.session
        first = session.head
        for name in filter(writes_nothing, BY_ID):
            session.extending = False
            session.select(first, first)
            pilot.app.coding.transcript.forget_column()
            await check(pilot, name)


async def test_each_digit_gives_the_code_pinned_to_it(project: Project, run: Run) -> None:
    """Nine digits, nine codes; then each is pinned to another."""
    async with run(project, (120, 40)) as pilot:
        await press(pilot, "}")
        for digit in range(1, 10):
            await check(pilot, f"code.pinned.{digit}", prepared=True)
        assert isinstance(pilot.app, CoderApp)
        codes = pilot.app.session.codes
        await press(pilot, "f2 down")
        for digit in range(1, 10):
            await press(pilot, "down")
            await check(pilot, f"tree.pin.{digit}", prepared=True)
            pinned = pilot.app.coding.codebook.code
            assert pinned is None or codes.pinned[digit] == pinned.id


async def test_the_table_does_what_it_says(project: Project, run: Run) -> None:
    """Each key on the table as it opens the first time."""
    async with run(project, (120, 40)) as pilot:
        assert isinstance(pilot.app, CoderApp)
        coding, opening = TABLE.rsplit(" g x", 1)[0], "g x"
        await press(pilot, coding)
        for name in filter(is_of_the_table, BY_ID):
            pilot.app.session.looks.view, pilot.app.session.looks.cell = View(), ("", "")
            await press(pilot, opening + CASES[name][0].removeprefix(TABLE))
            await check(pilot, name, prepared=True)
            while not isinstance(pilot.app.screen, CodingScreen):
                await press(pilot, "escape")


async def test_the_figures_do_what_they_say(project: Project, run: Run) -> None:
    """Each key on the home of the town; the pages computed for one serve the next as long as nothing is written."""
    async with run(project, (80, 24)) as pilot:
        assert isinstance(pilot.app, CoderApp)
        await press(pilot, FIGURES.removesuffix(" f5"))
        for name in filter(is_of_the_figures, BY_ID):
            looks = pilot.app.session.looks
            looks.town, looks.page = "", "home"
            pilot.app.session.select(0, 0)
            await press(pilot, CASES[name][0].replace(FIGURES, "f5"))
            await check(pilot, name, prepared=True)
            while not isinstance(pilot.app.screen, CodingScreen):
                await press(pilot, "escape")


async def check(pilot: Pilot[None], name: str, *, prepared: bool = False) -> None:
    """Press the keys of a case; what it says holds."""
    before_keys, keys, holds = CASES[name]
    app = pilot.app
    assert isinstance(app, CoderApp)
    if not prepared:
        await press(pilot, before_keys)
    before = seen(app)
    await press(pilot, keys or BY_ID[name].keys[0])
    if name == "screen.quit":
        assert not app.is_running or app._exit
        return
    after = seen(app)
    assert holds(before, after), (name, before, after)
    assert BY_ID[name].context != CODEBOOK or before.focus == "CodebookPanel"
    assert BY_ID[name].context != MATRIX or before.focus == "Grid"
