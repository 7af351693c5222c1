"""Changing the codebook while coding: each verb writes one undo step and the session follows (no Textual)."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from coder.errors import Conflict, InvalidValue
from coder.model.codebook import Code
from coder.model.coding import Coding
from coder.tui.codes.code_tree import neighbour, tree

if TYPE_CHECKING:
    from coder.tui.session import Session


class CodebookEditing:
    """Works on the codes of a session's project."""

    def __init__(self, session: "Session") -> None:
        self._session = session

    @property
    def _verbs(self) -> Any:
        return self._session.project.codebooks

    def new(self, names: Mapping[str, str], *, book: str, parent: str | None) -> Code:
        """Make a code in a book (by id), under another code or at the top."""
        made: Code = self._verbs.add_code("", names=names, parent=parent, codebook=None if parent else book)
        self._reread()
        return made

    def edit(self, seen: Code, **fields: object) -> bool:
        """Change fields of a code that was shown as `seen`; whether anything differs.

        Raises:
            Conflict: another program has changed one of these fields since, or removed the code.
        """
        now = self._session.project.codebooks.code(seen.id)
        if any(getattr(now, name) != getattr(seen, name) for name in fields):
            raise Conflict(f"{now.key} was changed by another program meanwhile", "Leave, look at it again, then repeat what you wanted to do.")
        changed = bool(self._verbs.edit_code(seen.id, **fields) != now)
        self._reread()
        return changed

    def step(self, code: Code, direction: int) -> bool:
        """Move a code before (-1) or after (1) its neighbour; False at the ends."""
        other = neighbour(tree(self._session.codes), self._session.codes, code, direction)
        if other is None:
            return False
        self._verbs.move_code(code.id, **{"after" if direction > 0 else "before": other})
        self._reread()
        return True

    def put_under(self, code: Code, parent: str) -> None:
        """Move a code under another, or (empty) to the top."""
        self._verbs.move_code(code.id, under=parent)
        self._reread()

    def parents(self, code: Code) -> tuple[Code, ...]:
        """The codes and groups of its book that a code can stand under."""
        codes = self._session.codes.by_id
        below = {code.id}
        for each in codes.values():
            step: Code | None = each
            while step:
                if step.id in below:
                    below.add(each.id)
                    break
                step = codes.get(step.parent_id or "")
        return tuple(
            each for each in codes.values() if each.codebook_id == code.codebook_id and each.id not in below and each.attaches_to == code.attaches_to
        )

    def merge(self, code: Code, into: str) -> None:
        """Give all codings of a code to another and remove it."""
        self._verbs.merge_codes(code.id, into)
        self._session.reload()

    def split(self, code: Code, names: Mapping[str, str], codings: Sequence[Coding]) -> Code:
        """Give some codings to a new code beside this one."""
        made: Code = self._verbs.split_code(code.id, [each.id for each in codings], "", names=names)
        self._session.reload()
        return made

    def remove(self, code: Code) -> int:
        """Remove a code with what is below it and all codings; their number."""
        number = int(self._verbs.remove_code(code.id))
        self._session.reload()
        return number

    def size(self, code: Code) -> tuple[int, int]:
        """How many codes are below a code, and how many codings it and they have."""
        codes = self._session.codes.by_id
        inside = [code.id]
        for each in inside:
            inside += [child.id for child in codes.values() if child.parent_id == each]
        return len(inside) - 1, sum(self._session.counts.get(each, 0) for each in inside)

    def codings(self, code: Code) -> list[Coding]:
        """All codings of a code, this person's first, by document and place."""
        return self._mine_first(each for each in self._session.project.codings.all() if each.code_id == code.id)

    def older(self, code: Code) -> list[Coding]:
        """The codings made before the definition of a code changed, this person's first."""
        return self._mine_first(self._verbs.older(code.id))

    def _mine_first(self, codings: Any) -> list[Coding]:
        return sorted(codings, key=lambda each: each.user_id != self._session.user_id)

    # -- older codings ------------------------------------------------------------------------------------------------

    def keep(self, codings: Sequence[Coding]) -> None:
        """Say that codings hold under the present definition."""
        for before, after in zip(codings, self._session.project.codings.confirm(*(each.id for each in codings)), strict=True):
            self._session.hidden(before)
            self._session.shown(after)
        self._session.tell("codebook")

    def recode(self, coding: Coding, code_id: str) -> None:
        """Give a coding another code."""
        if code_id == coding.code_id:
            raise InvalidValue(f"the coding is {self._session.codes.name(code_id)} already", "Choose another code, or keep it.")
        self._session.editing.recode(coding, code_id)
        self._session.tell("codebook")

    def drop(self, coding: Coding) -> None:
        """Remove a coding."""
        self._session.project.codings.remove(coding.id)
        self._session.hidden(coding)
        self._session.notes.changed()
        self._session.tell("codebook")

    def _reread(self) -> None:
        self._session.load_codes()
        self._session.tell("codebook")
