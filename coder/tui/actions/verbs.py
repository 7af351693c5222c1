"""What each action does: the table of actions on one side, the session and the transcript on the other."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from coder.errors import NotFound
from coder.tui.session import Session

if TYPE_CHECKING:
    from coder.tui.screens.coding import CodingScreen

Handler = Callable[[str], None]
"""Takes the letter of the key sequence, or nothing."""


class Verbs:
    """Handlers of the coding screen, by the id of the action."""

    def __init__(self, screen: "CodingScreen") -> None:
        self._screen = screen
        self._session: Session = screen.session
        self._texts = screen.texts
        self.handlers: dict[str, Handler] = {**self._moving(), **self._selecting(), **self._coding(), **self._jumping(), **self._rest()}

    # -- tables ---------------------------------------------------------------------------------------------------

    def _moving(self) -> dict[str, Handler]:
        rows, step = self._rows, self._step
        page = self._screen.transcript.page
        return {
            "move.left": lambda _: step("character", -1),
            "move.right": lambda _: step("character", 1),
            "move.up": lambda _: rows(-1),
            "move.down": lambda _: rows(1),
            "move.word_next": lambda _: step("word", 1),
            "move.word_previous": lambda _: step("word", -1),
            "move.sentence_next": lambda _: step("sentence", 1),
            "move.sentence_previous": lambda _: step("sentence", -1),
            "move.turn_next": lambda _: step("turn", 1),
            "move.turn_previous": lambda _: step("turn", -1),
            "move.page_down": lambda _: rows(page()),
            "move.page_up": lambda _: rows(-page()),
            "move.half_down": lambda _: rows(max(1, page() // 2)),
            "move.half_up": lambda _: rows(-max(1, page() // 2)),
            "move.row_start": lambda _: self._to(self._screen.transcript.row_edge(stop=False)),
            "move.row_stop": lambda _: self._to(self._screen.transcript.row_edge(stop=True)),
            "move.first": lambda _: self._far(0),
            "move.last": lambda _: self._far(len(self._session.document.text)),
        }

    def _selecting(self) -> dict[str, Handler]:
        return {
            "select.extend": lambda _: self._toggle_extend(),
            "select.left": lambda _: self._step("character", -1, extend=True),
            "select.right": lambda _: self._step("character", 1, extend=True),
            "select.up": lambda _: self._rows(-1, extend=True),
            "select.down": lambda _: self._rows(1, extend=True),
            "select.sentence": lambda _: self._unit("sentence"),
            "select.turn": lambda _: self._unit("turn"),
            "select.grow": lambda _: self._session.select(*self._session.document.units.grow(*self._session.selection)),
            "select.shrink": lambda _: self._session.select(*self._session.document.units.shrink(*self._session.selection)),
            "select.swap": lambda _: self._session.select(self._session.head, self._session.anchor),
            "select.none": lambda _: self._none(),
        }

    def _coding(self) -> dict[str, Handler]:
        screen = self._screen
        pinned: dict[str, Handler] = {f"code.pinned.{digit}": lambda _, digit=digit: self._pinned(digit) for digit in range(1, 10)}  # type: ignore[misc]
        pins: dict[str, Handler] = {f"tree.pin.{digit}": lambda _, digit=digit: self._pin(digit) for digit in range(1, 10)}  # type: ignore[misc]
        return {
            **pinned,
            **pins,
            "code.begin": lambda _: screen.begin_code(),
            "code.pick": lambda _: screen.pick_code(),
            "code.repeat": lambda _: self._repeat(),
            "code.recent": lambda _: screen.pick_code(recent=True),
            "code.remove": lambda _: self._remove(),
            "code.cycle": lambda _: self._cycle(),
            "edit.undo": lambda _: self._travel("undone", "nothing to undo", self._session.undo()),
            "edit.redo": lambda _: self._travel("redone", "nothing to redo", self._session.redo()),
            "suggest.accept": lambda _: self._decide(accept=True),
            "suggest.reject": lambda _: self._decide(accept=False),
            "suggest.skip": lambda _: self._suggestion(1),
            "suggest.other": lambda _: self._say_unless(self._session.review.other(), "nothing there"),
            "suggest.refresh": lambda _: screen.computing.ask_again(),
            "suggest.stop": lambda _: self._stop_suggesting(),
            "tree.up": lambda _: screen.codebook_move(-1),
            "tree.down": lambda _: screen.codebook_move(1),
            "tree.apply": lambda _: self._tree_apply(),
            "tree.fold": lambda _: screen.codebook.fold(),
            "tree.filter": lambda _: self._filter(),
            "tree.leave": lambda _: screen.to_transcript(),
        }

    def _jumping(self) -> dict[str, Handler]:
        session = self._session
        coded, memos = self._coded_starts, self._memo_starts
        return {
            "jump.uncoded_next": lambda _: self._uncoded(1),
            "jump.uncoded_previous": lambda _: self._uncoded(-1),
            "jump.suggestion_next": lambda _: self._suggestion(1),
            "jump.suggestion_previous": lambda _: self._suggestion(-1),
            "jump.coding_next": lambda _: self._place(coded(), 1),
            "jump.coding_previous": lambda _: self._place(coded(), -1),
            "jump.linkage_next": lambda _: self._place(session.document.mention_starts, 1),
            "jump.linkage_previous": lambda _: self._place(session.document.mention_starts, -1),
            "jump.memo_next": lambda _: self._place(memos(), 1),
            "jump.memo_previous": lambda _: self._place(memos(), -1),
            "jump.difference_next": lambda _: self._place(session.document.differences(session.user_id), 1),
            "jump.difference_previous": lambda _: self._place(session.document.differences(session.user_id), -1),
            "jump.like": lambda _: self._like(),
            "jump.label": self._to_label,
            "jump.back": lambda _: self._back(),
            "jump.forward": lambda _: self._say_unless(session.go(session.jumps.forward(self._here())), "no jump"),
            "mark.set": self._mark,
            "mark.jump": self._to_mark,
            "find.next": lambda _: self._find_step(1),
            "find.previous": lambda _: self._find_step(-1),
            "find.selection": lambda _: self._find_here(),
        }

    def _rest(self) -> dict[str, Handler]:
        screen = self._screen
        return {
            "copy.citation": lambda _: self._copy(),
            "screen.codebook": lambda _: screen.toggle_codebook(),
            "screen.transcript": lambda _: screen.to_transcript(),
            "screen.inspector": lambda _: screen.toggle_inspector(),
            "screen.zen": lambda _: screen.toggle_zen(),
            "screen.saved": lambda _: screen.say(self._texts("everything saved")),
            "screen.palette": lambda _: screen.open_palette(),
            "screen.quit": lambda _: screen.app.exit(),
        }

    # -- moving ---------------------------------------------------------------------------------------------------

    def _step(self, unit: str, direction: int, *, extend: bool = False) -> None:
        units, head = self._session.document.units, self._session.head
        self._to(units.next(unit, head) if direction > 0 else units.previous(unit, head), extend=extend)

    def _to(self, position: int, *, extend: bool = False) -> None:
        self._screen.transcript.forget_column()
        self._session.review.current = None
        self._session.move(position, extend=extend)

    def _rows(self, count: int, *, extend: bool = False) -> None:
        self._session.review.current = None
        self._screen.transcript.move_rows(count, extend=extend)

    def _far(self, position: int) -> None:
        self._screen.transcript.forget_column()
        self._session.jump(position)

    def _here(self) -> tuple[str, int]:
        return self._session.document.document.id, self._session.head

    # -- selecting ------------------------------------------------------------------------------------------------

    def _toggle_extend(self) -> None:
        self._session.extending = not self._session.extending
        self._screen.update_status()

    def _unit(self, unit: str) -> None:
        session = self._session
        units, (start, stop) = session.document.units, session.selection
        if start == stop:
            session.select(*units.around(unit, session.head))
            return
        first, last = units.around(unit, start)[0], units.around(unit, stop - 1)[1]
        if first >= start and last <= stop:
            following = units.next(unit, stop) if unit == "turn" else self._after_space(stop)
            if following < len(session.document.text):
                last = max(last, units.around(unit, following)[1])
        session.select(min(first, start), max(last, stop))

    def _after_space(self, position: int) -> int:
        text = self._session.document.text
        while position < len(text) and text[position].isspace():
            position += 1
        return position

    def _none(self) -> None:
        session = self._session
        if session.extending or session.anchor != session.head:
            session.extending = False
            session.select(session.head, session.head)
        elif session.finder.hits:
            session.find("")
        self._screen.close_drawers()
        self._screen.update_status()

    # -- coding ---------------------------------------------------------------------------------------------------

    def give(self, code_id: str) -> None:
        """Give the selection, or the turn, a code and say so."""
        self._session.code(code_id)
        self._screen.say(self._texts("coded as", self._session.codes.name(code_id)))

    def _pinned(self, digit: int) -> None:
        code_id = self._session.codes.pinned.get(digit)
        if code_id is None:
            self._screen.say(self._texts("nothing pinned", digit))
        else:
            self.give(code_id)

    def _pin(self, digit: int) -> None:
        code = self._screen.codebook.code
        if code:
            self._session.pin(digit, code.id)
            self._screen.say(self._texts("pinned", self._session.codes.name(code.id), digit))
        else:
            self._screen.say(self._texts("choose a code"))

    def _repeat(self) -> None:
        if self._session.last_code is None:
            self._screen.say(self._texts("no code yet"))
        else:
            self.give(self._session.last_code)

    def _tree_apply(self) -> None:
        code = self._screen.codebook.code
        if code:
            self.give(code.id)
            self._screen.to_transcript()
        else:
            self._screen.codebook.fold()

    def _filter(self) -> None:
        code = self._screen.codebook.code
        if code is None:
            self._screen.say(self._texts("choose a code"))
            return
        same = self._session.filters.get("code") == code.id
        self._session.filter("code", None if same else code.id)
        self._screen.say(self._texts("all shown") if same else self._texts("only", self._session.codes.name(code.id)))

    def _remove(self) -> None:
        mine = self._session.mine_here()
        if not mine:
            self._screen.say(self._texts("no coding here"))
        elif len(mine) == 1:
            self.remove(mine[0].id)
        else:
            self._screen.pick_coding(mine)

    def remove(self, coding_id: str) -> None:
        """Remove a coding and say so."""
        name = self._session.codes.name(self._session.document.codings[coding_id].code_id)
        self._session.remove(coding_id)
        self._screen.say(self._texts("removed", name))

    def _cycle(self) -> None:
        session = self._session
        here = session.document.codings_in(*session.selection)
        if not here:
            self._screen.say(self._texts("no coding here"))
            return
        spans = sorted({(each.start, each.stop) for each in here})
        at = spans.index(session.selection) + 1 if session.selection in spans else 0
        session.select(*spans[at % len(spans)])

    def _travel(self, done: str, nothing: str, label: str | None) -> None:
        self._screen.say(self._texts(done, self._texts.step(label)) if label is not None else self._texts(nothing))

    # -- suggestions ----------------------------------------------------------------------------------------------

    def _decide(self, *, accept: bool) -> None:
        if self._session.review.here() is None:
            self._screen.say(self._texts("no suggestion"))
            return
        suggestion = self._session.review.decide(accept)
        self._screen.say(self._texts("accepted" if accept else "rejected", self._session.codes.name(suggestion.code_id)))

    def _stop_suggesting(self) -> None:
        self._say_unless(self._screen.computing.stop(), "nothing computed")

    def _suggestion(self, direction: int) -> None:
        self._screen.transcript.forget_column()
        self._say_unless(self._session.review.next(direction), "suggesting" if self._screen.computing.suggesting else "no more suggestions")

    def _like(self) -> None:
        """To the coded passage that the suggestion here is most like."""
        place = self._session.review.like()
        self._say_unless(place is not None, "no like passage")
        if place:
            self._session.jumps.leave(self._here())
            self._session.review.current = None
            self._session.go(place[:2], place[2])
            self._screen.say(self._texts("like passage", self._screen.actions["jump.back"].shown_key(self._texts.language)))

    # -- jumping --------------------------------------------------------------------------------------------------

    def _uncoded(self, direction: int) -> None:
        block = self._session.document.next_uncoded(self._session.head, direction)
        self._say_unless(block is not None, "all coded")
        if block:
            self._far(block.start)

    def _coded_starts(self) -> list[int]:
        return [start for start, _, _ in self._session.document.spans]

    def _memo_starts(self) -> list[int]:
        return list(self._session.document.memo_starts)

    def _place(self, starts: list[int], direction: int) -> None:
        at = self._session.document.next_start(starts, self._session.selection[0], direction)
        self._say_unless(at is not None, "nothing there")
        if at is not None:
            self._far(at)

    def _back(self) -> None:
        """Back to where the last jump started, and to the list that it was made from."""
        left = self._session.jumps.back(self._here())
        self._say_unless(self._session.go(left.place if left else None), "no jump")
        if left and left.reopen:
            left.reopen()

    def _mark(self, letter: str) -> None:
        self._session.jumps.marks[letter] = self._here()
        self._screen.say(self._texts("mark set", letter))

    def _to_mark(self, letter: str) -> None:
        place = self._session.jumps.marks.get(letter)
        if place:
            self._session.jumps.leave(self._here())
        self._say_unless(self._session.go(place), "no mark", letter)

    def _to_label(self, letter: str) -> None:
        start = self._screen.transcript.labels.get(letter)
        self._say_unless(start is not None, "no label", letter)
        if start is not None:
            self._far(start)

    def to_turn(self, typed: str) -> None:
        """Go to the turn with the typed number."""
        blocks = self._session.document.blocks
        if not typed.isdigit() or not 0 < int(typed) <= len(blocks):
            raise NotFound(self._texts("no such turn", typed), f"1-{len(blocks)}")
        self._far(blocks[int(typed) - 1].start)

    def find(self, query: str) -> None:
        """Find words and say how many there are."""
        query = query.replace("\n", " ").strip()
        if not query:
            self._session.find("")
            return
        if self._session.find(query):
            self._say_hit()
        else:
            self._screen.say(self._texts("not found", query))

    def _find_here(self) -> None:
        self.find(self._session.editing.words())
        self._find_step(1)

    def _find_step(self, direction: int) -> None:
        before = self._session.selection[0]
        if not self._session.find_step(direction):
            self._screen.say(self._texts("not found", self._session.finder.query) if self._session.finder.query else self._texts("nothing sought"))
            return
        went = (self._session.selection[0] - before) * direction
        self._say_hit("" if went > 0 else "round the end" if direction > 0 else "round the start")

    def _say_hit(self, notice: str = "") -> None:
        """Which hit this is, of how many, and whether the search went round the end."""
        finder = self._session.finder
        said = self._texts("found", finder.number(self._session.selection[0]), len(finder.hits), finder.query)
        self._screen.say(f"{said} · {self._texts(notice)}" if notice else said)

    def _copy(self) -> None:
        self._screen.app.copy_to_clipboard(self._session.citation())
        self._screen.say(self._texts("copied"))

    def _say_unless(self, went: bool, key: str, *values: object) -> None:
        if not went:
            self._screen.say(self._texts(key, *values))
