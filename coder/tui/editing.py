"""Changing codings that are there: resize, recode, split, merge; and codes made on the fly (no Textual)."""

from dataclasses import replace
from typing import TYPE_CHECKING

from coder.errors import InvalidValue, NotFound
from coder.model.coding import Coding
from coder.tui.texts.screens import Texts

if TYPE_CHECKING:
    from coder.tui.session import Session

_LONGEST = 40
_EDGES = " \t\n，。、；：？！,.;:?!\"'“”‘’「」『』（）()《》"


class Editing:
    """Works on this person's codings at the selection of a session."""

    def __init__(self, session: "Session") -> None:
        self._session = session
        self._texts = Texts(session.language)

    def current(self) -> Coding:
        """The coding that is meant: the one that is exactly selected, else the shortest here.

        Raises:
            NotFound: there is none of this person's.
        """
        mine = self._session.mine_here()
        if not mine:
            raise NotFound(self._texts("none of yours"), self._texts("none of yours hint"))
        exact = [each for each in mine if (each.start, each.stop) == self._session.selection]
        return exact[0] if exact else min(mine, key=lambda each: (each.stop - each.start, each.start, each.id))

    def move_edge(self, edge: str, direction: int) -> Coding:
        """Move the `start` or the `stop` of the coding here by a word, and select what it covers now."""
        coding, units = self.current(), self._session.document.units
        at = coding.start if edge == "start" else coding.stop
        to = units.next("word", at) if direction > 0 else units.previous("word", at)
        start, stop = (to, coding.stop) if edge == "start" else (coding.start, to)
        if start >= stop:
            raise InvalidValue(self._texts("would be empty"), self._texts("would be empty hint"))
        return self._resize(coding, start, stop)

    def fit(self) -> Coding:
        """Let the coding that the selection touches cover exactly the selection."""
        start, stop = self._session.selection
        if start == stop:
            raise InvalidValue(self._texts("nothing selected"), self._texts("nothing selected hint"))
        return self._resize(self.current(), start, stop)

    def recode(self, coding: Coding, code_id: str) -> Coding:
        """Give a coding another code."""
        changed: Coding = self._session.project.codings.edit(coding.id, code=code_id)
        self._session.last_code = code_id
        self._session.codes.use(code_id)
        self._shown_anew(coding, changed)
        return changed

    def split(self) -> tuple[Coding, Coding]:
        """Part the coding here at the cursor."""
        before = self.current()
        first, second = self._session.project.codings.split(before.id, self._session.head)
        self._shown_anew(before, first)
        self._session.shown(second)
        self._session.notes.changed()
        return first, second

    def merge(self) -> Coding:
        """Make one coding of those of one code in the selection; without a selection, of the one here and the next (else the last) of its code.

        Raises:
            NotFound: there are no two.
        """
        session = self._session
        first = self.current()
        alike = sorted(
            (each for each in session.document.codings.values() if each.user_id == session.user_id and each.code_id == first.code_id),
            key=lambda each: (each.start, each.stop, each.id),
        )
        start, stop = session.selection
        if start < stop:
            chosen = [each for each in alike if each.start < stop and each.stop > start]
        else:
            at = alike.index(first)
            chosen = alike[at : at + 2] if at + 1 < len(alike) else alike[max(0, at - 1) :]
        if len(chosen) < 2:
            raise NotFound(self._texts("no second"), self._texts("no second hint"))
        kept: Coding = session.project.codings.merge(*(each.id for each in chosen))
        for each in chosen:
            session.hidden(each)
        session.shown(kept)
        session.notes.changed()
        session.select(kept.start, kept.stop)
        return kept

    def words(self) -> str:
        """The selected words, else the word at the cursor, without marks at the ends.

        Raises:
            InvalidValue: there is nothing but marks.
        """
        session = self._session
        start, stop = session.selection
        if start == stop:
            start, stop = session.document.units.around("word", session.head)
        words = session.document.text[start:stop].strip(_EDGES).replace("\n", " ")
        if not words:
            raise InvalidValue(self._texts("no words here"), self._texts("no words here hint"))
        return words

    def in_vivo(self) -> Coding:
        """Make a code that is named with the selected words, unless there is one of that name, and give it to them.

        Raises:
            InvalidValue: they are too long for a name.
        """
        words = self.words()
        if len(words) > _LONGEST:
            raise InvalidValue(self._texts("long name", len(words)), self._texts("long name hint", _LONGEST))
        if self._session.anchor == self._session.head:
            self._session.select(*self._session.document.units.around("word", self._session.head))
        return self.new_code(words)

    def new_code(self, name: str) -> Coding:
        """Make a code of this name, unless there is one, and give it to the selection, or the turn; one undo step."""
        session = self._session
        known = next((each for each in session.codes.codes if name in (each.key, *each.names.values())), None)
        if known:
            return session.code(known.id)
        made, coding = session.project.codings.add_under_new_code(session.document.document.id, *session.target(), name)
        session.load_codes()
        session.tell("codebook")
        session.counts.pop(made.id, None)
        session.given(coding)
        return coding

    def _resize(self, coding: Coding, start: int, stop: int) -> Coding:
        if (start, stop) == (coding.start, coding.stop):
            return coding
        changed: Coding = self._session.project.codings.edit(coding.id, start=start, stop=stop)
        self._shown_anew(coding, replace(changed))
        self._session.select(start, stop)
        return changed

    def _shown_anew(self, before: Coding, after: Coding) -> None:
        self._session.hidden(before)
        self._session.shown(after)
