"""Deciding on a queue of passages of any document, with the screen kept up to date (no Textual)."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from coder.errors import InvalidValue
from coder.model.queue import QueueItem
from coder.model.suggestion import Suggestion

if TYPE_CHECKING:
    from coder.project.project import Project
    from coder.tui.session import Session

ACCEPTED, REJECTED, SKIPPED, REMOVED, AUDITED = "accepted", "rejected", "skipped", "removed", "audited"


class QueueReview:
    """The items of a queue and what a person decides on them, each decision one undo step."""

    def __init__(self, session: "Session", items: Sequence[QueueItem]) -> None:
        self._session = session
        self.items = tuple(items)

    def decide(self, at: int, verdict: str) -> None:
        """Do what a verdict means for the item at this place."""
        item = self.items[at]
        if verdict == SKIPPED:
            return
        if item.kind == "audit":
            self._project.suggestions.audit(item, [])
            self._session.reload()
        elif item.coding is not None and verdict == REMOVED:
            self._project.codings.remove(item.coding.id)
            self._session.reload()
        elif item.coding is not None and verdict == ACCEPTED:
            self._project.codings.edit(item.coding.id, code=_suggested(item).code_id)
            self._session.reload()
        else:
            self._settle(_suggested(item), accept=verdict == ACCEPTED)

    def audit(self, at: int, words: str) -> None:
        """Give the passage at this place, drawn at random, the codes that these words name: mnemonics, keys or names.

        Raises:
            NotFound: there is no such code.
        """
        codes = [self._project.codebooks.code(each).id for each in words.replace("，", " ").replace(",", " ").split()]
        self._project.suggestions.audit(self.items[at], codes)
        self._session.reload()

    def back(self, verdict: str) -> None:
        """Take back what was decided last."""
        if verdict != SKIPPED:
            self._session.undo()

    @property
    def _project(self) -> "Project":
        project: Project = self._session.project
        return project

    def _settle(self, suggestion: Suggestion, *, accept: bool) -> None:
        here = self._session.has_document and self._session.document.document.id == suggestion.document_id
        if here:
            self._session.review.settle(suggestion, accept=accept)
        elif accept:
            self._session.shown(self._project.suggestions.accept(suggestion))
        else:
            self._project.suggestions.reject(suggestion)


def _suggested(item: QueueItem) -> Suggestion:
    if item.suggestion is None:
        raise InvalidValue("nothing is suggested for this passage", "Say which codes fit, or none.")
    return item.suggestion
