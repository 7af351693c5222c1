"""Suggestions computed beside the screen: one thread with a connection and a suggester of its own (no Textual)."""

import threading
from collections.abc import Callable
from pathlib import Path
from queue import SimpleQueue

from coder.errors import CoderError
from coder.model.suggestion import Suggestion
from coder.project.project import Project

Answer = Callable[[str, tuple[Suggestion, ...], str], None]
"""Takes the document, its suggestions, and what went wrong, if anything did."""


class Suggesting:
    """Answers the last question asked; the thread ends with the program, whatever it is doing."""

    def __init__(self, path: Path, user: str, answer: Answer, *, top: int = 3) -> None:
        """Nothing starts before the first question. `answer` is called in the thread."""
        self._path = path
        self._user = user
        self._answer = answer
        self._top = top
        self._questions: SimpleQueue[str] = SimpleQueue()
        self._thread: threading.Thread | None = None

    def ask(self, document_id: str) -> None:
        """Have the suggestions for a document computed; a question that waits is dropped for a newer one."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="suggestions", daemon=True)
            self._thread.start()
        self._questions.put(document_id)

    def _work(self) -> None:
        try:
            with Project.open(self._path, user=self._user) as project:
                while True:
                    self._compute(project, self._last())
        except CoderError as error:
            self._answer("", (), f"{error.what} {error.hint}")

    def _last(self) -> str:
        """The newest question; waits for one."""
        question = self._questions.get()
        while not self._questions.empty():
            question = self._questions.get()
        return question

    def _compute(self, project: Project, document_id: str) -> None:
        try:
            self._answer(document_id, project.suggestions.for_document(document_id, top=self._top, keep=True), "")
        except CoderError as error:
            self._answer(document_id, (), f"{error.what} {error.hint}")
